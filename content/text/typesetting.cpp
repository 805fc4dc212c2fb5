#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "content/text/french.h"
#include "content/text/signs.h"
#include "content/text/utf8.h"

namespace parvis::content {
namespace {

constexpr char32_t nnbsp = narrow_no_break_space;

// One pass over a text. A space is not written when it is met but when what follows it is known.
class Typesetter {
public:
    explicit Typesetter(std::u32string_view text) : text_(text), addresses_(find_addresses(text)) {
        last_quote_ = text.rfind(U'"');
    }

    std::u32string run() {
        out_.reserve(text_.size() + text_.size() / 16 + 8);
        auto address = addresses_.begin();
        for (at_ = 0; at_ < text_.size();) {
            if (address != addresses_.end() && address->begin == at_) {
                flush();
                out_ += text_.substr(at_, address->end - at_);
                at_ = address->end;
                ++address;
                continue;
            }
            const char32_t c = text_[at_];
            if (is_space(c))
                take_spaces();
            else if (!is_ignorable(c))
                take(c);
            else
                ++at_;
        }
        return std::move(out_);
    }

private:
    enum class Quote : std::uint8_t {
        guillemets,
        guillemets_from_straight,
        guillemets_from_curly,
        curly,
        curly_from_straight
    };

    [[nodiscard]] char32_t peek(std::size_t ahead = 1) const {
        if (at_ + ahead >= text_.size()) return U'\0';
        return is_space(text_[at_ + ahead]) ? U' ' : text_[at_ + ahead];
    }
    [[nodiscard]] char32_t previous() const { return out_.empty() ? U'\0' : out_.back(); }

    void take_spaces() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && (is_space(text_[at_]) || is_ignorable(text_[at_]))) ++at_;
        space_ = !glued_;
        // A no-break space between digits was put there on purpose: "10 000".
        const char32_t c = text_[begin];
        keep_together_ = at_ - begin == 1 && (c == 0xA0 || c == nnbsp) && is_digit(previous()) && at_ < text_.size() &&
                         is_digit(text_[at_]);
    }

    void flush() {
        const bool wanted = space_ && !out_.empty() && previous() != nnbsp && !glued_;
        if (wanted) out_ += keep_together_ ? nnbsp : U' ';
        space_ = keep_together_ = glued_ = false;
    }

    void write(char32_t c) {
        flush();
        out_ += c;
        ++at_;
    }

    // Without the space before it.
    void write_close(char32_t c) {
        space_ = false;
        write(c);
    }

    void no_break() {
        space_ = false;
        if (!out_.empty() && previous() != nnbsp && !glued_) out_ += nnbsp;
        glued_ = false;
    }

    // What follows an opening sign stands right behind it.
    void glue() { glued_ = true; }

    void take(char32_t c) {
        switch (c) {
            case U'\'':
            case 0x2BC:
            case 0x201B:
                return write(U'’');
            case U'`':
            case 0xB4:
                return write(!space_ && is_letter(previous()) && is_letter(peek()) ? U'’' : c);
            case U'"':
                return take_straight_quote();
            case U'«':
                return open(Quote::guillemets);
            case U'»':
                return close_guillemets();
            case U'“':
                return take_curly_open();
            case U'”':
                return take_curly_close();
            case U'.':
                return take_point();
            case U',':
                return take_comma();
            case U';':
            case U':':
            case U'!':
            case U'?':
                return take_high_punctuation(c);
            case U'(':
            case U'[':
                write(c);
                return glue();
            case U')':
            case U']':
                return write_close(c);
            case U'-':
                return take_hyphen();
            case U'%':
            case U'€':
                if (is_digit(previous()) && !glued_) no_break();
                return write(c);
            default:
                return write(c);
        }
    }

    void take_point() {
        if (peek() == U'.' && peek(2) == U'.') {
            flush();
            out_ += U'…';
            while (at_ < text_.size() && text_[at_] == U'.') ++at_;
            return;
        }
        if (!is_word_character(peek()) && peek() != U'.' && previous() != U'.') return write_close(U'.');
        write(U'.');
    }

    void take_comma() {
        const bool moved = space_ && is_letter(peek());
        if (moved || !is_word_character(peek()))
            write_close(U',');
        else
            write(U',');
        if (moved) space_ = true;
    }

