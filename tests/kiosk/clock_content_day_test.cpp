// What the day of a content does to a clock: a floor where nothing better is known, and no more.
#include <doctest/doctest.h>

#include "kiosk/clock_trust.h"
#include "tests/kiosk/clock_board.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::year;
using testing::built;
using testing::day;
using Board = testing::ClockBoard;

TEST_CASE("the day of a content is a floor until another says one, also after a power cut and for one without a day") {
    Board board;
    const auto floor = day(2026, 12, 10) - 14h;
    board.power_on(0s, day(2026, 10, 3));
    board.clock->content_made_on(year(2026) / 12 / 10);
    static_cast<void>(board.clock->keep());
    CHECK(board.clock->reading().wall == floor);
    board.clock->content_made_on({});
    static_cast<void>(board.clock->keep());
    CHECK(board.clock->reading().wall == floor);
    board.power_on(1h, day(2026, 10, 3));
    CHECK(board.clock->reading().wall == floor);
    board.clock->content_made_on(year(2026) / 11 / 20);
    static_cast<void>(board.clock->keep());
    CHECK(board.clock->reading().wall == day(2026, 11, 20) - 14h);
    board.clock->content_made_on({});
    board.clock->reset();
    CHECK(board.clock->reading().wall == built);
}

TEST_CASE(
    "a content dated ahead of a clock that is right takes nothing of it away, while it runs and after a power cut") {
    Board board;
    const auto wrong = year(2027) / 9 / 10;
    const auto now = day(2026, 11, 25) + 14h;
    board.clocks.set_rtc(now);
    board.power_on(0s, now);
    REQUIRE(board.trust() == ClockTrust::network_or_rtc);
    board.clock->content_made_on(wrong);
    board.pass(26h);
    CHECK(board.trust() == ClockTrust::network_or_rtc);
    board.power_on(8h, board.clocks.look().rtc.value() + 8h);
    board.clock->content_made_on(wrong);
    board.pass(1h);
    CHECK(board.trust() == ClockTrust::network_or_rtc);
    // The battery dies: what was known is the floor, not that day.
    board.clocks.rtc_ahead.reset();
    board.power_on(1h, day(2026, 10, 3));
    board.clock->content_made_on(wrong);
    board.pass(5min);
    CHECK(board.trust() == ClockTrust::not_earlier_than);
    CHECK(board.clock->reading().wall < day(2026, 11, 28));
}

TEST_CASE(
    "a content dated ahead of the time that staff set is no floor after a power cut; other content is asked anew") {
    Board board;
    const auto set = day(2026, 11, 25) + 14h;
    board.power_on(0s, day(2026, 10, 3));
    board.clock->set(set);
    board.clock->content_made_on(year(2027) / 9 / 10);
    board.pass(1min);
    CHECK(board.trust() == ClockTrust::set_by_staff);
    board.power_on(1h, day(2026, 10, 3));
    CHECK(board.clock->reading().wall <= set + 2min);
    board.clock->content_made_on(year(2027) / 9 / 10);
    board.pass(1min);
    CHECK(board.clock->reading().wall <= set + 2min);
    board.clock->content_made_on(year(2027) / 2 / 3);
    board.pass(1min);
    CHECK(board.clock->reading().wall == day(2027, 2, 3) - 14h);
}

TEST_CASE("a content dated ahead that came before any time was known is healed by forgetting its date") {
    Board board;
    const auto wrong = year(2027) / 9 / 10;
    const auto start = [&](std::chrono::nanoseconds off) {
        board.power_on(off, board.clocks.look().rtc.value_or(day(2026, 10, 3)));
        board.clock->content_made_on(wrong);
        board.pass(2min);
    };
    start(0s);
    board.clocks.set_rtc(day(2026, 11, 25));
    board.machine.set_wall(day(2026, 11, 25));
    board.pass(2min);
    REQUIRE(board.trust() == ClockTrust::not_earlier_than);
    REQUIRE(board.clock->reading().wall == day(2027, 9, 10) - 14h);
    SUBCASE("with a clock that has a battery") {
        board.clock->reset();
        CHECK(board.trust() == ClockTrust::network_or_rtc);
        start(10h);
        CHECK(board.trust() == ClockTrust::network_or_rtc);
    }
    SUBCASE("without one") {
        board.clocks.rtc_ahead.reset();
        board.clock->reset();
        CHECK(board.clock->reading().wall == built);
        start(10h);
        CHECK(board.clock->reading().wall == built);
    }
}

TEST_CASE("a content's day that looked ahead to a clock that was behind counts when the network has put that right") {
    Board board;
    const auto made = year(2027) / 9 / 10;
    board.clocks.set_rtc(day(2027, 1, 1));
    board.power_on(0s, day(2027, 1, 1));
    board.clock->content_made_on(made);
    board.pass(2min);
    board.clocks.synchronised = true;
    board.machine.set_wall(day(2027, 9, 10));
    board.pass(2min);
    board.clock.reset();
    const ClockMemory kept = clock_memory_of(board.kept());
    CHECK(kept.content == made);
    CHECK_FALSE(kept.disbelieved);
}
