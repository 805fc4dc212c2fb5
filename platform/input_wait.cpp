#include "platform/input_wait.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <string_view>
#include <system_error>
#include <utility>

#include "platform/base/log.h"

namespace parvis::platform {

namespace {

using namespace std::chrono_literals;

// Where input cannot be noticed: little to a finger, and a tenth of the cost of SDL's own look every millisecond.
constexpr auto nap = 12ms;
// The kernel serves the readers of a device one after the other: SDL's copy comes a moment after ours, or later where
// something takes the processor from the kernel in between (a virtual machine's host, an interrupt's thread). What is
// not seen then would lie there until the next event, and a finger's end with it.
constexpr auto other_readers = 4ms;
constexpr auto last_look = 512ms;
// udev names a new device, gives it its rights and tells SDL within this time, or so late that the first touch does it.
constexpr auto settling_time = 3s;
constexpr auto settling_step = 100ms;

bool is_device(std::string_view name) {
    return name.starts_with("event");
}

}  // namespace

InputWait::InputWait() : calls_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (!calls_) log(LogLevel::error, std::string("no descriptor to be woken by: ") + std::strerror(errno));
}

void InputWait::watch(int fd) {
    foreign_.push_back(fd);
}

void InputWait::watch_devices(std::filesystem::path folder) {
    folder_ = std::move(folder);
    watch_folder();
}

void InputWait::watch_folder() {
    Descriptor changes(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    constexpr std::uint32_t changing = IN_CREATE | IN_ATTRIB | IN_MOVED_TO | IN_ONLYDIR;
    if (!changes || ::inotify_add_watch(changes.get(), folder_.c_str(), changing) < 0) {
        if (!said_napping_)
            log(LogLevel::warning, "input devices cannot be watched (" + folder_.string() + ": " +
                                       std::strerror(errno) + "), looking every " + std::to_string(nap.count()) +
                                       " ms instead");
        said_napping_ = true;
        return;
    }
    folder_changes_ = std::move(changes);
    open_devices(false);  // after the watch: no device falls between the two
}

void InputWait::open_devices(bool says) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder_, error), end; !error && entry != end;
         entry.increment(error)) {
        std::string name = entry->path().filename();
        const bool is_open = std::ranges::any_of(devices_, [&](const Device& device) { return device.name == name; });
        if (is_open || !is_device(name)) continue;
        // Refused for now: its rights come with a change of its attributes.
        Descriptor device(::open(entry->path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
        if (!device) continue;
        if (says) log(LogLevel::notice, "input: " + name + " has come");
        devices_.push_back({std::move(name), std::move(device)});
    }
}

// True when anything changed.
bool InputWait::take_folder_changes() {
    alignas(inotify_event) std::array<char, 4096> buffer;
    bool changed = false;
    bool gone = false;
    ssize_t got = 0;
    while ((got = ::read(folder_changes_.get(), buffer.data(), buffer.size())) > 0) {
        changed = true;
        for (ssize_t at = 0; at < got;) {
            inotify_event event{};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            gone |= (event.mask & IN_IGNORED) != 0;
            at += static_cast<ssize_t>(sizeof event) + static_cast<ssize_t>(event.len);
        }
    }
    if (changed) open_devices(true);
    // The last device takes its folder with it.
    if (gone) folder_changes_ = Descriptor();
    return changed;
}

// False when the device is no more.
bool InputWait::drain(Device& device, int events) {
    std::array<char, 4096> buffer;
    ssize_t got = 0;
    do got = ::read(device.descriptor.get(), buffer.data(), buffer.size());
    while (got > 0 || (got < 0 && errno == EINTR));
    const bool alive = got == 0 || errno == EAGAIN;
    return alive && (events & (POLLERR | POLLHUP | POLLNVAL)) == 0;
}

std::chrono::milliseconds InputWait::sleep_for(std::chrono::milliseconds longest) {
    if (look_again_in_ > 0ms) longest = std::min(longest, look_again_in_);
    if (!folder_.empty() && !folder_changes_) longest = std::min<std::chrono::milliseconds>(longest, nap);
    if (std::chrono::steady_clock::now() < settled_at_)
        longest = std::min<std::chrono::milliseconds>(longest, settling_step);
    return std::clamp<std::chrono::milliseconds>(longest, 0ms, std::chrono::milliseconds(INT_MAX));
}

Woken InputWait::wait(std::chrono::milliseconds longest) {
    if (!folder_.empty() && !folder_changes_) {
        watch_folder();
        if (folder_changes_) settled_at_ = std::chrono::steady_clock::now() + settling_time;
    }
    std::vector<pollfd> descriptors;
    const auto add = [&](int fd) { descriptors.push_back({fd, POLLIN, 0}); };
    add(calls_.get());
    add(folder_changes_.get());  // -1 is passed over
    for (const int fd : foreign_) add(fd);
    for (const Device& device : devices_) add(device.descriptor.get());

    const int timeout = static_cast<int>(sleep_for(longest).count());
    look_again_in_ = look_again_in_ < last_look ? 2 * look_again_in_ : 0ms;
    const int ready = ::poll(descriptors.data(), descriptors.size(), timeout);
    if (ready < 0) return errno == EINTR ? Woken::by_signal : Woken::by_time;
    if (ready == 0) return Woken::by_time;

    bool input = false;
    for (std::size_t i = 2; i < 2 + foreign_.size(); ++i) input |= descriptors[i].revents != 0;
    const std::size_t first_device = 2 + foreign_.size();
    for (std::size_t i = 0; i < devices_.size(); ++i) {
        const int events = descriptors[first_device + i].revents;
        if (events == 0) continue;
        input = true;
        look_again_in_ = other_readers;
        if (drain(devices_[i], events)) continue;
        log(LogLevel::notice, "input: " + devices_[i].name + " has gone");
        devices_[i].descriptor = Descriptor();
    }
    // Before new ones are let in: one of these may bear the name of one that is gone.
    std::erase_if(devices_, [](const Device& device) { return !device.descriptor; });
    if (descriptors[1].revents != 0 && take_folder_changes())
        settled_at_ = std::chrono::steady_clock::now() + settling_time;
    if (descriptors[0].revents != 0) {
        std::uint64_t calls = 0;
        if (::read(calls_.get(), &calls, sizeof calls) == sizeof calls) return Woken::by_call;
    }
    return input ? Woken::by_input : Woken::by_time;
}

void InputWait::wake() noexcept {
    const int error = errno;
    const std::uint64_t one = 1;
    // Refused only when it is full of calls that nobody took yet.
    [[maybe_unused]] const ssize_t written = ::write(calls_.get(), &one, sizeof one);
    errno = error;
}

}  // namespace parvis::platform
