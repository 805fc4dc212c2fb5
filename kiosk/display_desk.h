// What staff may know and try of the display, as the app sees it. UI thread only.
#pragma once

#include <optional>

#include "kiosk/display_hours.h"
#include "platform/display_power.h"

namespace parvis::kiosk {

class DisplayDesk {
public:
    virtual ~DisplayDesk() = default;
    [[nodiscard]] virtual const DisplayHours& hours() const = 0;
    [[nodiscard]] virtual platform::DisplayOff way() const = 0;  // as the settings say
    // Dark for ten seconds, or until somebody touches it.
    virtual void try_off(platform::DisplayOff how) = 0;
    // The way that the display did not obey last; none: it always did.
    [[nodiscard]] virtual std::optional<platform::DisplayOff> failed() const = 0;
    // The way out of which it was not lit at the first try; none: it always was.
    [[nodiscard]] virtual std::optional<platform::DisplayOff> slept_on() const = 0;
};

}  // namespace parvis::kiosk
