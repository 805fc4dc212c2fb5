// Actions to choose from: those of a need, of our centre, of the others. Only rows in sight are drawn, however long the
// list is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct ActionListView {
    std::string title;
    std::vector<ActionCard> cards;  // the first of `total`
    int total = 0;
};

struct ActionListState {
    ScrollState scroll;
};

[[nodiscard]] std::optional<Intent> draw_action_list(const ActionListView& view, ActionListState& state, Ui& ui);

}  // namespace parvis::kiosk
