// Our own keyboard on the glass: letters in the order of French typewriters, space, erase.
#pragma once

#include <optional>
#include <string>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct KeyPress {
    std::string text;    // in lower case
    bool erase = false;  // else the text is typed
};

[[nodiscard]] float keyboard_height(const Ui& ui);

// Fills the box with its tray; at most one key per frame.
[[nodiscard]] std::optional<KeyPress> draw_keyboard(Ui& ui, const Box& box);

}  // namespace parvis::kiosk
