// Dear ImGui as Parvis uses it: one context, our faces, frames out to a renderer. It hears of no input: what is touched
// is found in the semantic tree (widgets/touch.h). Nothing is written to disk, no decoration of windows. UI thread
// only.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "kiosk/gui/damage.h"
#include "kiosk/gui/fonts.h"
#include "kiosk/gui/orientation.h"
#include "kiosk/gui/renderer.h"
#include "platform/base/result.h"

struct ImGuiContext;

namespace parvis::kiosk {

class GuiContext {
public:
    // Makes the context, makes it ImGui's current one and loads the faces (font_folder() for the usual place).
    // Fails as load_fonts() does.
    [[nodiscard]] static Result<std::unique_ptr<GuiContext>> make(const std::filesystem::path& fonts);
    GuiContext(const GuiContext&) = delete;
    GuiContext& operator=(const GuiContext&) = delete;
    ~GuiContext();  // after the renderer's release()

    [[nodiscard]] const Fonts& fonts() const { return fonts_; }

    // Starts a frame of a page (page_size() of the glass). `elapsed`: since the last frame; any length is taken.
    void begin(platform::Size page, std::chrono::nanoseconds elapsed);
    // Ends it and draws it, turned onto the glass. `background` 0xAARRGGBB; `damage` as in Renderer::draw, on the
    // glass.
    void end(Renderer& renderer, platform::Size glass, Orientation orientation, std::uint32_t background,
             PixelRects damage = platform::whole_glass);

    // The same, but only what differs from the frame that redraw() drew before, which is returned (on the glass, until
    // the next frame): all of it when that was of another size or by another renderer, nothing when it was the same.
    PixelRects redraw(Renderer& renderer, platform::Size glass, Orientation orientation, std::uint32_t background);
    // The glass lost its content: the next redraw() is of all of it.
    void forget_frame() { damage_.forget(); }

private:
    explicit GuiContext(ImGuiContext* context) : context_(context) {}

    std::vector<MappedFile> font_files_;  // the context's
    ImGuiContext* context_;
    Fonts fonts_;
    DamageFinder damage_;
    const Renderer* redrawn_by_ = nullptr;  // compared only
};

}  // namespace parvis::kiosk
