#include "kiosk/session.h"

#include <algorithm>

namespace parvis::kiosk {

void Session::touched(Instant now) {
    presence_ = Presence::visiting;
    last_touch_ = now;
    allowance_ = std::chrono::seconds{0};
}

bool Session::ended(Instant now) {
    if (presence_ == Presence::visiting && now >= question_at()) presence_ = Presence::asked;
    // Also when the machine slept over the whole count-down: the question is not asked of an empty room.
    if (presence_ == Presence::asked && now >= question_at() + times_.countdown) {
        presence_ = Presence::nobody;
        return true;
    }
    return false;
}

std::chrono::seconds Session::left(Instant now) const {
    const auto end = question_at() + times_.countdown;
    return std::max(std::chrono::seconds{0}, std::chrono::ceil<std::chrono::seconds>(end - now));
}

std::optional<Instant> Session::changes_at(Instant now) const {
    switch (presence_) {
        case Presence::nobody:
            return std::nullopt;
        case Presence::visiting:
            return question_at();
        case Presence::asked: {
            const auto end = question_at() + times_.countdown;
            const auto shown = left(now);
            return shown.count() <= 1 ? end : end - (shown - std::chrono::seconds{1});
        }
    }
    return std::nullopt;
}

}  // namespace parvis::kiosk
