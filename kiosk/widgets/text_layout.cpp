#include "kiosk/widgets/text_layout.h"

#include <algorithm>

#include "content/text/utf8.h"

namespace parvis::kiosk {
namespace {

using content::next_code_point;

constexpr char32_t ellipsis = 0x2026;

bool is_letter_or_digit(char32_t c) {
    return content::is_letter(c) || content::is_digit(c);
}

char32_t peek(std::string_view text, std::size_t at) {
    return at < text.size() ? next_code_point(text, at) : 0;
}

// A piece that a line takes whole: its text, then the spaces at which a line may end.
struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;     // of what is drawn
    std::size_t next = 0;    // after the spaces
    bool ends_line = false;  // "\n"
};

Piece next_piece(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    char32_t before = 0;
    while (at < text.size()) {
        if (text[at] == ' ' || text[at] == '\n') break;
        const char32_t c = next_code_point(text, at);
        const bool may_break = (c == '-' || c == '/' || c == 0x2010) && is_letter_or_digit(before);
        before = c;
        // Only between letters: "9-12", "-5" and "et/ou" at the end of a word stay with what follows them.
        if (may_break && content::is_letter(peek(text, at))) return {begin, at, at, false};
    }
    Piece piece{begin, at, at, false};
    while (piece.next < text.size() && text[piece.next] == ' ') ++piece.next;
    if (piece.next < text.size() && text[piece.next] == '\n') {
        ++piece.next;
        piece.ends_line = true;
    }
    return piece;
}

// Addresses, and what is longer than nearly every word, may have no better place than two lines.
bool is_usual_word(std::string_view piece) {
    constexpr std::size_t longest = 20;
    const std::size_t dot = piece.find('.');
    const bool address =
        piece.find('@') != std::string_view::npos || (dot != std::string_view::npos && dot + 1 < piece.size());
    return !address && content::to_code_points(piece).size() <= longest;
}

class LineBreaker {
public:
    LineBreaker(std::string_view text, float width, const Advance& advance)
        : text_(text), width_(width), advance_(advance) {}

    TextLayout run(int max_lines) {
        std::size_t line_begin = 0;
        std::size_t line_end = 0;
        float line_px = 0;  // up to the next piece, with the spaces before it
        bool line_has_piece = false;
        std::size_t at = 0;
        while (at < text_.size()) {
            Piece piece = next_piece(text_, at);
            const float piece_px = measure(at, piece.end);
            if (line_has_piece && line_px + piece_px > width_) {
                push(line_begin, line_end);
                line_has_piece = false;
            }
            if (!line_has_piece) {
                line_begin = at;
                line_px = 0;
            }
            if (!line_has_piece && piece_px > width_) {
                at = fitting_end(line_begin, piece.end);
                layout_.breaks_word =
                    layout_.breaks_word || is_usual_word(text_.substr(line_begin, piece.end - line_begin));
                push(line_begin, at);
                continue;
            }
            line_has_piece = true;
            line_end = piece.end;
            line_px += piece_px + measure(piece.end, piece.next);
            at = piece.next;
            if (piece.ends_line) {
                push(line_begin, line_end);
                line_has_piece = false;
            }
        }
        if (line_has_piece) push(line_begin, line_end);
        if (max_lines > 0 && layout_.lines.size() > static_cast<std::size_t>(max_lines))
            shorten(static_cast<std::size_t>(max_lines));
        for (const TextLine& line : layout_.lines) layout_.width_px = std::max(layout_.width_px, line.width_px);
        return std::move(layout_);
    }

private:
    float measure(std::size_t begin, std::size_t end) const {
        float width = 0;
        while (begin < end) width += advance_(next_code_point(text_, begin));
        return width;
    }

    std::size_t fitting_end(std::size_t begin, std::size_t end) const {
        std::size_t at = begin;
        float width = 0;
        while (at < end) {
            std::size_t after = at;
            width += advance_(next_code_point(text_, after));
            if (width > width_ && at > begin) break;
            at = after;
        }
        return at;
    }

    void push(std::size_t begin, std::size_t end) {
        layout_.lines.push_back({std::string(text_.substr(begin, end - begin)), begin, end, measure(begin, end)});
    }

    // The last line takes as many whole words as fit beside "…", and sheds the punctuation before it.
    void shorten(std::size_t count) {
        layout_.lines.resize(count);
        layout_.shortened = true;
        TextLine& last = layout_.lines.back();
        const float room = width_ - advance_(ellipsis);
        std::size_t end = last.end;
        while (end > last.begin) {
            const char tail = text_[end - 1];
            const bool sheds = tail == ' ' || tail == ',' || tail == ';' || tail == ':' || tail == '.' || tail == '-';
            if (sheds) {
                --end;
                continue;
            }
            if (measure(last.begin, end) <= room) break;
            const std::size_t space = text_.substr(last.begin, end - last.begin).rfind(' ');
            if (space == std::string_view::npos) {
                const float whole = width_;
                width_ = room;
                end = fitting_end(last.begin, end);
                width_ = whole;
                break;
            }
            end = last.begin + space;
        }
        last.text = std::string(text_.substr(last.begin, end - last.begin));
        content::append_utf8(last.text, ellipsis);
        last.end = end;
        last.width_px = measure(last.begin, end) + advance_(ellipsis);
    }

    std::string_view text_;
    float width_;
    const Advance& advance_;
    TextLayout layout_;
};

}  // namespace

TextLayout lay_out(std::string_view utf8, float width_px, const Advance& advance, int max_lines) {
    return LineBreaker(utf8, width_px, advance).run(max_lines);
}

}  // namespace parvis::kiosk
