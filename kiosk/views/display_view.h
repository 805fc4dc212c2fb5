// What staff are told of the display and its hours.
#pragma once

#include "kiosk/clock_trust.h"
#include "kiosk/display_desk.h"
#include "kiosk/screens/staff_display.h"
#include "kiosk/strings/strings.h"

namespace parvis::kiosk {

[[nodiscard]] DisplayView make_display_view(const DisplayDesk& desk, const ClockReading& clock, const Strings& strings);

}  // namespace parvis::kiosk
