// Draw data as the shapes it was made of: what one call of ImGui drew (a rounded card with its soft edge, an outline, a
// letter) is one, since its triangles share corners. Few enough to look at each of them several times a frame.
#pragma once

#include <vector>

#include "imgui.h"
#include "kiosk/gui/renderer.h"

namespace parvis::kiosk {

struct Shape {
    const ImDrawList* list = nullptr;
    const ImDrawCmd* command = nullptr;  // its clip and texture
    unsigned first_index = 0;            // in the list's IdxBuffer
    unsigned index_count = 0;            // a multiple of 3, never 0
    unsigned first_vertex = 0;           // in the list's VtxBuffer: no index leads outside these
    unsigned vertex_count = 0;
    PixelRect clip;  // the command's, in whole pixels of the glass
    PixelRect box;   // no pixel outside is touched; inside `clip`, never empty
    // Every pixel in it is covered by triangles whose corners are opaque: what lies below is hidden where the texture
    // is opaque too. Inside `box`; empty where none is found that could hold a tile of the damage.
    PixelRect filled;
    bool plain = false;  // of a colour alone: `filled` shows ImGui's own white texel, which is opaque
};
// Smaller places are not looked for; the side of a tile.
inline constexpr int least_filled_px = 32;

// Those of a frame that has been turned, in the order of drawing, into `shapes` (its memory is used again). What lies
// outside the glass or its clip is left out. They live as long as the draw data.
void find_shapes(const ImDrawData& draw_data, std::vector<Shape>& shapes);

[[nodiscard]] PixelRect intersect(const PixelRect& a, const PixelRect& b);
[[nodiscard]] bool is_empty(const PixelRect& rect);
[[nodiscard]] bool contains(const PixelRect& outer, const PixelRect& inner);

}  // namespace parvis::kiosk
