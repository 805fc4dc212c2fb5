// The picture of an action: its photo or its cut-out cover; its own ground until that is painted.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/widgets/covers/cover_cache.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct Cover {
    std::string_view id;
    std::string_view dimension;  // official name; gives the palette
    bool photo = false;
    std::string_view alt{};  // what is to be seen; empty: nothing is told
};

void draw_cover(Ui& ui, const Cover& cover, const Box& box, float radius_px, Corners corners);

// A picture that is shown whole, a poster's; its bytes come by the id of what it belongs to.
struct WholePicture {
    int width_px = 0;
    int height_px = 0;
    std::string alt;  // may be empty
};

// As large as it is seen whole in the room, at its top left: whole pixels, at least one a side.
[[nodiscard]] Box whole_in(const Box& room, const WholePicture& picture);

// What is asked of the cache for it: whole pixels, at least one and at most largest_cover_px a side.
[[nodiscard]] CoverKey cover_key(const Cover& cover, const Box& box, bool high_contrast);

}  // namespace parvis::kiosk
