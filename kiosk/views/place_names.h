// Centres and partners by name, for the search: asked of the catalogue once, matched at each key without it.
#pragma once

#include <string>
#include <vector>

#include "content/catalogue/catalogue.h"
#include "kiosk/screens/search.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

struct PlaceName {
    FoundPlace place;
    std::string department;          // of a centre: tells two of one name apart
    std::vector<std::string> words;  // folded; a partner's other names too
};

// Fails as the catalogue does.
[[nodiscard]] Result<std::vector<PlaceName>> place_names(const content::Catalogue& catalogue);

// Those of which some word begins with each word that was typed; none when so many answer that none is meant.
[[nodiscard]] std::vector<FoundPlace> find_places(const std::vector<PlaceName>& names, const std::string& typed);

}  // namespace parvis::kiosk
