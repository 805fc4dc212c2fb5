// By which letters a name is found in a long list: those its telling words begin with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parvis::kiosk {

// Fewer names are looked through faster.
inline constexpr std::size_t most_at_a_glance = 18;

// For each name its letters, in upper case without accents, each once, in the order of its words; digits stand for
// themselves, '#' where there is neither. Little words tell nothing, nor does a word that a third of the names have
// ("centre", "social"), unless a name has no other. So "Centre social La Source" is found under S by whoever knows it
// as "La Source".
[[nodiscard]] std::vector<std::string> letters_of_names(const std::vector<std::string_view>& names);

// All of them, each once, in the order of the alphabet.
[[nodiscard]] std::string all_letters(const std::vector<std::string>& letters_of_each);

}  // namespace parvis::kiosk
