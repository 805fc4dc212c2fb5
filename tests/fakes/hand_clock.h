// A clock whose hands a test turns.
#pragma once

#include <chrono>

#include "platform/base/clock.h"

namespace parvis::testing {

class HandClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] WallTime wall() const override { return wall_; }
    void pass(std::chrono::nanoseconds time) {
        now_ += std::chrono::duration_cast<Instant::duration>(time);
        wall_ += std::chrono::duration_cast<WallTime::duration>(time);
    }

private:
    Instant now_{std::chrono::hours{1}};
    // Wednesday 25 November 2026, 13:32 UTC.
    WallTime wall_ = std::chrono::sys_days{std::chrono::year{2026} / 11 / 25} + std::chrono::minutes{13 * 60 + 32};
};

}  // namespace parvis::testing
