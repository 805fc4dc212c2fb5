// What fingers act on in the tests of Touch: a page with a button, a list with a row, and a bar over the list.
#pragma once

#include <chrono>

#include "kiosk/widgets/touch.h"
#include "tests/fakes/hand_clock.h"

namespace parvis::kiosk::touch_tests {

using namespace std::chrono_literals;
using platform::ContactPhase;

inline constexpr float slop = 32;
inline constexpr WidgetId button = 1;
inline constexpr WidgetId list = 2;
inline constexpr WidgetId row = 3;
inline constexpr WidgetId bar = 4;

inline Node target(WidgetId id, WidgetId inside, Box box) {
    Node node;
    node.id = id;
    node.inside = inside;
    node.role = Role::button;
    node.tappable = true;
    node.box = node.visible = box;
    return node;
}

inline Node key(WidgetId id, Box box) {
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

    parvis::testing::HandClock clock;
    SemanticTree tree;
    Touch touch;
};

}  // namespace parvis::kiosk::touch_tests
