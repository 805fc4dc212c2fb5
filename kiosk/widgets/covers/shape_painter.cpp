#include "kiosk/widgets/covers/shape_painter.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <bit>
#include <cmath>
#include <memory>

namespace parvis::kiosk {
namespace {

static_assert(std::endian::native == std::endian::little, "PixelImage packs R, G, B, A from the lowest byte up");

// FreeType's objects are not shared between threads; a library of one's own costs some kilobytes.
FT_Library library_of_this_thread() {
    struct Close {
        void operator()(FT_Library library) const { FT_Done_FreeType(library); }
    };
    thread_local const std::unique_ptr<FT_LibraryRec_, Close> library = [] {
        FT_Library made = nullptr;
        if (FT_Init_FreeType(&made) != 0) made = nullptr;
        return std::unique_ptr<FT_LibraryRec_, Close>(made);
    }();
    return library.get();
}

struct Brush {
    PixelImage* image;
    Colour colour;
    std::uint32_t opacity;  // 0…255
};

std::uint32_t mix(std::uint32_t below, std::uint32_t above, std::uint32_t alpha) {
    return (below * (255 - alpha) + above * alpha + 127) / 255;
}

void paint_spans(int y, int count, const FT_Span* spans, void* user) {
    const Brush& brush = *static_cast<const Brush*>(user);
    if (y < 0 || y >= brush.image->height_px) return;
    std::uint32_t* row =
        brush.image->rgba.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(brush.image->width_px);
    const std::uint32_t red = brush.colour >> 16 & 255;
    const std::uint32_t green = brush.colour >> 8 & 255;
    const std::uint32_t blue = brush.colour & 255;
    for (int i = 0; i < count; ++i) {
        const std::uint32_t alpha = (spans[i].coverage * brush.opacity + 127) / 255;
        const int begin = std::max<int>(spans[i].x, 0);
        const int end = std::min<int>(spans[i].x + spans[i].len, brush.image->width_px);
        for (int x = begin; x < end; ++x) {
            const std::uint32_t below = row[x];
            row[x] = mix(below & 255, red, alpha) | mix(below >> 8 & 255, green, alpha) << 8 |
                     mix(below >> 16 & 255, blue, alpha) << 16 | 0xFF000000U;
        }
    }
}

}  // namespace

ShapePainter::ShapePainter(int width_px, int height_px, Colour ground) {
    image_.width_px = width_px;
    image_.height_px = height_px;
    const std::uint32_t packed = (ground >> 16 & 255) | (ground & 0xFF00) | (ground & 255) << 16 | 0xFF000000U;
    image_.rgba.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px), packed);
}

void ShapePainter::fill(const Outline& outline, Colour colour, double opacity) {
    FT_Library library = library_of_this_thread();
    if (library == nullptr || outline.points_.empty()) return;
    std::vector<FT_Vector> points;
    points.reserve(outline.points_.size());
    // 26.6 fixed point. FreeType's y points up; rows are counted from the other end here, so no flip is wanted.
    for (const Point point : outline.points_) points.push_back({std::lround(point.x * 64), std::lround(point.y * 64)});

    // FreeType 2.13.3 (Debian 13) made these members unsigned; 2.12 (Debian 12) has them signed.
    FT_Outline shape{};
    std::vector<std::remove_pointer_t<decltype(shape.tags)>> tags(outline.tags_.begin(), outline.tags_.end());
    std::remove_pointer_t<decltype(shape.contours)> last_point =
        static_cast<std::remove_pointer_t<decltype(shape.contours)>>(points.size() - 1);
    shape.n_contours = 1;
    shape.n_points = static_cast<decltype(shape.n_points)>(points.size());
    shape.points = points.data();
    shape.tags = tags.data();
    shape.contours = &last_point;
    shape.flags = FT_OUTLINE_NONE;  // no even-odd flag: the non-zero rule

    Brush brush{&image_, colour, static_cast<std::uint32_t>(std::lround(opacity * 255))};
    FT_Raster_Params how{};
    how.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    how.gray_spans = paint_spans;
    how.user = &brush;
    how.clip_box = {0, 0, image_.width_px, image_.height_px};
    // The only failures are a lack of memory and a malformed outline; a cover without one of its leaves is still a
    // cover.
    [[maybe_unused]] const FT_Error error = FT_Outline_Render(library, &shape, &how);
}

}  // namespace parvis::kiosk
