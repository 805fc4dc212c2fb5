// Where the tile of a need leads, from whichever screen shows it.
#pragma once

#include "kiosk/route.h"
#include "kiosk/widgets/card.h"

namespace parvis::kiosk {

[[nodiscard]] inline RouteEvent event_of(const NeedTile& tile) {
    if (tile.opens_partners) return PartnersChosen{};
    return NeedChosen{tile.id};
}

}  // namespace parvis::kiosk
