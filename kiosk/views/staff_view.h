// What staff are told, in the words of a language.
#pragma once

#include <optional>

#include "kiosk/screens/staff.h"
#include "kiosk/staff_desk.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

inline constexpr std::size_t most_events_shown = 40;

[[nodiscard]] StaffView make_staff_view(const StaffFacts& facts, const Strings& strings);
// Nothing while nothing is done.
[[nodiscard]] std::optional<StaffView::Work> make_work_view(const StaffProgress& progress, const Strings& strings);

}  // namespace parvis::kiosk
