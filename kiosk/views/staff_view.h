// What staff are told, in the words of a language.
#pragma once

#include <optional>

#include "kiosk/screens/staff.h"
#include "kiosk/staff_desk.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

inline constexpr std::size_t most_events_shown = 40;

[[nodiscard]] StaffView make_staff_view(const StaffFacts& facts, const Strings& strings);
// “28 novembre 2026, 14:32”, and that it may be wrong where the clock was not believed when that was written down.
[[nodiscard]] std::string moment_text(const Strings& strings, WallTime when, ClockTrust trust);
// “Contenu n° 12 · 28 novembre 2026”, or what of it is known.
[[nodiscard]] std::string version_text(const Strings& strings, const StaffVersion& version);
[[nodiscard]] std::string copy_text(const platform::StickCopy& copy, const Strings& strings);
// Nothing while nothing is done.
[[nodiscard]] std::optional<StaffView::Work> make_work_view(const StaffProgress& progress, const Strings& strings);

}  // namespace parvis::kiosk
