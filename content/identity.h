// Who is who, whatever its place or its words of today: covers and "new / changed / removed" hang on these ids. And
// whether a centre is one of those that a content is for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parvis::content {

// 16 hexadecimal digits: FNV-1a 64 of fold(organisation) U+001F fold(department) U+001F fold(title).
// (FNV: Fowler, Noll, Vo; offset 14695981039346656037, prime 1099511628211.)
[[nodiscard]] std::string action_id(std::string_view organisation, std::string_view department, std::string_view title);

[[nodiscard]] std::string organisation_id(std::string_view name, std::string_view department);

// For needs, partners and posters: the same of one name and its kind ("need", "partner", "poster").
[[nodiscard]] std::string named_id(std::string_view kind, std::string_view name);

// Compared as people write it: without regard to capitals, accents and spaces, ours with “ - département” or without.
// True where either says nothing.
[[nodiscard]] bool is_for_centre(const std::vector<std::string>& centres, const std::string& ours);

}  // namespace parvis::content
