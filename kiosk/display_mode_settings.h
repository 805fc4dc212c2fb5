// What a centre sets of the display of an hour without visitors.
#pragma once

#include <chrono>
#include <cstdint>

namespace parvis::kiosk {

// What the touch that ends the display does.
enum class FirstTouch : std::uint8_t {
    opens,  // shows more of the slide that was touched
    wakes,  // leads to the first page, and presses nothing
};

// A pause that nobody ends is over after that time without a touch, or after a visit's if that is longer: whoever looks
// at a slide for long touches nothing.
inline constexpr std::chrono::seconds pause_lasts = std::chrono::minutes{5};

struct DisplayModeSettings {
    bool on = true;
    std::chrono::seconds slide{15};
    FirstTouch first_touch = FirstTouch::opens;
};

}  // namespace parvis::kiosk
