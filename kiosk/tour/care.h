// The pages that look after the board, as the tour shows them: their stops, and a board that says how it is.
#pragma once

#include <vector>

#include "kiosk/tour/stops.h"

namespace parvis::kiosk {

// After the stops of the staff's page, whose versions and history they go on with.
void add_care_stops(std::vector<Stop>& all, Guide& guide);

}  // namespace parvis::kiosk
