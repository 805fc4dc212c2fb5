#include "kiosk/display_mode.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "content/iso_day.h"
#include "kiosk/views/times.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

// How far a picture drifts, in units. Every pixel of the way is a whole frame: docs/performance.md says what they cost.
constexpr float drift_units_on_cpu = 96;
constexpr float drift_units_on_gpu = 160;
// Then left and right change places, with the next slide: what stands for hours burns in, and what changes sides with
// every slide is never where it was looked for.
constexpr auto side_lasts = 5min;
// What is said of today may have passed meanwhile.
constexpr auto words_last = 60s;
// So long without a frame: what was shown before that was shown to a display that was off.
constexpr auto longest_unseen = 10min;

// Where the day is not known `wall` is one that has come for sure, the content's own among them.
PlaylistDay day_of(WallTime wall, bool wall_is_known) {
    return {wall_is_known, std::chrono::sys_days{content::local_day(wall)}, wall_is_known ? minute_of_day(wall) : 0};
}

}  // namespace

void DisplayMode::forget_content() {
    content_.reset();
    round_.clear();
    next_.reset();
    prepared_ = false;
    any_shown_ = false;
    place_ = {};
}

std::vector<SlideChoice> DisplayMode::choices(std::uint64_t round) const {
    return make_round(content_->material, day_, round);
}

// The place before or after the one shown last; the first of all where none was.
DisplayMode::Place DisplayMode::step(int direction) const {
    if (!any_shown_) return place_;
    if (direction > 0)
        return place_.index + 1 < round_.size() ? Place{place_.round, place_.index + 1} : Place{place_.round + 1, 0};
    if (place_.index > 0) return {place_.round, std::min(place_.index, round_.size()) - 1};
    const std::uint64_t before = place_.round > 0 ? place_.round - 1 : place_.round;
    const std::size_t count = choices(before).size();
    return {before, count > 0 ? count - 1 : 0};
}

Status DisplayMode::keep(const content::Catalogue* catalogue, const Strings& strings, WallTime wall,
                         bool wall_is_known) {
    if (!settings_.on) return {};
    if (catalogue == nullptr) {
        forget_content();
        return {};
    }
    // A pause may be as long, and no frame may be needed in it.
    if (shown_ && !paused_ && (wall < seen_ || wall - seen_ >= longest_unseen)) {
        shown_.reset();
        leaving_.reset();
    }
    seen_ = wall;
    const PlaylistDay today = day_of(wall, wall_is_known);
    const bool anew = !content_;
    if (anew) {
        auto gathered = gather_display(*catalogue);
        if (!gathered) return fail(std::move(gathered).error());
        content_ = std::move(*gathered);
    }
    if (anew || today.day != day_.day || today.is_known != day_.is_known) {
        // Another day has another round; it begins with what is of today.
        day_ = today;
        if (any_shown_) place_ = {place_.round + 1, 0};
        any_shown_ = false;
        next_.reset();
        round_ = choices(place_.round);
    }
    day_.minute = today.minute;
    const int direction = wanted_ < 0 ? -1 : 1;
    const bool stale = next_ && (next_->language != strings.language() || next_->direction != direction ||
                                 wall < next_->made || wall - next_->made >= words_last);
    if (round_.empty() || (next_ && !stale)) return {};
    Place place = next_ && next_->direction == direction ? next_->place : step(direction);
    std::vector<SlideChoice> round = place.round == place_.round ? round_ : choices(place.round);
    if (round.empty()) return {};
    place.index = std::min(place.index, round.size() - 1);
    auto slide = make_slide(*catalogue, *content_, round[place.index], strings, wall, wall_is_known);
    if (!slide) return fail(std::move(slide).error());
    if (!next_ || next_->slide.id != slide->id) prepared_ = false;
    next_ = Prepared{std::move(*slide), place, std::move(round), direction, strings.language(), wall};
    return {};
}

