#include "kiosk/gui/raster/triangle.h"

#include <cmath>

namespace parvis::kiosk::raster {

namespace {

// Far beyond any page; keeps the products below inside 64 bits.
constexpr float furthest_px = 1'000'000.0F;

}  // namespace

std::optional<SubPoint> snap(ImVec2 point) {
    // Written so that NaN fails too.
    if (!(std::fabs(point.x) <= furthest_px && std::fabs(point.y) <= furthest_px)) return std::nullopt;
    return SubPoint{std::lrint(point.x * 256.0F), std::lrint(point.y * 256.0F)};
}

Edge::Edge(SubPoint top, SubPoint bottom, int first_row) {
    // The centre of row r is at 256 r + 128. Where the edge crosses it, in sub-pixels, is
    //   top.x + dx * (256 r + 128 - top.y) / dy,
    // and the pixel wanted is the ceiling of (that - 128) / 256: one fraction over 256 dy, kept as quotient and rest.
    const std::int64_t dx = bottom.x - top.x;
    const std::int64_t dy = bottom.y - top.y;
    const auto floor_div = [](std::int64_t n, std::int64_t d) { return n / d - (n % d < 0 ? 1 : 0); };
    divisor_ = 256 * dy;
    const std::int64_t centre = 256 * static_cast<std::int64_t>(first_row) + 128;
    const std::int64_t numerator = dx * (centre - top.y) + (top.x - 128) * dy + divisor_ - 1;
    pixel_ = floor_div(numerator, divisor_);
    rest_ = numerator - pixel_ * divisor_;
    step_ = floor_div(dx, dy);
    step_rest_ = 256 * (dx - step_ * dy);
}

TriangleArea::TriangleArea(SubPoint a, SubPoint b, SubPoint c, const PixelRect& clip) : corners_{a, b, c} {
    if (corners_[1].y < corners_[0].y) std::swap(corners_[0], corners_[1]);
    if (corners_[2].y < corners_[1].y) std::swap(corners_[1], corners_[2]);
    if (corners_[1].y < corners_[0].y) std::swap(corners_[0], corners_[1]);
    const auto [top, middle, bottom] = corners_;
    // On which side of the edge through is the middle corner? Zero: a line, which covers nothing.
    const std::int64_t side = (middle.x - top.x) * (bottom.y - top.y) - (bottom.x - top.x) * (middle.y - top.y);
    if (side == 0) return;
    bent_is_left_ = side < 0;
    const auto [left, right] = std::minmax({a.x, b.x, c.x});
    whole_ = {first_pixel(left), first_pixel(top.y), first_pixel(right), first_pixel(bottom.y)};
    box_ = {std::max(whole_.left, clip.left), std::max(whole_.top, clip.top), std::min(whole_.right, clip.right),
            std::min(whole_.bottom, clip.bottom)};
}

}  // namespace parvis::kiosk::raster
