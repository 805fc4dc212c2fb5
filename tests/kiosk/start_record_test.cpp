// How the last starts ended, and what follows from it for the next: with a clock whose hands the test turns, and real
// files, as a service writes them.
#include "kiosk/start_record.h"

#include <doctest/doctest.h>

#include <fstream>

#include "platform/base/durable_file.h"
#include "tests/fakes/hand_clock.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;

namespace {

const std::string monday = "6d1b3c", tuesday = "77aa01";
const std::string version_12 = "0000000012-a1b2c3d4e5f6";

// A machine that starts the kiosk again and again.
struct Machine {
    testing::TemporaryFolder folder;
    testing::HandClock clock;
    std::string boot = monday;
    std::filesystem::path memory = folder / "run/starts";
    std::filesystem::path disk = folder / "disk/starts";

    Machine() {
        std::filesystem::create_directories(folder / "run");
        std::filesystem::create_directories(folder / "disk");
    }
    // One start that lasts so long and ends as the service manager notes; with `says`, by its own word.
    SafeMode start(std::chrono::seconds lasts, std::string_view note, std::optional<StartEnd> says = {},
                   const std::string& content = version_12) {
        StartRecord record({memory, disk}, boot, clock);
        const SafeMode mode = record.safe_mode();
        record.begin();
        record.date_by(clock);
        record.shows(content == mode.avoided ? "" : content);
        if (says != StartEnd::no_display) record.has_display();
        clock.pass(lasts);
        if (says) record.ends(*says);
        if (!note.empty()) std::ofstream(folder / "run/end") << note << '\n';
        clock.pass(2s);
        return mode;
    }
    void crash(std::chrono::seconds after = 30s) { start(after, "core-dump dumped SEGV"); }
    [[nodiscard]] SafeMode next() { return StartRecord({memory, disk}, boot, clock).safe_mode(); }
    // Memory is empty afterwards, and nobody could note anything.
    void power_cut(const std::string& other_boot) {
        std::filesystem::remove_all(folder / "run");
        std::filesystem::create_directories(folder / "run");
        boot = other_boot;
    }
};

}  // namespace

TEST_CASE("three crashes in ten minutes: the fourth start is in safe mode; two are not enough") {
    Machine machine;
    machine.crash();
    CHECK_FALSE(machine.next().on);
    machine.crash();
    CHECK_FALSE(machine.next().on);
    machine.crash();
    CHECK(machine.next().on);
}

TEST_CASE("three crashes that are further apart than ten minutes are none of safe mode's business") {
    Machine machine;
    for (int i = 0; i < 6; ++i) machine.crash(5min);
    CHECK_FALSE(machine.next().on);
}

TEST_CASE("a hang, a lack of memory and a failure count as crashes; an orderly end and a display that is off do not") {
    for (const char* note : {"watchdog dumped ABRT", "oom-kill killed KILL", "exit-code exited 1", "signal killed SEGV",
                             "timeout killed KILL", ""}) {
        CAPTURE(note);
        Machine machine;
        for (int i = 0; i < 3; ++i) machine.start(10s, note);
        CHECK(machine.next().on);
    }
    for (const StartEnd end : {StartEnd::well, StartEnd::restart, StartEnd::no_display}) {
        Machine machine;
        for (int i = 0; i < 5; ++i) machine.start(10s, "exit-code exited 1", end);
        CHECK_FALSE(machine.next().on);
    }
    Machine machine;
    for (int i = 0; i < 5; ++i) machine.start(10s, "success exited 0");
    CHECK_FALSE(machine.next().on);
}

TEST_CASE("power cuts are no crashes, however often they come") {
    Machine machine;
    for (int cut = 0; cut < 5; ++cut) {
        machine.start(30s, "");
        machine.power_cut("boot" + std::to_string(cut));
        CHECK_FALSE(machine.next().on);
    }
    machine.crash();
    machine.crash();
    machine.power_cut(tuesday);
    machine.crash();
    CHECK_FALSE(machine.next().on);
}

