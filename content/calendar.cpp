#include "content/calendar.h"

#include <algorithm>

#include "content/text/folding.h"

namespace parvis::content {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

// A weekday of the month comes at least once in so many days.
constexpr std::chrono::days due_within{366};

bool falls_on(const WeeklyTime& time, sys_days day) {
    if (std::chrono::weekday{day}.iso_encoding() != time.weekday) return false;
    const year_month_day date{day};
    if (time.week_of_month < 0) return year_month_day{day + std::chrono::days{7}}.month() != date.month();
    const int nth = (static_cast<int>(static_cast<unsigned>(date.day())) - 1) / 7 + 1;
    return time.week_of_month == 0 || time.week_of_month == nth;
}

bool is_within(const DateRange& range, sys_days day) {
    return is_range(range) && sys_days{range.from} <= day && day <= sys_days{range.to};
}

bool is_valid(const Schedule& schedule, sys_days day) {
    const bool begun = !schedule.valid_from || !schedule.valid_from->ok() || sys_days{*schedule.valid_from} <= day;
    const bool over = schedule.valid_until && schedule.valid_until->ok() && sys_days{*schedule.valid_until} < day;
    return begun && !over;
}

// All spans of a day, the earliest first; one without hours stands for the whole day.
std::vector<std::optional<TimeSpan>> spans_on(const Schedule& schedule, sys_days day) {
    std::vector<std::optional<TimeSpan>> spans;
    if (is_closed(schedule, day)) return spans;
    for (const DatedTime& time : schedule.dates)
        if (time.date.ok() && sys_days{time.date} == day) spans.push_back(time.span);
    if (is_valid(schedule, day))
        for (const WeeklyTime& time : schedule.weekly)
            if (falls_on(time, day)) spans.push_back(time.span);
    std::sort(spans.begin(), spans.end(),
              [](const auto& a, const auto& b) { return (a ? a->from_minute : 0) < (b ? b->from_minute : 0); });
    return spans;
}

// As if there were neither exceptions nor days on which it begins and ends.
std::optional<NextTime> due_next(const Schedule& schedule, sys_days today, int minute) {
    Schedule due;
    due.weekly = schedule.weekly;
    return next_time(due, today, minute, due_within);
}

}  // namespace

bool has_ended(std::string_view status) {
    return fold(status).starts_with("termine");
}

bool is_range(const DateRange& range) {
    return range.from.ok() && range.to.ok() && sys_days{range.from} <= sys_days{range.to};
}

bool is_closed(const Schedule& schedule, sys_days day) {
    return std::ranges::any_of(schedule.exceptions, [day](const DateRange& range) { return is_within(range, day); });
}

std::optional<NextTime> next_time(const Schedule& schedule, sys_days today, int minute, std::chrono::days within) {
    for (sys_days day = today; day < today + within; day += std::chrono::days{1})
        for (const std::optional<TimeSpan>& span : spans_on(schedule, day))
            if (day != today || !span || span->to_minute > minute) return NextTime{day, span};
    return std::nullopt;
}

bool goes_on(const Schedule& schedule, sys_days today, int minute) {
    const auto next = due_next(schedule, today, minute);
    return next && !is_closed(schedule, next->day) && is_valid(schedule, next->day);
}

std::vector<DateRange> closed_when_due(const Schedule& schedule, sys_days today, int minute) {
    std::vector<DateRange> closed;
    const auto next = due_next(schedule, today, minute);
    if (!next || !is_valid(schedule, next->day)) return closed;
    for (const DateRange& range : schedule.exceptions)
        if (is_within(range, next->day)) closed.push_back(range);
    return closed;
}

}  // namespace parvis::content
