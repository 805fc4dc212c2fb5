// The staff's PIN: entered, or chosen for the first time.
#pragma once

#include <optional>
#include <string>

#include "kiosk/intent.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct PinView {
    std::string title;
    std::string text;         // what to do now, or what was wrong
    bool pad = true;          // there is something to enter
    bool busy = false;        // what was entered is being looked at: keys do nothing
    std::size_t longest = 8;  // digits
};

struct PinState {
    std::string digits;  // whoever owns it wipes it
    ScrollState scroll;
};

[[nodiscard]] std::optional<Intent> draw_pin(const PinView& view, PinState& state, Ui& ui);

}  // namespace parvis::kiosk
