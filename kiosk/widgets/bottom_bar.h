// The bar at the foot of every page, within reach of a seat: the ways back, or on home the centre and the time; at the
// right what helps.
#pragma once

#include <optional>
#include <string>

#include "kiosk/intent.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct BarView {
    bool can_go_back = false;
    std::string centre;  // shown where one cannot go back
    std::string date;    // "mercredi 25 novembre"
    std::string clock;   // "14:32"
};

[[nodiscard]] float bottom_bar_height(const Theme& theme);

[[nodiscard]] std::optional<Intent> draw_bottom_bar(const BarView& view, const Box& box, Ui& ui);

}  // namespace parvis::kiosk
