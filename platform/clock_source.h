// What the machine itself can say of its time, for whoever has to judge it: nothing here sets a clock. Any thread.
// Source: adjtimex(2), systemd-timesyncd.service(8); Linux, Documentation/ABI/testing/sysfs-class-rtc.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>

#include "platform/base/clock.h"

namespace parvis::platform {

struct ClockFacts {
    bool synchronised = false;  // the network holds the kernel's clock (NTP); without network it never does
    // What the clock with the battery shows; none: there is none, or it does not run. One whose battery is dead runs
    // too, from its maker's first day on, since the power came.
    std::optional<WallTime> rtc{};
    std::chrono::nanoseconds since_boot{};  // counted, sleep included: nobody sets it
};

class ClockSource {
public:
    virtual ~ClockSource() = default;
    [[nodiscard]] virtual ClockFacts look() const = 0;
};

class SystemClockSource final : public ClockSource {
public:
    explicit SystemClockSource(std::filesystem::path rtcs = "/sys/class/rtc",
                               std::filesystem::path sign = "/run/systemd/timesync/synchronized")
        : rtcs_(std::move(rtcs)), sign_(std::move(sign)) {}
    // Of several clocks with a battery, the one that the kernel took its time from; else the first that runs.
    [[nodiscard]] ClockFacts look() const override;

private:
    std::filesystem::path rtcs_;
    std::filesystem::path sign_;  // that systemd's own client has heard the network's time
};

}  // namespace parvis::platform
