#include "kiosk/views/times.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <utility>

#include "content/iso_day.h"
#include "kiosk/views/phrases.h"

namespace parvis::kiosk {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

// From this far ahead on, a day and a month could be taken for those that come first.
constexpr std::chrono::days year_is_named_from{365};
constexpr std::chrono::days next_time_within{366};

std::string two_digits(int value) {
    char text[8];
    std::snprintf(text, sizeof text, "%02d", value % 100);
    return text;
}

std::string day_text(const Strings& strings, int day) {
    return day == 1 ? std::string(strings.get(Text::day_first_of_month)) : std::to_string(day);
}

std::string day_of_year_text(const Strings& strings, int weekday, int day, int month) {
    return strings.get(Text::date, {{"weekday", strings.get(family(Text::weekday_1, weekday))},
                                    {"day", day_text(strings, day)},
                                    {"month", strings.get(family(Text::month_1, month))}});
}

std::string minute_text(const Strings& strings, int minute) {
    const std::string hours = std::to_string(minute / 60);
    if (minute % 60 == 0) return strings.get(Text::time_of_day_whole, {{"h", hours}});
    return strings.get(Text::time_of_day, {{"h", hours}, {"m", two_digits(minute % 60)}});
}

std::string with_span(const Strings& strings, std::string day, const std::optional<content::TimeSpan>& span) {
    if (span) day += " " + span_text(strings, *span);
    return day;
}

std::string weekly_text(const Strings& strings, const content::WeeklyTime& time) {
    const std::string_view weekday = strings.get(family(Text::weekday_1, time.weekday));
    if (time.week_of_month < 0) return strings.get(Text::last_week, {{"weekday", weekday}});
    return strings.get(Text::nth_week,
                       {{"nth", strings.get(family(Text::nth_1, time.week_of_month))}, {"weekday", weekday}});
}

std::string with_year(const Strings& strings, std::string date, year_month_day day, sys_days today) {
    if (sys_days{day} < today + year_is_named_from) return date;
    return strings.get(Text::date_and_year, {{"date", date}, {"year", std::to_string(static_cast<int>(day.year()))}});
}

std::string day_number(const Strings& strings, year_month_day day) {
    return day_text(strings, static_cast<int>(static_cast<unsigned>(day.day())));
}

std::string day_and_month(const Strings& strings, year_month_day day, sys_days today) {
    const auto month = static_cast<int>(static_cast<unsigned>(day.month()));
    std::string date = strings.get(
        Text::day_of_year, {{"day", day_number(strings, day)}, {"month", strings.get(family(Text::month_1, month))}});
    return with_year(strings, std::move(date), day, today);
}

// The month of both ends is said once: "du 20 au 27 décembre".
std::string range_text(const Strings& strings, Text text, const content::DateRange& range, sys_days today) {
    const bool one_month = range.from.year() == range.to.year() && range.from.month() == range.to.month();
    return strings.get(
        text, {{"from", one_month ? day_number(strings, range.from) : day_and_month(strings, range.from, today)},
               {"to", day_and_month(strings, range.to, today)}});
}

// The hours of one weekday in every week, in the order of the day; none: the whole day.
struct WeekDay {
    int weekday = 1;
    std::vector<content::TimeSpan> spans;
};

std::vector<WeekDay> week_of(const content::Schedule& schedule) {
    std::vector<WeekDay> week;
    for (int weekday = 1; weekday <= 7; ++weekday) {
        std::optional<WeekDay> day;
        for (const content::WeeklyTime& time : schedule.weekly) {
            if (time.week_of_month != 0 || time.weekday != weekday) continue;
            if (!day) day = WeekDay{weekday, {}};
            if (time.span) day->spans.push_back(*time.span);
        }
        if (!day) continue;
        std::sort(day->spans.begin(), day->spans.end(),
                  [](const auto& one, const auto& other) { return one.from_minute < other.from_minute; });
        week.push_back(std::move(*day));
    }
    return week;
}

// Days that follow each other with the same hours are said once: "Du lundi au jeudi", "Chaque lundi et mardi".
std::vector<std::string> every_week_lines(const Strings& strings, const content::Schedule& schedule) {
    const std::vector<WeekDay> week = week_of(schedule);
    const auto name = [&](const WeekDay& day) {
        return std::string(strings.get(family(Text::weekday_1, day.weekday)));
    };
    const auto both = [&](const std::string& first, const std::string& last) {
        return strings.get(Text::this_and_that, {{"first", first}, {"last", last}});
    };
    std::vector<std::string> lines;
    for (std::size_t first = 0; first < week.size();) {
        std::size_t last = first;
        while (last + 1 < week.size() && week[last + 1].weekday == week[last].weekday + 1 &&
               week[last + 1].spans == week[first].spans)
            ++last;
        std::string line;
        if (last - first >= 2) {
            line = strings.get(Text::every_week_from_to, {{"from", name(week[first])}, {"to", name(week[last])}});
        } else {
            const std::string days = last > first ? both(name(week[first]), name(week[last])) : name(week[first]);
            line = strings.get(Text::every_week, {{"weekday", days}});
        }
        std::string hours;
        for (const content::TimeSpan& span : week[first].spans) {
            const std::string text = span_text(strings, span);
            hours = hours.empty() ? text : both(hours, text);
        }
        lines.push_back(hours.empty() ? line : line + " " + hours);
        first = last + 1;
    }
    return lines;
}

std::vector<std::string> weekly_lines(const Strings& strings, const content::Schedule& schedule) {
    std::vector<std::string> lines = every_week_lines(strings, schedule);
    for (const content::WeeklyTime& time : schedule.weekly) {
        if (time.weekday < 1 || time.weekday > 7 || time.week_of_month == 0 || time.week_of_month > 5) continue;
        lines.push_back(with_span(strings, weekly_text(strings, time), time.span));
    }
    return lines;
}

bool is_to_come(const content::Schedule& schedule, const content::DatedTime& time, sys_days today) {
    return time.date.ok() && sys_days{time.date} >= today && !content::is_closed(schedule, time.date);
}

std::vector<std::string> dated_lines(const Strings& strings, const content::Schedule& schedule, sys_days today) {
    std::vector<std::string> lines;
    for (const content::DatedTime& time : schedule.dates) {
        if (!is_to_come(schedule, time, today)) continue;
        const auto weekday = static_cast<int>(std::chrono::weekday{sys_days{time.date}}.iso_encoding());
        const std::string date =
            day_of_year_text(strings, weekday, static_cast<int>(static_cast<unsigned>(time.date.day())),
                             static_cast<int>(static_cast<unsigned>(time.date.month())));
        lines.push_back(with_span(
            strings, strings.get(Text::on_date, {{"date", with_year(strings, date, time.date, today)}}), time.span));
    }
    return lines;
}

// Of all that recurs.
bool is_over(const content::Schedule& schedule, sys_days today) {
    return schedule.valid_until && sys_days{*schedule.valid_until} < today;
}

std::string words_to_come(const content::Schedule& schedule, sys_days today) {
    const bool none_left = is_over(schedule, today) && std::ranges::none_of(schedule.dates, [&](const auto& time) {
                               return is_to_come(schedule, time, today);
                           });
    return none_left ? std::string() : schedule.words;
}

std::string day_from_today(const Strings& strings, sys_days day, sys_days today) {
    if (day == today) return std::string(strings.get(Text::today));
    const year_month_day date{day};
    const std::string named =
        with_year(strings,
                  day_of_year_text(strings, static_cast<int>(std::chrono::weekday{day}.iso_encoding()),
                                   static_cast<int>(static_cast<unsigned>(date.day())),
                                   static_cast<int>(static_cast<unsigned>(date.month()))),
                  date, today);
    return day == today + std::chrono::days{1} ? strings.get(Text::tomorrow, {{"date", named}}) : named;
}

}  // namespace

