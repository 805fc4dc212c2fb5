// What colours an area of the frame: a flat colour, a ramp between vertex colours, a texture. An area is a triangle or
// an upright rectangle; it walks its runs of pixels (one per row) and the shading fills them.
#pragma once

#include "imgui.h"
#include "kiosk/gui/raster/frame.h"
#include "kiosk/gui/raster/texture_store.h"
#include "kiosk/gui/raster/triangle.h"

namespace parvis::kiosk::raster {

// Draws one triangle inside `clip`, which lies inside the frame. `texture` may be nullptr: nothing is drawn.
void draw_triangle(const Frame& frame, const PixelRect& clip, const Texture* texture, const ImDrawVert& a,
                   const ImDrawVert& b, const ImDrawVert& c);

// Draws the quad a, b, c, d (triangles abc and acd) at once when it is an upright rectangle of one colour whose texture
// is stretched evenly, as ImGui's rectangles, images and letters are. False when it is not: nothing is drawn then.
[[nodiscard]] bool draw_upright_quad(const Frame& frame, const PixelRect& clip, const Texture* texture,
                                     const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c,
                                     const ImDrawVert& d);

}  // namespace parvis::kiosk::raster
