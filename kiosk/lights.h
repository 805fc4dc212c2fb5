// Whether the display is lit, and whose touch it is that lights it. Pure: told of what counts, of touches and of the
// time.
#pragma once

#include <chrono>
#include <optional>

#include "platform/base/clock.h"
#include "platform/display_power.h"
#include "platform/touch_input.h"

namespace parvis::kiosk {

class Lights {
public:
    // Somebody tries a way of switching off, for ten seconds or until a touch.
    void try_off(platform::DisplayOff how, Instant now);

    // Moves on with the time. Lit within the hours, as long as somebody is there, and while there is something to say
    // to whoever brought it: a stick.
    void keep(bool in_hours, bool somebody, bool news, Instant now);
    [[nodiscard]] bool lit() const { return lit_; }
    // The way that is tried; none: the usual one.
    [[nodiscard]] std::optional<platform::DisplayOff> trial() const { return trial_; }

    // The display slept and is switched on: until it shows something, neither contacts nor keys are for the page.
    void woke(Instant now);

    // Whether this contact is not for the page: one that lights the display, to its end, and a second finger of the
    // same hand. It is lit from then on, until keep().
    [[nodiscard]] bool swallows(const platform::Contact& contact);
    // The same of a key that goes down, as of the last keep(), which is therefore to be called when changes_at() says.
    [[nodiscard]] bool swallows_key();

    // When keep() next has something to do by itself.
    [[nodiscard]] std::optional<Instant> changes_at() const;

private:
    void light();

    bool lit_ = true;
    bool swallowing_ = false;   // the contact that is down
    Instant swallows_until_{};  // what comes down before then, too
    bool swallows_keys_ = false;
    std::optional<platform::DisplayOff> trial_;
    Instant trial_until_{};
};

}  // namespace parvis::kiosk
