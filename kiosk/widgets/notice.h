// A calm word where there is nothing to show: an icon, what it is, what one can do.
#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct Notice {
    Icon icon;
    std::string_view title;
    std::string_view text;
};

// Draws it at the top of the column; returns its height.
float draw_notice(Ui& ui, const Notice& notice, const Box& column, float y);

}  // namespace parvis::kiosk
