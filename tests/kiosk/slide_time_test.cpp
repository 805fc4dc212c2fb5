#include "kiosk/slide_time.h"

#include <doctest/doctest.h>

#include <vector>

using namespace parvis::kiosk;

namespace {

const SlidePace usual{15, 96, true};

// Lets it run as the app does, from the beginning of a change; the moment of every frame.
std::vector<float> frames_of(SlideTime& time, const SlidePace& pace, float until) {
    std::vector<float> frames;
    float now = 0;
    while (const auto wait = time.next_frame(pace, false)) {
        now += *wait;
        if (now > until) break;
        time.pass(*wait, false);
        frames.push_back(now);
    }
    return frames;
}

}  // namespace

TEST_CASE("a slide fades in, drifts its whole way within twelve seconds, stands still, and is over after its time") {
    SlideTime time;
    time.begin_change();
    CHECK(time.change() == 0);
    CHECK(time.drift_px(usual) == 0);
    time.pass(change_seconds / 2, false);
    CHECK(time.change() == doctest::Approx(0.5));
    time.pass(change_seconds / 2, false);
    CHECK_FALSE(time.changing());
    CHECK(time.change() == 1);
    time.pass(12 - change_seconds, false);
    CHECK(time.drift_px(usual) == 96);
    CHECK_FALSE(time.over(usual));
    CHECK(*time.next_frame(usual, false) == doctest::Approx(3));
    time.pass(3, false);
    CHECK(time.over(usual));
    CHECK_FALSE(time.next_frame(usual, false));
}

TEST_CASE("thirty frames a second at most, one for each pixel of the way, none while it stands still") {
    for (const SlidePace& pace : {usual, SlidePace{8, 96, true}, SlidePace{15, 400, true}, SlidePace{120, 63, true},
                                  SlidePace{15, 0, true}, SlidePace{15, 96, false}, SlidePace{5, 30, true}}) {
        CAPTURE(pace.slide_seconds);
        CAPTURE(pace.drift_px);
        SlideTime time;
        time.begin_change();
        const std::vector<float> frames = frames_of(time, pace, 200);
        REQUIRE(frames.size() >= 2);
        for (std::size_t i = 1; i < frames.size(); ++i)
            CHECK(frames[i] - frames[i - 1] >= doctest::Approx(least_frame_seconds));
        CHECK(time.over(pace));
        CHECK(time.drift_px(pace) == pace.drift_px);
        CHECK(frames.back() == doctest::Approx(pace.slide_seconds).epsilon(0.01));
        // Those of the change, those of the way, the last.
        CHECK(static_cast<float>(frames.size()) <= change_seconds / least_frame_seconds + pace.drift_px + 2);
    }
}

TEST_CASE("a drift never turns back, and its picture is never behind a hand's breadth of pixels at once") {
    SlideTime time;
    time.begin_change();
    float before = 0;
    for (int i = 0; i < 13 * 30; ++i) {
        time.pass(least_frame_seconds, false);
        const float now = time.drift_px(usual);
        CHECK(now >= before);
        CHECK(now - before <= 1);
        before = now;
    }
    CHECK(before == 96);
}

TEST_CASE("what is held stands still: neither its time nor its picture goes on, but a change comes to its end") {
    SlideTime time;
    time.begin_change();
    time.pass(0.1F, true);
    CHECK(time.next_frame(usual, true));
    time.pass(1, true);
    CHECK_FALSE(time.changing());
    const float place = time.drift_px(usual);
    CHECK_FALSE(time.next_frame(usual, true));
    for (int i = 0; i < 100; ++i) time.pass(1, true);
    CHECK(time.drift_px(usual) == place);
    CHECK_FALSE(time.over(usual));
}
