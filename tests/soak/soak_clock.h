// The clock of a sped-up kiosk: its hands are turned whenever the program would sleep. Every cycle is the same day
// again, so that whatever is said of the time is the same; durations go on.
#pragma once

#include <atomic>
#include <chrono>

#include "parvis_version.h"
#include "platform/base/clock.h"
#include "platform/clock_source.h"

namespace parvis::soak {

// The network holds it. pass() and begin_day() from one thread, all else from any.
class SoakClock final : public Clock, public platform::ClockSource {
public:
    [[nodiscard]] Instant now() const override { return Instant(Instant::duration(now_.load())); }
    [[nodiscard]] WallTime wall() const override {
        return day() +
               std::chrono::duration_cast<WallTime::duration>(now() - Instant(Instant::duration(began_.load())));
    }
    [[nodiscard]] ClockReading dated() const override { return {ClockTrust::network_or_rtc, wall()}; }
    [[nodiscard]] platform::ClockFacts look() const override { return {true, {}, now().time_since_epoch()}; }

    void pass(Instant::duration time) { now_ += time.count(); }
    void begin_day() { began_ = now_.load(); }

private:
    // Ten o'clock of the first Wednesday after the program was built: no clock is believed that shows an earlier day.
    [[nodiscard]] static WallTime day() {
        using namespace std::chrono;
        constexpr std::int64_t built = PARVIS_BUILT;
        const sys_days from = built > 0 ? ceil<days>(sys_seconds(seconds(built))) : sys_days(year(2026) / 11 / 25);
        return from + (Wednesday - weekday(from)) + hours(10);
    }

    static constexpr Instant::rep first = Instant::duration(std::chrono::hours(1)).count();
    std::atomic<Instant::rep> now_{first};
    std::atomic<Instant::rep> began_{first};
};

}  // namespace parvis::soak
