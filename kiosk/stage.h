// The app on a machine: what comes from the frame loop goes to the app, its frames go to the glass.
// UI thread only, but for wake().
#pragma once

#include <memory>
#include <optional>

#include "kiosk/app.h"
#include "kiosk/gui/gui_context.h"
#include "kiosk/gui/renderer.h"
#include "kiosk/settings.h"
#include "platform/frame_loop.h"
#include "platform/window.h"

namespace parvis::kiosk {

class Stage final : public platform::FrameLoopClient {
public:
    // All must outlive it. In a developer's window (not `fullscreen`) Escape goes back.
    Stage(platform::Window& window, GuiContext& gui, Renderer& renderer, App& app, const DisplaySettings& display,
          bool fullscreen);

    void on_contact(const platform::Contact& contact) override;
    void on_text(std::string_view utf8) override { app_.on_text(utf8); }
    void on_key(platform::Key key) override;
    void on_exposed(platform::Size glass) override;
    void on_wake() override { app_.expose(); }
    [[nodiscard]] platform::FrameDemand demand(Instant now) override;
    [[nodiscard]] Status draw(Instant now) override;

private:
    platform::Window& window_;
    GuiContext& gui_;
    Renderer& renderer_;
    App& app_;
    DisplaySettings display_;
    bool fullscreen_;
    std::optional<Instant> last_frame_;
};

// The upright glass of a page: millimetres from the settings, else from the display, else of a 21.5-inch screen.
[[nodiscard]] Glass glass_of(platform::Size glass_px, const DisplaySettings& settings,
                             const platform::DisplayFacts& facts);

}  // namespace parvis::kiosk
