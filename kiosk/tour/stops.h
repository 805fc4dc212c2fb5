// Where the tour goes, in its order.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/tour/guide.h"
#include "kiosk/tour/sights.h"

namespace parvis::kiosk {

// A picture, and the way there from the one before.
struct Stop {
    const char* name;
    std::function<void()> way;
    bool telling = false;  // also where only an aid is shown
};

// `content`: the catalogue that is toured, for what opens one by itself.
[[nodiscard]] std::vector<Stop> tour_stops(Guide& guide, const Sights& sights, const std::filesystem::path& content);

}  // namespace parvis::kiosk
