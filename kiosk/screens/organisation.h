// A centre's page: where it is, how to reach it, when it is open, and its first actions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct OrganisationFact {
    Icon icon;
    std::string caption;  // "Où"
    std::string text;     // lines separated by \n
};

struct OrganisationView {
    std::string id;
    std::string name;
    std::string department;  // may be empty
    bool is_ours = false;
    std::vector<std::string> about;  // paragraphs
    std::vector<OrganisationFact> facts;
    std::vector<ActionCard> cards;  // the first of `total`
    int total = 0;
};

struct OrganisationState {
    ScrollState scroll;
};

[[nodiscard]] std::optional<Intent> draw_organisation(const OrganisationView& view, OrganisationState& state, Ui& ui);

}  // namespace parvis::kiosk
