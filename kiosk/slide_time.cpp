#include "kiosk/slide_time.h"

#include <algorithm>
#include <cmath>

namespace parvis::kiosk {
namespace {

constexpr float least_rest_seconds = 1;  // still, before the next change
constexpr float ramp_seconds = 1.5F;     // in which the drift gathers speed, and loses it again
constexpr float slack_seconds = 0.001F;  // of a sum of frames

float drift_seconds(const SlidePace& pace) {
    return std::min(longest_drift_seconds, pace.slide_seconds - least_rest_seconds);
}

// An even speed with a soft beginning and end: an ease over the whole way would creep from pixel to pixel at both ends.
float drift_share(float seconds, float all) {
    if (seconds >= all) return 1;
    const float ramp = std::min(ramp_seconds, all / 3);
    const float speed = 1 / (all - ramp);
    if (seconds < ramp) return speed * seconds * seconds / (2 * ramp);
    if (seconds <= all - ramp) return speed * (seconds - ramp / 2);
    const float left = all - seconds;
    return 1 - speed * left * left / (2 * ramp);
}

float drift_at(const SlidePace& pace, float seconds) {
    return pace.drift_px <= 0 ? 0 : std::round(pace.drift_px * drift_share(seconds, drift_seconds(pace)));
}

}  // namespace

void SlideTime::begin_change() {
    shown_ = 0;
    change_ = 0;
}

void SlideTime::begin() {
    shown_ = 0;
    change_ = change_seconds;
}

void SlideTime::pass(float seconds, bool held) {
    const bool was_changing = changing();
    change_ = std::min(change_ + seconds, change_seconds);
    if (!held || was_changing) shown_ += seconds;
}

float SlideTime::change() const {
    const float x = change_ / change_seconds;
    return x * x * (3 - 2 * x);
}

bool SlideTime::over(const SlidePace& pace) const {
    return !changing() && shown_ >= pace.slide_seconds - slack_seconds;
}

float SlideTime::drift_px(const SlidePace& pace) const {
    return drift_at(pace, shown_);
}

std::optional<float> SlideTime::next_frame(const SlidePace& pace, bool held) const {
    if (changing()) return pace.fades ? least_frame_seconds : std::max(least_frame_seconds, change_seconds - change_);
    if (held || over(pace)) return std::nullopt;
    const float now = drift_at(pace, shown_);
    if (pace.drift_px > 0 && shown_ < drift_seconds(pace)) {
        for (int frames = 1; frames < static_cast<int>(longest_drift_seconds / least_frame_seconds); ++frames) {
            const float wait = least_frame_seconds * static_cast<float>(frames);
            if (drift_at(pace, shown_ + wait) != now) return wait;
        }
    }
    return std::max(least_frame_seconds, pace.slide_seconds - shown_);
}

}  // namespace parvis::kiosk
