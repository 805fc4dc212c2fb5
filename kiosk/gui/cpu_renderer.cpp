#include <algorithm>
#include <cstddef>

#include "imgui.h"
#include "kiosk/gui/raster/frame.h"
#include "kiosk/gui/raster/frame_memory.h"
#include "kiosk/gui/raster/shading.h"
#include "kiosk/gui/raster/texture_store.h"
#include "kiosk/gui/raster/workers.h"
#include "kiosk/gui/renderer.h"
#include "kiosk/gui/shapes.h"

namespace parvis::kiosk {

namespace {

// The rows of a piece: enough of them to share out, and a piece's pixels stay in a processor's own cache while shape
// after shape is drawn upon them.
constexpr int piece_rows = 32;
// Less is drawn before another thread is awake.
constexpr std::int64_t worth_sharing_px = 40'000;

PixelRect around(const PixelRect& a, const PixelRect& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

// Two rectangles that overlap become one around both, until none do: no pixel is drawn twice, nor by two threads.
void untangle(std::vector<PixelRect>& rects) {
    for (std::size_t i = 0; i < rects.size(); ++i) {
        for (std::size_t j = i + 1; j < rects.size(); ++j) {
            if (is_empty(intersect(rects[i], rects[j]))) continue;
            rects[i] = around(rects[i], rects[j]);
            rects[j] = rects.back();
            rects.pop_back();
            i = static_cast<std::size_t>(-1);  // it has grown: all are looked at again
            break;
        }
    }
}

class CpuRenderer final : public Renderer {
public:
    explicit CpuRenderer(std::size_t threads) : workers_(threads) {}

    void draw(ImDrawData& draw_data, std::uint32_t background, PixelRects damage) override {
        textures_.answer_wishes(draw_data);
        if (!damage.empty()) paint(draw_data, background | 0xFF000000U, damage);
        textures_.destroy_unwanted(draw_data);
    }

    [[nodiscard]] bool holds(platform::Size size) const override { return size == size_; }
    [[nodiscard]] std::span<const std::uint32_t> pixels() const override { return frame_.pixels(); }
    [[nodiscard]] platform::Size size() const override { return size_; }
    [[nodiscard]] std::vector<std::uint32_t> read_back() const override {
        return {frame_.pixels().begin(), frame_.pixels().end()};
    }
    void release() override { textures_.release(); }

private:
    void paint(const ImDrawData& draw_data, std::uint32_t background, PixelRects damage) {
        const platform::Size wanted{std::max(static_cast<int>(draw_data.DisplaySize.x), 0),
                                    std::max(static_cast<int>(draw_data.DisplaySize.y), 0)};
        if (wanted != size_) {
            size_ = wanted;
            frame_ = {};  // not two at once
            frame_ =
                raster::FrameMemory(static_cast<std::size_t>(wanted.width) * static_cast<std::size_t>(wanted.height));
            damage = platform::whole_glass;
        }
        find_shapes(draw_data, shapes_);
        painted_.clear();
        for (const Shape& shape : shapes_) painted_.push_back(textures_.find(shape.command->TexRef));
        cut(damage);
        std::int64_t pixels = 0;
        for (const PixelRect& piece : pieces_)
            pixels += static_cast<std::int64_t>(piece.right - piece.left) * (piece.bottom - piece.top);
        const auto one = [&](std::size_t i) { paint_piece(pieces_[i], background, draw_data.DisplayPos); };
        if (pixels < worth_sharing_px) {
            for (std::size_t i = 0; i < pieces_.size(); ++i) one(i);
        } else {
            workers_.each(pieces_.size(), one);
        }
    }

    void cut(PixelRects damage) {
        rects_.clear();
        for (const PixelRect& rect : damage) {
            const PixelRect inside = intersect({0, 0, size_.width, size_.height}, rect);
            if (!is_empty(inside)) rects_.push_back(inside);
        }
        untangle(rects_);
        pieces_.clear();
        for (const PixelRect& rect : rects_) {
            for (int top = rect.top; top < rect.bottom; top += piece_rows)
                pieces_.push_back({rect.left, top, rect.right, std::min(top + piece_rows, rect.bottom)});
        }
    }

    // On any thread: reads what the frame's pieces have in common, writes its own pixels.
    void paint_piece(const PixelRect& piece, std::uint32_t background, ImVec2 display_pos) {
        const raster::Frame frame{frame_.data(), size_.width, size_.height};
        // What lies below a shape that fills the piece is not seen.
        std::size_t first = shapes_.size();
        while (first > 0 && !fills(first - 1, piece)) --first;
        if (first == 0) {
            for (int y = piece.top; y < piece.bottom; ++y)
                raster::fill_run(frame.at(piece.left, y), piece.right - piece.left, background);
        }
        for (std::size_t i = first == 0 ? 0 : first - 1; i < shapes_.size(); ++i) {
            if (painted_[i] == nullptr || is_empty(intersect(piece, shapes_[i].box))) continue;
            paint_shape(frame, intersect(piece, shapes_[i].clip), display_pos, shapes_[i], painted_[i]);
        }
    }

    [[nodiscard]] bool fills(std::size_t shape, const PixelRect& piece) const {
        return painted_[shape] != nullptr && contains(shapes_[shape].filled, piece) &&
               (shapes_[shape].plain || painted_[shape]->opaque);
    }

    static void paint_shape(const raster::Frame& frame, const PixelRect& clip, ImVec2 display_pos, const Shape& shape,
                            const raster::Texture* texture) {
        const ImDrawIdx* index = shape.list->IdxBuffer.Data + shape.first_index;
        const ImDrawIdx* const end = index + shape.index_count;
        const ImDrawVert* vertices = shape.list->VtxBuffer.Data + shape.command->VtxOffset;
        const auto vertex = [&](ImDrawIdx i) {
            ImDrawVert v = vertices[i];
            v.pos.x -= display_pos.x;
            v.pos.y -= display_pos.y;
            return v;
        };
        // Most triangles of a large shape lie beside the few rows of a piece. With NaN nothing is beside; it fails to
        // snap.
        const auto before =
            ImVec2{static_cast<float>(clip.left - 1) + display_pos.x, static_cast<float>(clip.top - 1) + display_pos.y};
        const auto behind = ImVec2{static_cast<float>(clip.right + 1) + display_pos.x,
                                   static_cast<float>(clip.bottom + 1) + display_pos.y};
        const auto beside = [&](const ImVec2& a, const ImVec2& b, const ImVec2& c) {
            return (a.y < before.y && b.y < before.y && c.y < before.y) ||
                   (a.y > behind.y && b.y > behind.y && c.y > behind.y) ||
                   (a.x < before.x && b.x < before.x && c.x < before.x) ||
                   (a.x > behind.x && b.x > behind.x && c.x > behind.x);
        };
        while (end - index >= 3) {
            if (beside(vertices[index[0]].pos, vertices[index[1]].pos, vertices[index[2]].pos)) {
                index += 3;
                continue;
            }
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
    raster::FrameMemory frame_;
    raster::TextureStore textures_;
    raster::Workers workers_;
    // Of the frame being drawn; kept for their memory.
    std::vector<Shape> shapes_;
    std::vector<const raster::Texture*> painted_;  // the texture of each shape; nullptr: it draws nothing
    std::vector<PixelRect> rects_;
    std::vector<PixelRect> pieces_;  // of the rectangles; they do not overlap
};

}  // namespace

std::unique_ptr<Renderer> make_cpu_renderer() {
    return make_cpu_renderer(raster::Workers::sensible_threads());
}

std::unique_ptr<Renderer> make_cpu_renderer(std::size_t threads) {
    return std::make_unique<CpuRenderer>(threads);
}

}  // namespace parvis::kiosk
