#include "content/sources/authoring_schedule.h"

#include <algorithm>
#include <utility>

#include "content/sources/authoring_cells.h"
#include "content/sources/day_words.h"
#include "content/sources/nearest_names.h"
#include "content/sources/schedule_words.h"

namespace parvis::content {
namespace {

// Reads each value of a cell with `read`, keeps the good ones by `keep`; the others become words, led by `prefix`.
template <class Read, class Keep>
void read_values(const ScheduleCells& cells, std::string_view heading, std::string_view prefix, Schedule& into,
                 Read read, Keep keep) {
    for (const auto& value : cell_values(cells.written(heading))) {
        auto result = read(value);
        if (result) {
            keep(std::move(*result));
        } else if (result.error().code == Errc::invalid_value) {
            cells.report(Severity::error, heading, result.error().message);
        } else {
            cells.report(Severity::warning, heading,
                         result.error().message + " En attendant, le texte est montré tel quel.");
            into.words.append(into.words.empty() ? "" : ", ").append(prefix).append(value);
        }
    }
}

std::optional<std::chrono::year_month_day> day_in_cell(const ScheduleCells& cells, std::string_view heading) {
    const auto text = one_line(cells.written(heading));
    if (text.empty()) return std::nullopt;
    const auto day = read_day(text);
    if (day) return *day;
    cells.report(Severity::error, heading, day.error().message);
    return std::nullopt;
}

bool days_in_order(const ScheduleCells& cells, std::string_view until_heading,
                   std::optional<std::chrono::year_month_day> from, std::optional<std::chrono::year_month_day> until) {
    if (!from || !until || *from <= *until) return true;
    cells.report(Severity::error, until_heading,
                 "la fin (" + shown_day(*until) + ") vient avant le début (" + shown_day(*from) +
                     "). Corriger l’une des deux dates.");
    return false;
}

ScheduleCells cells_of(const AuthoringRow& row) {
    return {[&row](std::string_view heading) { return row.written(heading); },
            [&row](Severity severity, std::string_view heading, std::string message) {
                row.report(severity, heading, std::move(message));
            }};
}

}  // namespace

void add_schedule_columns(std::vector<ColumnName>& columns) {
    columns.push_back({"dates", false, {"date"}});
    columns.push_back({"valable du", false, {"valable de", "valable à partir du", "valable depuis"}});
    columns.push_back({"valable jusqu’au", false, {"valable au"}});
    columns.push_back({"sauf", false, {"exceptions", "exception"}});
    columns.push_back(
        {"précisions horaires", false, {"précision horaires", "précision horaire", "précisions horaire"}});
}

Schedule read_schedule(const AuthoringRow& row, std::string_view weekly_heading) {
    return read_schedule(cells_of(row), weekly_heading);
}

Schedule read_schedule(const ScheduleCells& cells, std::string_view weekly_heading) {
    Schedule schedule;
    schedule.words = one_line(cell_text(cells.written("précisions horaires")));
    read_values(cells, weekly_heading, "", schedule, read_weekly, [&](std::vector<WeeklyTime> times) {
        for (const auto& time : times)
            if (std::ranges::find(schedule.weekly, time) == schedule.weekly.end()) schedule.weekly.push_back(time);
    });
    read_values(cells, "dates", "", schedule, read_dated_time,
                [&](const DatedTime& time) { schedule.dates.push_back(time); });
    read_values(cells, "sauf", "sauf ", schedule, read_day_range,
                [&](const DateRange& range) { schedule.exceptions.push_back(range); });
    schedule.valid_from = day_in_cell(cells, "valable du");
    schedule.valid_until = day_in_cell(cells, "valable jusqu’au");
    days_in_order(cells, "valable jusqu’au", schedule.valid_from, schedule.valid_until);
    return schedule;
}

std::optional<std::chrono::year_month_day> day_in_cell(const AuthoringRow& row, std::string_view heading) {
    return day_in_cell(cells_of(row), heading);
}

bool days_in_order(const AuthoringRow& row, std::string_view until_heading,
                   std::optional<std::chrono::year_month_day> from, std::optional<std::chrono::year_month_day> until) {
    return days_in_order(cells_of(row), until_heading, from, until);
}

}  // namespace parvis::content
