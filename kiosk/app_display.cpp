// What the app shows while nobody is there: when the display begins, and what of the app it needs; what moves where
// there is none.
#include <chrono>
#include <utility>

#include "kiosk/app.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

constexpr auto fault_stands = std::chrono::seconds(60);

}  // namespace

// An untouched first page is enough for as long as a visit may pause; then the display begins. It has no room for what
// is said of the settings, and waits for the end of that.
void App::keep_display(Instant now, const ClockReading& clock) {
    if (!display_.on()) return;
    const Status kept =
        display_.keep(catalogue_ ? &*catalogue_ : nullptr, strings_, clock.wall, knows_time(clock.trust));
    if (!kept) {
        log(LogLevel::error, "content: " + kept.error().message);
        drop_content(kept.error().code);
        follow(ContentFailed{});
    }
    if (at_display() && !display_.has_slides()) follow(VisitEnded{});
    if (!at_display()) display_.leave();
    const bool may_begin = display_.has_slides() && !settings_.shown();
    if (route().screen != Screen::home || presence() != Presence::nobody || !may_begin) {
        display_at_.reset();
    } else if (!display_at_) {
        display_at_ = now + options_.session.idle;
    }
}

// Nobody is there, or nobody answers: what comes then is painted meanwhile, as large as it will be.
void App::prepare_display(const BarView& shows, Instant now, Ui& ui) {
    if (!display_.on() || presence() == Presence::visiting) return;
    ui.page = {0, 0, static_cast<float>(theme_.glass().width_px), static_cast<float>(theme_.glass().height_px)};
    if (display_.prepare(display_moment(shows), ui) && display_at_ && now >= *display_at_) start_display();
}

void App::start_display() {
    display_at_.reset();
    follow(DisplayStarted{});
    page_came_.reset();  // it fades in by itself
    display_.begin();
}

// It may be there for days. It keeps still under a finger, and under the eyes of whoever put one there; when they are
// gone, so is the bar, which could not move.
void App::keep_fault(Instant now) {
    if (route().screen != Screen::fault || presence() != Presence::nobody) {
        fault_moves_at_.reset();
        fault_alone_ = false;
    } else if (!fault_moves_at_ || now >= *fault_moves_at_) {
        fault_alone_ = fault_moves_at_.has_value();
        if (fault_alone_) ++fault_moved_;
        fault_moves_at_ = now + fault_stands;
    }
    pages_.back().stir(fault_moved_);
}

DisplayMode::Moment App::display_moment(const BarView& shows) const {
    return {.clock = shows.clock,
            .date = shows.date,
            .covered = update_.form(presence()) == UpdateForm::card,
            .alone = presence() == Presence::nobody};
}

}  // namespace parvis::kiosk
