#include "platform/watchdog.h"

#include <systemd/sd-daemon.h>

#include <cstdint>
#include <cstring>
#include <string>

#include "platform/base/log.h"

namespace parvis::platform {

Watchdog::Watchdog() {
    std::uint64_t microseconds = 0;
    if (::sd_watchdog_enabled(0, &microseconds) > 0)
        // Half of what is allowed, as sd_watchdog_enabled(3) advises.
        longest_silence_ =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(microseconds / 2));
}

void Watchdog::ready() {
    if (ready_) return;
    ready_ = true;
    say("READY=1");
}

void Watchdog::beat(std::chrono::steady_clock::time_point now) {
    if (!longest_silence_ || (last_ && now - *last_ < *longest_silence_ / 2)) return;
    last_ = now;
    say("WATCHDOG=1");
}

void Watchdog::stopping() {
    say("STOPPING=1");
}

void Watchdog::say(const char* words) {
    if (const int error = ::sd_notify(0, words); error < 0)
        log(LogLevel::warning, std::string("systemd does not hear ") + words + ": " + std::strerror(-error));
}

}  // namespace parvis::platform
