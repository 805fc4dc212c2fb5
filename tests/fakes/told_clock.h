// A machine's clocks whose hands a test turns: the one of the system, the one with the battery, the network's word.
#pragma once

#include <chrono>
#include <optional>

#include "platform/clock_source.h"
#include "tests/fakes/hand_clock.h"

namespace parvis::testing {

class ToldClocks final : public platform::ClockSource {
public:
    explicit ToldClocks(const Clock& clock) : clock_(clock), booted_(clock.now()) {}
    [[nodiscard]] platform::ClockFacts look() const override {
        platform::ClockFacts facts;
        facts.synchronised = synchronised;
        facts.since_boot = clock_.now() - booted_;
        if (rtc_ahead) facts.rtc = WallTime(clock_.now().time_since_epoch() + *rtc_ahead);
        return facts;
    }
    void boot() { booted_ = clock_.now(); }
    // What the clock with the battery shows now; it goes on with time.
    void set_rtc(WallTime time) { rtc_ahead = time.time_since_epoch() - clock_.now().time_since_epoch(); }

    bool synchronised = false;
    std::optional<std::chrono::nanoseconds> rtc_ahead;  // of the clock's now(); none: there is none

private:
    const Clock& clock_;
    Instant booted_;
};

}  // namespace parvis::testing
