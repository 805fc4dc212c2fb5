// The places that the tour goes to.
#pragma once

#include <string>
#include <vector>

#include "content/catalogue/catalogue.h"
#include "kiosk/intent.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

// What the content offers to show: its longest list; the longest and shortest sheets, centres and partners.
struct Sights {
    std::string need;
    std::string long_sheet;
    std::string short_sheet;
    std::string longest_title;  // of a sheet that is not ended
    std::string ended_sheet;    // these, too, empty when there is none
    std::string photo_sheet;
    std::string full_partner;
    std::string bare_partner;
    std::string long_poster;
    std::string picture_poster;
    std::string full_organisation;
    std::string bare_organisation;
    std::vector<FilterToggled> one_filter;
    std::vector<FilterToggled> no_result;
};

// Fails as the catalogue does.
[[nodiscard]] Result<Sights> find_sights(const content::Catalogue& catalogue);

}  // namespace parvis::kiosk
