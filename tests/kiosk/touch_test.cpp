#include <doctest/doctest.h>

#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/touch.h"
#include "tests/fakes/hand_clock.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using platform::ContactPhase;

namespace {

constexpr float slop = 32;
constexpr WidgetId button = 1;
constexpr WidgetId list = 2;
constexpr WidgetId row = 3;
constexpr WidgetId bar = 4;

Node target(WidgetId id, WidgetId inside, Box box) {
    Node node;
    node.id = id;
    node.inside = inside;
    node.role = Role::button;
    node.tappable = true;
    node.box = node.visible = box;
    return node;
}

Node key(WidgetId id, Box box) {
    Node node = target(id, 0, box);
    node.role = Role::key;
    node.long_press = 500ms;
    return node;
}

struct Screen {
    Screen() {
        tree.add(target(button, 0, {0, 0, 100, 50}));
        Node area;
        area.id = list;
        area.role = Role::scroll_area;
        area.box = area.visible = {0, 100, 100, 400};
        tree.add(area);
        tree.add(target(row, list, {0, 150, 100, 80}));
        tree.add(target(bar, 0, {0, 450, 100, 50}));
    }
    void contact(ContactPhase phase, float x, float y) {
        touch.push({phase, x, y, clock.now()});
        clock.pass(10ms);
    }
    void advance() { touch.advance(tree, slop, clock.now()); }

    testing::HandClock clock;
    SemanticTree tree;
    Touch touch;
};

}  // namespace

TEST_CASE("a finger presses at once, and taps when it lifts") {
    Screen s;
    s.contact(ContactPhase::down, 50, 25);
    s.advance();
    CHECK(s.touch.pressed(button));
    CHECK_FALSE(s.touch.tapped(button));
    s.contact(ContactPhase::up, 52, 27);
    s.advance();
    CHECK(s.touch.tapped(button));
    CHECK_FALSE(s.touch.pressed(button));
    s.advance();
    CHECK_FALSE(s.touch.tapped(button));
}

TEST_CASE("a finger that slides off cancels, and sliding back does not tap") {
    Screen s;
    s.contact(ContactPhase::down, 50, 25);
    s.contact(ContactPhase::move, 50, 70);
    s.contact(ContactPhase::up, 50, 25);
    s.advance();
    CHECK_FALSE(s.touch.tapped(button));
}

TEST_CASE("two taps that come in one frame are two taps in two frames") {
    Screen s;
    for (int i = 0; i < 2; ++i) {
        s.contact(ContactPhase::down, 50, 25);
        s.contact(ContactPhase::up, 50, 25);
    }
    s.advance();
    CHECK(s.touch.tapped(button));
    CHECK(s.touch.waiting());
    s.advance();
    CHECK(s.touch.tapped(button));
    CHECK_FALSE(s.touch.waiting());
}

TEST_CASE("a trembling finger taps a row: the list moves only beyond the slop, and not by the slop") {
    Screen s;
    s.contact(ContactPhase::down, 50, 180);
    s.contact(ContactPhase::move, 50, 205);
    s.advance();
    CHECK(s.touch.pressed(row));
    CHECK(s.touch.drag_px(list) == 0);
    s.contact(ContactPhase::move, 50, 222);
    s.advance();
    CHECK_FALSE(s.touch.pressed(row));
    CHECK(s.touch.drag_px(list) == doctest::Approx(10));
    s.contact(ContactPhase::up, 50, 222);
    s.advance();
    CHECK_FALSE(s.touch.tapped(row));
}

TEST_CASE("what covers a list does not scroll it") {
    Screen s;
    s.contact(ContactPhase::down, 50, 470);
    s.contact(ContactPhase::move, 50, 300);
    s.advance();
    CHECK(s.touch.drag_px(list) == 0);
    CHECK_FALSE(s.touch.holds(list));
}

TEST_CASE("a quick finger flings, one that rests first does not") {
    Screen s;
    s.contact(ContactPhase::down, 50, 400);
    for (float y : {350.0F, 300.0F, 250.0F}) s.contact(ContactPhase::move, 50, y);
    s.contact(ContactPhase::up, 50, 250);
    s.advance();
    REQUIRE(s.touch.fling(list).has_value());
    CHECK(*s.touch.fling(list) < -1000);
    s.advance();
    CHECK_FALSE(s.touch.holds(list));
    s.contact(ContactPhase::down, 50, 400);
    s.contact(ContactPhase::move, 50, 300);
    s.clock.pass(300ms);
    s.contact(ContactPhase::up, 50, 300);
    s.advance();
    REQUIRE(s.touch.fling(list).has_value());
    CHECK(*s.touch.fling(list) == doctest::Approx(0));
}

TEST_CASE("a touch during a fling only stops it") {
    Screen s;
    s.tree.clear();
    Node area;
    area.id = list;
    area.role = Role::scroll_area;
    area.moving = true;
    area.box = area.visible = {0, 100, 100, 400};
    s.tree.add(area);
    s.tree.add(target(row, list, {0, 150, 100, 80}));
    s.contact(ContactPhase::down, 50, 180);
    s.contact(ContactPhase::up, 50, 180);
    s.advance();
    CHECK_FALSE(s.touch.tapped(row));
}

TEST_CASE("a page that has just come is deaf") {
    Screen s;
    s.touch.deaf_until(s.clock.now() + 300ms);
    s.contact(ContactPhase::down, 50, 25);
    s.clock.pass(400ms);
    s.contact(ContactPhase::up, 50, 25);
    s.advance();
    CHECK_FALSE(s.touch.tapped(button));
    s.contact(ContactPhase::down, 50, 25);
    s.contact(ContactPhase::up, 50, 25);
    s.advance();
    CHECK(s.touch.tapped(button));
}

TEST_CASE("under a dialog nothing can be touched") {
    Screen s;
    Node dialog;
    dialog.id = 9;
    dialog.role = Role::dialog;
    s.tree.add(dialog);
    s.contact(ContactPhase::down, 50, 25);
    s.contact(ContactPhase::up, 50, 25);
    s.advance();
    CHECK_FALSE(s.touch.tapped(button));
}

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

TEST_CASE("while a widget in a list is held the list keeps still") {
    Screen s;
    Node holdable = target(30, list, {0, 260, 100, 80});
    holdable.long_press = 500ms;
    s.tree.add(holdable);
    s.contact(ContactPhase::down, 50, 300);
    s.clock.pass(600ms);
    s.advance();
    REQUIRE(s.touch.held(30));
    s.contact(ContactPhase::move, 50, 120);
    s.advance();
    CHECK(s.touch.drag_px(list) == 0);
    CHECK_FALSE(s.touch.holds(list));
}

TEST_CASE("content follows the finger, and less beyond an end") {
    ScrollState state;
    const ScrollExtent extent{1000, 400};
    step_scroll(state, extent, {true, -100, {}}, 0.016F);
    CHECK(state.offset_px == doctest::Approx(100));
    step_scroll(state, extent, {true, 150, {}}, 0.016F);
    CHECK(state.offset_px == doctest::Approx(-50));
    step_scroll(state, extent, {true, 100, {}}, 0.016F);
    CHECK(state.offset_px > -150);
    CHECK(state.offset_px < -50);
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
