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
};

struct FaultState {
    ScrollState scroll;  // large text on a low page is higher than the page
};

[[nodiscard]] std::optional<Intent> draw_fault(const FaultView& view, FaultState& state, Ui& ui);

}  // namespace parvis::kiosk
