#include "content/update/update_watch.h"

#include <doctest/doctest.h>

#include "tests/fakes/hand_clock.h"

using namespace parvis;
using namespace parvis::content;
using namespace std::chrono_literals;

TEST_CASE("the bar moves with every byte of every step, and never back") {
    testing::HandClock clock;
    UpdateWatch watch(clock);
    double before = watch.progress().share;
    CHECK(before == 0);
    for (const UpdateStep step : {UpdateStep::copying, UpdateStep::verifying, UpdateStep::installing}) {
        watch.enter(step);
        CHECK(watch.progress().share >= before);
        for (const std::uint64_t done : {100U, 200U, 300U, 400U}) {
            watch.advance(done, 400);
            CHECK(watch.progress().share > before);
            before = watch.progress().share;
        }
    }
    CHECK(before == doctest::Approx(1));
    watch.advance(100, 400);
    CHECK(watch.progress().share == before);
}

TEST_CASE("a step that ends before its bytes are all told leaves none of the bar out") {
    testing::HandClock clock;
    UpdateWatch watch(clock);
    watch.enter(UpdateStep::copying);
    watch.advance(400, 400);
    watch.enter(UpdateStep::verifying);
    const double before = watch.progress().share;
    watch.enter(UpdateStep::installing);
    CHECK(watch.progress().share > before);
}

TEST_CASE("the time left is of all the steps, at the pace that was measured") {
    testing::HandClock clock;
    UpdateWatch watch(clock);
    watch.enter(UpdateStep::copying);
    watch.advance(1, 100);
    CHECK_FALSE(watch.progress().left);  // a moment is no measure
    clock.pass(10s);
    watch.advance(50, 100);
    // Half of the copy took ten seconds; the rest of it and what follows is three times as much.
    CHECK(watch.progress().left == 30s);
    clock.pass(10s);
    watch.advance(100, 100);
    CHECK(watch.progress().left == 20s);
    // Verifying turns out to be slow: half of it took as long as the copy.
    watch.enter(UpdateStep::verifying);
    clock.pass(20s);
    watch.advance(50, 100);
    const auto left = watch.progress().left;
    REQUIRE(left);
    CHECK(*left > 20s);
}

TEST_CASE("the time left goes down with the clock, is corrected only by much, and is not told once it has passed") {
    testing::HandClock clock;
    UpdateWatch watch(clock);
    watch.enter(UpdateStep::copying);
    clock.pass(10s);
    watch.advance(50, 100);
    CHECK(watch.progress().left == 30s);
    clock.pass(4s);
    CHECK(watch.progress().left == 26s);
    watch.advance(66, 100);  // measured anew: 28 s
    CHECK(watch.progress().left == 26s);
    clock.pass(16s);
    watch.advance(68, 100);
    const auto corrected = watch.progress().left;
    REQUIRE(corrected);
    CHECK(*corrected > 40s);
    clock.pass(*corrected + 1s);
    CHECK_FALSE(watch.progress().left);
}