TEST_CASE("safe mode stays for an hour without a crash, counted from its last start, and is then over") {
    Machine machine;
    for (int i = 0; i < 3; ++i) machine.crash();
    CHECK(machine.start(40min, "core-dump dumped SEGV").on);
    CHECK(machine.start(59min, "success exited 0", StartEnd::well).on);
    CHECK(machine.start(61min, "success exited 0", StartEnd::restart).on);
    CHECK_FALSE(machine.start(10min, "success exited 0", StartEnd::well).on);
    CHECK_FALSE(machine.next().on);
}

TEST_CASE("staff leave safe mode at once; three more crashes lead back into it, two do not") {
    Machine machine;
    for (int i = 0; i < 3; ++i) machine.crash(20s);
    CHECK(machine.start(20s, "success exited 0", StartEnd::left_safe).on);
    CHECK_FALSE(machine.next().on);
    machine.crash(20s);
    machine.crash(20s);
    CHECK_FALSE(machine.next().on);
    machine.crash(20s);
    CHECK(machine.next().on);
}

TEST_CASE("the same content of the store at each crash is not shown in safe mode, until staff trust it") {
    Machine machine;
    for (int i = 0; i < 3; ++i) machine.crash();
    CHECK(machine.next() == SafeMode{true, version_12});
    // It goes on so over starts in safe mode.
    CHECK(machine.start(20s, "success exited 0", StartEnd::well).avoided == version_12);
    {
        StartRecord record({machine.memory, machine.disk}, machine.boot, machine.clock);
        record.begin();
        record.trust_content();
        CHECK(record.safe_mode() == SafeMode{true, ""});
        record.ends(StartEnd::well);
    }
    CHECK(machine.next() == SafeMode{true, ""});
}

TEST_CASE("other contents at the crashes, or the shipped one, are not to blame") {
    Machine machine;
    machine.start(10s, "core-dump dumped SEGV", {}, "0000000011-a1b2c3d4e5f6");
    machine.crash();
    machine.crash();
    CHECK(machine.next() == SafeMode{true, ""});
    Machine other;
    for (int i = 0; i < 3; ++i) other.start(10s, "core-dump dumped SEGV", {}, "");
    CHECK(other.next() == SafeMode{true, ""});
}

TEST_CASE("a content that came while the kiosk ran is the one that was shown at the crash") {
    Machine machine;
    for (int i = 0; i < 3; ++i) {
        StartRecord record({machine.memory, machine.disk}, machine.boot, machine.clock);
        record.begin();
        record.shows("0000000011-000000000000");
        record.shows(version_12);
        machine.clock.pass(30s);
    }
    CHECK(machine.next().avoided == version_12);
}

TEST_CASE("a content that crashes even in safe mode is found out there") {
    Machine machine;
    for (int i = 0; i < 3; ++i) machine.start(10s, "core-dump dumped SEGV", {}, "");
    for (int i = 0; i < 3; ++i) CHECK(machine.start(10s, "core-dump dumped SEGV") == SafeMode{true, ""});
    CHECK(machine.next() == SafeMode{true, version_12});
}

TEST_CASE("a disk that takes nothing does not hide a crash loop; memory that is lost does not either") {
    Machine machine;
    std::filesystem::remove_all(machine.folder / "disk");
    for (int i = 0; i < 3; ++i) machine.crash();
    CHECK(machine.next().on);
    Machine other;
    for (int i = 0; i < 3; ++i) other.crash();
    std::filesystem::remove_all(other.folder / "run");
    CHECK(other.next().on);
}

