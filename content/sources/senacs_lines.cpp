#include "content/sources/senacs_lines.h"

#include <array>

namespace parvis::content::senacs {
namespace {

constexpr std::array<std::string_view, 5> spaces = {" ", "\t", "\u00a0", "\u202f", "\u2009"};
constexpr std::array<std::string_view, 4> dashes = {"-", "–", "—", "\u2011"};
constexpr std::array<std::string_view, 5> bullets = {"•", "▪", "‣", "●", "*"};

template <std::size_t Count>
std::size_t leading(std::string_view text, const std::array<std::string_view, Count>& signs) {
    for (const auto sign : signs)
        if (text.starts_with(sign)) return sign.size();
    return 0;
}

bool is_letter_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// A line of nothing but dashes is a drawn rule, it holds no words.
bool is_rule(std::string_view text) {
    while (!text.empty()) {
        std::size_t length = leading(text, dashes);
        if (length == 0 && (text[0] == '_' || text[0] == '=' || text[0] == '*')) length = 1;
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (const auto length = leading(text, spaces)) text.remove_prefix(length);
    for (bool cut = true; cut;) {
        cut = false;
        for (const auto space : spaces)
            if (text.ends_with(space)) {
                text.remove_suffix(space.size());
                cut = true;
            }
    }
    return text;
}

Line line_of(std::string_view text, int number) {
    Line line;
    line.number = number;
    line.whole = trimmed(text);
    line.text = line.whole;
    if (const auto length = leading(line.whole, bullets)) {
        line.sign = Sign::bullet;
        line.text = trimmed(line.whole.substr(length));
    } else if (is_rule(line.whole)) {
        line.sign = Sign::dash;
        line.text = {};
    } else if (const auto dash = leading(line.whole, dashes)) {
        // "-5 °C" begins with a number, "-Sorties" with a dash that lost its space.
        const auto rest = line.whole.substr(dash);
        if (is_letter_byte(rest[0]) || trimmed(rest).size() != rest.size()) {
            line.sign = Sign::dash;
            line.text = trimmed(rest);
        }
    }
    return line;
}

std::vector<Line> split_lines(std::string_view utf8) {
    std::vector<Line> lines;
    int number = 0;
    bool blank_before = false;
    while (!utf8.empty()) {
        const auto end = utf8.find('\n');
        const auto text = utf8.substr(0, end);
        utf8.remove_prefix(end == std::string_view::npos ? utf8.size() : end + 1);
        ++number;
        Line line = line_of(text, number);
        if (line.whole.empty()) {
            blank_before = true;
            continue;
        }
        line.after_blank = blank_before;
        blank_before = false;
        lines.push_back(line);
    }
    return lines;
}

}  // namespace parvis::content::senacs
