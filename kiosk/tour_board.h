// A board's clock for the tour.
#pragma once

#include <optional>

#include "kiosk/trusted_clock.h"
#include "platform/clock_source.h"

namespace parvis::kiosk {

// Believed, or not.
class TourTime final : public platform::ClockSource {
public:
    explicit TourTime(const Clock& clock)
        : machine_(clock), clock_(clock, *this, {{}, "", clock.wall() - std::chrono::days{30}}) {}
    [[nodiscard]] platform::ClockFacts look() const override {
        return {false, has_battery_ ? std::optional(machine_.wall()) : std::nullopt, std::chrono::hours{5}};
    }
    void lose_battery() { has_battery_ = false; }
    [[nodiscard]] TrustedClock& clock() { return clock_; }

private:
    const Clock& machine_;
    bool has_battery_ = true;
    TrustedClock clock_;
};

}  // namespace parvis::kiosk
