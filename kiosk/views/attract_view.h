// From the catalogue's answers to the slides of the display.
#pragma once

#include <vector>

#include "content/catalogue/catalogue.h"
#include "kiosk/playlist.h"
#include "kiosk/screens/attract.h"
#include "kiosk/strings/strings.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

// What a number of the catalogue is about; `more`: the second number, of departments.
enum class FactKind : std::uint8_t { actions, centres, ours, partners };
struct Fact {
    FactKind kind = FactKind::actions;
    int count = 0;
    int more = 0;
};

// All that may be shown, asked of the catalogue once. What is over ("Terminée") is left out. Posters without the bytes
// of their pictures.
struct DisplayContent {
    PlaylistMaterial material;
    std::vector<content::ActionSummary> ours;
    std::vector<content::Partner> partners;
    std::vector<content::Poster> posters;
    std::vector<Fact> facts;
    content::Filters others;  // of the other centres' list
};

// Both fail as the catalogue does. `content` must have been gathered from this catalogue.
[[nodiscard]] Result<DisplayContent> gather_display(const content::Catalogue& catalogue);
// `now` is said only as far as it is known: else what recurs every week, and no word of today.
[[nodiscard]] Result<AttractSlide> make_slide(const content::Catalogue& catalogue, const DisplayContent& content,
                                              const SlideChoice& choice, const Strings& strings, WallTime now,
                                              bool now_is_known);

}  // namespace parvis::kiosk
