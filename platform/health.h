// How the board is: what the kernel says of its disk, its heat and its power. For a worker thread: a file of the kernel
// may ask a sensor first.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace parvis::platform {

struct HealthPlaces {
    std::filesystem::path sys = "/sys";
    std::filesystem::path data{};  // on the disk that is written; empty: none is
};

// What is not known is not there: most machines say only some of it.
struct Health {
    std::optional<std::chrono::seconds> uptime;  // of the machine
    std::optional<std::uint64_t> free_bytes;     // for us
    std::optional<std::uint64_t> disk_bytes;
    bool disk_read_only = false;
    std::optional<int> temperature_c;  // of the hottest part, rounded
    std::optional<bool> under_voltage_now;
    std::optional<bool> under_voltage_since_start;  // of the machine; only where the board remembers
    std::optional<std::uint64_t> storage_errors;    // that ext4 has ever found, in all its file systems
    bool operator==(const Health&) const = default;
};

// Sources: Linux, Documentation/driver-api/thermal/sysfs-api.rst, Documentation/hwmon/sysfs-interface.rst and
// raspberrypi-hwmon.rst, Documentation/ABI/testing/sysfs-fs-ext4; the Raspberry Pi firmware's get_throttled.
[[nodiscard]] Health read_health(const HealthPlaces& places);

}  // namespace parvis::platform