    void take_high_punctuation(char32_t c) {
        const char32_t before = previous();
        const bool glued_word = !space_ && is_word_character(peek());
        const bool follows_text = is_word_character(before) || is_closing_sign(before) || before == U'’' ||
                                  before == U'%' || before == U'€' || before == U'…' || before == U'.';
        if (glued_) space_ = false;
        if (space_ || (follows_text && !glued_word && !glued_)) no_break();
        write(c);
    }

    void take_hyphen() {
        const bool doubled = peek() == U'-';
        const std::size_t width = doubled ? 2 : 1;
        std::size_t next = at_ + width;
        while (next < text_.size() && (is_space(text_[next]) || is_ignorable(text_[next]))) ++next;
        const char32_t follower = next < text_.size() ? text_[next] : U'\0';
        // A space before » or ! may be of our own making.
        const bool spaced =
            peek(width) == U' ' && follower != U'\0' && follower != U'»' && !is_high_punctuation(follower);
        if (space_ && !out_.empty() && !glued_ && spaced) {
            flush();
            out_ += U'–';
            at_ += width;
            return;
        }
        write(U'-');
    }

    [[nodiscard]] bool is_open(Quote one, Quote other) const {
        return std::any_of(open_.begin(), open_.end(), [&](Quote q) { return q == one || q == other; });
    }
    [[nodiscard]] bool inside_guillemets() const {
        return is_open(Quote::guillemets, Quote::guillemets_from_straight) ||
               is_open(Quote::guillemets_from_curly, Quote::guillemets_from_curly);
    }

    void open(Quote quote) {
        open_.push_back(quote);
        if (quote == Quote::curly || quote == Quote::curly_from_straight) {
            write(U'“');
            return glue();
        }
        write(U'«');
        out_ += nnbsp;
        glue();
    }

    void close(Quote quote) {
        while (!open_.empty() && open_.back() != quote) open_.pop_back();
        if (!open_.empty()) open_.pop_back();
        if (quote == Quote::curly || quote == Quote::curly_from_straight) return write_close(U'”');
        no_break();
        write(U'»');
    }

    void close_guillemets() {
        for (const Quote quote : {Quote::guillemets, Quote::guillemets_from_straight, Quote::guillemets_from_curly})
            if (is_open(quote, quote)) return close(quote);
        no_break();
        write(U'»');
    }

    void take_straight_quote() {
        for (const Quote quote : {Quote::guillemets_from_straight, Quote::curly_from_straight})
            if (is_open(quote, quote)) return close(quote);
        const bool is_inch = is_digit(previous()) && !space_;
        if (is_inch || last_quote_ == at_) return write(U'"');
        open(inside_guillemets() ? Quote::curly_from_straight : Quote::guillemets_from_straight);
    }

    void take_curly_open() {
        if (inside_guillemets()) return open(Quote::curly);
        open(Quote::guillemets_from_curly);
    }

    void take_curly_close() {
        if (is_open(Quote::curly, Quote::curly)) return close(Quote::curly);
        if (is_open(Quote::guillemets_from_curly, Quote::guillemets_from_curly))
            return close(Quote::guillemets_from_curly);
        write(U'”');
    }

    std::u32string_view text_;
    std::vector<TextSpan> addresses_;
    std::size_t last_quote_ = 0;
    std::size_t at_ = 0;
    std::u32string out_;
    std::vector<Quote> open_;  // outermost first
    bool space_ = false;
    bool keep_together_ = false;
    bool glued_ = false;
};

}  // namespace

std::string typeset(std::string_view utf8) {
    const std::u32string text = to_code_points(utf8);
    return to_utf8(Typesetter(text).run());
}

std::string bind_marks(std::string_view utf8) {
    constexpr std::string_view narrow = "\u202f";
    std::string bound;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const std::string_view next = utf8.substr(at + 1, 2);
        const bool before_mark = !next.empty() && (next == "»" || std::string_view(";:!?").find(next[0]) != next.npos);
        if (utf8[at] == ' ' && (before_mark || utf8.substr(0, at).ends_with("«")))
            bound += narrow;
        else
            bound += utf8[at];
    }
    return bound;
}

std::string megabytes(std::uint64_t bytes) {
    return std::to_string((bytes + 999'999) / 1'000'000);
}

}  // namespace parvis::content
