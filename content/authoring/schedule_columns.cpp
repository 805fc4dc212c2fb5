#include "content/authoring/schedule_columns.h"

#include <array>

#include "content/sources/day_words.h"

namespace parvis::content {
namespace {

std::string hour_of(int minutes) {
    const int rest = minutes % 60;
    return std::to_string(minutes / 60) + "h" + (rest == 0 ? "" : (rest < 10 ? "0" : "") + std::to_string(rest));
}

std::string words_of(const TimeSpan& span) {
    return hour_of(span.from_minute) + "-" + hour_of(span.to_minute);
}

// A day of the week with the spans that stand together behind it.
struct DayOfWeek {
    int weekday = 1;
    int week_of_month = 0;
    std::vector<TimeSpan> spans;  // none: the whole day

    [[nodiscard]] bool is_next_of(const DayOfWeek& other) const {
        return weekday == other.weekday + 1 && week_of_month == 0 && other.week_of_month == 0 && spans == other.spans;
    }
};

std::vector<DayOfWeek> days_of(const std::vector<WeeklyTime>& weekly) {
    std::vector<DayOfWeek> days;
    for (const auto& time : weekly) {
        const bool goes_on = !days.empty() && time.span && !days.back().spans.empty() &&
                             days.back().weekday == time.weekday && days.back().week_of_month == time.week_of_month;
        if (!goes_on) days.push_back({time.weekday, time.week_of_month, {}});
        if (time.span) days.back().spans.push_back(*time.span);
    }
    return days;
}

std::string name_of(const DayOfWeek& day) {
    constexpr std::array<std::string_view, 7> names = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                       "vendredi", "samedi", "dimanche"};
    const std::string name(names[static_cast<std::size_t>(day.weekday - 1) % names.size()]);
    if (day.week_of_month == 0) return name;
    const std::string which = day.week_of_month < 0    ? "dernier"
                              : day.week_of_month == 1 ? "1er"
                                                       : std::to_string(day.week_of_month) + "e";
    return which + " " + name + " du mois";
}

std::vector<std::string> weekly_words(const std::vector<WeeklyTime>& weekly) {
    std::vector<std::string> values;
    const auto days = days_of(weekly);
    for (std::size_t first = 0; first < days.size();) {
        std::size_t last = first;
        while (last + 1 < days.size() && days[last + 1].is_next_of(days[last])) ++last;
        if (last == first + 1) last = first;  // two days read better one by one
        std::string value = name_of(days[first]);
        if (last > first) value = last - first == 6 ? "tous les jours" : value + " au " + name_of(days[last]);
        for (const auto& span : days[first].spans)
            value += (&span == &days[first].spans.front() ? " " : " et ") + words_of(span);
        values.push_back(std::move(value));
        first = last + 1;
    }
    return values;
}

}  // namespace

std::string day_cell(const std::optional<std::chrono::year_month_day>& day) {
    return day ? shown_day(*day) : std::string();
}

ScheduleColumns columns_of(const Schedule& schedule) {
    ScheduleColumns columns;
    columns.weekly = weekly_words(schedule.weekly);
    for (const auto& time : schedule.dates)
        columns.dates.push_back(shown_day(time.date) + (time.span ? " " + words_of(*time.span) : ""));
    columns.valid_from = day_cell(schedule.valid_from);
    columns.valid_until = day_cell(schedule.valid_until);
    for (const auto& range : schedule.exceptions)
        columns.exceptions.push_back(shown_day(range.from) +
                                     (range.from == range.to ? "" : " au " + shown_day(range.to)));
    columns.words = schedule.words;
    return columns;
}

}  // namespace parvis::content
