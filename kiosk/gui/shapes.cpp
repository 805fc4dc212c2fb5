#include "kiosk/gui/shapes.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"  // ImDrawListSharedData
#include "kiosk/gui/raster/triangle.h"

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

// The polygon that a shape begins with, as ImGui fills one: a fan of triangles without transparency, from corner to
// corner around the first. The soft edge comes after them.
class Fan {
public:
    Fan(const Shape& shape, ImVec2 start)
        : index_(shape.list->IdxBuffer.Data + shape.first_index),
          vertices_(shape.list->VtxBuffer.Data + shape.command->VtxOffset),
          start_(start) {
        for (unsigned at = 0; at + 3 <= shape.index_count; at += 3) {
            const bool goes_on = at == 0 || (index_[at] == index_[0] && index_[at + 1] == index_[at - 1]);
            // The first triangle of the soft edge would go on, but for its transparent corner.
            if (!goes_on || !solid(at) || !solid(at + 1) || !solid(at + 2)) break;
            end_ = at + 3;
        }
        for (unsigned at = 0; at < end_; ++at) reach_.take(corner(at));
        each_edge([&](ImVec2 from, ImVec2 to) { area_ += cross(from, to, 0, 0); });
    }

    // Around it; of one with no triangle nothing.
    [[nodiscard]] const Reach& reach() const { return reach_; }

    // Whether the pixels of the rectangle are all filled. A point that has every edge on the same side is gone around
    // at least once, so that it lies in one of the triangles, whatever the polygon looks like; and with its corners a
    // rectangle lies on that side.
    [[nodiscard]] bool fills(const PixelRect& rect) const {
        // Centres of pixels, and a little more than a renderer may round corners by.
        constexpr double half = 0.5, slack = 0.125;
        const double left = rect.left + half, top = rect.top + half;
        const double right = rect.right - half, bottom = rect.bottom - half;
        bool inside = area_ != 0;
        each_edge([&](ImVec2 a, ImVec2 b) {
            const ImVec2 from = anticlockwise() ? b : a, to = anticlockwise() ? a : b;
            const double length = std::hypot(to.x - from.x, to.y - from.y);
            if (length == 0) return;
            // The corner that is furthest on the wrong side.
            const double x = to.y > from.y ? right : left, y = to.x > from.x ? top : bottom;
            if (!(cross(from, to, x, y) >= slack * length)) inside = false;
        });
        return inside;
    }

    [[nodiscard]] bool shows_only(ImVec2 uv) const {
        for (unsigned at = 0; at < end_; ++at)
            if (vertices_[index_[at]].uv.x != uv.x || vertices_[index_[at]].uv.y != uv.y) return false;
        return true;
    }

private:
    // Whether a corner has a colour without transparency, and a place that a renderer takes.
    [[nodiscard]] bool solid(unsigned at) const {
        return (vertices_[index_[at]].col & IM_COL32_A_MASK) == IM_COL32_A_MASK && raster::snap(corner(at));
    }
    [[nodiscard]] ImVec2 corner(unsigned at) const {
        const ImVec2 pos = vertices_[index_[at]].pos;
        return {pos.x - start_.x, pos.y - start_.y};
    }
    // The other way round than the sides of a rectangle are asked for.
    [[nodiscard]] bool anticlockwise() const { return area_ < 0; }

    // On which side of the edge the point lies, times the edge's length.
    [[nodiscard]] static double cross(ImVec2 from, ImVec2 to, double x, double y) {
        return (double{to.x} - from.x) * (y - from.y) - (double{to.y} - from.y) * (x - from.x);
    }

    template <class Do>
    void each_edge(Do&& edge) const {
        if (end_ == 0) return;
        edge(corner(0), corner(1));
        for (unsigned at = 0; at < end_; at += 3) edge(corner(at + 1), corner(at + 2));
        edge(corner(end_ - 1), corner(0));
    }

