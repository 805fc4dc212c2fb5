// The first page: what a visitor may need, then what our centre does, then the way to the others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct HomeView {
    std::vector<NeedTile> needs;
    std::vector<ActionCard> here;  // of our centre, the first few
    int here_total = 0;
    bool has_centre = false;  // we know which centre is ours
    bool has_others = false;  // there are actions of other centres
};

struct HomeState {
    ScrollState scroll;
};

[[nodiscard]] std::optional<Intent> draw_home(const HomeView& view, HomeState& state, Ui& ui);

}  // namespace parvis::kiosk
