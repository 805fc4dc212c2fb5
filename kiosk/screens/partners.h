// Who comes to the centre to help, what for, and when.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct PartnerCard {
    Icon icon;
    std::string name;
    std::string purpose;
    std::vector<std::string> lines;  // when, where, how to reach them
};

struct PartnersView {
    std::vector<PartnerCard> cards;
};

struct PartnersState {
    ScrollState scroll;
};

[[nodiscard]] std::optional<Intent> draw_partners(const PartnersView& view, PartnersState& state, Ui& ui);

}  // namespace parvis::kiosk
