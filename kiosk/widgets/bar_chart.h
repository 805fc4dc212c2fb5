// Values as bars on a line, with the highest value written and the names of both ends. Nothing can be touched on it.
#pragma once

#include <span>
#include <string_view>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct BarChart {
    std::span<const int> values;  // none below zero
    std::string_view first;       // what the first bar stands for
    std::string_view last;
    Colour bar = 0;
    Colour ground = 0;  // what it is drawn on
};

[[nodiscard]] float bar_chart_height(const Ui& ui, const BarChart& chart, float width_px);
void draw_bar_chart(Ui& ui, const BarChart& chart, float x, float y, float width_px);

}  // namespace parvis::kiosk
