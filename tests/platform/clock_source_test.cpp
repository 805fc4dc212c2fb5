#include "platform/clock_source.h"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::platform;
using namespace std::chrono_literals;
using testing::TemporaryFolder;

namespace {

struct Machine {
    TemporaryFolder folder;
    SystemClockSource source{folder / "rtc", folder / "synchronized"};

    void clock(const std::string& name, const std::string& since_epoch, const std::string& hctosys) {
        const auto at = folder.path() / "rtc" / name;
        std::filesystem::create_directories(at);
        std::ofstream(at / "since_epoch") << since_epoch;
        std::ofstream(at / "hctosys") << hctosys;
    }
};

}  // namespace

TEST_CASE("a machine without a clock that has a battery has none, and still counts since its start") {
    const Machine machine;
    const ClockFacts first = machine.source.look();
    CHECK_FALSE(first.rtc);
    CHECK(first.since_boot > 0s);
    CHECK(machine.source.look().since_boot >= first.since_boot);
}

TEST_CASE("the clock that the kernel took its time from is read, whatever its number") {
    Machine machine;
    machine.clock("rtc0", "946684800\n", "0\n");
    CHECK(machine.source.look().rtc == WallTime(946684800s));
    machine.clock("rtc1", "4102444800\n", "1\n");
    CHECK(machine.source.look().rtc == WallTime(4102444800s));  // 2100
}

TEST_CASE("a clock that does not run, or says what is no time, is none") {
    Machine machine;
    for (const char* said : {"", "x\n", "99999999999999\n", "99999999999999999999\n", "-9223372036854775808\n"}) {
        CAPTURE(said);
        machine.clock("rtc0", said, "1\n");
        CHECK_FALSE(machine.source.look().rtc);
    }
    machine.clock("rtc1", "12\n", "0\n");
    CHECK(machine.source.look().rtc == WallTime(12s));
}

TEST_CASE("the sign of systemd's own client tells that the network holds the clock") {
    Machine machine;
    std::ofstream(machine.folder / "synchronized") << "";
    CHECK(machine.source.look().synchronised);
}
