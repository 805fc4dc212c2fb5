#include "kiosk/views/times.h"

#include <cstdio>
#include <ctime>

namespace parvis::kiosk {
namespace {

std::tm local(WallTime time) {
    const std::time_t seconds = WallTime::clock::to_time_t(time);
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return parts;
}

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
    if (time.week_of_month == 0) return strings.get(Text::every_week, {{"weekday", weekday}});
    if (time.week_of_month < 0) return strings.get(Text::last_week, {{"weekday", weekday}});
    return strings.get(Text::nth_week,
                       {{"nth", strings.get(family(Text::nth_1, time.week_of_month))}, {"weekday", weekday}});
}

}  // namespace

std::string date_text(const Strings& strings, WallTime time) {
    const std::tm parts = local(time);
    return day_of_year_text(strings, parts.tm_wday == 0 ? 7 : parts.tm_wday, parts.tm_mday, parts.tm_mon + 1);
}

std::string clock_text(const Strings& strings, WallTime time) {
    const std::tm parts = local(time);
    return strings.get(Text::clock, {{"h", std::to_string(parts.tm_hour)}, {"m", two_digits(parts.tm_min)}});
}

std::string span_text(const Strings& strings, const content::TimeSpan& span) {
    return strings.get(Text::time_span, {{"from", minute_text(strings, span.from_minute)},
                                         {"to", minute_text(strings, span.to_minute)}});
}

std::vector<std::string> schedule_lines(const Strings& strings, const content::Schedule& schedule, WallTime now) {
    const std::tm today = local(now);
    const std::chrono::sys_days this_day{std::chrono::year{today.tm_year + 1900} /
                                         std::chrono::month{static_cast<unsigned>(today.tm_mon + 1)} /
                                         std::chrono::day{static_cast<unsigned>(today.tm_mday)}};
    std::vector<std::string> lines;
    for (const content::WeeklyTime& time : schedule.weekly) {
        if (schedule.valid_until && std::chrono::sys_days{*schedule.valid_until} < this_day) continue;
        if (time.weekday < 1 || time.weekday > 7 || time.week_of_month > 5) continue;
        lines.push_back(with_span(strings, weekly_text(strings, time), time.span));
    }
    for (const content::DatedTime& time : schedule.dates) {
        const std::chrono::sys_days day{time.date};
        if (!time.date.ok() || day < this_day) continue;
        const auto weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding());
        const std::string date =
            day_of_year_text(strings, weekday, static_cast<int>(static_cast<unsigned>(time.date.day())),
                             static_cast<int>(static_cast<unsigned>(time.date.month())));
        lines.push_back(with_span(strings, strings.get(Text::on_date, {{"date", date}}), time.span));
    }
    if (!schedule.words.empty()) lines.push_back(schedule.words);
    return lines;
}

}  // namespace parvis::kiosk
