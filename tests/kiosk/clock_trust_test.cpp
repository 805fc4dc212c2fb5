// How far a clock is believed: the table, then the clock itself through starts, power cuts and years.
#include "kiosk/clock_trust.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/kiosk/clock_board.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;
using testing::built;
using testing::day;
using testing::HandClock;
using Board = testing::ClockBoard;

namespace {
const ClockBounds plain{built, {}};
}

TEST_CASE("what the machine says, and what is known, decide how far its clock is believed") {
    struct Row {
        const char* what;
        bool synchronised;
        std::optional<WallTime> rtc;
        WallTime machine;
        std::optional<WallTime> last;
        std::optional<std::chrono::year_month_day> pack;
        ClockReading expected;
    };
    const WallTime now = day(2027, 3, 1) + 9h;
    const auto at_least = [](WallTime floor) { return ClockReading{ClockTrust::not_earlier_than, floor}; };
    const ClockReading known{ClockTrust::network_or_rtc, now};
    const std::vector<Row> rows = {
        {"the network holds it", true, {}, now, {}, {}, known},
        {"the network says a day before this program was built", true, {}, day(1970, 1, 1), {}, {}, at_least(built)},
        {"the network heals a time that was seen and cannot be", true, {}, now, day(2039, 1, 1), {}, known},
        {"a clock with a battery, above all that is known", false, now, now, day(2027, 2, 1), {}, known},
        {"one in another zone's time", false, now + 4h, now, {}, {}, known},
        {"no such clock", false, {}, now, {}, {}, at_least(built)},
        {"one whose battery is dead", false, day(2000, 1, 1), day(2000, 1, 1), {}, {}, at_least(built)},
        {"one before a time that was seen", false, now, now, day(2027, 6, 1), {}, at_least(day(2027, 6, 1))},
        {"a little before: clocks run apart", false, now, now, now + 50min, {}, known},
        {"one that stood still for a night", false, now, now, now + 9h, {}, at_least(now + 9h)},
        {"one that stopped, and a machine that goes on from a time it kept",
         false,
         now - 8h - 7min,
         now,
         now,
         {},
         at_least(now)},
        {"one in the time of Guadeloupe, a minute after a time that was seen",
         false,
         now - 4h - 20s,
         now,
         now - 1min,
         {},
         known},
        {"one before the content was made", false, now, now, {}, year(2027) / 9 / 10, at_least(day(2027, 9, 10) - 14h)},
        // Made on a computer that was a year ahead: the clock goes on from a time that was known.
        {"one after a time that was seen, before the content", false, now, now, day(2027, 2, 1), year(2027) / 9 / 10,
         known},
        {"one before a time that was seen and the content", false, now, now, day(2027, 6, 1), year(2027) / 9 / 10,
         at_least(day(2027, 9, 10) - 14h)},
        {"one beside a content of 2099", false, now, now, {}, year(2099) / 1 / 1, known},
        {"one beside a content of a year that no clock counts", false, now, now, {}, year(2611) / 6 / 1, known},
        {"no clock, a content of 2099", false, {}, now, {}, year(2099) / 1 / 1, at_least(built)},
        {"one of 2099", false, day(2099, 1, 1), day(2099, 1, 1), {}, {}, at_least(built)},
        {"a time seen in 2099", false, now, now, day(2099, 1, 1), {}, known},
        {"the machine's clock is not that one's", false, now, day(2030, 1, 1), {}, {}, at_least(built)},
        {"the day after 2038-01-19, when 32 bits end",
         false,
         day(2038, 1, 20),
         day(2038, 1, 20),
         {},
         {},
         {ClockTrust::network_or_rtc, day(2038, 1, 20)}},
        {"1970", false, {}, WallTime{}, {}, {}, at_least(built)},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        ClockMemory memory;
        memory.last = row.last;
        const ClockReading found = judge_clock({row.synchronised, row.rtc, 1h}, row.machine, memory, {built, row.pack});
        CHECK(found.trust == row.expected.trust);
        CHECK(found.wall == row.expected.wall);
    }
}

TEST_CASE("a program whose build said no day knows nothing of a clock that nobody keeps") {
    CHECK(judge_clock({}, day(2026, 11, 25), {}, {}).trust == ClockTrust::unknown);
    CHECK(judge_clock({}, day(2026, 11, 25), {}, {{}, year(2026) / 11 / 1}).trust == ClockTrust::not_earlier_than);
    CHECK(judge_clock({false, day(2026, 11, 25), 1h}, day(2026, 11, 25), {}, {}).trust == ClockTrust::network_or_rtc);
}

