// Time as the rest of Parvis sees it: one interface, so that tests turn the hands themselves.
#pragma once

#include <chrono>

namespace parvis {

using Instant = std::chrono::steady_clock::time_point;   // for every duration: never jumps
using WallTime = std::chrono::system_clock::time_point;  // for what a person reads: may jump

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual WallTime wall() const = 0;
};

// The machine's clocks. Any thread.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return std::chrono::steady_clock::now(); }
    [[nodiscard]] WallTime wall() const override { return std::chrono::system_clock::now(); }
};

}  // namespace parvis
