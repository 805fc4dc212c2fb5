// What stands for hours moves a little, step by step, so that nothing burns in.
#pragma once

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

inline constexpr int stirred_steps = 8;
// How far at most it goes from its place to each side, in pixels.
[[nodiscard]] float stirred_reach(const Ui& ui);

// The box after so many steps round and round a small circle; in the same order for everything, so that nothing
// touches. After stirred_steps it is where it began.
[[nodiscard]] Box stirred(const Ui& ui, const Box& box, int steps);

}  // namespace parvis::kiosk
