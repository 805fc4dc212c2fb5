// The pixels of a triangle or an upright rectangle: those whose centre lies inside, with the left and top edges counted
// in and the right and bottom ones out, so that neighbours that share an edge never both draw a pixel of it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "imgui.h"
#include "kiosk/gui/renderer.h"

namespace parvis::kiosk::raster {

// A point in 1/256 of a pixel: edges are exact integers, so a shared edge gives both sides the same answer.
struct SubPoint {
    std::int64_t x = 0;
    std::int64_t y = 0;
};

// Nothing for a point that is not a number or further away than any page is long.
[[nodiscard]] std::optional<SubPoint> snap(ImVec2 point);

// The first pixel whose centre is at or after the coordinate.
[[nodiscard]] constexpr int first_pixel(std::int64_t sub) {
    return static_cast<int>((sub + 127) >> 8);
}

// For one edge (from above to below), row by row: the first pixel whose centre is not left of it.
class Edge {
public:
    Edge(SubPoint top, SubPoint bottom, int first_row);
    [[nodiscard]] int pixel() const { return static_cast<int>(pixel_); }
    void next_row() {
        pixel_ += step_;
        rest_ += step_rest_;
        if (rest_ >= divisor_) {
            rest_ -= divisor_;
            ++pixel_;
        }
    }

private:
    std::int64_t divisor_;
    std::int64_t pixel_;
    std::int64_t rest_;
    std::int64_t step_;
    std::int64_t step_rest_;
};

class RectangleArea {
public:
    RectangleArea(PixelRect covered, const PixelRect& clip)
        : covered_(covered),
          inside_{std::max(covered.left, clip.left), std::max(covered.top, clip.top),
                  std::min(covered.right, clip.right), std::min(covered.bottom, clip.bottom)} {}
    // The box around what run() is called for; empty when left >= right or top >= bottom.
    [[nodiscard]] const PixelRect& box() const { return inside_; }
    // The same without the clip: what is decided by it is decided alike in a frame drawn in parts.
    [[nodiscard]] const PixelRect& whole() const { return covered_; }
    // run(y, x, count) for each row, count > 0.
    template <class Run>
    void each_run(Run&& run) const {
        if (inside_.left >= inside_.right) return;
        for (int y = inside_.top; y < inside_.bottom; ++y) run(y, inside_.left, inside_.right - inside_.left);
    }

private:
    PixelRect covered_;
    PixelRect inside_;
};

class TriangleArea {
public:
    TriangleArea(SubPoint a, SubPoint b, SubPoint c, const PixelRect& clip);
    [[nodiscard]] const PixelRect& box() const { return box_; }
    [[nodiscard]] const PixelRect& whole() const { return whole_; }

    template <class Run>
    void each_run(Run&& run) const {
        if (box_.left >= box_.right || box_.top >= box_.bottom) return;
        Edge through(corners_[0], corners_[2], box_.top);
        const int middle = std::clamp(first_pixel(corners_[1].y), box_.top, box_.bottom);
        const auto half = [&](SubPoint top, SubPoint bottom, int from, int to) {
            if (from >= to) return;
            Edge bent(top, bottom, from);
            for (int y = from; y < to; ++y, through.next_row(), bent.next_row()) {
                const int left = std::max((bent_is_left_ ? bent : through).pixel(), box_.left);
                const int right = std::min((bent_is_left_ ? through : bent).pixel(), box_.right);
                if (left < right) run(y, left, right - left);
            }
        };
        half(corners_[0], corners_[1], box_.top, middle);
        half(corners_[1], corners_[2], middle, box_.bottom);
    }

private:
    std::array<SubPoint, 3> corners_;  // from above to below
    bool bent_is_left_ = false;        // the two edges by the middle corner lie left of the one through
    PixelRect whole_;
    PixelRect box_;
};

}  // namespace parvis::kiosk::raster
