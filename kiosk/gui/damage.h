// Which parts of the glass a frame changes. The glass is divided in tiles; every shape folds a hash of all that decides
// its pixels (corners, colours, texture and where in it, clip) into the tiles that it may touch, in the order of
// drawing. Where a tile's hash is the last frame's, the same shapes were drawn in the same order: its pixels are the
// same. A shape that fills a tile with a colour hides what was drawn there before: the tile begins anew with it. (An
// opaque picture would too, but that it is one only a renderer knows.) Pure but for the addresses of textures; UI
// thread only.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/gui/renderer.h"
#include "kiosk/gui/shapes.h"

namespace parvis::kiosk {

class DamageFinder {
public:
    // Compares a frame that has been turned with the one before, over `background`. To be called before the renderer
    // draws it: textures tell only until then what changed in them. The rectangles lie on the glass, do not overlap, and
    // live until the next call; none: the frames are the same.
    [[nodiscard]] PixelRects find(const ImDrawData& draw_data, std::uint32_t background);
    // The next frame is compared with nothing: all of it is damage.
    void forget() { size_ = {}; }

private:
    struct Tile {
        std::uint64_t before = 0;
        std::uint64_t now = 0;
        bool repainted = false;  // a texture in it changed
    };
    [[nodiscard]] PixelRect rect_of(int row, int first, int end) const;
    void fold(const Shape& shape);
    void collect_row(int row, bool roughly);
    void collect();

    platform::Size size_;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<Tile> tiles_;
    std::vector<Shape> shapes_;
    std::vector<PixelRect> rects_;
};

}  // namespace parvis::kiosk
