// Where a thread sleeps until there is something to do: one poll() over input, calls from elsewhere and the time.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "platform/base/descriptor.h"

namespace parvis::platform {

enum class Woken : std::uint8_t {
    by_time,   // also sooner than asked for: look what there is, and sleep again
    by_input,  // a device or a watched descriptor; whoever reads it may still find nothing meant for it
    by_call,   // wake()
    by_signal,
};

// It reads no input, it only notices it. Every reader of an input device has its own copy of the events: ours are
// thrown away, the window's (SDL's) are left alone. wake() from any thread and from signal handlers, all else from one
// thread.
class InputWait {
public:
    InputWait();
    InputWait(const InputWait&) = delete;
    InputWait& operator=(const InputWait&) = delete;

    // Wakes when `fd` has something to read; it is not read here and must stay open.
    void watch(int fd);
    // Wakes with every device of the folder ("/dev/input"), those that come later too, or get their rights later (udev
    // hands them out a moment after the device is there). When the folder cannot be watched (not there yet, no inotify)
    // each wait() is a short nap, and tries again.
    void watch_devices(std::filesystem::path folder);

    // Sleeps `longest` at most; less while devices come and go, or cannot be watched.
    Woken wait(std::chrono::milliseconds longest);
    // Ends the wait() that is on, or the next one.
    void wake() noexcept;

    // Devices that are open now.
    [[nodiscard]] std::size_t devices() const { return devices_.size(); }

private:
    struct Device {
        std::string name;
        Descriptor descriptor;
    };
    void watch_folder();
    bool take_folder_changes();
    bool drain(Device& device, int events);
    void open_devices(bool says);
    [[nodiscard]] std::chrono::milliseconds sleep_for(std::chrono::milliseconds longest);

    Descriptor calls_;
    std::vector<int> foreign_;
    std::filesystem::path folder_;  // empty: no devices
    Descriptor folder_changes_;
    std::vector<Device> devices_;
    bool said_napping_ = false;
    std::chrono::milliseconds look_again_in_{0};  // after a device's event, ever later; 0: enough
    std::chrono::steady_clock::time_point settled_at_{};
};

}  // namespace parvis::platform
