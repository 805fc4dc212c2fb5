// A screen mounted on its side or upside down: the page is drawn upright and turned as a whole, with its clips and
// touches.
#pragma once

#include <cstdint>

#include "platform/window.h"

struct ImDrawData;

namespace parvis::kiosk {

// How far the picture is turned clockwise on the glass.
enum class Orientation : std::uint8_t { deg0, deg90, deg180, deg270 };

struct PointPx {
    float x = 0;
    float y = 0;
};

// The size of the page on a glass of that size.
[[nodiscard]] platform::Size page_size(platform::Size glass, Orientation orientation);
[[nodiscard]] PointPx page_to_glass(PointPx page, platform::Size glass, Orientation orientation);
[[nodiscard]] PointPx glass_to_page(PointPx glass_point, platform::Size glass, Orientation orientation);

// Turns vertices, clip rectangles, DisplayPos and DisplaySize in place, from page to glass: once per frame, since a
// second call would turn the turned. Clips are whole pixels afterwards.
void turn(ImDrawData& draw_data, platform::Size glass, Orientation orientation);

}  // namespace parvis::kiosk
