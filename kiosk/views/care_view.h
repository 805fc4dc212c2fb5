// What staff are told of the board itself, in the words of a language.
#pragma once

#include <chrono>
#include <string>
#include <utility>

#include "kiosk/care_facts.h"
#include "kiosk/screens/care.h"
#include "kiosk/staff_desk.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

inline constexpr int days_in_chart = 30;
inline constexpr std::size_t most_starts_shown = 10;

// Why the screen is in safe mode and what may be done, of a mode that is on.
[[nodiscard]] std::string safe_mode_text(const SafeMode& mode, const Strings& strings);

// Of facts whose `care` is known.
[[nodiscard]] CareView make_care_view(const StaffFacts& facts, const Strings& strings);

// “3 j 4 h”, “2 h 10 min”, “12 min”, “35 s”.
[[nodiscard]] std::string duration_text(const Strings& strings, std::chrono::seconds time);
// How the start with that index ended, and after what time where that is known.
[[nodiscard]] std::string end_text(const Strings& strings, const CareFacts& facts, std::size_t index);

// What was counted by an id, as staff know it: a sheet's title, “Contraste”. Empty where the content has it no more.
[[nodiscard]] std::string name_of_use(const CareFacts& facts, const std::pair<Use, std::string>& what,
                                      const Strings& strings);

}  // namespace parvis::kiosk
