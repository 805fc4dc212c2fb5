#include "content/sources/senacs_blocks.h"

#include <algorithm>
#include <array>

#include "content/text/folding.h"
#include "content/text/utf8.h"

namespace parvis::content::senacs {
namespace {

constexpr std::string_view bullet_sign = "•";

// A piece of text that will be a block of its own, or be joined to the one before.
struct Piece {
    BlockKind kind = BlockKind::paragraph;
    std::string_view text;
    int line = 0;
    bool starts_run = false;  // a bullet or a blank line before: never joined to what precedes
    std::size_t letters = 0;
};

std::size_t letters_in(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// "… publics ; • deux agents" holds a second bullet; a sign between letters ("prof•e•s") is part of a word.
std::size_t inner_bullet(std::string_view text) {
    for (std::size_t at = text.find(bullet_sign); at != std::string_view::npos;
         at = text.find(bullet_sign, at + bullet_sign.size())) {
        const auto after = text.substr(at + bullet_sign.size());
        const bool space_after = after.empty() || trimmed(after).size() != after.size();
        if (space_after) return at;
    }
    return std::string_view::npos;
}

std::vector<Piece> pieces_of(const std::vector<Line>& lines) {
    std::vector<Piece> pieces;
    bool lone_sign = false;
    for (const auto& line : lines) {
        if (line.text.empty()) {
            lone_sign = true;
            continue;
        }
        bool bullet = line.sign != Sign::none || lone_sign;
        bool starts_run = bullet || line.after_blank;
        lone_sign = false;
        std::string_view rest = line.text;
        while (true) {
            const auto split = inner_bullet(rest);
            const auto text = trimmed(rest.substr(0, split));
            if (!text.empty())
                pieces.push_back({bullet ? BlockKind::bullet : BlockKind::paragraph, text, line.number, starts_run,
                                  letters_in(text)});
            if (split == std::string_view::npos) break;
            rest = rest.substr(split + bullet_sign.size());
            bullet = true;
            starts_run = true;
            // "Ateliers •" at a line's end: the next line is the item.
            if (trimmed(rest).empty()) lone_sign = true;
        }
    }
    return pieces;
}

bool ends_open(std::string_view text) {
    constexpr std::array<std::string_view, 6> ends = {".", "!", "?", "…", ":", ";"};
    return std::none_of(ends.begin(), ends.end(), [&](std::string_view sign) { return text.ends_with(sign); });
}

bool starts_lower(std::string_view text) {
    std::size_t position = 0;
    return is_lower(next_code_point(text, position));
}

// A word after which no French line ends by itself.
bool ends_with_link_word(std::string_view text) {
    constexpr std::array<std::string_view, 38> words = {
        "a",    "au",  "aux",   "avec", "ce",  "ces", "cette", "chez", "dans", "de",   "des", "dont",  "du",
        "elle", "en",  "entre", "est",  "et",  "il",  "la",    "le",   "les",  "leur", "nos", "notre", "ont",
        "ou",   "par", "pour",  "qu",   "que", "qui", "sa",    "ses",  "son",  "sur",  "un",  "une"};
    const auto tail =
        text.size() > 24 ? text.substr(text.rfind(' ') == std::string_view::npos ? 0 : text.rfind(' ')) : text;
    if (tail.size() > 24) return false;
    const auto tokens = tokenize(tail);
    if (tokens.empty()) return false;
    return std::find(words.begin(), words.end(), tokens.back().folded) != words.end();
}

std::size_t letters_of_first_word(std::string_view text) {
    return letters_in(text.substr(0, text.find(' ')));
}

constexpr std::size_t narrowest_wrap = 60;  // letters; shorter lines are lines of a list
constexpr std::size_t widest_wrap = 140;    // longer lines were not wrapped by hand
constexpr std::size_t surely_long = 80;

// Decides for one run of bare lines (the first may be a bullet) which are joined to the line before them.
class Run {
public:
    Run(const std::vector<Piece>& pieces, std::size_t begin, std::size_t end, std::vector<bool>& joined)
        : pieces_(pieces), begin_(begin), end_(end), joined_(joined) {
        for (std::size_t i = begin_; i < end_; ++i) width_ = std::max(width_, pieces_[i].letters);
    }

    void decide() {
        if (end_ - begin_ < 2) return;
        if (is_wrapped())
            join_full_lines();
        else
            join_broken_sentences();
    }

private:
    // The next line goes on in the middle of a sentence.
    [[nodiscard]] bool goes_on(std::size_t i) const {
        return ends_open(pieces_[i].text) && starts_lower(pieces_[i + 1].text);
    }

    // The next line's first word had no room on this one. Printed letters differ in width, hence the slack.
    [[nodiscard]] bool is_full(std::size_t i) const {
        return (pieces_[i].letters + 1 + letters_of_first_word(pieces_[i + 1].text)) * 10 > width_ * 9;
    }

    [[nodiscard]] bool is_wrapped() const {
        if (width_ < narrowest_wrap || width_ > widest_wrap) return false;
        std::size_t for_it = 0;
        std::size_t against_it = 0;
        for (std::size_t i = begin_; i + 1 < end_; ++i)
            if (goes_on(i)) ++(is_full(i) ? for_it : against_it);
        return for_it >= 2 && for_it > against_it;
    }

    void join_full_lines() {
        for (std::size_t i = begin_; i + 1 < end_; ++i) {
            const bool introduces = pieces_[i].text.ends_with(":") && !starts_lower(pieces_[i + 1].text);
            if (is_full(i) && !introduces) joined_[i + 1] = true;
        }
    }

    // A sentence cut once. In a list whose items all go on like this ("matériel = 20 €", "copieur = 30 €") one of the
    // cut lines is short, or the first begins with a small letter too.
    void join_broken_sentences() {
        for (std::size_t first = begin_; first + 1 < end_;) {
            std::size_t last = first;
            std::size_t shortest = pieces_[first].letters;
            bool link_words = true;
            while (last + 1 < end_ && goes_on(last)) {
                shortest = std::min(shortest, pieces_[last].letters);
                link_words = link_words && ends_with_link_word(pieces_[last].text);
                ++last;
            }
            const bool long_enough = shortest >= surely_long || (shortest >= narrowest_wrap && link_words);
            const bool is_list = !link_words && starts_lower(pieces_[first].text);
            if (long_enough && !is_list)
                for (std::size_t i = first + 1; i <= last; ++i) joined_[i] = true;
            first = last + 1;
        }
    }

    const std::vector<Piece>& pieces_;
    std::size_t begin_;
    std::size_t end_;
    std::vector<bool>& joined_;
    std::size_t width_ = 0;
};

}  // namespace

std::vector<PlacedBlock> blocks_of(const std::vector<Line>& lines) {
    const auto pieces = pieces_of(lines);
    std::vector<bool> joined(pieces.size(), false);
    for (std::size_t begin = 0; begin < pieces.size();) {
        std::size_t end = begin + 1;
        while (end < pieces.size() && !pieces[end].starts_run) ++end;
        Run(pieces, begin, end, joined).decide();
        begin = end;
    }

    std::vector<PlacedBlock> blocks;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (joined[i]) {
            auto& text = blocks.back().block.text;
            // A word cut at a hyphen keeps it: whether it belongs to the word cannot be known.
            if (!text.ends_with("-")) text += ' ';
            text += pieces[i].text;
        } else {
            blocks.push_back({{pieces[i].kind, std::string(pieces[i].text)}, pieces[i].line});
        }
    }
    return blocks;
}

std::string plain_text(const std::vector<Block>& blocks) {
    std::string text;
    for (const auto& block : blocks) {
        if (!text.empty()) text += '\n';
        if (block.kind == BlockKind::bullet) text += "• ";
        text += block.text;
    }
    return text;
}

}  // namespace parvis::content::senacs
