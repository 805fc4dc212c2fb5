// The glass may be wiped: for so long nothing on it can be touched.
#pragma once

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct CleaningView {
    int seconds_left = 0;
    int seconds_in_all = 0;
};

// Covers the whole glass.
void draw_cleaning(const CleaningView& view, const Box& glass, Ui& ui);

}  // namespace parvis::kiosk
