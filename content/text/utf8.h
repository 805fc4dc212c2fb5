// Walking over UTF-8 and asking what a character is. Broken bytes never stop a walk: each reads as U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parvis::content {

inline constexpr char32_t replacement_character = 0xFFFD;
inline constexpr char32_t narrow_no_break_space = 0x202F;

// The code point at `position`, which moves behind it (by one byte when it is broken). position < utf8.size().
[[nodiscard]] char32_t next_code_point(std::string_view utf8, std::size_t& position);

// The same, and whether the bytes were a valid sequence (an honest U+FFFD is valid).
[[nodiscard]] char32_t next_code_point(std::string_view utf8, std::size_t& position, bool& valid);

void append_utf8(std::string& out, char32_t code_point);

[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);  // every kind of number sign: 2, ², ½
[[nodiscard]] bool is_mark(char32_t c);   // an accent or vowel sign of its own, on the letter before it
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_space(char32_t c);      // blanks and line ends of every kind
[[nodiscard]] bool is_ignorable(char32_t c);  // draws nothing: soft hyphen, zero-width space, direction marks
[[nodiscard]] char32_t to_upper(char32_t c);
[[nodiscard]] char32_t to_lower(char32_t c);

[[nodiscard]] std::u32string to_code_points(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

// As it is, or where it has more letters so many of them, the last an ellipsis. most_letters > 0.
[[nodiscard]] std::string shortened(std::string_view utf8, std::size_t most_letters);

}  // namespace parvis::content
