#include "kiosk/care_panel.h"

#include <utility>

#include "kiosk/views/care_view.h"

namespace parvis::kiosk {

bool CarePanel::close() {
    if (!is_open()) return false;
    *this = {};
    return true;
}

bool CarePanel::go_back() {
    if (!is_open()) return false;
    if (step_ != Step::page) {
        step_ = Step::page;
        touches_ = {};
        return true;
    }
    if (std::exchange(state_.asking, std::nullopt)) return true;
    return close();
}

bool CarePanel::keep(const StaffFacts* facts, bool busy, const Strings& strings, Instant now) {
    if (!is_open()) return false;
    const bool was_known = view_.known;
    const bool was_busy = view_.busy;
    if (facts != shown_ || strings.language() != language_ || !made_) {
        if (facts != shown_) state_.asking.reset();
        view_ = facts != nullptr ? make_care_view(*facts, strings) : CareView{};
        made_ = true;
        shown_ = facts;
        language_ = strings.language();
    }
    view_.busy = busy;
    // Less is on the page meanwhile, and what comes of it is told where it was asked for.
    if (busy && !was_busy) scroll_before_ = state_.scroll;
    if (was_busy && !busy) state_.scroll = scroll_before_;
    view_.notice.clear();
    if (!view_.known || busy) view_.notice = strings.get(view_.known ? Text::staff_busy : Text::care_reading);
    bool ended = false;
    if (step_ == Step::cleaning) {
        if (!clean_until_) clean_until_ = now + cleaning_lasts;
        seconds_left_ = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(*clean_until_ - now).count());
        ended = seconds_left_ <= 0;
        if (ended) step_ = Step::page;
    }
    return ended || was_busy != busy || was_known != view_.known;
}

std::optional<Intent> CarePanel::draw_over(const Box& glass, Ui& ui) {
    if (step_ == Step::touch_test) return draw_touch_test(touches_, glass, ui);
    if (step_ == Step::cleaning) draw_cleaning({seconds_left_, static_cast<int>(cleaning_lasts.count())}, glass, ui);
    return std::nullopt;
}

void CarePanel::on_contact(const platform::Contact& contact) {
    using platform::ContactPhase;
    if (step_ != Step::touch_test || contact.phase == ContactPhase::cancel) return;
    touches_.add(contact.x_px, contact.y_px);
}

bool CarePanel::apply(CareChoice choice) {
    switch (choice) {
        case CareChoice::open:
            step_ = Step::page;
            touches_ = {};
            return true;
        case CareChoice::touch_test:
            step_ = Step::touch_test;
            touches_ = {};
            return true;
        case CareChoice::clean:
            step_ = Step::cleaning;
            clean_until_.reset();
            return true;
        case CareChoice::copy_report:
        case CareChoice::restart:
        case CareChoice::quit:
        case CareChoice::leave_safe_mode:
            return false;
    }
    return false;
}

std::optional<Instant> CarePanel::changes_at(Instant now) const {
    if (step_ != Step::cleaning || !clean_until_) return std::nullopt;
    // When the second that is shown is over.
    const Instant next = *clean_until_ - std::chrono::seconds(seconds_left_ - 1);
    return next > now ? next : now;
}

}  // namespace parvis::kiosk
