// Fills curved outlines on a picture by FreeType's anti-aliasing rasteriser and its non-zero rule: the outlines of the
// cut-outs cross themselves, which Dear ImGui's fills cannot do.
// An object belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/widgets/covers/cover_art.h"

namespace parvis::kiosk {

using Colour = std::uint32_t;  // 0xRRGGBB, as in the design's tokens

struct Point {  // pixels, y downwards
    double x = 0;
    double y = 0;
};

// One closed outline.
class Outline {
public:
    void move_to(Point point) { add(point, on_curve); }
    void quadratic_to(Point control, Point end) {
        add(control, conic_control);
        add(end, on_curve);
    }
    void cubic_to(Point first, Point second, Point end) {
        add(first, cubic_control);
        add(second, cubic_control);
        add(end, on_curve);
    }

private:
    friend class ShapePainter;
    static constexpr char on_curve = 1;  // FreeType's tags (freetype.org, "Outline processing")
    static constexpr char conic_control = 0;
    static constexpr char cubic_control = 2;
    void add(Point point, char tag) {
        points_.push_back(point);
        tags_.push_back(tag);
    }
    std::vector<Point> points_;
    std::vector<char> tags_;
};

class ShapePainter {
public:
    ShapePainter(int width_px, int height_px, Colour ground);
    void fill(const Outline& outline, Colour colour, double opacity);
    [[nodiscard]] PixelImage take() { return std::move(image_); }

private:
    PixelImage image_;
};

}  // namespace parvis::kiosk
