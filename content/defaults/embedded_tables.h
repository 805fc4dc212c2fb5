// The bytes of the shipped tables; written by embed.cmake at build time.
#pragma once

#include <string_view>

namespace parvis::content::embedded {

[[nodiscard]] std::string_view words_table();
[[nodiscard]] std::string_view needs_table();

}  // namespace parvis::content::embedded
