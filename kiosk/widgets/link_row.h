// A line that leads somewhere: an icon or a small cover, a name in as many lines as it needs, an arrow. It stands on a
// card, where a card of its own would be too much.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/widgets/cover.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct LinkRow {
    WidgetId id = 0;
    std::string_view label;
    std::string_view detail{};  // one more line, smaller: what tells it from another of the same label
    Icon icon{};
    std::optional<Cover> cover{};  // in place of the icon
    Colour accent = 0;             // of the icon
    int max_lines = 0;             // 0: as many as it needs
};

// With its label on one line.
[[nodiscard]] float link_row_width(const Ui& ui, const LinkRow& row);

// Of one that may take all its lines; with max_lines the same for every label, so that long lists need no measuring.
[[nodiscard]] float link_row_height(const Ui& ui, const LinkRow& row, float width_px);

// True in the frame in which it was tapped.
[[nodiscard]] bool draw_link_row(Ui& ui, const LinkRow& row, const Box& box);

}  // namespace parvis::kiosk
