// Fingers and the mouse as one stream of contacts on the glass.
#pragma once

#include <cstdint>
#include <vector>

#include "platform/base/clock.h"

union SDL_Event;

namespace parvis::platform {

enum class ContactPhase : std::uint8_t { down, move, up, cancel };

struct Contact {
    ContactPhase phase = ContactPhase::down;
    float x_px = 0;  // glass pixels, before the orientation is taken off
    float y_px = 0;
    Instant at{};
};

// Turns SDL events into contacts of one finger at a time: the first finger down leads until it is up. SDL's synthetic
// mouse events of touches, and motion before any button, are not contacts. UI thread only.
class TouchInput {
public:
    // Takes an event; true when it was a pointer event. `width_px`, `height_px`: of the glass.
    bool take(const SDL_Event& event, int width_px, int height_px, Instant now);
    // What came since the last call, in order.
    [[nodiscard]] std::vector<Contact> drain();

private:
    std::vector<Contact> contacts_;
    bool finger_down_ = false;
    bool mouse_down_ = false;
    std::int64_t leading_finger_ = 0;
};

}  // namespace parvis::platform
