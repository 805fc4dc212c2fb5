// The sheet in which a visitor narrows a list: from the left, from the bottom where the glass is upright. One group is
// open at a time and shows its most frequent values; a long one opens fully on demand and is then found by letters.
// Letters, not a keyboard: nothing to spell, one touch brings a name into sight, and two rows of them fit where our
// keyboard would leave no room for the names (800×480).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "content/filters.h"
#include "kiosk/intent.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct FilterValue {
    std::string value;  // as content::Filters takes it
    std::string label;
    std::string detail;     // what tells two of a name apart: a centre's department; may be empty
    std::string dimension;  // its official name, for its tint; empty: none
    std::string letters;    // under which it is found, one sign each: "LS" for "La Source"
    int count = 0;          // actions that choosing it would show; 0: it cannot be chosen
    bool chosen = false;
};

struct FilterGroup {
    content::FacetGroup group = content::FacetGroup::dimension;
    std::string name;                  // "Pour qui"
    std::string summary;               // what is chosen; "tous"
    std::vector<FilterValue> values;   // most frequent first
    std::vector<std::size_t> by_name;  // the values' places in the order of the alphabet
    std::string letters;               // of all values; empty when they are few enough to be looked through
};

struct FilterSheetView {
    std::vector<FilterGroup> groups;  // those that leave a choice
    int total = 0;                    // actions that are shown now
    bool filtered = false;
};

struct FilterSheetState {
    bool open = false;
    float shown = 0;  // 0…1, of the way in; below 0: not drawn yet
    std::optional<content::FacetGroup> group{};
    bool all_values = false;  // beyond the most frequent
    char letter = 0;          // 0: any
    bool reveal = false;      // what was opened is to come into sight
    ScrollState scroll{};
};

void open_filter_sheet(FilterSheetState& state);

// Over the page; it closes itself. Draws nothing while it is closed.
[[nodiscard]] std::optional<Intent> draw_filter_sheet(const FilterSheetView& view, FilterSheetState& state, Ui& ui);

}  // namespace parvis::kiosk
