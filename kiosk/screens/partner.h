// One partner: what for, when and where, how to reach them, what we do together. On wide pages the others stand beside.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/partner_cards.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct PartnerFact {
    Icon icon;
    std::string caption;
    std::string text;
};

struct PartnerView {
    std::string id;
    Icon icon;
    std::string name;
    std::string purpose;
    std::string about;
    std::vector<PartnerFact> facts;
    std::string next_time;  // "demain, jeudi 26 novembre, de 9 h à 12 h"; empty: the schedule does not say
    std::vector<ActionCard> actions;
    std::string information_of;     // of what day all this is; may be empty
    std::vector<PartnerGroup> all;  // this one among them
};

struct PartnerState {
    ScrollState scroll;
    ScrollState list;
    bool list_came = false;  // the list was moved to where the chosen card is in view
};

[[nodiscard]] std::optional<Intent> draw_partner(const PartnerView& view, PartnerState& state, Ui& ui);

}  // namespace parvis::kiosk
