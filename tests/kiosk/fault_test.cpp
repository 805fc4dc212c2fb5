// The page without content, which may stand for days: it moves, but not under anybody's finger.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <utility>

#include "content/catalogue/catalogue.h"
#include "kiosk/trusted_clock.h"
#include "tests/fakes/told_clock.h"
#include "tests/kiosk/display_stage.h"
#include "tests/support/looks.h"

using namespace parvis;
using namespace parvis::testing;

namespace {

using Place = std::pair<float, float>;

Place place_of_title(const Gui& gui) {
    for (const Node& node : gui.tree().nodes())
        if (node.role == Role::heading) return {node.box.x, node.box.y};
    return {};
}

}  // namespace

TEST_CASE("a fault moves once a minute, a frame each time and none between, with motion or without") {
    for (const bool reduced : {false, true}) {
        Gui gui(document_to_display(), with_display(reduced));
        const ToldClocks machine(gui.clock());
        TrustedClock clock(gui.clock(), machine, {});  // knows no time: the bar has no minute to show
        gui.app().follow_clock(&clock);
        gui.app().show_fault(Errc::malformed);
        gui.wait(62s);  // the bar has gone
        std::set<Place> places;
        for (int minute = 0; minute < 24; ++minute) {
            const Place before = place_of_title(gui);
            CHECK(frames_within(gui, 60s).size() == 1);
            CHECK(place_of_title(gui) != before);
            places.insert(place_of_title(gui));
        }
        CHECK(places.size() == 8);
        gui.app().follow_clock(nullptr);
    }
}

TEST_CASE("the bar goes from a fault that nobody looks at, and a touch brings it back, which presses nothing of it") {
    Gui gui(document_to_display(), with_display(true));
    gui.app().show_fault(Errc::malformed);
    gui.wait(2s);
    REQUIRE(gui.sees("English"));
    const Node& english = *std::ranges::find(gui.tree().nodes(), "English", &Node::label);
    const Place place{english.box.centre_x(), english.box.centre_y()};
    gui.wait(60s);
    CHECK_FALSE(gui.sees("English"));
    gui.touch(ContactPhase::down, place.first, place.second);
    gui.wait(100ms);
    gui.touch(ContactPhase::up, place.first, place.second);
    gui.wait(1s);
    CHECK(gui.sees("English"));
    CHECK(gui.sees("Cet écran fait une petite pause"));
}

TEST_CASE("behind a fault's card the ground moves with it, and is another one after each round") {
    Gui gui(document_to_display(), with_display(true));
    gui.app().show_fault(Errc::malformed);
    // A corner of the glass, where no card comes: of the colour that a cover's name gives when covers are flat.
    std::set<std::uint32_t> grounds;
    for (int minute = 0; minute < 80; ++minute) {
        gui.wait(60s);
        grounds.insert(gui.picture().at(0, 0));
    }
    CHECK(grounds.size() > 1);
}

TEST_CASE("content that is asked for again and again does not set a fault back to where it stood") {
    Gui gui(document_to_display(), with_display(true));
    gui.app().open([] { return Result<content::Catalogue>(fail(Errc::not_found, "no content")); });
    gui.wait(1s);
    std::set<Place> places;
    for (int minute = 0; minute < 8; ++minute) {
        gui.wait(60s);
        places.insert(place_of_title(gui));
    }
    CHECK(places.size() == 8);
}

TEST_CASE("a fault keeps still while somebody is there, and moves on when nobody is") {
    Gui gui(document_to_display(), with_display(true));
    gui.app().show_fault(Errc::malformed);
    gui.set_glass({800, 480, 154, 86});
    gui.app().apply(AidsChosen{{TextSize::largest, false, false}});
    gui.wait(500ms);
    gui.app().apply(AidsPanel{false});
    gui.wait(500ms);
    // A finger that pulls the page now and then, for four minutes.
    gui.drag(280, 260);
    Place before = place_of_title(gui);
    for (int pull = 0; pull < 6; ++pull) {
        gui.wait(40s);
        CHECK(place_of_title(gui) == before);
        gui.drag(280, 260);
        CHECK(place_of_title(gui).first == before.first);
        before = place_of_title(gui);
    }
    gui.wait(4min);
    REQUIRE(gui.app().presence() == Presence::nobody);
    const Place alone = place_of_title(gui);
    gui.wait(1min);
    CHECK(place_of_title(gui) != alone);
}

TEST_CASE("wherever a fault has moved to, it passes the audits and stays on the glass") {
    Gui gui(document_to_display(), with_display(true));
    gui.app().show_fault(Errc::unsupported);
    for (const Glass& glass : glasses) {
        gui.set_glass(glass);
        for (int step = 0; step < 8; ++step) {
            gui.wait(60s);
            const std::string where = name_of(glass, {}, Language::french) + " fault, step " + std::to_string(step);
            expect_clean(gui, where);
            for (const Node& node : gui.tree().nodes())
                if (node.role != Role::scroll_area)
                    CHECK_MESSAGE(node.visible == node.box, where << ": " << node.label);
        }
    }
}
