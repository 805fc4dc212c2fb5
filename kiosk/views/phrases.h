// Small changes to words so that they stand well in a sentence or at its beginning.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/pack/comparison.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

[[nodiscard]] std::string joined(const std::vector<std::string>& values, std::string_view between);

// The lines of a text that are not empty.
[[nodiscard]] std::vector<std::string> paragraphs_of(const std::string& text);

// With a capital at the beginning.
[[nodiscard]] std::string capitalised(std::string_view text);

// Without it, for the middle of a list; "ARS" keeps it.
[[nodiscard]] std::string uncapitalised(std::string_view text);

// At most 60 letters, the last one an ellipsis where there were more: names that strangers gave to sticks, keys and
// contents.
[[nodiscard]] std::string shortened(const std::string& name);

// Whole words of at most so many letters, an ellipsis behind them where there were more.
[[nodiscard]] std::string shortened_at_word(std::string_view text, std::size_t most_letters);

// “Clé « CONTENU-NOV »”; one without a name is a stick.
[[nodiscard]] std::string stick_text(const Strings& strings, const std::string& label);

// The names of what changes, shortened, and how many more there are than are named.
[[nodiscard]] std::vector<std::string> names_of(const content::Changes& changes, const Strings& strings);

// As much of a count as a phrase takes.
[[nodiscard]] int phrase_count(std::int64_t count);

}  // namespace parvis::kiosk
