// What the kiosk does for itself while it is used or not: a client of the frame loop that stands before the stage and
// passes everything on. UI thread.
#pragma once

#include <functional>
#include <optional>

#include "kiosk/app.h"
#include "kiosk/start_record.h"
#include "kiosk/usage.h"
#include "platform/frame_loop.h"

namespace parvis::kiosk {

class Upkeep final : public platform::FrameLoopClient {
public:
    // All must outlive it. `safe_mode`: how this start is, asked now and again.
    Upkeep(platform::FrameLoopClient& stage, const App& app, std::function<SafeMode()> safe_mode, Instant now);

    // Kept on disk now and then; may be null, must outlive it.
    void keep(Usage* usage) { usage_ = usage; }
    // Dated once the clock is believed; must outlive it.
    void keep(StartRecord& starts) { starts_ = &starts; }
    // Called once when safe mode has lasted long enough and nobody is there: the next start is to be a usual one. Never
    // called while a content is avoided: that is for staff to decide.
    void on_safe_mode_over(std::function<void()> call) { safe_mode_over_ = std::move(call); }

    void on_contact(const platform::Contact& contact) override { stage_.on_contact(contact); }
    void on_key_down() override { stage_.on_key_down(); }
    void on_text(std::string_view utf8) override { stage_.on_text(utf8); }
    void on_key(platform::Key key) override { stage_.on_key(key); }
    void on_exposed(platform::Size glass) override { stage_.on_exposed(glass); }
    void on_wake() override { stage_.on_wake(); }
    [[nodiscard]] platform::FrameDemand demand(Instant now) override;
    [[nodiscard]] Status draw(Instant now) override { return stage_.draw(now); }

private:
    void keep_safe_mode(Instant now);

    platform::FrameLoopClient& stage_;
    const App& app_;
    std::function<SafeMode()> safe_mode_;
    Usage* usage_ = nullptr;
    StartRecord* starts_ = nullptr;
    std::optional<Instant> safe_mode_ends_at_;
    std::function<void()> safe_mode_over_;
};

}  // namespace parvis::kiosk
