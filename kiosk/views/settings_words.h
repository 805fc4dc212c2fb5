// What is wrong with the settings, for whoever stands before the glass, in the words of a language.
#pragma once

#include <string>
#include <vector>

#include "kiosk/setting_problem.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

// The first problem, what to do, and how many more there are; empty: there is none.
[[nodiscard]] std::string settings_text(const std::vector<SettingProblem>& problems, const Strings& strings);

}  // namespace parvis::kiosk
