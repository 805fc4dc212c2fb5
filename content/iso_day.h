// Days as data: "2026-12-05", and the time of day where this machine stands. Any thread.
#pragma once

#include <chrono>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace parvis::content {

[[nodiscard]] std::string to_iso(std::chrono::year_month_day day);

// That moment where this machine stands (TZ), in the parts of its calendar and its clock.
[[nodiscard]] std::tm local_time(std::chrono::system_clock::time_point moment);
// The day of it.
[[nodiscard]] std::chrono::year_month_day local_day(std::chrono::system_clock::time_point moment);

// Nothing when it is not written so, or not in the calendar.
[[nodiscard]] std::optional<std::chrono::year_month_day> day_of_iso(std::string_view text);

}  // namespace parvis::content