TEST_CASE("starts of earlier runs of the machine are kept on the disk, the oldest go") {
    Machine machine;
    machine.crash();
    machine.power_cut(tuesday);
    machine.start(10s, "success exited 0", StartEnd::well);
    StartRecord record({machine.memory, machine.disk}, machine.boot, machine.clock);
    record.begin();
    const std::vector<Start> starts = record.starts();
    REQUIRE(starts.size() == 3);
    CHECK(starts[0].boot == monday);
    CHECK(starts[0].end == StartEnd::unknown);  // the power went before anybody asked
    CHECK(starts[0].content == version_12);
    CHECK(starts[1].end == StartEnd::well);
    CHECK(starts[2].boot == tuesday);
    for (std::size_t i = 0; i < 2 * most_starts_kept; ++i) machine.start(1s, "", StartEnd::well);
    CHECK(read_starts(read_file(machine.memory, 100'000).value()).size() == most_starts_kept);
}

TEST_CASE("starts that find no display are one, push no other out, and are not written to the disk") {
    Machine machine;
    for (std::size_t i = 0; i + 1 < most_starts_kept; ++i) machine.start(20min, "success exited 0", StartEnd::well);
    machine.crash();
    machine.power_cut(tuesday);
    const auto text = [&] { return read_file(machine.disk, 100'000).value_or(""); };
    const std::string before = text();
    for (int i = 0; i < 100; ++i) machine.start(1min, "exit-code exited 1", StartEnd::no_display);
    CHECK(text() == before);
    machine.start(5min, "success exited 0", StartEnd::well);
    const std::vector<Start> starts = read_starts(text());
    REQUIRE(starts.size() == most_starts_kept);
    CHECK(starts[most_starts_kept - 3].boot == monday);
    CHECK(starts[most_starts_kept - 2].end == StartEnd::no_display);
    CHECK(*starts[most_starts_kept - 2].until - starts[most_starts_kept - 2].at == 1min);
    CHECK(starts.back().end == StartEnd::well);
}

TEST_CASE("a crash before the display is there is known to the next start, and on the disk with the next display") {
    Machine machine;
    {
        StartRecord record({machine.memory, machine.disk}, machine.boot, machine.clock);
        record.begin();
        record.shows(version_12);
        record.shows("");
    }
    std::ofstream(machine.folder / "run/end") << "core-dump dumped SEGV\n";
    CHECK_FALSE(std::filesystem::exists(machine.disk));
    machine.start(10s, "success exited 0", StartEnd::well);
    const std::vector<Start> starts = read_starts(read_file(machine.disk, 100'000).value_or(""));
    REQUIRE(starts.size() == 2);
    CHECK(starts[0].end == StartEnd::crashed);
}

TEST_CASE(
    "what was being taken in when a start ended badly is known to those after it, until the machine starts anew") {
    Machine machine;
    const auto start_taking = [&](const std::string& pack, const std::string& afterwards, std::optional<StartEnd> end) {
        StartRecord record({machine.memory, machine.disk}, machine.boot, machine.clock);
        record.begin();
        record.has_display();
        record.takes(pack);
        record.takes(afterwards);
        if (end) record.ends(*end);
        machine.clock.pass(30s);
    };
    const auto crashed = [&] {
        return StartRecord({machine.memory, machine.disk}, machine.boot, machine.clock).crashed_taking();
    };
    start_taking("0123456789ab", "", {});
    start_taking("123456789abc", "123456789abc", StartEnd::restart);
    CHECK(crashed().empty());
    start_taking("23456789abcd", "23456789abcd", {});
    start_taking("3456789abcde", "3456789abcde", StartEnd::failed);
    const std::vector<std::string> both{"23456789abcd", "3456789abcde"};
    CHECK(crashed() == both);
    machine.start(30s, "", StartEnd::well);
    CHECK(crashed() == both);
    start_taking("456789abcdef", "456789abcdef", {});
    machine.power_cut(tuesday);
    CHECK(crashed().empty());
}

TEST_CASE("without a place to keep it, or a name of the machine's run, nothing is written and it is never safe mode") {
    Machine machine;
    for (int i = 0; i < 5; ++i) {
        StartRecord nowhere({}, monday, machine.clock);
        nowhere.begin();
        StartRecord nameless({machine.memory}, "", machine.clock);
        nameless.begin();
        CHECK_FALSE(nameless.safe_mode().on);
        CHECK_FALSE(nowhere.safe_mode().on);
    }
    CHECK_FALSE(std::filesystem::exists(machine.memory));
}

TEST_CASE(
    "starts are written and read as they were; lines that are none, and words that no start has, are passed over") {
    const std::vector<Start> starts = {
        {monday, 12s, 90s, WallTime(1'795'000'000s), StartEnd::crashed, "SEGV", version_12, false, "",
         ClockTrust::set_by_staff},
        {monday, 95s, {}, WallTime(1'795'000'100s), StartEnd::unknown, "", "", true, version_12}};
    CHECK(read_starts(to_text(starts)) == starts);
    CHECK(read_starts("").empty());
    CHECK(read_starts("\xff\xfe\n\nboot x - 0 well - - normal -\nb 1 - 0 eaten - - normal -\nb 1 - 0\n").empty());
    const auto hostile = read_starts("b 1 - 0 crashed \x1b[2J ../../x normal -\n");
    REQUIRE(hostile.size() == 1);
    CHECK(hostile[0].signal.empty());
    CHECK(hostile[0].content.empty());
}

TEST_CASE("a start is dated when the clock is believed, which may be minutes after it; one of another run never is") {
    Machine machine;
    const WallTime right = machine.clock.wall();
    machine.clock.believe(ClockTrust::not_earlier_than);
    machine.clock.set_wall(right - 200h);
    machine.start(10s, "success exited 0", StartEnd::well);
    machine.power_cut(tuesday);
    {
        StartRecord record({machine.memory, machine.disk}, machine.boot, machine.clock);
        record.begin();
        CHECK(record.starts().back().wall == WallTime{});
        machine.clock.pass(2s);
        record.date_by(machine.clock);
        record.has_display();
        machine.clock.pass(88s);
        record.keep_date();
        CHECK(record.starts().back().trust == ClockTrust::not_earlier_than);
        machine.clock.set_wall(right + 102s + 1h);  // a slip of staff's, who mend it
        machine.clock.believe(ClockTrust::network_or_rtc);
        record.keep_date();
        machine.clock.set_wall(right + 102s);
        CHECK(record.starts().back().wall == right + 12s);
        record.keep_date();
    }
    std::vector<Start> starts = read_starts(read_file(machine.disk, 100'000).value_or(""));
    REQUIRE(starts.size() == 2);
    CHECK(starts[0].trust == ClockTrust::not_earlier_than);
    CHECK(starts[0].wall == right - 200h);
    CHECK(starts[1].trust == ClockTrust::network_or_rtc);
    CHECK(starts[1].wall == right + 12s);
    // What was sure stays it, whatever becomes of the clock.
    machine.clock.believe(ClockTrust::unknown);
    machine.clock.set_wall(WallTime{});
    machine.start(10s, "success exited 0", StartEnd::well);
    starts = read_starts(read_file(machine.disk, 100'000).value_or(""));
    REQUIRE(starts.size() == 3);
    CHECK(starts[1].wall == right + 12s);
    CHECK(starts[1].trust == ClockTrust::network_or_rtc);
    CHECK(starts[2].trust == ClockTrust::unknown);
}

TEST_CASE("the day of a start goes with the time that staff forget") {
    Machine machine;
    StartRecord record({machine.memory, machine.disk}, machine.boot, machine.clock);
    record.begin();
    record.date_by(machine.clock);
    record.has_display();
    const WallTime floor = machine.clock.wall();
    machine.clock.believe(ClockTrust::set_by_staff);
    machine.clock.set_wall(floor + 9'000h);
    record.keep_date();
    CHECK(record.starts().back().wall == floor + 9'000h);
    machine.clock.believe(ClockTrust::not_earlier_than);
    machine.clock.set_wall(floor);
    record.keep_date();
    for (const Start& start :
         {record.starts().back(), read_starts(read_file(machine.memory, 100'000).value_or("")).back()}) {
        CHECK(start.wall == floor);
        CHECK(start.trust == ClockTrust::not_earlier_than);
    }
}

TEST_CASE("a line of a start from before its trust was written is read, and is not believed") {
    const auto starts = read_starts("monday 12 90 1795000000 crashed SEGV - normal -\n");
    REQUIRE(starts.size() == 1);
    CHECK(starts[0].end == StartEnd::crashed);
    CHECK(starts[0].wall == WallTime(1'795'000'000s));
    CHECK(starts[0].trust == ClockTrust::unknown);
}

TEST_CASE("the service manager's words say how a start ended") {
    CHECK(read_noted_end("success exited 0").end == StartEnd::well);
    CHECK(read_noted_end("exit-code exited 1").end == StartEnd::failed);
    CHECK(read_noted_end("watchdog dumped ABRT").end == StartEnd::hung);
    CHECK(read_noted_end("oom-kill killed KILL").end == StartEnd::no_memory);
    CHECK(read_noted_end("core-dump dumped SEGV").signal == "SEGV");
    CHECK(read_noted_end("signal killed \x1b[2J").signal.empty());
    CHECK(read_noted_end("").end == StartEnd::unknown);
}
