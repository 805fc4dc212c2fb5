#include "platform/health.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <ctime>
#include <string_view>

#include "platform/base/descriptor.h"
#include "platform/kernel_file.h"

namespace parvis::platform {

namespace {

bool begins(const std::filesystem::path& path, std::string_view with) {
    return path.filename().string().starts_with(with);
}

std::optional<int> hottest(const std::filesystem::path& sys) {
    std::optional<int> found;
    for (const auto& zone : kernel_entries(sys / "class/thermal")) {
        if (!begins(zone, "thermal_zone")) continue;
        const auto thousandths = kernel_number(zone / "temp");
        // A sensor that does not work says 0 K or something as absurd.
        if (!thousandths || *thousandths < -40'000 || *thousandths > 200'000) continue;
        const int degrees = static_cast<int>(std::lround(static_cast<double>(*thousandths) / 1000));
        found = std::max(found.value_or(degrees), degrees);
    }
    return found;
}

// The Raspberry Pi's firmware remembers; bit 0: now, bit 16: since the start.
std::optional<std::int64_t> throttled(const std::filesystem::path& sys) {
    for (const auto& soc : kernel_entries(sys / "devices/platform")) {
        if (!begins(soc, "soc")) continue;
        for (const auto& part : kernel_entries(soc))
            if (part.filename().string().ends_with(":firmware"))
                if (const auto bits = kernel_number(part / "get_throttled", 16)) return bits;
    }
    return std::nullopt;
}

std::optional<bool> voltage_alarm(const std::filesystem::path& sys) {
    for (const auto& sensor : kernel_entries(sys / "class/hwmon"))
        if (kernel_word(sensor / "name") == "rpi_volt")
            if (const auto alarm = kernel_number(sensor / "in0_lcrit_alarm")) return *alarm != 0;
    return std::nullopt;
}

std::optional<std::uint64_t> ext4_errors(const std::filesystem::path& sys) {
    std::optional<std::uint64_t> all;
    for (const auto& file_system : kernel_entries(sys / "fs/ext4"))
        if (const auto errors = kernel_number(file_system / "errors_count"); errors && *errors >= 0)
            all = all.value_or(0) + static_cast<std::uint64_t>(*errors);
    return all;
}

// An ext4 that has given up after an error says only since Linux 6.15, and said before 6.12, that it is read-only. The
// kernels between refuse everything, reading too.
bool refuses_files(const std::filesystem::path& folder) {
    const Descriptor nameless(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR));
    return !nameless && (errno == EROFS || errno == EIO);
}

}  // namespace

Health read_health(const HealthPlaces& places) {
    Health health;
    timespec since_boot{};
    if (::clock_gettime(CLOCK_BOOTTIME, &since_boot) == 0) health.uptime = std::chrono::seconds(since_boot.tv_sec);
    struct statvfs disk {};
    if (!places.data.empty() && ::statvfs(places.data.c_str(), &disk) == 0) {
        health.free_bytes = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
        health.disk_bytes = static_cast<std::uint64_t>(disk.f_blocks) * disk.f_frsize;
        health.disk_read_only = (disk.f_flag & ST_RDONLY) != 0 || refuses_files(places.data);
    }
    health.temperature_c = hottest(places.sys);
    if (const auto bits = throttled(places.sys)) {
        health.under_voltage_now = (*bits & 1) != 0;
        health.under_voltage_since_start = (*bits & (1 << 16)) != 0;
    } else {
        health.under_voltage_now = voltage_alarm(places.sys);
    }
    health.storage_errors = ext4_errors(places.sys);
    return health;
}

}  // namespace parvis::platform
