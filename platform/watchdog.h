// What systemd is told of us: that the kiosk is up, and that it still beats. Outside a service (no NOTIFY_SOCKET) it
// does nothing. UI thread only. Source: sd_notify(3), sd_watchdog_enabled(3), systemd.service(5) Type=notify,
// WatchdogSec=.
#pragma once

#include <chrono>
#include <optional>

namespace parvis::platform {

class Watchdog {
public:
    Watchdog();

    // The first frame is on the glass. Said once, however often it is called.
    void ready();
    // Call it only after a frame was presented, or when there was nothing to present: never from a timer of its own.
    // Passed on when a quarter of the time allowed is over.
    void beat(std::chrono::steady_clock::time_point now);
    void stopping();
    // How long at most beat() may be away. Nothing: nobody waits for it.
    [[nodiscard]] std::optional<std::chrono::milliseconds> longest_silence() const { return longest_silence_; }

private:
    void say(const char* words);
    std::optional<std::chrono::milliseconds> longest_silence_;
    std::optional<std::chrono::steady_clock::time_point> last_;
    bool ready_ = false;
};

}  // namespace parvis::platform
