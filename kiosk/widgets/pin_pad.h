// Large keys for digits alone, as on a telephone, and what was entered as dots. No digit is ever told to the semantic
// tree but as the name of a key.
#pragma once

#include <optional>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

inline constexpr char pin_pad_erase = '<';
inline constexpr char pin_pad_ok = '=';

[[nodiscard]] Extent pin_pad_extent(const Ui& ui);
// The key that was tapped: a digit or one of the above.
[[nodiscard]] std::optional<char> draw_pin_pad(Ui& ui, float x, float y);

[[nodiscard]] Extent pin_dots_extent(const Ui& ui, std::size_t most);
void draw_pin_dots(Ui& ui, std::size_t entered, std::size_t most, float x, float y);

}  // namespace parvis::kiosk
