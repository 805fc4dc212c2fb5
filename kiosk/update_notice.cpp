#include "kiosk/update_notice.h"

namespace parvis::kiosk {
namespace {

constexpr std::chrono::seconds result_stays{60};

}  // namespace

void UpdateNotice::heard(std::uint64_t number, bool working, Instant now) {
    if (number == number_ && working == working_) return;
    if (number != number_) {
        number_ = number;
        opened_ = false;
        shown_ = number != 0;
    }
    if (!working) shown_ = number != 0;  // a result is shown although its work was sent away
    working_ = working;
    since_ = now;
}

void UpdateNotice::touched(Presence before, Instant now) {
    since_ = now;
    // Whoever touches what a result offers is reading it; whoever touches work going on wants the kiosk.
    if (!working_ && form(before) == UpdateForm::card) opened_ = true;
}

void UpdateNotice::close() {
    opened_ = false;
    if (!working_) shown_ = false;
}

void UpdateNotice::keep(Instant now) {
    if (shown_ && !working_ && now >= since_ + result_stays) shown_ = opened_ = false;
}

UpdateForm UpdateNotice::form(Presence presence) const {
    if (!shown_) return UpdateForm::none;
    return opened_ || presence == Presence::nobody ? UpdateForm::card : UpdateForm::strip;
}

std::optional<Instant> UpdateNotice::changes_at() const {
    if (!shown_ || working_) return std::nullopt;
    return since_ + result_stays;
}

}  // namespace parvis::kiosk
