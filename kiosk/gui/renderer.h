// Puts Dear ImGui's draw data on the glass. Two of them, drawing the same picture: GLES2, and a rasteriser on the CPU.
// UI thread only. Textures (fonts and covers) travel inside the draw data: ImTextureData, asked for by status.
//
// The rasteriser reads a texture's pixels where they lie instead of keeping a copy: the Pixels of a texture (32-bit or
// Alpha8) must stay until its status is Destroyed. A user texture (ImGui::RegisterUserTexture) is created, updated and,
// once its owner sets ImTextureStatus_WantDestroy, destroyed at the end of the next draw().
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "platform/base/result.h"
#include "platform/window.h"

struct ImDrawData;

namespace parvis::kiosk {

using platform::PixelRect;
using platform::PixelRects;

class Renderer {
public:
    virtual ~Renderer() = default;
    // Draws the draw data's DisplaySize (already turned) over `background` (0xAARRGGBB). Only the pixels of `damage` need
    // to change: a renderer that still has its last frame of the same size may leave the others as they were, any other
    // draws the whole frame. The caller promises that nothing differs outside. Without damage nothing is drawn, but
    // textures are made, changed and destroyed all the same. User callbacks in draw lists are not called.
    virtual void draw(ImDrawData& draw_data, std::uint32_t background, PixelRects damage = platform::whole_glass) = 0;
    // Whether it still has the frame it drew last, and that was of this size.
    [[nodiscard]] virtual bool holds(platform::Size size) const = 0;
    // The frame last drawn, 0xAARRGGBB, rows without padding; empty for a renderer that keeps it on the GPU.
    // Valid until the next draw().
    [[nodiscard]] virtual std::span<const std::uint32_t> pixels() const = 0;
    [[nodiscard]] virtual platform::Size size() const = 0;
    // Reads the frame last drawn back, from wherever it is. For pictures in tests and the first-frame check; on the GPU
    // before the window presents it.
    [[nodiscard]] virtual std::vector<std::uint32_t> read_back() const = 0;
    // Frees what it made for ImGui's textures; before the ImGui context goes. Another renderer may then take over: the
    // textures are asked for again.
    virtual void release() = 0;
};

// A rasteriser of ImDrawData in memory: no GPU, no window, the same bytes on every machine of one architecture, on one
// thread or several. Without a number: as many as the machine has processors, four at most.
[[nodiscard]] std::unique_ptr<Renderer> make_cpu_renderer();
[[nodiscard]] std::unique_ptr<Renderer> make_cpu_renderer(std::size_t threads);

// Needs a current GLES2 context (platform::Window with Drawing::gles2). Fails with unavailable when shaders do not
// build.
[[nodiscard]] Result<std::unique_ptr<Renderer>> make_gles2_renderer();

}  // namespace parvis::kiosk
