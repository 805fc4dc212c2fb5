// A dialog over a page: the page is veiled and cannot be reached until the dialog is gone.
#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

// Opens a dialog in the semantic tree: what is drawn from now on belongs to it, what was drawn before is out of reach.
void record_dialog(Ui& ui, WidgetId id, std::string_view label, const Box& area, Colour ground);

// What a finger may touch of a dialog without touching anything that it offers: beside its panel, or between its
// buttons.
void record_backdrop(Ui& ui, WidgetId id, const Box& box);

// Veils `area` and opens the dialog in the semantic tree: what is drawn from now on belongs to it. True in the frame in
// which a visitor touched beside `panel`, which means: close it. The panel itself is the caller's to draw.
[[nodiscard]] bool draw_veil(Ui& ui, std::string_view kind, std::string_view label, const Box& area, const Box& panel,
                             float opacity = 1);

}  // namespace parvis::kiosk
