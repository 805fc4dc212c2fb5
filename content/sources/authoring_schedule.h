// The columns of times that several tables share, and the keys of centre.toml that say the same. Inside this room.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/sources/authoring_table.h"

namespace parvis::content {

// Adds the columns dates, valable du, valable jusqu’au, sauf, précisions horaires.
void add_schedule_columns(std::vector<ColumnName>& columns);

// Where times are told: a row, or centre.toml.
struct ScheduleCells {
    std::function<std::string(std::string_view heading)> written;
    std::function<void(Severity severity, std::string_view heading, std::string message)> report;
};

// What the cell under `weekly_heading` and those columns say. What is not understood becomes free words, a warning;
// what cannot be (31/02/2026, 17h-9h) an error.
[[nodiscard]] Schedule read_schedule(const AuthoringRow& row, std::string_view weekly_heading);
[[nodiscard]] Schedule read_schedule(const ScheduleCells& cells, std::string_view weekly_heading);

// The day that a cell holds, if any; an error is reported.
[[nodiscard]] std::optional<std::chrono::year_month_day> day_in_cell(const AuthoringRow& row, std::string_view heading);

// Whether "du" and "jusqu’au" stand in order; else the error is reported.
bool days_in_order(const AuthoringRow& row, std::string_view until_heading,
                   std::optional<std::chrono::year_month_day> from, std::optional<std::chrono::year_month_day> until);

}  // namespace parvis::content
