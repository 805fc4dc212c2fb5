#include "platform/display_power.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "platform/base/descriptor.h"
#include "platform/base/log.h"
#include "platform/kernel_file.h"

namespace parvis::platform {

namespace {

// Source: Linux, Documentation/ABI/stable/sysfs-class-backlight; FB_BLANK_* in linux/fb.h.
constexpr const char* light_on = "0";
constexpr const char* light_off = "4";

// As it is: a file of the kernel takes a write, and no new file in its place.
Status write_value(const std::filesystem::path& file, const char* value) {
    const Descriptor descriptor(::open(file.c_str(), O_WRONLY | O_CLOEXEC));
    if (descriptor && ::write(descriptor.get(), value, 1) == 1) return {};
    return fail(Errc::unavailable, file.string() + " cannot be written: " + std::system_category().message(errno));
}

}  // namespace

SystemDisplayPower::SystemDisplayPower(std::optional<int> card, std::filesystem::path backlights,
                                       SwitchCard switch_card)
    : card_(card), backlights_(std::move(backlights)), switch_card_(std::move(switch_card)) {
    for (const auto& light : kernel_entries(backlights_)) {
        const std::string value = kernel_word(light / "bl_power");
        if (value.empty() || value == light_on) continue;
        if (const Status lit = write_value(light / "bl_power", light_on); !lit)
            log(LogLevel::warning, "the display's light is off: " + lit.error().message);
    }
}

SystemDisplayPower::~SystemDisplayPower() {
    if (const Status lit = on(); !lit) log(LogLevel::warning, lit.error().message);
}

Status SystemDisplayPower::off(DisplayOff how) {
    if (how == off_) return {};
    if (off_ != DisplayOff::black)
        if (Status lit = on(); !lit) return lit;
    if (how == DisplayOff::backlight)
        if (Status dark = set_backlights(false); !dark) return dark;
    if (how == DisplayOff::dpms) {
        if (!card_) return fail(Errc::unavailable, "no display card of ours: only a bare console's display sleeps");
        if (Status dark = switch_card_(*card_, false); !dark) return dark;
    }
    off_ = how;
    return {};
}

Status SystemDisplayPower::on() {
    Status lit;
    if (off_ == DisplayOff::backlight) lit = set_backlights(true);
    if (off_ == DisplayOff::dpms) lit = switch_card_(*card_, true);
    // It was plugged in anew meanwhile, and shows nothing of anybody: the next frame sets its mode, which lights it.
    if (!lit && lit.error().code == Errc::not_found) lit = {};
    if (lit) off_ = DisplayOff::black;
    return lit;
}

Status SystemDisplayPower::set_backlights(bool on) const {
    Status done = fail(Errc::unavailable, "no light of a display in " + backlights_.string());
    for (const auto& light : kernel_entries(backlights_)) {
        Status written = write_value(light / "bl_power", on ? light_on : light_off);
        // One that obeys is enough.
        if (!done) done = std::move(written);
    }
    return done;
}

}  // namespace parvis::platform
