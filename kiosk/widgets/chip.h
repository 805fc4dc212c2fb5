// A small word on a coloured ground: a dimension in its tint, anything else neutral. Never tappable.
#pragma once

#include <string>
#include <vector>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct Chip {
    std::string label;
    Colour ground = 0;
    Colour ink = 0;
};

[[nodiscard]] Chip neutral_chip(const Ui& ui, std::string_view label);
// In the words of the interface; "" has none: ask before.
[[nodiscard]] Chip dimension_chip(const Ui& ui, std::string_view dimension);
[[nodiscard]] std::string dimension_words(const Strings& strings, std::string_view dimension);

[[nodiscard]] float chip_height(const Ui& ui);

// Draws chips from left to right, on as many lines as it takes (`one_line`: only those that fit); returns the height.
float draw_chips(Ui& ui, const std::vector<Chip>& chips, float x, float y, float width_px, bool one_line);
[[nodiscard]] float chips_height(const Ui& ui, const std::vector<Chip>& chips, float width_px);

}  // namespace parvis::kiosk
