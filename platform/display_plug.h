// Whether a display is plugged into this machine, and the kernel's news of it. For a bare console: elsewhere the
// display server looks after that. UI thread only.
#pragma once

#include <filesystem>
#include <optional>

#include "platform/base/descriptor.h"

namespace parvis::platform {

inline constexpr const char* connectors_of_the_kernel = "/sys/class/drm";

// False where the kernel says of each socket that it is empty. Where it knows of none there may be a display all the
// same.
[[nodiscard]] bool is_display_plugged(const std::filesystem::path& connectors = connectors_of_the_kernel);

class DisplayPlug {
public:
    // `connectors`: where the kernel says of each socket what is in it (connectors_of_the_kernel). `news` is readable
    // when it has something to say, one message a read; none: nothing is ever noticed, and a display counts as plugged
    // in. Source: Linux, Documentation/ABI/testing/sysfs-uevent; drivers/gpu/drm/drm_sysfs.c.
    DisplayPlug(std::filesystem::path connectors, Descriptor news);

    [[nodiscard]] bool plugged() const { return plugged_; }
    // To wait on; none: there is nothing to wait for.
    [[nodiscard]] std::optional<int> descriptor() const;
    // Takes what the kernel said. True when plugged() is another since.
    [[nodiscard]] bool take_news();

private:
    std::filesystem::path connectors_;
    Descriptor news_;
    bool plugged_ = true;
};

// The kernel's messages about its devices; empty where it gives us none, which is logged.
[[nodiscard]] Descriptor open_device_news();

}  // namespace parvis::platform
