// The clock on the staff's page: what is shown of it, and the time that they are setting. UI thread only.
#pragma once

#include <optional>

#include "kiosk/intent.h"
#include "kiosk/trusted_clock.h"
#include "kiosk/views/clock_view.h"

namespace parvis::kiosk {

class ClockPanel {
public:
    // May be null: then there is nothing to show. Must outlive the panel.
    void follow(TrustedClock* clock) { clock_ = clock; }

    [[nodiscard]] std::optional<ClockView> view(const Strings& strings) const;
    // Whether it was one of the clock's.
    [[nodiscard]] bool apply(const Intent& intent);
    // Nothing is being set any more; false when nothing was.
    bool leave();
    // When view() next says something else.
    [[nodiscard]] std::optional<Instant> changes_at(Instant now) const;

private:
    void choose(ClockChoice choice);

    TrustedClock* clock_ = nullptr;
    std::optional<WallTime> setting_;
};

}  // namespace parvis::kiosk
