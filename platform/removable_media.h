// Sticks that the system has mounted for us, as they come and go. The kernel tells of mounts by poll() on
// /proc/self/mountinfo (proc_pid_mountinfo(5)); inotify says nothing of them. That a stick is listed does not mean that
// it is still there: whoever reads it must be ready for every read to fail.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/descriptor.h"

namespace parvis::platform {

struct Medium {
    std::filesystem::path folder;  // where its files are
    std::string label;             // the name its owner gave it; may be empty; from a stranger
    std::uint64_t arrival = 0;     // 1 and up, counted: a stick that comes again has another
    bool operator==(const Medium&) const = default;
};

struct MediaPlaces {
    std::filesystem::path mounts = "/proc/self/mountinfo";
    std::filesystem::path sticks = "/run/parvis/sticks";  // each mount right below it is a stick
    std::filesystem::path folder{};                       // a developer's: counts as a stick while it is there
};

// A mount as the kernel lists it. It gives the numbers of mounts that are gone to later ones.
struct ListedMedium {
    std::filesystem::path folder;
    std::uint64_t mount = 0;
    unsigned major = 0;  // of its device
    unsigned minor = 0;
    bool operator==(const ListedMedium&) const = default;
};
// The sticks in the text of a mountinfo.
[[nodiscard]] std::vector<ListedMedium> sticks_in(std::string_view mountinfo, const std::filesystem::path& sticks);

// One thread, but for wake().
class RemovableMedia {
public:
    explicit RemovableMedia(MediaPlaces places);

    // What is there now, in the order of plugging in. Cheap: nothing of a stick is read.
    [[nodiscard]] std::vector<Medium> look();

    // Sleeps until mounts may have changed since the last look(), wake(), or `longest`. With a developer's folder, one
    // second at most.
    void wait(std::chrono::milliseconds longest);
    // Ends the wait() that is on, or the next one. Any thread.
    void wake() noexcept;

private:
    struct Known {
        ListedMedium listed;
        Medium medium;
    };
    [[nodiscard]] std::vector<ListedMedium> listed() const;

    MediaPlaces places_;
    Descriptor mounts_;
    Descriptor calls_;
    std::vector<Known> known_;
    std::uint64_t arrivals_ = 0;
};

}  // namespace parvis::platform