SlidePace DisplayMode::pace(const Ui& ui) const {
    const bool by_chip = drawing_ == platform::Drawing::gles2;
    const float drift_px = ui.px(by_chip ? drift_units_on_gpu : drift_units_on_cpu);
    // One slide alone has no other to give way to: it comes anew only to change its side.
    const auto seconds = std::chrono::duration<float>(round_.size() > 1 ? settings_.slide : side_lasts).count();
    // A stretched picture that moves or fades would keep a processor busy: there it does neither.
    if (reduced_motion_ || (!by_chip && stretches_pictures(drift_px, ui))) return {seconds, 0, false};
    return {seconds, drift_px, true};
}

// Of one slide alone, which stays for so long.
bool DisplayMode::says_what_is_over() const {
    return round_.size() == 1 && shown_ && next_ &&
           (next_->slide.id != shown_->slide.id || next_->slide.when != shown_->slide.when);
}

// Around the slides, whichever are shown.
AttractView DisplayMode::frame_of(const Moment& moment, const SlidePace& pace) const {
    AttractView view;
    view.drift_px = pace.drift_px;
    view.moved = moved_;
    view.mirrored = mirrored_;
    view.has_others = round_.size() > 1;
    view.paused = paused_;
    view.touch_opens = settings_.first_touch == FirstTouch::opens;
    view.clock = moment.clock;
    view.date = moment.date;
    return view;
}

bool DisplayMode::prepare(const Moment& moment, Ui& ui) {
    prepared_ = next_ && prepare_slide(next_->slide, frame_of(moment, pace(ui)), ui);
    return prepared_;
}

void DisplayMode::begin() {
    paused_ = false;
    wanted_ = 0;
    side_seconds_ = std::chrono::duration<float>(side_lasts).count();  // the visit before began on the same one
}

void DisplayMode::leave() {
    shown_.reset();
    leaving_.reset();
    paused_ = false;
    wanted_ = 0;
    next_frame_.reset();
}

bool DisplayMode::apply(const Intent& intent) {
    if (const auto* stepped = std::get_if<SlideStepped>(&intent)) {
        wanted_ = stepped->by < 0 ? -1 : 1;
        return true;
    }
    if (const auto* paused = std::get_if<SlidesPaused>(&intent)) {
        paused_ = paused->paused;
        return true;
    }
    return false;
}

// The prepared slide takes the place of the one that is shown.
void DisplayMode::change(bool alone) {
    leaving_ = std::move(shown_);
    ++moved_;
    shown_ = Shown{std::move(next_->slide), moved_ % 2 != 0};
    // Made anew it might be another: what is of today is over by some minute.
    if (next_->place.round != place_.round) round_ = std::move(next_->round);
    // Not under a finger that goes through the slides.
    if (alone && side_seconds_ >= std::chrono::duration<float>(side_lasts - 1s).count()) {
        mirrored_ = !mirrored_;
        side_seconds_ = 0;
    }
    place_ = next_->place;
    any_shown_ = true;
    next_.reset();
    prepared_ = false;
    wanted_ = 0;
    time_.begin_change();
}

std::optional<Intent> DisplayMode::draw(const Moment& moment, Ui& ui) {
    const SlidePace pace = this->pace(ui);
    const bool touched = shown_ && (ui.touch.pressed(widget_id("slide", shown_->slide.id)) ||
                                    ui.touch.pressed(widget_id("slide card", shown_->slide.id)));
    const bool held = paused_ || moment.covered || touched;
    time_.pass(ui.seconds, held);
    side_seconds_ += ui.seconds;
    prepare(moment, ui);
    const bool due = !shown_ || wanted_ != 0 || ((time_.over(pace) || says_what_is_over()) && !held);
    if (due && prepared_ && (!shown_ || !time_.changing())) {
        leaving_drift_px_ = time_.drift_px(pace);
        change(moment.alone);
    }
    if (!time_.changing()) leaving_.reset();
    next_frame_ = shown_ ? time_.next_frame(pace, held) : std::nullopt;

    AttractView view = frame_of(moment, pace);
    if (leaving_) view.shown = {&leaving_->slide, leaving_drift_px_, leaving_->backwards};
    if (shown_) view.coming = {&shown_->slide, time_.drift_px(pace), shown_->backwards};
    view.change = pace.fades ? time_.change() : 1;
    return draw_attract(view, ui);
}

}  // namespace parvis::kiosk
