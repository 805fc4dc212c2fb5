// The picture of an action: its photo or its cut-out cover; its palette's colour until that is painted.
#pragma once

#include <string_view>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct Cover {
    std::string_view id;
    std::string_view dimension;  // official name; gives the palette
    bool photo = false;
};

void draw_cover(Ui& ui, const Cover& cover, const Box& box, float radius_px, Corners corners);

}  // namespace parvis::kiosk
