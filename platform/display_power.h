// Switches the display off and on. What is asked of it is done on the display itself; that nothing is presented
// meanwhile is the caller's part: a frame would fail there, or never be done. UI thread only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/result.h"

namespace parvis::platform {

enum class DisplayOff : std::uint8_t {
    black,      // nothing but the black frame that is on the glass: the panel stays as it is, and its light
    backlight,  // the light behind the glass, where the kernel knows it: panels on ribbons (DSI, LVDS, eDP)
    dpms,       // no picture is sent: the panel sleeps, if it can
};

class DisplayPower {
public:
    virtual ~DisplayPower() = default;
    // The caller has put a black frame on the glass: that is all there is where this fails, with unavailable or
    // not_found. It may be off already, in this way.
    [[nodiscard]] virtual Status off(DisplayOff how) = 0;
    // Undoes what off() did. Fails with unavailable; may be tried again.
    [[nodiscard]] virtual Status on() = 0;
};

// Sends a picture to the displays of a card, or none. Fails with not_found where no display shows one of ours, else
// with unavailable.
using SwitchCard = std::function<Status(int card, bool on)>;
[[nodiscard]] Status switch_drm_card(int card, bool on);

class SystemDisplayPower final : public DisplayPower {
public:
    // `card`: the window's (Window::card()). A light that a start of us before this one left off is switched on.
    explicit SystemDisplayPower(std::optional<int> card, std::filesystem::path backlights = "/sys/class/backlight",
                                SwitchCard switch_card = switch_drm_card);
    ~SystemDisplayPower() override;  // lit again
    SystemDisplayPower(const SystemDisplayPower&) = delete;
    SystemDisplayPower& operator=(const SystemDisplayPower&) = delete;

    [[nodiscard]] Status off(DisplayOff how) override;
    [[nodiscard]] Status on() override;

private:
    [[nodiscard]] Status set_backlights(bool on) const;

    std::optional<int> card_;
    std::filesystem::path backlights_;
    SwitchCard switch_card_;
    DisplayOff off_ = DisplayOff::black;  // how it is off; black: as if it were on
};

}  // namespace parvis::platform
