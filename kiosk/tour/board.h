// A board's clock and display for the tour.
#pragma once

#include <optional>

#include "kiosk/display_desk.h"
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

class TourDisplay final : public DisplayDesk {
public:
    [[nodiscard]] const DisplayHours& hours() const override { return hours_; }
    [[nodiscard]] platform::DisplayOff way() const override { return platform::DisplayOff::dpms; }
    void try_off(platform::DisplayOff how) override { failed_ = how; }
    [[nodiscard]] std::optional<platform::DisplayOff> failed() const override { return failed_; }
    [[nodiscard]] std::optional<platform::DisplayOff> slept_on() const override { return std::nullopt; }

private:
    DisplayHours hours_{{"08:30-18:00", "08:30-18:00", "08:30-18:00", "08:30-18:00", "08:30-18:00", "", "", {}}};
    std::optional<platform::DisplayOff> failed_;
};

}  // namespace parvis::kiosk
