#include "kiosk/widgets/scroll.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

using namespace parvis::kiosk;

TEST_CASE("content follows the finger, and less beyond an end, the less the further") {
    ScrollState state;
    const ScrollExtent extent{1000, 400};
    const auto drag = [&](float by) {
        step_scroll(state, extent, {true, by, {}}, 0.016F);
        return state.offset_px;
    };
    CHECK(drag(-100) == doctest::Approx(100));
    const float first = -drag(200);
    const float second = -drag(100) - first;
    CHECK(first > 0);
    CHECK(first < 60);
    CHECK(second > 0);
    CHECK(second < first);
    CHECK(-drag(5000) < 400);
    // Where the finger was, the content is.
    CHECK(drag(-5250) == doctest::Approx(50).epsilon(0.001));
    CHECK(drag(-550) == doctest::Approx(600));
    const float at_bottom = drag(-100) - 600;
    CHECK(at_bottom == doctest::Approx(first).epsilon(0.001));
    CHECK(drag(150) == doctest::Approx(550));
}

TEST_CASE("with reduced motion content moves with the finger only, and never beyond its ends") {
    ScrollState state;
    const ScrollExtent extent{1000, 400};
    CHECK_FALSE(step_scroll(state, extent, {true, -100, {}, true}, 0.016F));
    CHECK(state.offset_px == 100);
    CHECK_FALSE(step_scroll(state, extent, {true, -20, -2000.0F, true}, 0.016F));
    CHECK(state.offset_px == 120);
    CHECK_FALSE(step_scroll(state, extent, {false, 0, {}, true}, 0.016F));
    CHECK(state.offset_px == 120);
    step_scroll(state, extent, {true, 900, {}, true}, 0.016F);
    CHECK(state.offset_px == 0);
    step_scroll(state, extent, {true, -9000, {}, true}, 0.016F);
    CHECK(state.offset_px == 600);
}

TEST_CASE("a list comes to rest at the same place however often it is drawn") {
    const auto rest = [](ScrollState state, const ScrollExtent& extent, std::optional<float> fling, float seconds) {
        ScrollInput input{false, 0, fling};
        int frames = 0;
        while (step_scroll(state, extent, input, seconds) && ++frames < 2000) input.fling.reset();
        return state.offset_px;
    };
    const ScrollExtent extent{100000, 400};
    for (const float fling : {-300.0F, -2000.0F, -8000.0F}) {
        const float often = rest({}, extent, fling, 1.0F / 60);
        CHECK(often == doctest::Approx(-fling / 2).epsilon(0.1));
        CHECK(rest({}, extent, fling, 1.0F / 20) == doctest::Approx(often).epsilon(0.02));
    }
    // And on the way there, beyond an end too.
    const auto after_half_a_second = [&](ScrollState state, int steps) {
        for (int i = 0; i < steps; ++i) step_scroll(state, extent, {}, 0.5F / static_cast<float>(steps));
        return state.offset_px;
    };
    for (const ScrollState start : {ScrollState{50000, 3000, 0}, ScrollState{-150, -500, 0}})
        CHECK(after_half_a_second(start, 10) == doctest::Approx(after_half_a_second(start, 30)).epsilon(0.01));
}

TEST_CASE("a fling into an end goes a little beyond it, and back") {
    const ScrollExtent extent{2000, 1000};
    for (const float fling : {9000.0F, -9000.0F}) {
        ScrollState state;
        state.offset_px = 300;
        ScrollInput input{false, 0, fling};
        float least = 300, most = 300;
        int frames = 0;
        while (step_scroll(state, extent, input, 1.0F / 60) && ++frames < 200) {
            input.fling.reset();
            least = std::min(least, state.offset_px);
            most = std::max(most, state.offset_px);
        }
        CHECK(frames < 90);
        CHECK(state.offset_px == (fling > 0 ? 0 : 1000));
        CHECK((fling > 0 ? -least : most - 1000) > 50);
        CHECK((fling > 0 ? -least : most - 1000) < 400);
    }
}

TEST_CASE("a fling slows down, stays inside, and comes to rest") {
    ScrollState state;
    const ScrollExtent extent{100000, 400};
    bool moving = step_scroll(state, extent, {true, 0, -2000.0F}, 0.016F);
    CHECK(moving);
    float last = state.offset_px;
    int frames = 0;
    while (moving && frames < 1000) {
        moving = step_scroll(state, extent, {}, 0.016F);
        CHECK(state.offset_px >= last);
        last = state.offset_px;
        ++frames;
    }
    CHECK(frames < 300);
    CHECK(state.offset_px > 500);
}

TEST_CASE("beyond an end the content springs back to it exactly, also when there is nothing to scroll") {
    for (const ScrollExtent extent : {ScrollExtent{1000, 400}, ScrollExtent{100, 400}}) {
        for (const float start : {-90.0F, extent.furthest() + 90.0F}) {
            ScrollState state;
            state.offset_px = start;
            bool moving = true;
            for (int frame = 0; frame < 200 && moving; ++frame) moving = step_scroll(state, extent, {}, 0.016F);
            CHECK_FALSE(moving);
            CHECK(state.offset_px == doctest::Approx(start < 0 ? 0 : extent.furthest()));
        }
    }
}
