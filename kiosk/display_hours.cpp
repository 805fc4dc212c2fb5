#include "kiosk/display_hours.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "content/iso_day.h"

namespace parvis::kiosk {
namespace {

using std::chrono::minutes;
using std::chrono::month_day;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int day_minutes = 24 * 60;
constexpr auto farthest_change = std::chrono::days(8);

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// Takes a number of at most so many digits off the front; -1: there is none.
int take_number(std::string_view& text, std::size_t most_digits) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + std::min(text.size(), most_digits), value);
    if (error != std::errc{} || value < 0) return -1;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool take(std::string_view& text, char sign) {
    if (text.empty() || text.front() != sign) return false;
    text.remove_prefix(1);
    return true;
}

// “8:30”, “08h30”, “8h”; “24:00” is the end of the day. Minutes of the day, or nothing.
std::optional<int> time_of(std::string_view text) {
    text = trimmed(text);
    const int hour = take_number(text, 2);
    if (hour < 0 || hour > 24) return std::nullopt;
    const bool by_h = take(text, 'h');
    if (!by_h && !take(text, ':')) return std::nullopt;
    if (by_h && text.empty()) return hour * 60;
    if (text.size() != 2) return std::nullopt;
    const int minute = take_number(text, 2);
    if (minute < 0 || minute > 59 || !text.empty() || hour * 60 + minute > day_minutes) return std::nullopt;
    return hour * 60 + minute;
}

std::optional<DaySpan> span_of(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto from = time_of(text.substr(0, dash));
    auto to = time_of(text.substr(dash + 1));
    if (!from || !to || *from == *to || *from == day_minutes) return std::nullopt;
    if (*to < *from) *to += day_minutes;
    return DaySpan{*from, *to};
}

struct Date {
    std::optional<std::chrono::year> year;
    month_day day;
};

// “2026-12-24”, or “12-24” for every year, off the front.
std::optional<Date> take_date(std::string_view& text) {
    std::optional<std::chrono::year> year;
    if (text.size() > 4 && text[4] == '-') {
        const int number = take_number(text, 4);
        if (number < 0 || !take(text, '-')) return std::nullopt;
        year = std::chrono::year(number);
    }
    const int month = take_number(text, 2);
    if (month < 0 || !take(text, '-')) return std::nullopt;
    const int number = take_number(text, 2);
    if (number < 0) return std::nullopt;
    const month_day day{std::chrono::month(static_cast<unsigned>(month)),
                        std::chrono::day(static_cast<unsigned>(number))};
    if (!day.ok() || (year && !(*year / day).ok())) return std::nullopt;
    return Date{year, day};
}

bool fits(const HoursException& exception, year_month_day day) {
    const month_day of_year{day.month(), day.day()};
    if (exception.from_year)
        return *exception.from_year / exception.from <= day && day <= *exception.to_year / exception.to;
    if (exception.from <= exception.to) return exception.from <= of_year && of_year <= exception.to;
    return of_year >= exception.from || of_year <= exception.to;  // over the end of the year
}

struct LocalMinute {
    sys_days day;
    int minute = 0;
    bool operator==(const LocalMinute&) const = default;
};

LocalMinute local(WallTime time) {
    const std::tm parts = content::local_time(time);
    return {std::chrono::year(parts.tm_year + 1900) / (parts.tm_mon + 1) / parts.tm_mday,
            parts.tm_hour * 60 + parts.tm_min};
}

LocalMinute later(LocalMinute time, int by) {
    time.minute += by;
    time.day += std::chrono::days(time.minute / day_minutes);
    time.minute %= day_minutes;
    return time;
}

}  // namespace

std::optional<std::vector<DaySpan>> hours_of(std::string_view text) {
    std::vector<DaySpan> spans;
    if (trimmed(text).empty()) return spans;
    while (true) {
        const auto comma = std::min(text.find(','), text.size());
        const auto span = span_of(text.substr(0, comma));
        if (!span) return std::nullopt;
        spans.push_back(*span);
        if (comma == text.size()) return spans;
        text.remove_prefix(comma + 1);
    }
}

std::optional<HoursException> exception_of(std::string_view text) {
    constexpr std::string_view until = " au ";
    text = trimmed(text);
    const auto from = take_date(text);
    if (!from) return std::nullopt;
    Date to = *from;
    if (text.starts_with(until)) {
        text.remove_prefix(until.size());
        const auto end = take_date(text);
        if (!end || end->year.has_value() != from->year.has_value()) return std::nullopt;
        to = *end;
        if (to.year && *to.year / to.day < *from->year / from->day) return std::nullopt;
    }
    if (!text.empty() && text.front() != ' ') return std::nullopt;
    auto spans = hours_of(text);
    if (!spans) return std::nullopt;
    return HoursException{from->year, from->day, to.year, to.day, std::move(*spans)};
}

DisplayHours::DisplayHours(const HoursSettings& settings) {
    const std::array<const std::string*, 7> days = {&settings.monday,   &settings.tuesday, &settings.wednesday,
                                                    &settings.thursday, &settings.friday,  &settings.saturday,
                                                    &settings.sunday};
    for (std::size_t i = 0; i < days.size(); ++i) {
        week_[i] = hours_of(*days[i]).value_or(std::vector<DaySpan>());
        without_week_ = without_week_ && week_[i].empty();
    }
    if (without_week_)
        for (auto& day : week_) day = {{0, day_minutes}};
    for (const std::string& text : settings.exceptions)
        if (auto exception = exception_of(text)) exceptions_.push_back(std::move(*exception));
}

const std::vector<DaySpan>& DisplayHours::spans_of(sys_days day) const {
    const auto last = std::find_if(exceptions_.rbegin(), exceptions_.rend(),
                                   [&](const HoursException& exception) { return fits(exception, day); });
    if (last != exceptions_.rend()) return last->spans;
    return week_[std::chrono::weekday(day).iso_encoding() - 1];
}

bool DisplayHours::is_on(sys_days day, int minute) const {
    const auto covers = [](const std::vector<DaySpan>& spans, int at) {
        return std::ranges::any_of(spans,
                                   [at](const DaySpan& span) { return span.from_minute <= at && at < span.to_minute; });
    };
    return covers(spans_of(day), minute) || covers(spans_of(day - std::chrono::days(1)), minute + day_minutes);
}

bool DisplayHours::is_on(WallTime time) const {
    const LocalMinute here = local(time);
    return is_on(here.day, here.minute);
}

// The zone is asked twice an hour only; an hour in which the clocks are put forward or back is looked at by the minute.
std::optional<WallTime> DisplayHours::changes_after(WallTime time) const {
    if (always()) return std::nullopt;
    const bool now = is_on(time);
    constexpr int stretch = 60;
    for (WallTime from = std::chrono::floor<minutes>(time) + minutes(1); from <= time + farthest_change;
         from += minutes(stretch)) {
        const LocalMinute first = local(from);
        const bool straight = local(from + minutes(stretch - 1)) == later(first, stretch - 1);
        for (int i = 0; i < stretch; ++i) {
            const LocalMinute here = straight ? later(first, i) : local(from + minutes(i));
            if (is_on(here.day, here.minute) != now) return from + minutes(i);
        }
    }
    return std::nullopt;
}

}  // namespace parvis::kiosk
