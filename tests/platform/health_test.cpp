// How the board is, from files as the kernels of boards and PCs write them.
#include "platform/health.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::platform;

namespace {

struct Sys {
    testing::TemporaryFolder folder;
    void plant(const std::string& file, const char* words) const {
        std::filesystem::create_directories((folder / file).parent_path());
        std::ofstream(folder / file) << words << '\n';
    }
    [[nodiscard]] Health read() const { return read_health({folder.path(), folder.path()}); }
};

}  // namespace

TEST_CASE("a machine that says nothing of itself: only its disk and since when it runs") {
    const Sys sys;
    const Health health = sys.read();
    CHECK(health.uptime);
    REQUIRE(health.free_bytes);
    CHECK(*health.free_bytes <= *health.disk_bytes);
    CHECK_FALSE(health.disk_read_only);
    CHECK_FALSE(health.temperature_c);
    CHECK_FALSE(health.under_voltage_now);
    CHECK_FALSE(health.under_voltage_since_start);
    CHECK_FALSE(health.storage_errors);
    CHECK_FALSE(read_health({sys.folder / "nothing", ""}).free_bytes);
}

TEST_CASE("the hottest part is told, in whole degrees; sensors that are broken are passed over") {
    const Sys sys;
    sys.plant("class/thermal/thermal_zone0/temp", "48312");
    sys.plant("class/thermal/thermal_zone1/temp", "61500");
    sys.plant("class/thermal/thermal_zone2/temp", "-273150");
    sys.plant("class/thermal/thermal_zone3/temp", "");
    sys.plant("class/thermal/cooling_device0/temp", "99000");
    CHECK(sys.read().temperature_c == 62);
}

TEST_CASE("a Raspberry Pi's firmware says whether its power is too weak, now and since its start") {
    const Sys sys;
    sys.plant("devices/platform/soc/soc:firmware/get_throttled", "50000");
    CHECK(sys.read().under_voltage_now == false);
    CHECK(sys.read().under_voltage_since_start == true);
    sys.plant("devices/platform/soc/soc:firmware/get_throttled", "0x50005");
    CHECK(sys.read().under_voltage_now == true);
    const Sys of_a_pi_5;
    of_a_pi_5.plant("devices/platform/soc@107c000000/soc@107c000000:firmware/get_throttled", "0");
    CHECK(of_a_pi_5.read().under_voltage_since_start == false);
}

TEST_CASE("with a kernel that has only the voltage sensor, only now is known") {
    const Sys sys;
    sys.plant("class/hwmon/hwmon0/name", "cpu_thermal");
    sys.plant("class/hwmon/hwmon0/in0_lcrit_alarm", "0");
    sys.plant("class/hwmon/hwmon1/name", "rpi_volt");
    sys.plant("class/hwmon/hwmon1/in0_lcrit_alarm", "1");
    CHECK(sys.read().under_voltage_now == true);
    CHECK_FALSE(sys.read().under_voltage_since_start);
}

TEST_CASE("errors of all file systems are added up") {
    const Sys sys;
    sys.plant("fs/ext4/mmcblk0p3/errors_count", "2");
    sys.plant("fs/ext4/mmcblk0p4/errors_count", "5");
    std::filesystem::create_directories(sys.folder / "fs/ext4/features");
    CHECK(sys.read().storage_errors == 7);
    const Sys clean;
    clean.plant("fs/ext4/sda1/errors_count", "0");
    CHECK(clean.read().storage_errors == 0);
}