std::string date_text(const Strings& strings, WallTime time) {
    const std::tm parts = content::local_time(time);
    return day_of_year_text(strings, parts.tm_wday == 0 ? 7 : parts.tm_wday, parts.tm_mday, parts.tm_mon + 1);
}

std::string clock_text(const Strings& strings, WallTime time) {
    const std::tm parts = content::local_time(time);
    return strings.get(Text::clock, {{"h", std::to_string(parts.tm_hour)}, {"m", two_digits(parts.tm_min)}});
}

std::string span_text(const Strings& strings, const content::TimeSpan& span) {
    return strings.get(Text::time_span, {{"from", minute_text(strings, span.from_minute)},
                                         {"to", minute_text(strings, span.to_minute)}});
}

std::string days_text(const Strings& strings, std::optional<year_month_day> from, std::optional<year_month_day> until,
                      WallTime now) {
    const sys_days today{content::local_day(now)};
    const bool begins = from && from->ok() && sys_days{*from} > today;
    const bool ends = until && until->ok();
    if (begins && ends) return range_text(strings, Text::from_day_to_day, {*from, *until}, today);
    if (begins) return strings.get(Text::from_day, {{"date", day_and_month(strings, *from, today)}});
    if (ends) return strings.get(Text::until_day, {{"date", day_and_month(strings, *until, today)}});
    return {};
}

