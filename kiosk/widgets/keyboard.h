// Our own keyboard on the glass: letters as on French machines or in the order of the alphabet, digits, accents by a
// long press or on the digits' plane.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/intent.h"
#include "kiosk/widgets/key_layout.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct KeyboardState {
    KeyPlane plane = KeyPlane::letters;
    // While erase is held: seconds to the next letter; negative: it is not held.
    float erase_in_s = -1;
};

struct KeyboardTouched {
    std::optional<Intent> intent;  // Typed, Erased, AidsChosen
    bool done = false;             // the results are wanted
};

// As high as it likes to be in `room_px`. Its keys get lower to leave `results_px` above it while they stay
// comfortable, and lower still, down to what can be touched and read, to fit into the room.
[[nodiscard]] float keyboard_height(const Ui& ui, float room_px, float results_px);

// Fills the box, of keyboard_height(), with its tray; at most one key per frame. `hidden`: what the last key says
// while it is the only way to results that have no room above; empty: it says that it searches.
[[nodiscard]] KeyboardTouched draw_keyboard(Ui& ui, const Box& box, KeyboardState& state, std::string_view hidden);

}  // namespace parvis::kiosk
