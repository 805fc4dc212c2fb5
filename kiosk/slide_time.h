// The time of the display's slides: how long one is shown, how far the change to the next has come, how far its picture
// has drifted, and when it will next look different. Pure: seconds in, shares out.
//
// At most three flashes a second, by construction: a change takes change_seconds and none begins before the last one is
// over, also when its buttons are pressed as fast as a finger can; each fades from one picture to the other without
// turning back. That is 1.7 changes a second at most, and a flash is two of them. Without motion a picture changes at
// once, and the next change waits for as long all the same.
#pragma once

#include <optional>

namespace parvis::kiosk {

inline constexpr float change_seconds = 0.6F;
inline constexpr float least_frame_seconds = 1.0F / 30;
inline constexpr float longest_drift_seconds = 12;

struct SlidePace {
    float slide_seconds = 15;  // from the beginning of one change to that of the next
    float drift_px = 0;        // of a picture, in whole pixels; 0: it stands still
    bool fades = true;
};

class SlideTime {
public:
    // Another slide takes the place of the one that is shown.
    void begin_change();
    // It is shown at once, from the beginning of its time: nothing was shown before it.
    void begin();
    // Time passes; a change that has begun goes on in any case, `held` stops the rest: the slide's time, its drift.
    void pass(float seconds, bool held);

    [[nodiscard]] bool changing() const { return change_ < change_seconds; }
    // How far the change has come, 0…1; 1 when none is under way.
    [[nodiscard]] float change() const;
    // The slide has had its time.
    [[nodiscard]] bool over(const SlidePace& pace) const;
    // How many pixels its picture has drifted.
    [[nodiscard]] float drift_px(const SlidePace& pace) const;
    // In how many seconds the next frame is wanted; none: nothing will change by itself. Never sooner than
    // least_frame_seconds; a drift asks for a frame when it has come to another pixel.
    [[nodiscard]] std::optional<float> next_frame(const SlidePace& pace, bool held) const;

private:
    float shown_ = 0;  // seconds since its change began
    float change_ = change_seconds;
};

}  // namespace parvis::kiosk
