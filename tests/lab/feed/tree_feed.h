// For the device lab only, and in no package: says what is on the glass, so that a case taps by label and not by pixel.
// One line of JSON for each frame that differs, to the file that PARVIS_LAB_FEED names (a virtio port):
//   {"glass":[width,height],"nodes":[{"role":…,"label":…,"value":…,"tappable":…,"x":…,"y":…,"page":[x,y,width,height],
//    "whole":…}]}
// x and y: the middle of what is visible, on the glass as it is mounted. page: what is visible, in pixels of the page,
// upright, as it was laid out: how that lies on the glass is for a case to know better. whole: nothing of it is hidden.
// What is not visible at all is left out. UI thread only.
#pragma once

#include <string>

#include "kiosk/app.h"
#include "kiosk/gui/orientation.h"
#include "platform/base/descriptor.h"
#include "platform/frame_loop.h"
#include "platform/window.h"

namespace parvis::lab {

// Stands between the loop and its client. All must outlive it.
class TreeFeed final : public platform::FrameLoopClient {
public:
    TreeFeed(platform::FrameLoopClient& client, const kiosk::App& app, const platform::Window& window,
             kiosk::Orientation orientation);

    void on_contact(const platform::Contact& contact) override { client_.on_contact(contact); }
    void on_key_down() override { client_.on_key_down(); }
    void on_text(std::string_view utf8) override { client_.on_text(utf8); }
    void on_key(platform::Key key) override { client_.on_key(key); }
    void on_exposed(platform::Size glass) override { client_.on_exposed(glass); }
    void on_wake() override { client_.on_wake(); }
    [[nodiscard]] platform::FrameDemand demand(Instant now) override { return client_.demand(now); }
    [[nodiscard]] Status draw(Instant now) override;

private:
    [[nodiscard]] std::string describe() const;
    platform::FrameLoopClient& client_;
    const kiosk::App& app_;
    const platform::Window& window_;
    kiosk::Orientation orientation_;
    Descriptor feed_;
    std::string last_;
};

}  // namespace parvis::lab
