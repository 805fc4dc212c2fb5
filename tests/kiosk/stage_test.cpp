// The app as the frame loop drives it: demand() and draw() only, so that a frame nobody asks for is never drawn.
#include "kiosk/stage.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/kiosk/staged_kiosk.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;

using Kiosk = testing::StagedKiosk;

TEST_CASE("of a keyboard plugged into a kiosk, Escape does nothing, and letters search") {
    Kiosk kiosk;
    kiosk.app.apply(Go{OtherCentresChosen{}});
    kiosk.stage.on_key(platform::Key::escape);
    CHECK(kiosk.app.route().screen != Screen::home);
    kiosk.app.apply(Go{HomeChosen{}});
    kiosk.stage.on_text("j");
    kiosk.stage.on_text("x");
    kiosk.stage.on_key(platform::Key::backspace);
    CHECK(kiosk.app.route().screen == Screen::search);
    kiosk.pass(1s);
    const auto& nodes = kiosk.app.tree().nodes();
    const auto field = std::ranges::find(nodes, Role::search_field, &Node::role);
    REQUIRE(field != nodes.end());
    CHECK(field->value == "j");
}

TEST_CASE("a tap on a turned glass opens what lies under the finger") {
    for (const auto orientation : {Orientation::deg0, Orientation::deg90, Orientation::deg180, Orientation::deg270}) {
        Kiosk kiosk({.orientation = orientation});
        const auto& nodes = kiosk.app.tree().nodes();
        const auto card = std::ranges::find_if(
            nodes, [](const Node& node) { return node.role == Role::card && !node.visible.empty(); });
        REQUIRE(card != nodes.end());
        // Off the middle of the page, so that no turn leads to the same place.
        const Box box = card->visible;
        kiosk.touch(box.x + box.width / 4, box.y + box.height / 4);
        CHECK(kiosk.app.route().screen == Screen::need);
    }
}

TEST_CASE("in a developer's window Escape goes back") {
    Kiosk kiosk;
    Stage window{kiosk.window, *kiosk.gui, *kiosk.renderer, kiosk.app, {}, false};
    kiosk.app.apply(Go{OtherCentresChosen{}});
    REQUIRE(kiosk.app.route().screen != Screen::home);
    window.on_key(platform::Key::escape);
    CHECK(kiosk.app.route().screen == Screen::home);
}

TEST_CASE("the clock on home goes on: one frame a minute, at the minute") {
    Kiosk kiosk;
    CHECK(kiosk.sees("13:32"));
    CHECK(kiosk.pass(58s) == 0);
    CHECK(kiosk.pass(1s) == 1);
    CHECK(kiosk.sees("13:33"));
    CHECK(kiosk.pass(10min) == 10);
    CHECK(kiosk.sees("13:43"));
}

TEST_CASE("the count-down is drawn once a second, and ends at home") {
    Kiosk kiosk;
    kiosk.app.apply(Go{OtherCentresChosen{}});
    CHECK(kiosk.pass(60s - 1ms) > 0);
    CHECK_FALSE(kiosk.sees("secondes"));
    CHECK(kiosk.pass(1ms) == 1);
    for (int left = 20; left > 1; --left) {
        CHECK(kiosk.sees("dans " + std::to_string(left) + "\u00a0secondes"));
        CHECK(kiosk.pass(1s) == 1);
    }
    CHECK(kiosk.sees("dans 1\u00a0seconde."));
    CHECK(kiosk.pass(1s) >= 1);
    CHECK(kiosk.app.route().screen == Screen::home);
    CHECK(kiosk.app.presence() == Presence::nobody);
}

TEST_CASE("a list at rest draws nothing until the question comes") {
    Kiosk kiosk;
    kiosk.app.apply(Go{OtherCentresChosen{}});
    kiosk.pass(5s);
    CHECK(kiosk.pass(54s) == 0);
}

TEST_CASE("the clock's minute shows again the few pixels of the clock, and a frame without any change shows nothing") {
    Kiosk kiosk;
    CHECK(kiosk.pass(59s) == 1);
    REQUIRE_FALSE(kiosk.window.damaged.empty());
    for (const platform::PixelRect& part : kiosk.window.damaged) {
        CHECK(part.top >= 480 / 2);
        CHECK(part.bottom - part.top <= 64);
        CHECK(part.right - part.left <= 400);
    }
    kiosk.app.expose();
    CHECK(kiosk.pass(1ms) == 1);
    CHECK(kiosk.window.damaged.empty());
}

TEST_CASE("a glass that was uncovered is shown whole again") {
    Kiosk kiosk;
    kiosk.stage.on_exposed({800, 480});
    CHECK(kiosk.pass(1ms) == 1);
    CHECK(kiosk.window.damaged == std::vector<platform::PixelRect>{{0, 0, 800, 480}});
}
