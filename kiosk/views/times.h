// Days, hours and schedules in the words of a language.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "content/calendar.h"
#include "content/document.h"
#include "kiosk/strings/strings.h"
#include "platform/base/clock.h"

namespace parvis::kiosk {

// In the machine's time zone (TZ).
[[nodiscard]] std::string date_text(const Strings& strings, WallTime time);   // "mercredi 25 novembre"
[[nodiscard]] std::string clock_text(const Strings& strings, WallTime time);  // "14:32"

[[nodiscard]] std::string span_text(const Strings& strings, const content::TimeSpan& span);  // "de 9 h à 12 h"

// From when and until when, as far as that is to come: "jusqu’au 28 novembre", "du 20 au 28 novembre". Empty: no end in
// sight, and begun.
[[nodiscard]] std::string days_text(const Strings& strings, std::optional<std::chrono::year_month_day> from,
                                    std::optional<std::chrono::year_month_day> until, WallTime now);

// What recurs, a line each; from when and until when, as far as that is to come; the days without ("sauf du 20 décembre
// au 3 janvier"); the dates; the free words. What is over is left out: past dates and exceptions, and all that recurs
// once valid_until has passed.
[[nodiscard]] std::vector<std::string> schedule_lines(const Strings& strings, const content::Schedule& schedule,
                                                      WallTime now);

// Of these, the days without that are to come.
[[nodiscard]] std::vector<std::string> exception_lines(const Strings& strings, const content::Schedule& schedule,
                                                       WallTime now);

// The free words as they stand beside a time where room is scarce: shortened at a word when they are very long. Empty
// as soon as schedule_lines() leaves them out.
[[nodiscard]] std::string words_beside(const content::Schedule& schedule, WallTime now);

// Minutes after midnight, in the machine's time zone.
[[nodiscard]] int minute_of_day(WallTime time);

// When the schedule next says that someone is there, today included as long as it is not over: "demain, jeudi 26
// novembre, de 9 h à 12 h"; the free words below it, for they may say "sauf vacances scolaires". Empty when it says
// nothing of the year to come. All that is said of today is said here.
[[nodiscard]] std::string next_time_text(const Strings& strings, const content::Schedule& schedule, WallTime now);

}  // namespace parvis::kiosk
