// Who comes to the centre to help, what for, and when: by what a visitor needs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/partner_cards.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct PartnersView {
    std::vector<PartnerGroup> groups;
};

struct PartnersState {
    ScrollState scroll;
    Arrival arrival{};
};

[[nodiscard]] std::optional<Intent> draw_partners(const PartnersView& view, PartnersState& state, Ui& ui);

}  // namespace parvis::kiosk
