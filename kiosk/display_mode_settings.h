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

struct DisplayModeSettings {
    bool on = true;
    std::chrono::seconds slide{15};
    FirstTouch first_touch = FirstTouch::opens;
};

}  // namespace parvis::kiosk
