// A pill that does one thing. The only buttons there are.
#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct Button {
    WidgetId id = 0;
    std::string_view label;
    std::string_view name{};  // what it is called where another says the same: "Lire la suite : Pourquoi ?"
    Icon icon_before{};
    Icon icon_after{};
    bool strong = false;     // the one thing to do here: ink
    bool on_paper = true;    // its ground is surface; else (on a card or the bar) paper
    bool icon_only = false;  // the label is not drawn: for × alone
};

// As high as a target should be, with one line of its words.
[[nodiscard]] float button_height(const Ui& ui);
// With its words on one line.
[[nodiscard]] float button_width(const Ui& ui, const Button& button);

// What it takes where there is no more width than this: its words then stand on several lines.
struct Extent {
    float width = 0;
    float height = 0;
};
[[nodiscard]] Extent button_extent(const Ui& ui, const Button& button, float most_px);

// True in the frame in which it was tapped.
[[nodiscard]] bool draw_button(Ui& ui, const Button& button, const Box& box);

// A circle with its icon_before, on a picture: `box` is square. True when tapped.
[[nodiscard]] bool draw_round_button(Ui& ui, const Button& button, const Box& box);

// The semantic node of anything tappable, with its pressed state; what it is drawn on is `ground`.
void record_target(Ui& ui, WidgetId id, Role role, std::string_view label, const Box& box, Colour edge, Colour ground);

}  // namespace parvis::kiosk
