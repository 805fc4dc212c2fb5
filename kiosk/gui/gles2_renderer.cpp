#include <GLES2/gl2.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "kiosk/gui/listed_textures.h"
#include "kiosk/gui/renderer.h"

namespace parvis::kiosk {

namespace {

class Gles2Renderer final : public Renderer {
public:
    ~Gles2Renderer() override { release(); }

    // What lies under a swapped frame is not known, so whatever is damaged, all of it is drawn.
    void draw(ImDrawData& draw_data, std::uint32_t background, PixelRects damage) override {
        ask_again(draw_data);
        if (damage.empty()) {
            answer_wishes(draw_data);
        } else {
            paint(draw_data, background);
        }
        destroy_unwanted(draw_data);
    }

    // On the display, after the swap.
    [[nodiscard]] bool holds(platform::Size size) const override { return size == size_; }
    [[nodiscard]] std::span<const std::uint32_t> pixels() const override { return {}; }
    [[nodiscard]] platform::Size size() const override { return size_; }

    [[nodiscard]] std::vector<std::uint32_t> read_back() const override {
        const auto width = static_cast<std::size_t>(size_.width), height = static_cast<std::size_t>(size_.height);
        std::vector<std::uint32_t> rows(width * height);
        glPixelStorei(GL_PACK_ALIGNMENT, 4);
        glReadPixels(0, 0, size_.width, size_.height, GL_RGBA, GL_UNSIGNED_BYTE, rows.data());
        for (std::uint32_t& pixel : rows) {
            pixel = 0xFF000000U | (pixel & 0x0000FF00U) | (pixel & 255) << 16 | ((pixel >> 16) & 255);
        }
        // GL's first row is the lowest.
        for (std::size_t y = 0; y < height / 2; ++y) {
            const auto upper = rows.begin() + static_cast<std::ptrdiff_t>(y * width);
            const auto lower = rows.begin() + static_cast<std::ptrdiff_t>((height - 1 - y) * width);
            std::swap_ranges(upper, upper + static_cast<std::ptrdiff_t>(width), lower);
        }
        return rows;
    }

    void release() override {
        if (released_) return;
        released_ = true;
        // The back end goes through ImGui's list, which must hold no texture whose memory is gone.
        (void)listed_textures();
        ImGui_ImplOpenGL3_Shutdown();
        // The context stays able to hand its textures to another renderer.
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    }

private:
    void paint(ImDrawData& draw_data, std::uint32_t background) {
        size_ = {static_cast<int>(draw_data.DisplaySize.x), static_cast<int>(draw_data.DisplaySize.y)};
        glDisable(GL_SCISSOR_TEST);
        glViewport(0, 0, size_.width, size_.height);
        const auto channel = [&](int shift) { return static_cast<float>((background >> shift) & 255) / 255.0F; };
        glClearColor(channel(16), channel(8), channel(0), 1.0F);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(&draw_data);
    }

    // As the back end does before it draws.
    static void answer_wishes(ImDrawData& draw_data) {
        if (draw_data.Textures == nullptr) return;
        for (ImTextureData* data : *draw_data.Textures) {
            if (data->Status != ImTextureStatus_OK) ImGui_ImplOpenGL3_UpdateTexture(data);
        }
    }

    // Another renderer gave these up: ImGui asks again for its own atlas only, so we ask for the others.
    static void ask_again(ImDrawData& draw_data) {
        if (draw_data.Textures == nullptr) return;
        for (ImTextureData* data : *draw_data.Textures) {
            if (data->Status == ImTextureStatus_Destroyed && !data->WantDestroyNextFrame && data->Pixels != nullptr) {
                data->SetStatus(ImTextureStatus_WantCreate);
            }
        }
    }

    // The back end waits for UnusedFrames, which ImGui counts for its own atlas only.
    static void destroy_unwanted(ImDrawData& draw_data) {
        if (draw_data.Textures == nullptr) return;
        for (ImTextureData* data : *draw_data.Textures) {
            if (data->Status != ImTextureStatus_WantDestroy) continue;
            data->UnusedFrames = std::max(data->UnusedFrames, 1);
            ImGui_ImplOpenGL3_UpdateTexture(data);
        }
    }

    platform::Size size_;
    bool released_ = false;
};

}  // namespace

Result<std::unique_ptr<Renderer>> make_gles2_renderer() {
    if (glGetString(GL_VERSION) == nullptr) return fail(Errc::unavailable, "GLES2: no context is current");
    if (!ImGui_ImplOpenGL3_Init("#version 100"))
        return fail(Errc::unavailable, "GLES2: the renderer cannot be started");
    auto renderer = std::make_unique<Gles2Renderer>();
    if (!ImGui_ImplOpenGL3_CreateDeviceObjects()) {
        renderer->release();  // leaves the ImGui context free for another renderer
        return fail(Errc::unavailable, "GLES2: the shaders do not build");
    }
    return std::unique_ptr<Renderer>(std::move(renderer));
}

}  // namespace parvis::kiosk
