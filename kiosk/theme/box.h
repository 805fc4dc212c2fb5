// Rectangles of the page, in pixels, y downwards.
#pragma once

#include <algorithm>

namespace parvis::kiosk {

struct Box {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    [[nodiscard]] float right() const { return x + width; }
    [[nodiscard]] float bottom() const { return y + height; }
    [[nodiscard]] float centre_x() const { return x + width / 2; }
    [[nodiscard]] float centre_y() const { return y + height / 2; }
    [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
    [[nodiscard]] Box inset(float by) const { return inset(by, by); }
    [[nodiscard]] Box inset(float by_x, float by_y) const {
        return {x + by_x, y + by_y, width - 2 * by_x, height - 2 * by_y};
    }
    [[nodiscard]] Box moved(float by_x, float by_y) const { return {x + by_x, y + by_y, width, height}; }
    // What both cover; without area when they do not meet.
    [[nodiscard]] Box meet(const Box& other) const {
        const float left = std::max(x, other.x);
        const float top = std::max(y, other.y);
        return {left, top, std::max(0.0F, std::min(right(), other.right()) - left),
                std::max(0.0F, std::min(bottom(), other.bottom()) - top)};
    }
    bool operator==(const Box&) const = default;
};

}  // namespace parvis::kiosk