TEST_CASE("what is kept is read as it was written, and anything else as nothing") {
    ClockMemory memory{day(2026, 12, 1),  "a boot",           true,
                       day(2026, 11, 30), day(1999, 1, 1),    day(2026, 12, 1),
                       WallTime{},        year(2027) / 1 / 2, year(2028) / 3 / 4};
    CHECK(clock_memory_of(to_text(memory)) == memory);
    CHECK(clock_memory_of(to_text({})) == ClockMemory{});
    CHECK(clock_memory_of("last 99999999999999999999\nrtc\nset_on x\nstaff_boot 12 \n\n\0nul") == ClockMemory{});
    std::mt19937 random(3);
    const std::string text = to_text(memory);
    for (int i = 0; i < 2000; ++i) {
        std::string other = text;
        for (int hits = 0; hits < 3; ++hits) other[random() % other.size()] = static_cast<char>(random());
        const ClockMemory read = clock_memory_of(other);
        CHECK(clock_memory_of(to_text(read)) == read);
    }
}

TEST_CASE("a board without a clock knows nothing until staff set it; a power cut takes that away") {
    Board board;
    board.power_on(0s, day(2026, 10, 3));
    CHECK(board.trust() == ClockTrust::not_earlier_than);
    CHECK(board.clock->reading().wall == built);
    CHECK(board.clock->wall() == built);
    board.clock->set(day(2026, 12, 24) + 10h);
    CHECK(board.trust() == ClockTrust::set_by_staff);
    CHECK(board.clock->set_on() == day(2026, 12, 24) + 10h);
    board.pass(49h);
    CHECK(board.clock->reading().wall == day(2026, 12, 26) + 11h);
    board.power_on(1h, day(2026, 10, 3));
    CHECK(board.trust() == ClockTrust::not_earlier_than);
    CHECK_FALSE(board.clock->set_on());
    // The last time that was known: an hour apart at most.
    CHECK(board.clock->reading().wall > day(2026, 12, 26) + 9h);
    CHECK(board.clock->reading().wall <= day(2026, 12, 26) + 11h);
}

TEST_CASE("a date that is written down says how far the clock was believed, and shows the time that the clock shows") {
    Board board;
    board.power_on(0s, day(2026, 12, 3));
    CHECK(board.clock->dated().trust == ClockTrust::not_earlier_than);
    CHECK(board.clock->dated().wall == board.clock->wall());
    CHECK(board.clock->reading().wall == built);  // what was over by then
    board.clock->set(day(2026, 12, 24) + 10h);
    board.pass(3min);
    CHECK(board.clock->dated().trust == ClockTrust::set_by_staff);
    CHECK(board.clock->dated().wall == day(2026, 12, 24) + 10h + 3min);
    CHECK(clock_trust_of(to_word(ClockTrust::set_by_staff)) == ClockTrust::set_by_staff);
    CHECK(clock_trust_of("a word of a later edition") == ClockTrust::unknown);
}

TEST_CASE("the kiosk starting again in the same run of the machine keeps staff's time to the second") {
    Board board;
    board.power_on(0s, day(2026, 10, 3));
    board.clock->set(day(2026, 12, 24) + 10h);
    board.machine.pass(3min);
    board.start_kiosk();
    CHECK(board.trust() == ClockTrust::set_by_staff);
    CHECK(board.clock->wall() == day(2026, 12, 24) + 10h + 3min);
    // Whatever becomes of the machine's own clock.
    board.machine.set_wall(day(2031, 1, 1));
    board.start_kiosk();
    board.pass(2min);
    CHECK(board.clock->wall() == day(2026, 12, 24) + 10h + 5min);
}

TEST_CASE("with a clock that has a battery, staff's correction is kept through power cuts") {
    Board board;
    const auto right = [start = board.machine.now()](const HandClock& machine) {
        return day(2027, 1, 15) + 9h + std::chrono::duration_cast<WallTime::duration>(machine.now() - start);
    };
    // The wrong year, by a shop's hand; it runs well.
    board.clocks.set_rtc(day(2029, 5, 5));
    board.power_on(0s, day(2029, 5, 5));
    CHECK(board.trust() == ClockTrust::network_or_rtc);
    board.clock->set(right(board.machine));
    board.pass(26h);
    for (int cut = 0; cut < 3; ++cut) {
        board.power_on(days(cut * 5) + 7h, board.clocks.look().rtc.value());
        CHECK(board.trust() == ClockTrust::set_by_staff);
        CHECK(std::chrono::abs(board.clock->wall() - right(board.machine)) <= 2s);
        board.pass(2h);
    }
}

