// Fingers and the mouse as one stream of contacts on the glass.
#pragma once

#include <cstdint>
#include <optional>
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

// Turns SDL events into contacts of one finger at a time: the first finger down leads until it is up. Then a second one
// that came down shortly before takes over as a contact that began when it did (two hands type so: the next key before
// the last one is let go); one that has rested for longer or gone elsewhere meanwhile does not. A leader that has not
// moved for two seconds (a palm, a leaning elbow) yields to a new finger. SDL's synthetic mouse events of touches,
// other mouse buttons than the left, and motion before any button are not contacts. When the window loses the focus or
// is hidden the contact is cancelled: its end may never come. Every down is followed by exactly one up or cancel. UI
// thread only.
class TouchInput {
public:
    // Takes an event; true when it was a pointer event. `width_px`, `height_px`: of the glass. A mouse speaks in points
    // of its window, which a scaled desktop makes fewer than the pixels.
    bool take(const SDL_Event& event, int width_px, int height_px, Instant now);
    // Ends the contact that is down, if any, as a cancelled one.
    void cancel(Instant now);
    // What came since the last call, in order.
    [[nodiscard]] std::vector<Contact> drain();

private:
    enum class Leader : std::uint8_t { none, finger, mouse };
    struct Finger {
        std::int64_t device = 0;
        std::int64_t number = 0;
        bool operator==(const Finger&) const = default;
    };
    struct Follower {
        Finger finger;
        float x_px = 0;
        float y_px = 0;
        Instant since{};
    };
    bool take_finger(const SDL_Event& event, int width_px, int height_px, Instant now);
    bool take_button(const SDL_Event& event, int width_px, int height_px, Instant now);
    void start(Leader leader, float x_px, float y_px, Instant now);
    void move(float x_px, float y_px, Instant now);
    void finish(float x_px, float y_px, Instant now);
    [[nodiscard]] bool yields(Instant now) const;

    std::vector<Contact> contacts_;
    Leader leader_ = Leader::none;
    Finger leading_finger_;
    std::optional<Follower> follower_;  // the last finger that came while another one led
    float x_px_ = 0;                    // where the leader is
    float y_px_ = 0;
    float rest_x_px_ = 0;  // where it came to rest, and since when
    float rest_y_px_ = 0;
    Instant resting_since_{};
};

}  // namespace parvis::platform
