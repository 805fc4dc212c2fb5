// The app on a machine: what comes from the frame loop goes to the app, its frames go to the glass, as long as that is
// lit.
// UI thread only, but for wake().
#pragma once

#include <memory>
#include <optional>

#include "kiosk/app.h"
#include "kiosk/display_desk.h"
#include "kiosk/gui/gui_context.h"
#include "kiosk/gui/renderer.h"
#include "kiosk/lights.h"
#include "kiosk/settings.h"
#include "platform/frame_loop.h"
#include "platform/window.h"

namespace parvis::kiosk {

class Stage final : public platform::FrameLoopClient, public DisplayDesk {
public:
    // All must outlive it. In a developer's window (not `fullscreen`) Escape goes back.
    Stage(platform::Window& window, GuiContext& gui, Renderer& renderer, App& app, const DisplaySettings& display,
          bool fullscreen);
    // From here the glass goes dark outside the hours; must outlive it. Without, it is always lit.
    void follow_power(platform::DisplayPower& power, DisplayHours hours);

    void on_contact(const platform::Contact& contact) override;
    void on_key_down() override;
    void on_text(std::string_view utf8) override;
    void on_key(platform::Key key) override;
    void on_exposed(platform::Size glass) override;
    void on_wake() override;
    [[nodiscard]] platform::FrameDemand demand(Instant now) override;
    [[nodiscard]] Status draw(Instant now) override;

    [[nodiscard]] const DisplayHours& hours() const override { return hours_; }
    [[nodiscard]] platform::DisplayOff way() const override { return display_.off; }
    void try_off(platform::DisplayOff how) override;
    [[nodiscard]] std::optional<platform::DisplayOff> failed() const override { return failed_; }
    [[nodiscard]] std::optional<platform::DisplayOff> slept_on() const override { return slept_on_; }

private:
    [[nodiscard]] std::optional<platform::ContactPhase> seen_phase(platform::ContactPhase phase);
    [[nodiscard]] bool is_seen() const { return window_.has_display() && !lights_again_at_; }
    [[nodiscard]] bool takes_key();
    [[nodiscard]] platform::FrameDemand demand_in_the_dark(Instant now);
    [[nodiscard]] Status go_dark();
    void light(Instant now);
    void switch_on(platform::DisplayOff from, Instant now);

    platform::Window& window_;
    GuiContext& gui_;
    Renderer& renderer_;
    App& app_;
    DisplaySettings display_;
    bool fullscreen_;
    std::optional<Instant> last_frame_;
    platform::DisplayPower* power_ = nullptr;
    DisplayHours hours_;
    Lights lights_;
    std::optional<platform::DisplayOff> dark_;  // how the glass is dark
    bool dark_for_trial_ = false;
    std::optional<platform::DisplayOff> failed_;  // which way it did not obey
    std::optional<platform::DisplayOff> slept_on_;
    std::optional<Instant> lights_again_at_;  // it could not be switched on: the next try
    std::optional<bool> key_is_ours_;         // the key that is down is for the page; none: not asked yet
    bool touching_ = false;                   // a contact of the page is down
    bool news_ = false;                       // wake() was called in the dark
};

// The upright glass of a page: millimetres from the settings, else from the display, else of a 21.5-inch screen.
[[nodiscard]] Glass glass_of(platform::Size glass_px, const DisplaySettings& settings,
                             const platform::DisplayFacts& facts);

}  // namespace parvis::kiosk
