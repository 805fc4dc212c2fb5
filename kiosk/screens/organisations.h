// The centres, ours first, then department by department; many of them are found by letters, as in the filter sheet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/arrival.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct OrganisationRow {
    std::string id;
    std::string name;
    std::string spoken;   // with the department, where two have one name
    std::string count;    // "12 actions"
    std::string letters;  // under which it is found
};

struct OrganisationSection {
    std::string title;  // "Guadeloupe"
    std::vector<OrganisationRow> rows;
};

struct OrganisationsView {
    std::vector<OrganisationSection> sections;
    std::string letters;  // of all; empty when they are few enough to be looked through
    int total = 0;
};

struct OrganisationsState {
    ScrollState scroll;
    Arrival arrival{};
    char letter = 0;  // 0: any
    // As high as the highest row of each section, and for which width and letter size that was measured.
    std::vector<float> rows_px{};
    float measured_width_px = 0;
    float measured_em_px = 0;
};

[[nodiscard]] std::optional<Intent> draw_organisations(const OrganisationsView& view, OrganisationsState& state,
                                                       Ui& ui);

}  // namespace parvis::kiosk
