#include "kiosk/gui/gui_context.h"

#include <algorithm>

#include "imgui.h"
#include "imgui_internal.h"

namespace parvis::kiosk {

namespace {

void configure(ImGuiIO& io) {
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags = ImGuiConfigFlags_NoMouseCursorChange;
    // Both renderers answer ImTextureData's wishes; without this flag ImGui would want its atlas built beforehand.
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
}

// Nothing of ImGui's own look: no padding, borders, rounding or spacing that a screen did not ask for.
void undress(ImGuiStyle& style) {
    style.WindowPadding = {0, 0};
    style.WindowRounding = 0;
    style.WindowBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.ChildRounding = 0;
    style.ChildBorderSize = 0;
    style.FramePadding = {0, 0};
    style.FrameBorderSize = 0;
    style.ItemSpacing = {0, 0};
    style.ItemInnerSpacing = {0, 0};
    style.DisplaySafeAreaPadding = {0, 0};
    style.ScrollbarSize = 1;
    // Finer than the default: big rounded cards show corners made of too few lines.
    style.CircleTessellationMaxError = 0.15F;
}

}  // namespace

Result<std::unique_ptr<GuiContext>> GuiContext::make(const std::filesystem::path& fonts) {
    IMGUI_CHECKVERSION();
    std::unique_ptr<GuiContext> gui(new GuiContext(ImGui::CreateContext()));
    ImGui::SetCurrentContext(gui->context_);
    configure(ImGui::GetIO());
    undress(ImGui::GetStyle());
    auto loaded = load_fonts(fonts, gui->font_files_);
    if (!loaded) return fail(std::move(loaded).error());
    gui->fonts_ = *loaded;
    ImGui::GetStyle().FontSizeBase = imgui_size(gui->fonts_.text, 28);
    return gui;
}

GuiContext::~GuiContext() {
    ImGui::DestroyContext(context_);
}

void GuiContext::begin(platform::Size page, std::chrono::nanoseconds elapsed) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(page.width), static_cast<float>(page.height)};
    // ImGui wants time to go on; after a night's sleep one frame must not swallow a whole animation.
    const float seconds = std::chrono::duration<float>(elapsed).count();
    io.DeltaTime = std::clamp(seconds, 0.0001F, 0.1F);
    ImGui::NewFrame();
}

void GuiContext::end(Renderer& renderer, platform::Size glass, Orientation orientation, std::uint32_t background,
                     PixelRects damage) {
    ImGui::Render();
    ImDrawData& draw_data = *ImGui::GetDrawData();
    turn(draw_data, glass, orientation);
    renderer.draw(draw_data, background, damage);
    damage_.forget();
}

PixelRects GuiContext::redraw(Renderer& renderer, platform::Size glass, Orientation orientation,
                              std::uint32_t background) {
    ImGui::Render();
    ImDrawData& draw_data = *ImGui::GetDrawData();
    turn(draw_data, glass, orientation);
    if (&renderer != redrawn_by_ || !renderer.holds(glass)) damage_.forget();
    redrawn_by_ = &renderer;
    const PixelRects damage = damage_.find(draw_data, background);
    renderer.draw(draw_data, background, damage);
    return damage;
}

}  // namespace parvis::kiosk
