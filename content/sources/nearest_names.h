// "Vouliez-vous dire": the known names nearest to one that is not known. Only ever for messages, never to guess.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parvis::content {

// The names that begin alike or differ by few letters (folded), nearest first, at most `limit`. May be empty.
[[nodiscard]] std::vector<std::string> nearest_names(std::string_view wanted, const std::vector<std::string>& known,
                                                     std::size_t limit);

// "« a », « b », « c »".
[[nodiscard]] std::string quoted_list(const std::vector<std::string>& names);

// « text » for a message: line breaks as spaces, cut after 60 letters.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace parvis::content
