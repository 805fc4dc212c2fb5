#include "kiosk/lights.h"

#include <algorithm>

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;
using platform::ContactPhase;

constexpr auto trial_takes = 10s;
constexpr auto hand_comes_within = 300ms;
// A display that slept takes some seconds to show anything; whoever sees nothing touches again.
constexpr auto display_wakes_within = 3s;

}  // namespace

void Lights::try_off(platform::DisplayOff how, Instant now) {
    trial_ = how;
    trial_until_ = now + trial_takes;
    lit_ = false;
}

void Lights::keep(bool in_hours, bool somebody, bool news, Instant now) {
    swallows_keys_ = now < swallows_until_;
    if (trial_ && now < trial_until_) return;
    trial_.reset();
    lit_ = in_hours || somebody || news;
}

void Lights::woke(Instant now) {
    swallows_until_ = now + display_wakes_within;
    swallows_keys_ = true;
}

void Lights::light() {
    lit_ = true;
    trial_.reset();
}

bool Lights::swallows(const platform::Contact& contact) {
    const bool down = contact.phase == ContactPhase::down;
    if (down) swallowing_ = !lit_ || contact.at < swallows_until_;
    if (down && !lit_) light();
    const bool swallowed = swallowing_ || !lit_;
    if (contact.phase == ContactPhase::up || contact.phase == ContactPhase::cancel) {
        if (swallowing_) swallows_until_ = std::max(swallows_until_, contact.at + hand_comes_within);
        swallowing_ = false;
    }
    return swallowed;
}

bool Lights::swallows_key() {
    if (lit_) return swallows_keys_;
    light();
    return true;
}

std::optional<Instant> Lights::changes_at() const {
    if (trial_) return trial_until_;
    return swallows_keys_ ? std::optional(swallows_until_) : std::nullopt;
}

}  // namespace parvis::kiosk
