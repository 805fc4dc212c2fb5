#include "platform/clock_source.h"

#include <sys/timex.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <system_error>
#include <vector>

#include "platform/kernel_file.h"

namespace parvis::platform {

namespace {

// Where WallTime ends, in nanoseconds from 1970: 2262. What a broken clock says beyond is no time.
constexpr std::int64_t most_seconds = 9'000'000'000;

std::optional<WallTime> rtc_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> clocks = kernel_entries(folder);
    std::ranges::stable_partition(clocks, [](const auto& clock) { return kernel_number(clock / "hctosys") == 1; });
    for (const auto& clock : clocks)
        if (const auto seconds = kernel_number(clock / "since_epoch");
            seconds && *seconds > -most_seconds && *seconds < most_seconds)
            return WallTime(std::chrono::seconds(*seconds));
    return std::nullopt;
}

// A service that may not set the clock (ProtectClock=) may not ask the kernel either: then the sign tells.
bool is_synchronised(const std::filesystem::path& sign) {
    timex state{};
    if (::adjtimex(&state) >= 0 && (state.status & STA_UNSYNC) == 0) return true;
    std::error_code error;
    return std::filesystem::exists(sign, error);
}

}  // namespace

ClockFacts SystemClockSource::look() const {
    timespec since{};
    ::clock_gettime(CLOCK_BOOTTIME, &since);
    return {is_synchronised(sign_), rtc_in(rtcs_),
            std::chrono::seconds(since.tv_sec) + std::chrono::nanoseconds(since.tv_nsec)};
}

}  // namespace parvis::platform
