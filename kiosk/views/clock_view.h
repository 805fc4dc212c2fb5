// What staff are told of the clock, and the time that they are setting, step by step. In the machine's time zone (TZ).
#pragma once

#include <optional>

#include "kiosk/clock_trust.h"
#include "kiosk/intent.h"
#include "kiosk/screens/staff_clock.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

// What is known of the clock besides its reading.
struct ClockState {
    ClockReading reading{};
    std::optional<WallTime> set_on{};   // by staff
    bool is_held = false;               // by the network
    bool has_battery = false;           // a clock that keeps the time
    std::optional<WallTime> setting{};  // the time that staff are choosing
};

[[nodiscard]] ClockView make_clock_view(const ClockState& clock, const Strings& strings);

// One step of the calendar or of the clock, `by` times; of a month that has no such day, its last. Hours and minutes
// are real ones, in the nights of summer time too.
[[nodiscard]] WallTime stepped(WallTime time, ClockPart part, int by);

}  // namespace parvis::kiosk
