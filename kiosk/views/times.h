// Days, hours and schedules in the words of a language.
#pragma once

#include <string>
#include <vector>

#include "content/document.h"
#include "kiosk/strings/strings.h"
#include "platform/base/clock.h"

namespace parvis::kiosk {

// In the machine's time zone (TZ).
[[nodiscard]] std::string date_text(const Strings& strings, WallTime time);   // "mercredi 25 novembre"
[[nodiscard]] std::string clock_text(const Strings& strings, WallTime time);  // "14:32"

[[nodiscard]] std::string span_text(const Strings& strings, const content::TimeSpan& span);  // "de 9 h à 12 h"

// One line per time, then the free words. Dates that have passed are left out.
[[nodiscard]] std::vector<std::string> schedule_lines(const Strings& strings, const content::Schedule& schedule,
                                                      WallTime now);

}  // namespace parvis::kiosk
