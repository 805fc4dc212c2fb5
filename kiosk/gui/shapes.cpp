#include "kiosk/gui/shapes.h"

#include <algorithm>
#include <cmath>

namespace parvis::kiosk {

namespace {

// Whole pixels around a float, kept where an int can hold it; NaN becomes the lower bound.
int whole(float value, int lowest, int highest) {
    if (!(value > static_cast<float>(lowest))) return lowest;
    return value < static_cast<float>(highest) ? static_cast<int>(value) : highest;
}

// Around the corners of a shape. One that is not a number draws nothing, and does not count.
struct Reach {
    float left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    void take(ImVec2 corner) {
        left = std::min(left, corner.x);
        top = std::min(top, corner.y);
        right = std::max(right, corner.x);
        bottom = std::max(bottom, corner.y);
    }
};

// Indices from `first` on that reach back to vertices of the same shape. Returns the end.
unsigned end_of_shape(const ImDrawIdx* index, unsigned first, unsigned end, unsigned& lowest, unsigned& highest) {
    const auto triangle = [&](unsigned at) { return std::minmax({index[at], index[at + 1], index[at + 2]}); };
    auto [low, high] = triangle(first);
    unsigned at = first + 3;
    for (; at + 3 <= end; at += 3) {
        const auto [next_low, next_high] = triangle(at);
        if (next_low > high || next_high < low) break;
        low = std::min(low, next_low);
        high = std::max(high, next_high);
    }
    lowest = low;
    highest = high;
    return at;
}

}  // namespace

PixelRect intersect(const PixelRect& a, const PixelRect& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

bool is_empty(const PixelRect& rect) {
    return rect.left >= rect.right || rect.top >= rect.bottom;
}

void find_shapes(const ImDrawData& draw_data, std::vector<Shape>& shapes) {
    shapes.clear();
    const ImVec2 start = draw_data.DisplayPos;
    const PixelRect glass{0, 0, static_cast<int>(draw_data.DisplaySize.x), static_cast<int>(draw_data.DisplaySize.y)};
    for (const ImDrawList* list : draw_data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.UserCallback != nullptr) continue;  // nobody sets one but to reset what a GPU holds
            // Cut to whole pixels as glScissor does in the GLES2 renderer.
            const PixelRect clip = intersect(glass, {static_cast<int>(command.ClipRect.x - start.x),
                                                     static_cast<int>(command.ClipRect.y - start.y),
                                                     static_cast<int>(command.ClipRect.z - start.x),
                                                     static_cast<int>(command.ClipRect.w - start.y)});
            if (is_empty(clip)) continue;
            const unsigned end = command.IdxOffset + command.ElemCount / 3 * 3;
            for (unsigned at = command.IdxOffset; at < end;) {
                unsigned lowest = 0, highest = 0;
                const unsigned next = end_of_shape(list->IdxBuffer.Data, at, end, lowest, highest);
                Shape shape{list,          &command, at, next - at, command.VtxOffset + lowest, highest - lowest + 1,
                            clip, {}};
                Reach reach;
                for (unsigned i = 0; i < shape.vertex_count; ++i)
                    reach.take(list->VtxBuffer.Data[shape.first_vertex + i].pos);
                // A pixel more at each side than any rounding of a renderer can reach.
                shape.box = {whole(reach.left - start.x - 2, clip.left, clip.right),
                             whole(reach.top - start.y - 2, clip.top, clip.bottom),
                             whole(reach.right - start.x + 2, clip.left, clip.right),
                             whole(reach.bottom - start.y + 2, clip.top, clip.bottom)};
                if (!is_empty(shape.box)) shapes.push_back(shape);
                at = next;
            }
        }
    }
}

}  // namespace parvis::kiosk
