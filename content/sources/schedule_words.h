// Times as data: from "lundi au vendredi 8h30-12h30" to weekdays and minutes. The grammar is AUTHORING.md's, read
// with patience: capitals, plurals, "de 9h à 12h", "9 h 30", "09:00".
#pragma once

#include <string_view>
#include <vector>

#include "content/document.h"
#include "platform/base/result.h"

namespace parvis::content {

// One value of « horaires ». Several days and several spans give one entry each, in the order written.
// Errors are French sentences that quote the text: malformed when it is not understood as a whole (its words can still
// be shown), invalid_value when it is understood and impossible (25h, 17h-9h).
[[nodiscard]] Result<std::vector<WeeklyTime>> read_weekly(std::string_view text);

// "14h-17h", "de 14h à 17h", "9-12h", "14h à minuit". Errors as above.
[[nodiscard]] Result<TimeSpan> read_span(std::string_view text);

}  // namespace parvis::content
