// Cells of one size in as many columns as there is room for.
#pragma once

#include <algorithm>
#include <cmath>

#include "kiosk/theme/box.h"

namespace parvis::kiosk {

struct Grid {
    Box column;  // x and width count
    float gap_px = 0;
    int columns = 1;

    [[nodiscard]] float cell_width() const {
        return std::floor((column.width - gap_px * static_cast<float>(columns - 1)) / static_cast<float>(columns));
    }
    [[nodiscard]] int rows(int count) const { return (count + columns - 1) / columns; }
    [[nodiscard]] Box cell(int index, float top, float height) const {
        const auto across = static_cast<float>(index % columns);
        const auto down = static_cast<float>(index / columns);
        return {column.x + across * (cell_width() + gap_px), top + down * (height + gap_px), cell_width(), height};
    }
    [[nodiscard]] float height(int count, float cell_height) const {
        const auto n = static_cast<float>(rows(count));
        return count == 0 ? 0 : n * cell_height + (n - 1) * gap_px;
    }
};

// At most `most` columns, each at least `least_px` wide where that is possible, and no more than there are cells.
[[nodiscard]] inline Grid make_grid(const Box& column, float gap_px, float least_px, int most, int cells) {
    const int fitting = static_cast<int>((column.width + gap_px) / (least_px + gap_px));
    return {column, gap_px, std::max(1, std::min({most, fitting, std::max(1, cells)}))};
}

}  // namespace parvis::kiosk