std::vector<std::string> schedule_lines(const Strings& strings, const content::Schedule& schedule, WallTime now) {
    const sys_days today{content::local_day(now)};
    std::vector<std::string> dates = dated_lines(strings, schedule, today);
    std::string words = words_to_come(schedule, today);
    std::vector<std::string> lines;
    if (!is_over(schedule, today)) lines = weekly_lines(strings, schedule);
    // Words alone are what recurs ("sur rendez-vous"): from when on, and when not, is said of them.
    if (lines.empty() && dates.empty() && !words.empty()) lines.push_back(std::exchange(words, {}));
    if (!lines.empty()) {
        if (std::string line = days_text(strings, schedule.valid_from, schedule.valid_until, now); !line.empty())
            lines.push_back(std::move(line));
        for (std::string& line : exception_lines(strings, schedule, now)) lines.push_back(std::move(line));
    }
    for (std::string& line : dates) lines.push_back(std::move(line));
    if (!words.empty()) lines.push_back(std::move(words));
    return lines;
}

// Those that have not passed and meet the days on which the times are valid.
std::vector<std::string> exception_lines(const Strings& strings, const content::Schedule& schedule, WallTime now) {
    const sys_days today{content::local_day(now)};
    std::vector<std::string> lines;
    for (const content::DateRange& range : schedule.exceptions) {
        if (!content::is_range(range) || sys_days{range.to} < today) continue;
        if (schedule.valid_from && sys_days{range.to} < sys_days{*schedule.valid_from}) continue;
        if (schedule.valid_until && sys_days{range.from} > sys_days{*schedule.valid_until}) continue;
        lines.push_back(range.from == range.to
                            ? strings.get(Text::except_day, {{"date", day_and_month(strings, range.from, today)}})
                            : range_text(strings, Text::except_days, range, today));
    }
    return lines;
}

std::string words_beside(const content::Schedule& schedule, WallTime now) {
    constexpr std::size_t most_letters = 72;  // two lines of a slide on the smallest glass
    return shortened_at_word(words_to_come(schedule, content::local_day(now)), most_letters);
}

int minute_of_day(WallTime time) {
    const std::tm parts = content::local_time(time);
    return parts.tm_hour * 60 + parts.tm_min;
}

std::string next_time_text(const Strings& strings, const content::Schedule& schedule, WallTime now) {
    const sys_days today{content::local_day(now)};
    const std::optional<content::NextTime> next =
        content::next_time(schedule, today, minute_of_day(now), next_time_within);
    if (!next) return {};
    std::string text = day_from_today(strings, next->day, today);
    if (next->span) text = strings.get(Text::day_and_span, {{"day", text}, {"span", span_text(strings, *next->span)}});
    if (const std::string words = words_beside(schedule, now); !words.empty()) text += "\n" + words;
    return text;
}

}  // namespace parvis::kiosk
