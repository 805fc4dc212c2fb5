// When there is no content to show: plain words and what to do. Never a black screen.
#pragma once

#include <optional>
#include <string>

#include "kiosk/intent.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct FaultView {
    std::string reason;  // one sentence for the staff
    int moved = 0;       // counts up while it stands: by it the card moves a little, so that nothing burns in
};

struct FaultState {
    ScrollState scroll;  // large text on a low page is higher than the page
};

[[nodiscard]] std::optional<Intent> draw_fault(const FaultView& view, FaultState& state, Ui& ui);

}  // namespace parvis::kiosk
