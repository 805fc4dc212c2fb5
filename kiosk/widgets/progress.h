// A bar that says how much of something is over, or left.
#pragma once

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

// `share`: 0 … 1 of its width in `done`, never less than a dot, the rest in `rail`.
void draw_progress(Ui& ui, const Box& box, float share, Colour done, Colour rail);

}  // namespace parvis::kiosk
