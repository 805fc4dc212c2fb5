// The lines of a SENACS text, each with the sign that it begins with.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace parvis::content::senacs {

enum class Sign : std::uint8_t {
    none,
    dash,    // "- Services", or a lone "-"
    bullet,  // "• Réseau", "* Réseau", or a lone "•"
};

// A line that is not blank; views live as long as the text that was split.
struct Line {
    int number = 0;  // 1-based
    Sign sign = Sign::none;
    bool after_blank = false;  // a blank line stands before it
    std::string_view text;     // without sign and outer spaces; empty for a lone sign
    std::string_view whole;    // with its sign, without outer spaces
};

// Without spaces, tabs and no-break spaces at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// One Line from a text without line end.
[[nodiscard]] Line line_of(std::string_view text, int number);

// All lines that are not blank, in order.
[[nodiscard]] std::vector<Line> split_lines(std::string_view utf8);

}  // namespace parvis::content::senacs
