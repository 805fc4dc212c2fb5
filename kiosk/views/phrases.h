// Small changes to words so that they stand well in a sentence or at its beginning.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parvis::kiosk {

[[nodiscard]] std::string joined(const std::vector<std::string>& values, std::string_view between);

// With a capital at the beginning.
[[nodiscard]] std::string capitalised(std::string_view text);

// Without it, for the middle of a list; "ARS" keeps it.
[[nodiscard]] std::string uncapitalised(std::string_view text);

// At most 60 letters, the last one an ellipsis where there were more: names that strangers gave to sticks, keys and
// contents.
[[nodiscard]] std::string shortened(const std::string& name);

}  // namespace parvis::kiosk
