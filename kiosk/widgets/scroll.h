// How a list moves: under the finger, and, unless motion is reduced, on by itself and back from beyond its ends. Pure
// physics, in pixels and seconds.
#pragma once

#include <optional>

namespace parvis::kiosk {

struct ScrollExtent {
    float content_px = 0;
    float window_px = 0;
    [[nodiscard]] float furthest() const { return content_px > window_px ? content_px - window_px : 0; }
};

struct ScrollState {
    float offset_px = 0;  // of the window into the content; beyond 0…furthest while it is stretched
    float speed_px_s = 0;
    float content_px = 0;  // as high as the content was when it was last drawn
};

struct ScrollInput {
    bool held = false;            // a finger rests on it
    float drag_px = 0;            // since the last step; positive pulls the content down
    std::optional<float> fling;   // the finger left with this speed, pixels per second
    bool only_by_finger = false;  // it stops with the finger, and at its ends
};

// Moves the state on by `seconds`. True while it will move further without any input.
bool step_scroll(ScrollState& state, const ScrollExtent& extent, const ScrollInput& input, float seconds);

}  // namespace parvis::kiosk
