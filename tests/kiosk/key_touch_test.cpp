// Touch on a keyboard: quick fingers, and long presses with their choices.
#include <doctest/doctest.h>

#include "kiosk/widgets/touch.h"
#include "tests/kiosk/touch_page.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace parvis::kiosk::touch_tests;

namespace {

constexpr WidgetId letter = 11;
constexpr WidgetId neighbour = 12;
constexpr WidgetId accent = 21;
constexpr WidgetId other_accent = 22;

// A keyboard whose first key offers two choices above itself while it is held, drawn as the frame loop would.
struct Keyboard {
    Keyboard() { draw(); }
    void draw() {
        tree.clear();
        tree.add(key(letter, {0, 300, 100, 80}));
        tree.add(key(neighbour, {100, 300, 100, 80}));
        if (!touch.held(letter)) return;
        tree.add(target(accent, letter, {0, 200, 100, 80}));
        tree.add(target(other_accent, letter, {100, 200, 100, 80}));
    }
    void frame() {
        touch.advance(tree, slop, clock.now());
        draw();
    }
    void contact(ContactPhase phase, float x, float y) {
        touch.push({phase, x, y, clock.now()});
        frame();
    }

    testing::HandClock clock;
    SemanticTree tree;
    Touch touch;
};

}  // namespace

TEST_CASE("a finger that rests on a key is a long press, at the time the key asks for") {
    Keyboard k;
    k.contact(ContactPhase::down, 50, 340);
    REQUIRE(k.touch.due_at().has_value());
    CHECK(*k.touch.due_at() == k.clock.now() + 500ms);
    k.clock.pass(499ms);
    k.contact(ContactPhase::move, 54, 338);
    CHECK_FALSE(k.touch.held(letter));
    k.clock.pass(1ms);
    k.frame();
    CHECK(k.touch.held(letter));
    CHECK(k.touch.pressed(letter));
    CHECK_FALSE(k.touch.due_at().has_value());
    CHECK_FALSE(k.touch.held(neighbour));
}

TEST_CASE("a held finger slides onto a choice and takes it by lifting, and the choices go") {
    Keyboard k;
    k.contact(ContactPhase::down, 50, 340);
    k.clock.pass(500ms);
    k.frame();
    k.contact(ContactPhase::move, 50, 240);
    CHECK(k.touch.pressed(accent));
    CHECK_FALSE(k.touch.pressed(letter));
    k.contact(ContactPhase::move, 150, 240);
    CHECK(k.touch.pressed(other_accent));
    k.contact(ContactPhase::up, 150, 240);
    CHECK(k.touch.tapped(other_accent));
    CHECK(k.touch.held(letter));  // so that the widget still draws, and asks, its choices
    CHECK(k.touch.waiting());
    k.frame();
    CHECK_FALSE(k.touch.held(letter));
    CHECK_FALSE(k.touch.tapped(other_accent));
    CHECK_FALSE(k.touch.waiting());
    CHECK(k.tree.find(accent) == nullptr);
}

TEST_CASE("a held finger that lifts beside the choices takes none, nor the key beneath") {
    Keyboard k;
    k.contact(ContactPhase::down, 50, 340);
    k.clock.pass(500ms);
    k.frame();
    k.contact(ContactPhase::move, 170, 340);
    CHECK_FALSE(k.touch.pressed(neighbour));
    CHECK(k.touch.held(letter));
    k.contact(ContactPhase::up, 170, 340);
    for (const WidgetId id : {letter, neighbour, accent, other_accent}) CHECK_FALSE(k.touch.tapped(id));
}

TEST_CASE("two quick keys are two letters, and one key twice within 80 ms is two, but a bounce is one") {
    Keyboard k;
    const auto tap = [&](float x) {
        k.contact(ContactPhase::down, x, 340);
        k.clock.pass(40ms);
        k.contact(ContactPhase::up, x, 340);
    };
    tap(90);
    CHECK(k.touch.tapped(letter));
    tap(110);
    CHECK(k.touch.tapped(neighbour));
    k.clock.pass(40ms);
    tap(110);
    CHECK(k.touch.tapped(neighbour));
    k.clock.pass(20ms);
    tap(110);
    CHECK_FALSE(k.touch.tapped(neighbour));
    k.clock.pass(40ms);
    tap(110);
    CHECK(k.touch.tapped(neighbour));
}

TEST_CASE("a second finger that came before the first had lifted types a key, and taps nothing else") {
    Keyboard k;
    k.tree.add(target(40, 0, {300, 300, 100, 80}));
    const Instant before = k.clock.now();
    k.clock.pass(80ms);
    const Instant lifted = k.clock.now();
    const auto second = [&](float x) {
        k.touch.push({ContactPhase::down, 50, 340, before});
        k.touch.push({ContactPhase::up, 50, 340, lifted});
        k.touch.push({ContactPhase::down, x, 340, before + 40ms});
        k.touch.push({ContactPhase::up, x, 340, lifted + 40ms});
        k.touch.advance(k.tree, slop, lifted + 40ms);
        REQUIRE(k.touch.tapped(letter));
        k.touch.advance(k.tree, slop, lifted + 40ms);
    };
    second(150);
    CHECK(k.touch.tapped(neighbour));
    second(350);
    CHECK_FALSE(k.touch.tapped(40));
}

TEST_CASE("a slow finger that lifts on the key itself types it, offered choices or not") {
    Keyboard k;
    k.contact(ContactPhase::down, 50, 340);
    k.clock.pass(900ms);
    k.frame();
    REQUIRE(k.touch.held(letter));
    k.contact(ContactPhase::up, 56, 344);
    CHECK(k.touch.tapped(letter));
}

TEST_CASE("a finger that slid off its key before the time is no long press") {
    Keyboard k;
    k.contact(ContactPhase::down, 50, 340);
    k.contact(ContactPhase::move, 150, 340);
    CHECK_FALSE(k.touch.due_at().has_value());
    k.contact(ContactPhase::move, 50, 340);
    k.clock.pass(2s);
    k.frame();
    CHECK_FALSE(k.touch.held(letter));
}

TEST_CASE("a tap that a busy moment delays is no long press: the times of the contacts count") {
    Keyboard k;
    k.touch.push({ContactPhase::down, 50, 340, k.clock.now()});
    k.touch.push({ContactPhase::up, 50, 340, k.clock.now() + 100ms});
    k.clock.pass(3s);
    k.frame();
    CHECK(k.touch.tapped(letter));
    CHECK_FALSE(k.touch.held(letter));
}

TEST_CASE("a cancelled long press takes nothing and its choices go at once") {
    Keyboard k;
    k.contact(ContactPhase::down, 50, 340);
    k.clock.pass(500ms);
    k.frame();
    k.contact(ContactPhase::move, 50, 240);
    k.contact(ContactPhase::cancel, 50, 240);
    CHECK_FALSE(k.touch.held(letter));
    CHECK_FALSE(k.touch.tapped(accent));
    CHECK(k.tree.find(accent) == nullptr);
}
