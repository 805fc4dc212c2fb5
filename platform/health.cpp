#include "platform/health.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace parvis::platform {

namespace {

// The first word of such a file; empty when it cannot be read.
std::string word_of(const std::filesystem::path& file) {
    std::string word;
    std::ifstream(file) >> word;
    return word;
}

std::optional<std::int64_t> number_of(const std::filesystem::path& file, int base = 10) {
    const std::string word = word_of(file);
    std::string_view digits = word;
    if (base == 16 && digits.starts_with("0x")) digits.remove_prefix(2);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    if (error != std::errc{} || digits.empty()) return std::nullopt;
    return number;
}

std::vector<std::filesystem::path> entries(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> all;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        all.push_back(entry->path());
    return all;
}

bool begins(const std::filesystem::path& path, std::string_view with) {
    return path.filename().string().starts_with(with);
}

std::optional<int> hottest(const std::filesystem::path& sys) {
    std::optional<int> found;
    for (const auto& zone : entries(sys / "class/thermal")) {
        if (!begins(zone, "thermal_zone")) continue;
        const auto thousandths = number_of(zone / "temp");
        // A sensor that does not work says 0 K or something as absurd.
        if (!thousandths || *thousandths < -40'000 || *thousandths > 200'000) continue;
        const int degrees = static_cast<int>(std::lround(static_cast<double>(*thousandths) / 1000));
        found = std::max(found.value_or(degrees), degrees);
    }
    return found;
}

// The Raspberry Pi's firmware remembers; bit 0: now, bit 16: since the start.
std::optional<std::int64_t> throttled(const std::filesystem::path& sys) {
    for (const auto& soc : entries(sys / "devices/platform")) {
        if (!begins(soc, "soc")) continue;
        for (const auto& part : entries(soc))
            if (part.filename().string().ends_with(":firmware"))
                if (const auto bits = number_of(part / "get_throttled", 16)) return bits;
    }
    return std::nullopt;
}

std::optional<bool> voltage_alarm(const std::filesystem::path& sys) {
    for (const auto& sensor : entries(sys / "class/hwmon"))
        if (word_of(sensor / "name") == "rpi_volt")
            if (const auto alarm = number_of(sensor / "in0_lcrit_alarm")) return *alarm != 0;
    return std::nullopt;
}

std::optional<std::uint64_t> ext4_errors(const std::filesystem::path& sys) {
    std::optional<std::uint64_t> all;
    for (const auto& file_system : entries(sys / "fs/ext4"))
        if (const auto errors = number_of(file_system / "errors_count"); errors && *errors >= 0)
            all = all.value_or(0) + static_cast<std::uint64_t>(*errors);
    return all;
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
        health.disk_read_only = (disk.f_flag & ST_RDONLY) != 0;
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
