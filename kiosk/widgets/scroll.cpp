#include "kiosk/widgets/scroll.h"

#include <algorithm>
#include <cmath>

namespace parvis::kiosk {
namespace {

constexpr float friction_per_s = 2.6F;  // a fling halves its speed in a little over a quarter of a second
constexpr float slowest_px_s = 20;      // slower than this is still
constexpr float fastest_px_s = 9000;
constexpr float spring_per_s = 14;       // back from beyond an end in about a third of a second
constexpr float rubber = 0.45F;          // beyond an end, content follows the finger this much
constexpr float longest_step_s = 0.05F;  // after a sleep the first step is a short one

float beyond(const ScrollState& state, const ScrollExtent& extent) {
    if (state.offset_px < 0) return state.offset_px;
    return std::max(0.0F, state.offset_px - extent.furthest());
}

}  // namespace

bool step_scroll(ScrollState& state, const ScrollExtent& extent, const ScrollInput& input, float seconds) {
    if (input.only_by_finger) {
        state.speed_px_s = 0;
        state.offset_px = std::clamp(state.offset_px - input.drag_px, 0.0F, extent.furthest());
        return false;
    }
    const float dt = std::clamp(seconds, 0.0F, longest_step_s);
    if (input.held || input.fling) {
        state.speed_px_s = 0;
        const bool outward = beyond(state, extent) * -input.drag_px > 0;
        state.offset_px -= input.drag_px * (outward ? rubber : 1.0F);
        if (extent.furthest() == 0)
            state.offset_px = std::clamp(state.offset_px, -extent.window_px / 4, extent.window_px / 4);
        if (input.fling && beyond(state, extent) == 0)
            state.speed_px_s = std::clamp(-*input.fling, -fastest_px_s, fastest_px_s);
        if (!input.fling) return false;
    }
    if (const float past = beyond(state, extent); past != 0) {
        state.speed_px_s *= std::exp(-spring_per_s * 2 * dt);
        state.offset_px += state.speed_px_s * dt - past * (1 - std::exp(-spring_per_s * dt));
        if (std::abs(beyond(state, extent)) < 0.5F) {
            state.offset_px = std::clamp(state.offset_px, 0.0F, extent.furthest());
            state.speed_px_s = 0;
            return false;
        }
        return true;
    }
    if (state.speed_px_s == 0) return false;
    state.offset_px += state.speed_px_s * dt;
    state.speed_px_s *= std::exp(-friction_per_s * dt);
    if (std::abs(state.speed_px_s) < slowest_px_s) state.speed_px_s = 0;
    return state.speed_px_s != 0 || beyond(state, extent) != 0;
}

}  // namespace parvis::kiosk
