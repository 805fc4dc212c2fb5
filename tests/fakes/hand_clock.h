// A clock whose hands a test turns.
#pragma once

#include <chrono>

#include "platform/base/clock.h"

namespace parvis::testing {

class HandClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] WallTime wall() const override { return wall_; }
    [[nodiscard]] ClockReading dated() const override { return {trust_, wall_}; }
    void pass(std::chrono::nanoseconds time) {
        now_ += std::chrono::duration_cast<Instant::duration>(time);
        if (!wall_stands_) wall_ += std::chrono::duration_cast<WallTime::duration>(time);
    }
    // Somebody set the wall clock; time itself goes on.
    void set_wall(WallTime wall) { wall_ = wall; }
    // From here dated() says so.
    void believe(ClockTrust trust) { trust_ = trust; }
    // From here it is always this minute: for comparing what is on the glass at different times.
    void stop_wall() { wall_stands_ = true; }

private:
    Instant now_{std::chrono::hours{1}};
    bool wall_stands_ = false;
    ClockTrust trust_ = ClockTrust::network_or_rtc;
    // Wednesday 25 November 2026, 13:32 UTC.
    WallTime wall_ = std::chrono::sys_days{std::chrono::year{2026} / 11 / 25} + std::chrono::minutes{13 * 60 + 32};
};

}  // namespace parvis::testing
