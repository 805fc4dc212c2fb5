// Searching: the field, what was found so far, our own keyboard.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct SearchView {
    std::string words;             // as typed
    std::vector<ActionCard> hits;  // the first of `total`
    int total = 0;
    std::vector<std::string> nearest;  // when nothing was found
    std::vector<NeedTile> needs;       // offered when nothing was typed or found
};

struct SearchState {
    ScrollState scroll;
};

[[nodiscard]] std::optional<Intent> draw_search(const SearchView& view, SearchState& state, Ui& ui);

}  // namespace parvis::kiosk
