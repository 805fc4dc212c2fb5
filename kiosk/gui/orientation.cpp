#include "kiosk/gui/orientation.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"

namespace parvis::kiosk {

platform::Size page_size(platform::Size glass, Orientation orientation) {
    const bool on_its_side = orientation == Orientation::deg90 || orientation == Orientation::deg270;
    return on_its_side ? platform::Size{glass.height, glass.width} : glass;
}

PointPx page_to_glass(PointPx page, platform::Size glass, Orientation orientation) {
    const auto width = static_cast<float>(glass.width);
    const auto height = static_cast<float>(glass.height);
    switch (orientation) {
        case Orientation::deg0:
            return page;
        case Orientation::deg90:  // the page's left top corner is at the right of the glass
            return {width - page.y, page.x};
        case Orientation::deg180:
            return {width - page.x, height - page.y};
        case Orientation::deg270:
            return {page.y, height - page.x};
    }
    return page;
}

PointPx glass_to_page(PointPx glass_point, platform::Size glass, Orientation orientation) {
    const auto width = static_cast<float>(glass.width);
    const auto height = static_cast<float>(glass.height);
    switch (orientation) {
        case Orientation::deg0:
            return glass_point;
        case Orientation::deg90:
            return {glass_point.y, width - glass_point.x};
        case Orientation::deg180:
            return {width - glass_point.x, height - glass_point.y};
        case Orientation::deg270:
            return {height - glass_point.y, glass_point.x};
    }
    return glass_point;
}

namespace {

void turn_page(ImDrawData& draw_data, platform::Size glass, Orientation orientation) {
    const ImVec2 page_start = draw_data.DisplayPos;
    const auto turned = [&](float x, float y) {
        return page_to_glass({x - page_start.x, y - page_start.y}, glass, orientation);
    };
    for (ImDrawList* list : draw_data.CmdLists) {
        for (ImDrawVert& vertex : list->VtxBuffer) {
            const PointPx point = turned(vertex.pos.x, vertex.pos.y);
            vertex.pos = {point.x, point.y};
        }
        for (ImDrawCmd& command : list->CmdBuffer) {
            const PointPx a = turned(command.ClipRect.x, command.ClipRect.y);
            const PointPx b = turned(command.ClipRect.z, command.ClipRect.w);
            command.ClipRect = {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
        }
    }
    draw_data.DisplayPos = {0, 0};
    draw_data.DisplaySize = {static_cast<float>(glass.width), static_cast<float>(glass.height)};
}

// Of a clip at a fraction of a pixel ImGui's GLES2 back end makes another one than the rasteriser does.
void cut_clips_to_pixels(ImDrawData& draw_data) {
    for (ImDrawList* list : draw_data.CmdLists) {
        for (ImDrawCmd& command : list->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            clip = {std::trunc(clip.x), std::trunc(clip.y), std::trunc(clip.z), std::trunc(clip.w)};
        }
    }
}

}  // namespace

void turn(ImDrawData& draw_data, platform::Size glass, Orientation orientation) {
    if (orientation != Orientation::deg0) turn_page(draw_data, glass, orientation);
    cut_clips_to_pixels(draw_data);
}

}  // namespace parvis::kiosk
