// The app as the frame loop drives it, on a window that keeps what a screen would show: contacts come on the glass,
// frames are drawn only when demand() asks for them.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "content/catalogue/catalogue_writer.h"
#include "kiosk/gui/orientation.h"
#include "kiosk/stage.h"
#include "platform/display_plug.h"
#include "tests/support/gui.h"

namespace parvis::testing {

class KeptWindow final : public platform::Window {
public:
    KeptWindow(platform::Size size, platform::DisplayFacts facts) : size_(size), facts_(facts) {}
    [[nodiscard]] platform::Size size() const override { return size_; }
    [[nodiscard]] platform::Drawing drawing() const override { return platform::Drawing::pixels; }
    [[nodiscard]] platform::DisplayFacts display() const override { return facts_; }
    // Copies as a screen does: only what is said to be damaged.
    [[nodiscard]] Status present(std::span<const std::uint32_t> frame, platform::PixelRects damage) override {
        if (on_present) on_present();
        damaged.assign(damage.begin(), damage.end());
        shown.size = size_;
        shown.pixels.resize(frame.size());
        const auto width = static_cast<std::ptrdiff_t>(size_.width);
        for (const platform::PixelRect& rect : damage) {
            const int left = std::max(rect.left, 0), right = std::min(rect.right, size_.width);
            if (left >= right) continue;
            for (int y = std::max(rect.top, 0); y < std::min(rect.bottom, size_.height); ++y)
                std::copy_n(frame.begin() + y * width + left, right - left, shown.pixels.begin() + y * width + left);
        }
        return {};
    }

    [[nodiscard]] platform::DisplayPlug* plug() override { return told_plug; }

    std::function<void()> on_present;
    platform::DisplayPlug* told_plug = nullptr;
    std::vector<platform::PixelRect> damaged;  // the parts that the last frame presented
    Picture shown;

private:
    platform::Size size_;
    platform::DisplayFacts facts_;
};

struct StagedKiosk {
    TemporaryFolder folder;
    HandClock clock;
    KeptWindow window;
    kiosk::Orientation orientation;
    std::unique_ptr<kiosk::GuiContext> gui = std::move(kiosk::GuiContext::make(kiosk::font_folder()).value());
    std::unique_ptr<kiosk::Renderer> renderer = kiosk::make_cpu_renderer();
    kiosk::App app{{kiosk::Language::french, {}, true}, clock, gui->fonts(), nullptr};
    kiosk::Stage stage;

    explicit StagedKiosk(const kiosk::DisplaySettings& display = {}, platform::Size glass = {800, 480},
                         platform::DisplayFacts facts = {154, 86})
        : window(glass, facts), orientation(display.orientation), stage(window, *gui, *renderer, app, display, true) {
        REQUIRE(content::write_catalogue(small_document(), folder / "content.parvis"));
        app.show(content::Catalogue::open(folder / "content.parvis"));
        pass(std::chrono::seconds(1));
    }
    ~StagedKiosk() { renderer->release(); }
    StagedKiosk(const StagedKiosk&) = delete;
    StagedKiosk& operator=(const StagedKiosk&) = delete;

    // Lets time go by as the frame loop does; returns how many frames were drawn.
    int pass(Instant::duration time) {
        using std::chrono::milliseconds;
        const Instant until = clock.now() + time;
        int frames = 0;
        while (true) {
            const Instant now = clock.now();
            const bool has_display = window.told_plug == nullptr || window.told_plug->plugged();
            if (stage.demand(now).draw && has_display) {
                REQUIRE(stage.draw(now));
                ++frames;
            }
            if (now >= until) return frames;
            const platform::FrameDemand demand = stage.demand(now);
            Instant next = until;
            if (demand.draw && has_display) next = std::min(next, now + Instant::duration(milliseconds(16)));
            if (demand.next && (has_display || !demand.draw))
                next = std::min(next, std::max(*demand.next, now + Instant::duration(milliseconds(1))));
            clock.pass(next - now);
        }
    }

    // A finger on the glass, over this point of the page.
    void touch(float page_x, float page_y) {
        const kiosk::PointPx finger = page_to_glass({page_x, page_y}, window.size(), orientation);
        stage.on_contact({platform::ContactPhase::down, finger.x, finger.y, clock.now()});
        pass(std::chrono::milliseconds(100));
        stage.on_contact({platform::ContactPhase::up, finger.x, finger.y, clock.now()});
        pass(std::chrono::seconds(3));
    }

    [[nodiscard]] bool sees(std::string_view text) const {
        for (const kiosk::Node& node : app.tree().nodes())
            if (!node.visible.empty() && node.label.find(text) != std::string::npos) return true;
        return false;
    }
};

}  // namespace parvis::testing
