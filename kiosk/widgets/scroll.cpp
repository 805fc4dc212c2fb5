#include "kiosk/widgets/scroll.h"

#include <algorithm>
#include <cmath>

namespace parvis::kiosk {
namespace {

// A fling keeps 0.998 of its speed each millisecond: iOS's usual UIScrollView.decelerationRate.
const float friction_per_s = -1000 * std::log(0.998F);
constexpr float slowest_px_s = 20;  // slower than this is still
constexpr float fastest_px_s = 9000;
// Beyond an end a spring that does not swing (critical damping) brings content back in about half a second.
constexpr float spring_per_s = 14;
// Beyond an end content lags behind the finger, the more the further, and never goes a window: iOS's rubber band, where
// a finger that is x beyond stretches a window of d by (1 − 1 ∕ (0.55 x ∕ d + 1)) d.
constexpr float rubber = 0.55F;
constexpr float longest_step_s = 0.05F;  // after a sleep the first step is a short one

// How far it is stretched: negative at the top, positive at the bottom.
float beyond(const ScrollState& state, const ScrollExtent& extent) {
    if (state.offset_px < 0) return state.offset_px;
    return std::max(0.0F, state.offset_px - extent.furthest());
}

float stretched(float finger_px, float window_px) {
    return window_px * rubber * finger_px / (rubber * finger_px + window_px);
}

float finger_for(float stretch_px, float window_px) {
    const float stretch = std::min(stretch_px, 0.95F * window_px);
    return stretch * window_px / (rubber * (window_px - stretch));
}

// By a way of the finger, towards the end of the content; back again it is where it was.
void pull(ScrollState& state, const ScrollExtent& extent, float by) {
    const float window = std::max(extent.window_px, 1.0F);
    const float past = beyond(state, extent);
    const float edge = past > 0 ? extent.furthest() : 0;
    const float finger =
        (past == 0 ? state.offset_px : edge + std::copysign(finger_for(std::abs(past), window), past)) + by;
    if (finger < 0) {
        state.offset_px = -stretched(-finger, window);
    } else if (finger > extent.furthest()) {
        state.offset_px = extent.furthest() + stretched(finger - extent.furthest(), window);
    } else {
        state.offset_px = finger;
    }
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
        pull(state, extent, -input.drag_px);
        if (extent.furthest() == 0)
            state.offset_px = std::clamp(state.offset_px, -extent.window_px / 4, extent.window_px / 4);
        if (input.fling && beyond(state, extent) == 0)
            state.speed_px_s = std::clamp(-*input.fling, -fastest_px_s, fastest_px_s);
        if (!input.fling) return false;
    }
    // Both motions by their exact solutions: where content comes to rest does not hang on how often it is drawn.
    if (const float past = beyond(state, extent); past != 0) {
        const float pace = state.speed_px_s + spring_per_s * past;
        const float fading = std::exp(-spring_per_s * dt);
        state.offset_px += (past + pace * dt) * fading - past;
        state.speed_px_s = (state.speed_px_s - pace * spring_per_s * dt) * fading;
        if (std::abs(beyond(state, extent)) >= 0.5F || std::abs(state.speed_px_s) >= slowest_px_s) return true;
        state.offset_px = std::clamp(state.offset_px, 0.0F, extent.furthest());
        state.speed_px_s = 0;
        return false;
    }
    if (state.speed_px_s == 0) return false;
    const float fading = std::exp(-friction_per_s * dt);
    state.offset_px += state.speed_px_s * (1 - fading) / friction_per_s;
    state.speed_px_s *= fading;
    if (std::abs(state.speed_px_s) < slowest_px_s) state.speed_px_s = 0;
    return state.speed_px_s != 0 || beyond(state, extent) != 0;
}

}  // namespace parvis::kiosk
