// Days as people and spreadsheets write them. Times of day: schedule_words.h.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "content/document.h"
#include "platform/base/result.h"

namespace parvis::content {

// "2026-12-05", "05/12/2026", "5.12.26", "samedi 5 décembre 2026", "46361" (how Excel counts days).
// Errors are French sentences that quote the text: malformed when it is not a day (or lacks its year), invalid_value
// when it is one that does not exist (31/02/2026, month 25, a weekday that the day is not, a year before 2000 or after
// 2099).
[[nodiscard]] Result<std::chrono::year_month_day> read_day(std::string_view text);

// A day, or "20/12/2026 au 03/01/2027", "du 20 au 27 décembre 2026"; the first day takes month and year from the last.
[[nodiscard]] Result<DateRange> read_day_range(std::string_view text);

// A day that may be followed by one span: "05/12/2026 14h-17h", "samedi 5 décembre 2026 de 14h à 17h".
[[nodiscard]] Result<DatedTime> read_dated_time(std::string_view text);

// ISO: 1 Monday … 7 Sunday; 0 for a word (folded) that is no weekday. Plurals and "lun" are understood.
[[nodiscard]] int weekday_number(std::string_view folded_word);

// "05/12/2026", for messages.
[[nodiscard]] std::string shown_day(std::chrono::year_month_day day);
// "5 décembre 2026", "1er décembre 2026", for sentences.
[[nodiscard]] std::string day_in_words(std::chrono::year_month_day day);

}  // namespace parvis::content
