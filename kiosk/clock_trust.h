// How far the machine's time is to be believed. Nothing is shown of "today" that is not known to be true: a board
// without a clock that has a battery starts in the past, a dead clock in its maker's first year, a wrong one anywhere.
// Pure; any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/clock.h"
#include "platform/clock_source.h"

namespace parvis::kiosk {

// What is kept of a clock from one start to the next.
struct ClockMemory {
    std::optional<WallTime> last;  // a time that was known
    std::string boot;              // in which run of the machine what follows was so
    bool network = false;          // the network held the clock
    // What staff's clock showed when the machine started: in that run nobody's setting of the machine's clock moves it.
    std::optional<WallTime> staff_boot;
    std::optional<WallTime> staff_rtc;  // the same when the clock with the battery would have shown 1970
    std::optional<WallTime> set_on;     // when staff did that, by their clock
    std::optional<WallTime> rtc;        // what the clock with the battery showed last
    std::optional<std::chrono::year_month_day> content{};  // the day of the last content shown that says one
    std::optional<std::chrono::year_month_day>
        disbelieved{};  // such a day that is no floor: it was ahead, or forgotten
    bool operator==(const ClockMemory&) const = default;
};

// Lines of text; what cannot be read is as if it were not there.
[[nodiscard]] std::string to_text(const ClockMemory& memory);
[[nodiscard]] ClockMemory clock_memory_of(std::string_view text);

struct ClockBounds {
    std::optional<WallTime> built;                    // this program; none: its build did not say
    std::optional<std::chrono::year_month_day> pack;  // the content that is shown
};

// Before it nothing can be: the program was built, its content made, a known time seen. None: nothing is known. A
// content's day counts up to a year after the build, a time seen up to fifteen: whatever lies beyond is a mistake, and
// must not make a right clock look wrong for years.
[[nodiscard]] std::optional<WallTime> floor_of(const ClockMemory& memory, const ClockBounds& bounds);

// A content's day that no clock in the world shows before a day has passed: where `now` is known, a mistake.
[[nodiscard]] bool is_ahead(std::chrono::year_month_day content, WallTime now);

// Brings what is kept into this run of the machine. Staff's time stays with a clock that has a battery, if that has run
// on: it must show that the machine started after it was seen last. Else their time is forgotten.
[[nodiscard]] ClockMemory carried_into(ClockMemory memory, const std::string& boot, const platform::ClockFacts& facts);

// `memory`: of this run. `machine`: what the machine's clock shows. Where the time is not known, the reading's is the
// floor: now, or before; without a floor 1970, when nothing was over yet.
[[nodiscard]] ClockReading judge_clock(const platform::ClockFacts& facts, WallTime machine, const ClockMemory& memory,
                                       const ClockBounds& bounds);

// Staff say what time it is now: that is the floor too, whatever was seen before.
[[nodiscard]] ClockMemory set_by_staff(ClockMemory memory, const platform::ClockFacts& facts, WallTime now);

// The nearest time that staff may set: no program is used before it was built.
[[nodiscard]] WallTime possible_time(WallTime wanted, const ClockBounds& bounds);

}  // namespace parvis::kiosk
