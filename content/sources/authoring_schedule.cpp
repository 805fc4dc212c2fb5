#include "content/sources/authoring_schedule.h"

#include <algorithm>

#include "content/sources/authoring_cells.h"
#include "content/sources/day_words.h"
#include "content/sources/nearest_names.h"
#include "content/sources/schedule_words.h"

namespace parvis::content {
namespace {

// Reads each value of a cell with `read`, keeps the good ones by `keep`; the others become words, led by `prefix`.
template <class Read, class Keep>
void read_values(const AuthoringRow& row, std::string_view heading, std::string_view prefix, Schedule& into, Read read,
                 Keep keep) {
    for (const auto& value : row.values(heading)) {
        auto result = read(value);
        if (result) {
            keep(std::move(*result));
        } else if (result.error().code == Errc::invalid_value) {
            row.report(Severity::error, heading, result.error().message);
        } else {
            row.report(Severity::warning, heading,
                       result.error().message + " En attendant, le texte est montré tel quel.");
            add_words(into.words, std::string(prefix) + value);
        }
    }
}

}  // namespace

void add_words(std::string& words, std::string_view more) {
    if (!words.empty() && !more.empty()) words += ", ";
    words += more;
}

void add_schedule_columns(std::vector<ColumnName>& columns) {
    columns.push_back({"dates", false, {"date"}});
    columns.push_back({"valable du", false, {"valable de", "valable à partir du", "valable depuis"}});
    columns.push_back({"valable jusqu’au", false, {"valable au"}});
    columns.push_back({"sauf", false, {"exceptions", "exception"}});
    columns.push_back(
        {"précisions horaires", false, {"précision horaires", "précision horaire", "précisions horaire"}});
}

Schedule read_schedule(const AuthoringRow& row, std::string_view weekly_heading) {
    Schedule schedule;
    schedule.words = row.line("précisions horaires");
    read_values(row, weekly_heading, "", schedule, read_weekly, [&](std::vector<WeeklyTime> times) {
        for (const auto& time : times)
            if (std::ranges::find(schedule.weekly, time) == schedule.weekly.end()) schedule.weekly.push_back(time);
    });
    read_values(row, "dates", "", schedule, read_dated_time,
                [&](const DatedTime& time) { schedule.dates.push_back(time); });
    read_values(row, "sauf", "sauf ", schedule, read_day_range,
                [&](const DateRange& range) { schedule.exceptions.push_back(range); });
    schedule.valid_from = day_in_cell(row, "valable du");
    schedule.valid_until = day_in_cell(row, "valable jusqu’au");
    days_in_order(row, "valable jusqu’au", schedule.valid_from, schedule.valid_until);
    return schedule;
}

std::optional<std::chrono::year_month_day> day_in_cell(const AuthoringRow& row, std::string_view heading) {
    const auto text = row.line(heading);
    if (text.empty()) return std::nullopt;
    const auto day = read_day(text);
    if (day) return *day;
    row.report(Severity::error, heading, day.error().message);
    return std::nullopt;
}

bool days_in_order(const AuthoringRow& row, std::string_view until_heading,
                   std::optional<std::chrono::year_month_day> from, std::optional<std::chrono::year_month_day> until) {
    if (!from || !until || *from <= *until) return true;
    row.report(Severity::error, until_heading,
               "la fin (" + shown_day(*until) + ") vient avant le début (" + shown_day(*from) +
                   "). Corriger l’une des deux dates.");
    return false;
}

}  // namespace parvis::content
