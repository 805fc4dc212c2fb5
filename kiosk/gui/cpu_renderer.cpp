#include <algorithm>
#include <cmath>
#include <cstddef>

#include "imgui.h"
#include "kiosk/gui/raster/frame.h"
#include "kiosk/gui/raster/shading.h"
#include "kiosk/gui/raster/texture_store.h"
#include "kiosk/gui/renderer.h"

namespace parvis::kiosk {

namespace {

PixelRect intersect(const PixelRect& a, const PixelRect& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

bool empty(const PixelRect& rect) {
    return rect.left >= rect.right || rect.top >= rect.bottom;
}

class CpuRenderer final : public Renderer {
public:
    void draw(ImDrawData& draw_data, std::uint32_t background, PixelRects damage) override {
        textures_.answer_wishes(draw_data);
        const platform::Size wanted{static_cast<int>(draw_data.DisplaySize.x),
                                    static_cast<int>(draw_data.DisplaySize.y)};
        const PixelRect whole{0, 0, std::max(wanted.width, 0), std::max(wanted.height, 0)};
        if (wanted != size_) {
            size_ = {whole.right, whole.bottom};
            frame_.assign(static_cast<std::size_t>(whole.right) * static_cast<std::size_t>(whole.bottom), 0);
            if (!damage.empty()) damage = platform::whole_glass;
        }
        const raster::Frame frame{frame_.data(), size_.width, size_.height};
        for (const PixelRect& rect : damage) {
            const PixelRect inside = intersect(whole, rect);
            if (empty(inside)) continue;
            for (int y = inside.top; y < inside.bottom; ++y) {
                raster::fill_run(frame.at(inside.left, y), inside.right - inside.left, background | 0xFF000000U);
            }
            for (const ImDrawList* list : draw_data.CmdLists) draw_list(frame, inside, draw_data, *list);
        }
        textures_.destroy_unwanted(draw_data);
    }

    [[nodiscard]] std::span<const std::uint32_t> pixels() const override { return frame_; }
    [[nodiscard]] platform::Size size() const override { return size_; }
    [[nodiscard]] std::vector<std::uint32_t> read_back() const override { return frame_; }
    void release() override { textures_.release(); }

private:
    void draw_list(const raster::Frame& frame, const PixelRect& inside, const ImDrawData& draw_data,
                   const ImDrawList& list) {
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback != nullptr) {
                // A rasteriser has no state to reset.
                if (command.UserCallback != ImDrawCallback_ResetRenderState) command.UserCallback(&list, &command);
                continue;
            }
            // Cut to whole pixels as glScissor does in the GLES2 renderer.
            const PixelRect clip = intersect(inside, {static_cast<int>(command.ClipRect.x - draw_data.DisplayPos.x),
                                                      static_cast<int>(command.ClipRect.y - draw_data.DisplayPos.y),
                                                      static_cast<int>(command.ClipRect.z - draw_data.DisplayPos.x),
                                                      static_cast<int>(command.ClipRect.w - draw_data.DisplayPos.y)});
            if (!empty(clip)) draw_command(frame, clip, draw_data.DisplayPos, list, command);
        }
    }

    void draw_command(const raster::Frame& frame, const PixelRect& clip, ImVec2 display_pos, const ImDrawList& list,
                      const ImDrawCmd& command) {
        const raster::Texture* texture = textures_.find(command.TexRef);
        const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
        const ImDrawIdx* const end = index + command.ElemCount;
        const auto vertex = [&](ImDrawIdx i) {
            ImDrawVert v = list.VtxBuffer.Data[command.VtxOffset + i];
            v.pos.x -= display_pos.x;
            v.pos.y -= display_pos.y;
            return v;
        };
        while (end - index >= 3) {
            const ImDrawVert a = vertex(index[0]), b = vertex(index[1]), c = vertex(index[2]);
            const bool pair = end - index >= 6 && index[3] == index[0] && index[4] == index[2];
            if (pair && raster::draw_upright_quad(frame, clip, texture, a, b, c, vertex(index[5]))) {
                index += 6;
            } else {
                raster::draw_triangle(frame, clip, texture, a, b, c);
                index += 3;
            }
        }
    }

    platform::Size size_;
    std::vector<std::uint32_t> frame_;
    raster::TextureStore textures_;
};

}  // namespace

std::unique_ptr<Renderer> make_cpu_renderer() {
    return std::make_unique<CpuRenderer>();
}

}  // namespace parvis::kiosk
