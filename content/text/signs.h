// Signs that typesetting and the reading of sentences both know. Inside this room.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace parvis::content {

[[nodiscard]] bool is_word_character(char32_t c);    // letter, digit, or accent on one
[[nodiscard]] bool is_high_punctuation(char32_t c);  // ; : ! ?
[[nodiscard]] bool is_opening_sign(char32_t c);
[[nodiscard]] bool is_closing_sign(char32_t c);

struct TextSpan {  // code points
    std::size_t begin;
    std::size_t end;
};

// Web and mail addresses in order, without the punctuation around them. Theirs is not French.
[[nodiscard]] std::vector<TextSpan> find_addresses(std::u32string_view text);

}  // namespace parvis::content
