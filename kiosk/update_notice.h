// When what an update has to say is shown, and how: over everything while nobody is there, as a strip during a visit,
// until it was read. Pure: told of the update, of touches and of the time.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "kiosk/session.h"
#include "platform/base/clock.h"

namespace parvis::kiosk {

enum class UpdateForm : std::uint8_t { none, strip, card };

class UpdateNotice {
public:
    // What the update says now. `number` names it, 0: there was none yet; another number starts anew.
    void heard(std::uint64_t number, bool working, Instant now);
    // A touch, anywhere. What is said stays for a while longer.
    void touched(Presence before, Instant now);
    void open() { opened_ = true; }
    // It was read: nothing more of this update is shown, but, if it is at work still, its strip.
    void close();
    // Moves on with the time: what is over has been there long enough after a minute.
    void keep(Instant now);

    [[nodiscard]] UpdateForm form(Presence presence) const;
    // When keep() will next change something.
    [[nodiscard]] std::optional<Instant> changes_at() const;

private:
    std::uint64_t number_ = 0;
    bool working_ = false;
    bool shown_ = false;
    bool opened_ = false;  // all of it was asked for, during a visit
    Instant since_{};      // the end of the work, or the last touch
};

}  // namespace parvis::kiosk
