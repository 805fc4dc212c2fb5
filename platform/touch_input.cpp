#include "platform/touch_input.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace parvis::platform {

namespace {

constexpr auto palm_after = std::chrono::seconds(2);
// A palm trembles; a finger that means something goes further.
constexpr float trembling_px = 12.0F;
// Of two fingers that type; whoever rests a second one on the glass for longer does not type with it.
constexpr auto overlap = std::chrono::milliseconds(300);

bool takes_the_end_away(const SDL_WindowEvent& event) {
    return event.event == SDL_WINDOWEVENT_FOCUS_LOST || event.event == SDL_WINDOWEVENT_HIDDEN ||
           event.event == SDL_WINDOWEVENT_MINIMIZED;
}

struct Position {
    float x_px = 0;
    float y_px = 0;
};

// Some panels report a little outside, and the end of the scale is already beyond the last pixel, where nothing is: a
// finger on the bezel touches what is at the edge.
Position on_glass(float x_px, float y_px, int width_px, int height_px) {
    const auto on = [](float at, int length) { return std::clamp(at, 0.5F, static_cast<float>(length) - 0.5F); };
    if (width_px < 1 || height_px < 1) return {x_px, y_px};
    return {on(x_px, width_px), on(y_px, height_px)};
}

// From points of the window to pixels of the glass.
Position mouse_position(Uint32 window_id, int x, int y, int width_px, int height_px) {
    float x_px = static_cast<float>(x), y_px = static_cast<float>(y);
    int width = 0, height = 0;
    if (SDL_Window* window = SDL_GetWindowFromID(window_id)) SDL_GetWindowSize(window, &width, &height);
    if (width > 0 && height > 0) {
        x_px *= static_cast<float>(width_px) / static_cast<float>(width);
        y_px *= static_cast<float>(height_px) / static_cast<float>(height);
    }
    return on_glass(x_px, y_px, width_px, height_px);
}

}  // namespace

bool TouchInput::take(const SDL_Event& event, int width_px, int height_px, Instant now) {
    switch (event.type) {
        case SDL_FINGERDOWN:
        case SDL_FINGERMOTION:
        case SDL_FINGERUP:
            return take_finger(event, width_px, height_px, now);
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            return take_button(event, width_px, height_px, now);
        case SDL_MOUSEMOTION:
            if (event.motion.which != SDL_TOUCH_MOUSEID && leader_ == Leader::mouse) {
                const SDL_MouseMotionEvent& mouse = event.motion;
                const auto [x, y] = mouse_position(mouse.windowID, mouse.x, mouse.y, width_px, height_px);
                move(x, y, now);
            }
            return true;
        case SDL_WINDOWEVENT:
            if (takes_the_end_away(event.window)) cancel(now);
            return false;
        default:
            return false;
    }
}

bool TouchInput::take_finger(const SDL_Event& event, int width_px, int height_px, Instant now) {
    const Finger finger{event.tfinger.touchId, event.tfinger.fingerId};
    // 0…1 of the window.
    const auto [x, y] = on_glass(event.tfinger.x * static_cast<float>(width_px),
                                 event.tfinger.y * static_cast<float>(height_px), width_px, height_px);
    const bool leads = leader_ == Leader::finger && leading_finger_ == finger;
    if (event.type == SDL_FINGERDOWN) {
        // The same finger down again: its end was lost on the way.
        if (leads || yields(now)) cancel(now);
        if (leader_ != Leader::none) {
            follower_ = Follower{finger, x, y, now};
            return true;
        }
        leading_finger_ = finger;
        start(Leader::finger, x, y, now);
    } else if (leads) {
        event.type == SDL_FINGERMOTION ? move(x, y, now) : finish(x, y, now);
    } else if (follower_ && follower_->finger == finger) {
        const bool elsewhere = std::hypot(x - follower_->x_px, y - follower_->y_px) > trembling_px;
        if (event.type == SDL_FINGERUP || elsewhere) follower_.reset();
    }
    return true;
}

bool TouchInput::take_button(const SDL_Event& event, int width_px, int height_px, Instant now) {
    const SDL_MouseButtonEvent& mouse = event.button;
    if (mouse.which == SDL_TOUCH_MOUSEID || mouse.button != SDL_BUTTON_LEFT) return true;
    const auto [x, y] = mouse_position(mouse.windowID, mouse.x, mouse.y, width_px, height_px);
    if (event.type == SDL_MOUSEBUTTONUP) {
        if (leader_ == Leader::mouse) finish(x, y, now);
        return true;
    }
    if (leader_ == Leader::mouse || yields(now)) cancel(now);
    if (leader_ == Leader::none) start(Leader::mouse, x, y, now);
    return true;
}

void TouchInput::cancel(Instant now) {
    follower_.reset();
    if (leader_ == Leader::none) return;
    leader_ = Leader::none;
    contacts_.push_back({ContactPhase::cancel, x_px_, y_px_, now});
}

std::vector<Contact> TouchInput::drain() {
    return std::exchange(contacts_, {});
}

void TouchInput::start(Leader leader, float x_px, float y_px, Instant now) {
    leader_ = leader;
    x_px_ = rest_x_px_ = x_px;
    y_px_ = rest_y_px_ = y_px;
    resting_since_ = now;
    contacts_.push_back({ContactPhase::down, x_px, y_px, now});
}

void TouchInput::move(float x_px, float y_px, Instant now) {
    x_px_ = x_px;
    y_px_ = y_px;
    if (std::hypot(x_px - rest_x_px_, y_px - rest_y_px_) > trembling_px) {
        rest_x_px_ = x_px;
        rest_y_px_ = y_px;
        resting_since_ = now;
    }
    contacts_.push_back({ContactPhase::move, x_px, y_px, now});
}

void TouchInput::finish(float x_px, float y_px, Instant now) {
    const bool was_finger = leader_ == Leader::finger;
    leader_ = Leader::none;
    contacts_.push_back({ContactPhase::up, x_px, y_px, now});
    const std::optional<Follower> next = std::exchange(follower_, {});
    if (!was_finger || !next || now - next->since > overlap) return;
    leading_finger_ = next->finger;
    start(Leader::finger, next->x_px, next->y_px, next->since);
}

// A mouse button held still is meant: only fingers can be a palm.
bool TouchInput::yields(Instant now) const {
    return leader_ == Leader::finger && now - resting_since_ > palm_after;
}

}  // namespace parvis::platform