    const ImDrawIdx* index_;
    const ImDrawVert* vertices_;
    ImVec2 start_;
    unsigned end_ = 0;  // of its indices
    Reach reach_;
    double area_ = 0;  // twice; its sign says which way round the corners go
};

// The first of ever smaller rectangles in the middle of the fan that it fills: rounded corners stay outside.
void find_filled(Shape& shape, ImVec2 start) {
    if (shape.box.right - shape.box.left < least_filled_px || shape.box.bottom - shape.box.top < least_filled_px)
        return;
    const Fan fan(shape, start);
    const int left = whole(std::ceil(fan.reach().left - 0.25F), shape.clip.left, shape.clip.right);
    const int top = whole(std::ceil(fan.reach().top - 0.25F), shape.clip.top, shape.clip.bottom);
    const int right = whole(std::floor(fan.reach().right + 0.25F), shape.clip.left, shape.clip.right);
    const int bottom = whole(std::floor(fan.reach().bottom + 0.25F), shape.clip.top, shape.clip.bottom);
    for (int inset = 0;; inset += 1 + inset / 2) {
        const PixelRect rect{left + inset, top + inset, right - inset, bottom - inset};
        if (rect.right - rect.left < least_filled_px || rect.bottom - rect.top < least_filled_px) return;
        if (fan.fills(rect)) {
            shape.filled = rect;
            break;
        }
    }
    const ImDrawListSharedData* shared = shape.list->_Data;
    shape.plain = shared != nullptr && shared->FontAtlas != nullptr &&
                  shape.command->TexRef._TexData == shared->FontAtlas->TexData &&
                  fan.shows_only(shared->TexUvWhitePixel);
}

}  // namespace

PixelRect intersect(const PixelRect& a, const PixelRect& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

bool is_empty(const PixelRect& rect) {
    return rect.left >= rect.right || rect.top >= rect.bottom;
}

bool contains(const PixelRect& outer, const PixelRect& inner) {
    return outer.left <= inner.left && outer.top <= inner.top && outer.right >= inner.right &&
           outer.bottom >= inner.bottom;
}

void find_shapes(const ImDrawData& draw_data, std::vector<Shape>& shapes) {
    shapes.clear();
    const ImVec2 start = draw_data.DisplayPos;
    const PixelRect glass{0, 0, static_cast<int>(draw_data.DisplaySize.x), static_cast<int>(draw_data.DisplaySize.y)};
    for (const ImDrawList* list : draw_data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.UserCallback != nullptr) continue;  // nobody sets one but to reset what a GPU holds
            const PixelRect clip = intersect(glass, {static_cast<int>(command.ClipRect.x - start.x),
                                                     static_cast<int>(command.ClipRect.y - start.y),
                                                     static_cast<int>(command.ClipRect.z - start.x),
                                                     static_cast<int>(command.ClipRect.w - start.y)});
            if (is_empty(clip)) continue;
            const unsigned end = command.IdxOffset + command.ElemCount / 3 * 3;
            for (unsigned at = command.IdxOffset; at < end;) {
                unsigned lowest = 0, highest = 0;
                const unsigned next = end_of_shape(list->IdxBuffer.Data, at, end, lowest, highest);
                Shape shape{list, &command, at, next - at, command.VtxOffset + lowest, highest - lowest + 1,
                            clip, {},       {}, false};
                Reach reach;
                for (unsigned i = 0; i < shape.vertex_count; ++i)
                    reach.take(list->VtxBuffer.Data[shape.first_vertex + i].pos);
                // A pixel more at each side than any rounding of a renderer can reach.
                shape.box = {whole(reach.left - start.x - 2, clip.left, clip.right),
                             whole(reach.top - start.y - 2, clip.top, clip.bottom),
                             whole(reach.right - start.x + 2, clip.left, clip.right),
                             whole(reach.bottom - start.y + 2, clip.top, clip.bottom)};
                at = next;
                if (is_empty(shape.box)) continue;
                find_filled(shape, start);
                shapes.push_back(shape);
            }
        }
    }
}

}  // namespace parvis::kiosk
