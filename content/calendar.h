// What takes place, and when: days and minutes, no words. Where the machine stands; pure, any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "content/document.h"

namespace parvis::content {

// By its status, an action is over for good: no time of it invites anybody.
[[nodiscard]] bool has_ended(std::string_view status);

// One that does not end before it begins, of days of the calendar; of any other nothing is known.
[[nodiscard]] bool is_range(const DateRange& range);
// That day is one of the exceptions.
[[nodiscard]] bool is_closed(const Schedule& schedule, std::chrono::sys_days day);

// The first day from `today` on, among so many, on which the schedule has a time that is not over at `minute` (after
// midnight).
struct NextTime {
    std::chrono::sys_days day;
    std::optional<TimeSpan> span;  // none: the whole day
    bool operator==(const NextTime&) const = default;
};
[[nodiscard]] std::optional<NextTime> next_time(const Schedule& schedule, std::chrono::sys_days today, int minute,
                                                std::chrono::days within);

// What recurs takes place when it is due next: not closed then, begun, and not over. Else “chaque mardi” would have
// somebody come for nothing. False where nothing recurs.
[[nodiscard]] bool goes_on(const Schedule& schedule, std::chrono::sys_days today, int minute);

// The exceptions in which it is closed on the next day on which it would recur; none where that day is not one of them,
// or nothing recurs within its days.
[[nodiscard]] std::vector<DateRange> closed_when_due(const Schedule& schedule, std::chrono::sys_days today, int minute);

}  // namespace parvis::content
