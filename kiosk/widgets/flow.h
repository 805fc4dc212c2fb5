// Boxes one after the other, on as many lines as they take.
#pragma once

#include <algorithm>

#include "kiosk/theme/box.h"

namespace parvis::kiosk {

class Flow {
public:
    // From (column.x, y) on; column.y and column.height do not count.
    Flow(const Box& column, float y, float gap_px) : column_(column), gap_px_(gap_px), x_(column.x), start_(y), y_(y) {}

    // The next box of this size.
    [[nodiscard]] Box next(float width, float height) {
        if (x_ > column_.x && x_ + width > column_.right()) {
            x_ = column_.x;
            y_ += line_ + gap_px_;
            line_ = 0;
        }
        const Box box{x_, y_, width, height};
        x_ += width + gap_px_;
        line_ = std::max(line_, height);
        return box;
    }
    // Of all lines.
    [[nodiscard]] float height() const { return y_ + line_ - start_; }

private:
    Box column_;
    float gap_px_;
    float x_;
    float start_;
    float y_;
    float line_ = 0;
};

}  // namespace parvis::kiosk
