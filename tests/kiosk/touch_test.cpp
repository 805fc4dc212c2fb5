#include "kiosk/widgets/touch.h"

#include <doctest/doctest.h>

#include "tests/kiosk/touch_page.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace parvis::kiosk::touch_tests;

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
        s.clock.pass(350ms);
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

namespace {

// A finger that has gone at this speed for a while, with news every 10 ms.
void swipe_list(Screen& s, float from_y, float px_per_s, int moves) {
    s.contact(ContactPhase::down, 50, from_y);
    for (int i = 1; i <= moves; ++i)
        s.contact(ContactPhase::move, 50, from_y + px_per_s * 0.01F * static_cast<float>(i));
}

float flung(Screen& s, float y) {
    s.contact(ContactPhase::up, 50, y);
    s.advance();
    REQUIRE(s.touch.fling(list).has_value());
    return *s.touch.fling(list);
}

}  // namespace

TEST_CASE("a fling has the finger's speed of the last moment") {
    Screen s;
    swipe_list(s, 400, -1200, 20);
    CHECK(flung(s, 160) == doctest::Approx(-1200).epsilon(0.01));
}

TEST_CASE("what a finger did before the last moment does not count: slowed down, it flings slowly") {
    Screen s;
    swipe_list(s, 440, -1200, 15);
    for (int i = 1; i <= 12; ++i) s.contact(ContactPhase::move, 50, 260 - 3.0F * static_cast<float>(i));
    CHECK(flung(s, 224) == doctest::Approx(-300).epsilon(0.02));
}

TEST_CASE("a finger that rests before it lifts does not fling, also when it trembles and rolls off") {
    Screen still;
    swipe_list(still, 400, -1200, 10);
    still.clock.pass(70ms);
    CHECK(flung(still, 280) == 0);
    Screen trembling;
    swipe_list(trembling, 400, -1200, 10);
    for (int i = 0; i < 20; ++i) trembling.contact(ContactPhase::move, 50, 280 + (i % 2 == 0 ? 2.0F : -2.0F));
    CHECK(flung(trembling, 290) == 0);
}

TEST_CASE("news that come in one lump with each slow frame make no wild fling") {
    Screen s;
    s.contact(ContactPhase::down, 50, 440);
    float y = 440;
    for (int frame = 0; frame < 6; ++frame) {
        s.clock.pass(30ms);
        for (int i = 0; i < 4; ++i) s.touch.push({ContactPhase::move, 50, y -= 10, s.clock.now()});
        s.clock.pass(10ms);
    }
    CHECK(flung(s, y) == doctest::Approx(-1000).epsilon(0.05));
}

TEST_CASE("a swipe to the side does nothing: no tap on a wide card, no scrolling") {
    Screen s;
    s.tree.clear();
    Node area;
    area.id = list;
    area.role = Role::scroll_area;
    area.box = area.visible = {0, 100, 800, 400};
    s.tree.add(area);
    s.tree.add(target(row, list, {0, 150, 800, 80}));
    s.contact(ContactPhase::down, 100, 180);
    for (float x : {150.0F, 200.0F, 300.0F, 500.0F}) s.contact(ContactPhase::move, x, 190);
    s.contact(ContactPhase::move, 600, 300);
    s.contact(ContactPhase::up, 600, 190);
    s.advance();
    CHECK_FALSE(s.touch.tapped(row));
    CHECK(s.touch.drag_px(list) == 0);
    CHECK_FALSE(s.touch.fling(list).has_value());
}

TEST_CASE("a trembling finger taps what it pressed: many small ways, and a release just beside it") {
    Screen s;
    s.tree.add(target(31, 0, {200, 0, 20, 20}));
    s.tree.add(target(32, 0, {220, 0, 40, 20}));
    s.contact(ContactPhase::down, 212, 10);
    for (int i = 0; i < 30; ++i)
        s.contact(ContactPhase::move, 212 + 6.0F * static_cast<float>(i % 3), 10 + 5.0F * static_cast<float>(i % 4));
    s.advance();
    CHECK(s.touch.pressed(31));
    s.contact(ContactPhase::up, 232, 15);
    s.advance();
    CHECK(s.touch.tapped(31));
    CHECK_FALSE(s.touch.tapped(32));
}

TEST_CASE("a tap that bounces is one tap") {
    Screen s;
    const auto tap = [&](float x, float y) {
        s.contact(ContactPhase::down, x, y);
        s.contact(ContactPhase::up, x, y);
        s.advance();
    };
    tap(50, 25);
    REQUIRE(s.touch.tapped(button));
    s.clock.pass(20ms);
    tap(54, 23);
    CHECK_FALSE(s.touch.tapped(button));
    // Nor is a second one as on a computer, nor the third of a hand that trembles.
    for (int i = 0; i < 2; ++i) {
        s.clock.pass(90ms);
        tap(50, 25);
        CHECK_FALSE(s.touch.tapped(button));
    }
    s.clock.pass(100ms);
    tap(50, 25);
    CHECK(s.touch.tapped(button));
    // The screen may have changed under the bounce: its place counts, not what is there now.
    s.tree.add(target(33, 0, {0, 0, 100, 50}));
    tap(52, 25);
    CHECK_FALSE(s.touch.tapped(33));
    // A quick second tap somewhere else is meant.
    tap(50, 470);
    CHECK(s.touch.tapped(bar));
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

TEST_CASE("a thumb just beside a target means it, the nearest one; beside a panel nothing in it") {
    SemanticTree tree;
    const auto add = [&](WidgetId id, Role role, Box box, float reach_px) {
        Node node = target(id, 0, box);
        node.role = role;
        node.reach_px = reach_px;
        tree.add(node);
    };
    const auto at = [&](float x, float y) {
        const Node* node = tree.tappable_at(x, y);
        return node == nullptr ? WidgetId{0} : node->id;
    };
    add(1, Role::button, {0, 0, 100, 50}, 15);
    add(2, Role::button, {120, 0, 100, 50}, 15);
    CHECK(at(108, 25) == 1);
    CHECK(at(112, 25) == 2);
    CHECK(at(50, 64) == 1);
    CHECK(at(50, 66) == 0);
    Node dialog;
    dialog.id = 9;
    dialog.role = Role::dialog;
    tree.add(dialog);
    add(3, Role::backdrop, {0, 0, 800, 400}, 0);
    add(4, Role::backdrop, {0, 100, 300, 300}, 0);
    add(5, Role::button, {10, 110, 100, 50}, 15);
    CHECK(at(108, 25) == 3);
    CHECK(at(60, 105) == 5);
    CHECK(at(60, 98) == 3);
    CHECK(at(200, 300) == 4);
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
