// Actions to choose from: those of a need, of our centre, of the others, of one of them. A visitor narrows them by
// filters. Only rows in sight are drawn, however long the list is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/filters.h"
#include "kiosk/intent.h"
#include "kiosk/screens/filter_sheet.h"
#include "kiosk/widgets/arrival.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

// A filter at hand without opening the sheet.
struct QuickFilter {
    content::FacetGroup group = content::FacetGroup::publics;
    std::string value;
    std::string label;  // "Pour les familles"
};

struct ActiveFilter {
    content::FacetGroup group = content::FacetGroup::publics;
    std::string value;
    std::string label;
    std::string spoken;  // "Ne plus filtrer : Familles"
    int without = 0;     // actions that there would be without it
};

// Where the list leads besides its actions.
struct BrowseLead {
    Icon icon;
    std::string label;
    RouteEvent event;
};

struct BrowseView {
    std::string title;
    std::vector<ActionCard> cards;  // the first of `filters.total`
    int in_scope = 0;               // actions without any filter
    FilterSheetView filters;
    std::vector<ActiveFilter> active;
    std::vector<QuickFilter> quick;
    std::optional<BrowseLead> lead{};
};

struct BrowseState {
    ScrollState scroll;
    Arrival arrival{};
    FilterSheetState filters;
};

[[nodiscard]] std::optional<Intent> draw_browse(const BrowseView& view, BrowseState& state, Ui& ui);

}  // namespace parvis::kiosk