TEST_CASE("a clock whose battery died begins again: staff's time is not kept by it") {
    Board board;
    for (const std::chrono::nanoseconds on : {std::chrono::nanoseconds(2min), std::chrono::nanoseconds(26h)}) {
        board.clocks.set_rtc(day(2000, 1, 1));
        board.power_on(0s, day(2000, 1, 1));
        CHECK(board.trust() == ClockTrust::not_earlier_than);
        board.clock->set(day(2027, 1, 15) + 9h);
        board.pass(on);
        CHECK(board.trust() == ClockTrust::set_by_staff);
        board.clock.reset();
        board.clocks.set_rtc(day(2000, 1, 1) - 10h);  // passes while the power is off
        board.power_on(10h, day(2000, 1, 1));
        CHECK(board.trust() == ClockTrust::not_earlier_than);
    }
}

TEST_CASE("a clock whose driver comes after the kiosk's start is waited for, and so is what staff corrected by it") {
    Board board;
    board.clocks.set_rtc(day(2027, 2, 2));
    board.power_on(0s, day(2027, 2, 2));
    board.clock->set(day(2027, 2, 3));
    board.pass(1h);
    const auto runs = std::exchange(board.clocks.rtc_ahead, std::nullopt);
    board.power_on(5h, day(2027, 2, 2));
    CHECK(board.trust() == ClockTrust::not_earlier_than);
    board.clocks.rtc_ahead = runs;
    board.pass(5s);
    CHECK(board.trust() == ClockTrust::set_by_staff);
}

TEST_CASE("the network is believed before staff, and what it said holds to the end of the run") {
    Board board;
    board.power_on(0s, day(2026, 10, 3));
    board.clock->set(day(2027, 7, 1));
    board.machine.set_wall(day(2027, 1, 15));
    board.clocks.synchronised = true;
    board.pass(1min);
    CHECK(board.trust() == ClockTrust::network_or_rtc);
    CHECK(board.clock->is_held());
    CHECK(board.clock->wall() < day(2027, 1, 16));
    board.clocks.synchronised = false;
    board.pass(2h);
    board.start_kiosk();
    CHECK(board.trust() == ClockTrust::network_or_rtc);
    board.power_on(1h, day(2026, 10, 3));
    CHECK(board.trust() == ClockTrust::not_earlier_than);
}

TEST_CASE("a time far ahead that was believed once is no floor for ever: staff set it right, or forget it") {
    Board board;
    board.clocks.set_rtc(day(2035, 1, 1));
    board.power_on(0s, day(2035, 1, 1));
    board.pass(2h);
    board.clocks.set_rtc(day(2027, 1, 1));
    board.power_on(1h, day(2027, 1, 1));
    CHECK(board.trust() == ClockTrust::not_earlier_than);
    SUBCASE("by forgetting it") {
        board.clock->reset();
        CHECK(board.trust() == ClockTrust::network_or_rtc);
        board.power_on(1h, board.clocks.look().rtc.value());
        CHECK(board.trust() == ClockTrust::network_or_rtc);
    }
    SUBCASE("by setting it") {
        board.clock->set(day(2027, 1, 1) + 2h);
        board.pass(2h);
        board.power_on(1h, board.clocks.look().rtc.value());
        CHECK(board.trust() == ClockTrust::set_by_staff);
        CHECK(board.clock->wall() < day(2027, 1, 2));
    }
}

TEST_CASE("a time far ahead that the network puts right is no floor after a power cut, however soon that comes") {
    Board board;
    board.clocks.set_rtc(day(2029, 11, 25));
    board.power_on(0s, day(2029, 11, 25));
    board.pass(5min);
    REQUIRE(board.trust() == ClockTrust::network_or_rtc);
    board.clocks.synchronised = true;
    board.machine.set_wall(day(2026, 11, 25) + 10h);
    board.pass(2min);
    board.clocks.set_rtc(day(2026, 11, 25) + 10h + 2min);
    board.clocks.synchronised = false;
    board.power_on(1h, board.clocks.look().rtc.value());
    CHECK(board.trust() == ClockTrust::network_or_rtc);
    CHECK(board.clock->wall() < day(2026, 11, 26));
}

