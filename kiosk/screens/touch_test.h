// Whether every part of the glass answers: it is laid out in zones, and each shows that a finger was there. Pure
// drawing; where the fingers were is in the state.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct TouchTestState {
    struct Mark {
        float x = 0;
        float y = 0;
    };
    static constexpr std::size_t most_marks = 400;
    std::vector<Mark> marks;    // the last that were left, page pixels
    std::vector<bool> touched;  // for each zone; of the glass drawn last
    std::vector<Mark> untold;   // came since the last frame
    void add(float x, float y);
};

// Covers the whole glass: nothing of what lies beneath can be touched.
[[nodiscard]] std::optional<Intent> draw_touch_test(TouchTestState& state, const Box& glass, Ui& ui);

}  // namespace parvis::kiosk
