// What helps to see, to reach and to understand, as one large panel: where the bottom bar has no room for it.
#pragma once

#include <optional>

#include "kiosk/intent.h"
#include "kiosk/widgets/bottom_bar.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct AidsPanelState {
    ScrollState scroll;
};

// Over the page; `fold` says what the bar has put away. A touch beside it closes it.
[[nodiscard]] std::optional<Intent> draw_aids_panel(BarFold fold, bool can_go_back, AidsPanelState& state, Ui& ui);

}  // namespace parvis::kiosk