TEST_CASE("a time is kept once an hour, and never one that is not known") {
    Board board;
    board.power_on(0s, day(2099, 1, 1));
    board.pass(5h);
    board.clock.reset();
    CHECK(board.kept().empty());
    board.clocks.set_rtc(day(2027, 1, 1));
    board.machine.set_wall(day(2027, 1, 1));
    board.start_kiosk();
    int saves = 0;
    std::string before;
    for (int minute = 0; minute < 10 * 60; ++minute) {
        board.pass(1min);
        if (minute % 30 == 0) {  // the writer waits for nobody
            const std::string now = board.kept();
            saves += now != before ? 1 : 0;
            before = now;
        }
    }
    board.clock.reset();
    CHECK(saves <= 11);
    CHECK(clock_memory_of(board.kept()).last > day(2027, 1, 1) + 8h);
}

TEST_CASE("staff may not set a time before this program was built, nor one that nobody will see") {
    Board board;
    board.power_on(0s, WallTime{});
    board.clock->set(day(1999, 1, 1));
    CHECK(board.clock->wall() >= built - 24h);
    board.clock->set(day(2200, 1, 1));
    CHECK(board.clock->wall() < day(2042, 1, 1));
    CHECK(board.trust() == ClockTrust::set_by_staff);
}

TEST_CASE("keep() tells of another trust and of a jump, once, and not of time that passes") {
    Board board;
    board.clocks.set_rtc(day(2027, 1, 1));
    board.power_on(0s, day(2027, 1, 1));
    CHECK(board.clock->keep());
    CHECK_FALSE(board.clock->keep());
    board.machine.pass(1h);
    CHECK_FALSE(board.clock->keep());
    board.machine.set_wall(board.machine.wall() + 40min);
    CHECK_FALSE(board.clock->keep());  // not looked at yet: what is shown goes on
    board.machine.pass(1min);
    CHECK(board.clock->keep());
    board.clocks.rtc_ahead.reset();
    board.machine.pass(1min);
    CHECK(board.clock->keep());
    CHECK(board.trust() == ClockTrust::not_earlier_than);
    board.clock->set(day(2027, 3, 1));
    CHECK(board.clock->keep());
    CHECK_FALSE(board.clock->keep());
}

TEST_CASE("what is kept and damaged, or cannot be written, leaves a clock that works") {
    Board board;
    std::filesystem::create_directories(board.folder / "store" / "clock");
    board.power_on(0s, day(2026, 10, 3));
    board.clock->set(day(2027, 3, 1));
    board.pass(5h);
    CHECK(board.clock->wall() > day(2027, 3, 1) + 4h);
}

TEST_CASE("weeks of power cuts, networks, clocks and staff: a time that is told is true, a floor is never too high") {
    enum class Battery { none, good, dead };
    std::mt19937 random(11);
    const auto up_to = [&random](auto most) { return most * static_cast<int>(random() % 1000) / 1000; };
    for (int weeks = 0; weeks < 6; ++weeks) {
        Board board;
        const Instant start = board.machine.now();
        const auto truth = [&] {
            return day(2026, 11, 25) + std::chrono::duration_cast<WallTime::duration>(board.machine.now() - start);
        };
        const auto battery = static_cast<Battery>(weeks % 3);
        const auto power_on = [&](std::chrono::nanoseconds off) {
            board.clocks.synchronised = false;
            if (battery == Battery::good) board.clocks.set_rtc(truth());
            if (battery == Battery::dead) board.clocks.set_rtc(day(2000, 1, 1) - off);
            board.power_on(off, battery == Battery::good ? truth() + off : day(2025, 3, 1));
        };
        power_on(0s);
        int known = 0, steps = 0;
        for (; steps < 80; ++steps) {
            const bool had_network = board.clocks.synchronised;
            switch (random() % 6) {
                case 0:
                    power_on(up_to(std::chrono::nanoseconds(50h)));
                    break;
                case 1:
                    board.clocks.synchronised = !had_network;
                    if (!had_network) board.machine.set_wall(truth());
                    break;
                case 2:
                    board.clock->set(truth());
                    break;
                case 3:
                    if (!board.clock->is_held()) board.clock->reset();
                    break;
                case 4:
                    board.start_kiosk();
                    break;
                default:
                    break;
            }
            board.pass(up_to(std::chrono::nanoseconds(3h)) + 1min);
            CAPTURE(weeks);
            CAPTURE(steps);
            const ClockReading told = board.clock->reading();
            if (knows_time(told.trust)) {
                REQUIRE(std::chrono::abs(told.wall - truth()) < 2min);
                ++known;
            } else {
                REQUIRE(told.wall <= truth());
                REQUIRE(battery != Battery::good);
            }
            REQUIRE(told.wall >= built);
        }
        CHECK(known > steps / 4);
        CHECK((battery == Battery::good) == (known == steps));
    }
}
