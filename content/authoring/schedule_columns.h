// Times as the columns of a table say them (sources/AUTHORING.md).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"

namespace parvis::content {

struct ScheduleColumns {
    std::vector<std::string> weekly;  // "lundi au vendredi 8h30-12h30"
    std::vector<std::string> dates;   // "05/12/2026 14h-17h"
    std::string valid_from;
    std::string valid_until;
    std::vector<std::string> exceptions;  // "20/12/2026 au 03/01/2027"
    std::string words;
};

// What read_schedule() reads as the same times in the same order.
[[nodiscard]] ScheduleColumns columns_of(const Schedule& schedule);

// "05/12/2026"; empty for none.
[[nodiscard]] std::string day_cell(const std::optional<std::chrono::year_month_day>& day);

}  // namespace parvis::content
