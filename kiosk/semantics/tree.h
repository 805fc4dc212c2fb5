// What was drawn, as a list in reading order: Dear ImGui has no accessibility tree, so the widgets record their own.
// Touch finds its targets in it, tests act by it, audits judge it; speech and switch access will read it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/theme/box.h"
#include "kiosk/theme/theme.h"

namespace parvis::kiosk {

// Names a widget from frame to frame; 0 is none.
using WidgetId = std::uint64_t;

// The id of a widget by its kind and what it stands for ("card", an action's id).
[[nodiscard]] WidgetId widget_id(std::string_view kind, std::string_view key = {});

enum class Role : std::uint8_t {
    text,
    heading,
    image,  // a photo, by what is to be seen on it
    button,
    card,
    key,
    search_field,
    scroll_area,
    dialog,
    backdrop,  // around and under what a dialog offers: can be touched, is nothing to read
};

struct Node {
    WidgetId id = 0;      // 0 for text
    WidgetId inside = 0;  // the widget that this text belongs to, or the scroll area that a widget lies in
    Role role = Role::text;
    std::string label;  // what a visitor reads or hears
    std::string value;  // what was typed, a count
    bool tappable = false;
    // How long a finger rests on it to mean more than a tap; zero: it never does. Shown, wherever it is offered.
    std::chrono::milliseconds long_press{0};
    float reach_px = 0;  // a touch so near beside it means it too, where nothing else lies; the nearest is meant
    bool pressed = false;
    bool moving = false;  // a scroll area in fling: a touch only stops it
    Box box;              // as laid out
    Box visible;          // what its clips leave of it
    TextStyle style;      // of text
    Colour ink = 0;       // of text; the edge of a tappable
    Colour ground = 0;    // behind the text; behind the edge of a tappable
    bool broken = false;  // a word of usual length is broken between two letters
    bool cut = false;     // the text did not fit and ends with an ellipsis where the design does not foresee it
};

// One frame's list. Widgets add to it in reading order.
class SemanticTree {
public:
    void clear() { nodes_.clear(); }
    Node& add(Node node);
    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
    [[nodiscard]] const Node* find(WidgetId id) const;
    // The topmost tappable at a point: what was drawn last covers what was drawn before. A dialog covers everything
    // before it. nullptr: none.
    [[nodiscard]] const Node* tappable_at(float x, float y) const;
    [[nodiscard]] const Node* scroll_area_at(float x, float y) const;

private:
    [[nodiscard]] std::size_t first_reachable() const;
    std::vector<Node> nodes_;
};

}  // namespace parvis::kiosk
