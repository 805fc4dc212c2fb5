// Which beginnings of words have a posting list of their own (SEARCH.md): the writer and the reader agree here.
#pragma once

#include <cstddef>
#include <string_view>

#include "content/text/utf8.h"

namespace parvis::content {

// A list spares merging those of all words that begin so. It pays for the first letters typed, which begin thousands
// of words; from the fifth letter on, few words are left.
inline constexpr std::size_t prefix_list_letters = 4;
inline constexpr std::size_t prefix_list_from_postings = 4096;

[[nodiscard]] inline std::string_view first_letters(std::string_view word, std::size_t letters) {
    std::size_t position = 0;
    for (std::size_t i = 0; i < letters && position < word.size(); ++i) (void)next_code_point(word, position);
    return word.substr(0, position);
}

[[nodiscard]] inline std::size_t letter_count(std::string_view word) {
    std::size_t count = 0;
    for (std::size_t position = 0; position < word.size(); ++count) (void)next_code_point(word, position);
    return count;
}

}  // namespace parvis::content
