// One visit: from the first touch until nobody is there any more. Pure: told of touches and of the time.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "platform/base/clock.h"

namespace parvis::kiosk {

struct SessionTimes {
    std::chrono::seconds idle{60};       // without a touch, until the question
    std::chrono::seconds countdown{20};  // of the question
};

enum class Presence : std::uint8_t { nobody, visiting, asked };

class Session {
public:
    explicit Session(SessionTimes times) : times_(times) {}

    // A touch, a key, a scroll: someone is there. Ends the question.
    void touched(Instant now);
    // Reading takes time: this page deserves a longer wait. Forgotten with the next touched().
    void allow(std::chrono::seconds longer) { allowance_ = longer; }
    // Moves on with the time; true when the visit has just ended and everything must be forgotten.
    [[nodiscard]] bool ended(Instant now);

    // Ends the visit at once: there is nothing to lose.
    void leave() { presence_ = Presence::nobody; }

    [[nodiscard]] Presence presence() const { return presence_; }
    // While asked: what is left of the count-down, rounded up to whole seconds.
    [[nodiscard]] std::chrono::seconds left(Instant now) const;
    // When ended() or left() will next say something else; none while nobody is there.
    [[nodiscard]] std::optional<Instant> changes_at(Instant now) const;

private:
    [[nodiscard]] Instant question_at() const { return last_touch_ + times_.idle + allowance_; }
    SessionTimes times_;
    Presence presence_ = Presence::nobody;
    Instant last_touch_{};
    std::chrono::seconds allowance_{0};
};

}  // namespace parvis::kiosk
