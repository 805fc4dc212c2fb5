#include "kiosk/stage.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/gui/orientation.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

constexpr float usual_diagonal_mm = 21.5F * 25.4F;
constexpr auto hours_turn = std::chrono::minutes(1);
constexpr auto between_tries = std::chrono::seconds(5);
constexpr std::uint32_t black = 0xFF000000;

}  // namespace

Glass glass_of(platform::Size glass_px, const DisplaySettings& settings, const platform::DisplayFacts& facts) {
    float width_mm = static_cast<float>(settings.width_mm);
    float height_mm = static_cast<float>(settings.height_mm);
    if (settings.width_mm <= 0 || settings.height_mm <= 0) {
        width_mm = static_cast<float>(facts.width_mm);
        height_mm = static_cast<float>(facts.height_mm);
    }
    if (width_mm <= 0 || height_mm <= 0) {
        const auto across = static_cast<float>(glass_px.width);
        const auto down = static_cast<float>(glass_px.height);
        const float mm_per_px = usual_diagonal_mm / std::hypot(across, down);
        width_mm = across * mm_per_px;
        height_mm = down * mm_per_px;
    }
    const platform::Size page = page_size(glass_px, settings.orientation);
    if (page != glass_px) std::swap(width_mm, height_mm);
    return {page.width,
            page.height,
            width_mm,
            height_mm,
            static_cast<float>(settings.viewing_distance_mm),
            static_cast<float>(settings.mounting_height_mm)};
}

Stage::Stage(platform::Window& window, GuiContext& gui, Renderer& renderer, App& app, const DisplaySettings& display,
             bool fullscreen)
    : window_(window), gui_(gui), renderer_(renderer), app_(app), display_(display), fullscreen_(fullscreen) {}

void Stage::follow_power(platform::DisplayPower& power, DisplayHours hours) {
    power_ = &power;
    hours_ = std::move(hours);
}

void Stage::on_contact(const platform::Contact& contact) {
    if (lights_.swallows(contact)) return app_.arrive();
    const std::optional<platform::ContactPhase> phase = seen_phase(contact.phase);
    if (!phase) return;
    const PointPx page = glass_to_page({contact.x_px, contact.y_px}, window_.size(), display_.orientation);
    platform::Contact upright = contact;
    upright.phase = *phase;
    upright.x_px = page.x;
    upright.y_px = page.y;
    app_.on_contact(upright);
}

// Without a display nobody sees what they press: a contact that is down when it goes is let go, and none begins. None:
// not for the page.
std::optional<platform::ContactPhase> Stage::seen_phase(platform::ContactPhase phase) {
    using platform::ContactPhase;
    if (!is_seen()) {
        if (!std::exchange(touching_, false)) return std::nullopt;
        return ContactPhase::cancel;
    }
    if (phase == ContactPhase::down) touching_ = true;
    if (!touching_) return std::nullopt;
    if (phase == ContactPhase::up || phase == ContactPhase::cancel) touching_ = false;
    return phase;
}

void Stage::on_key_down() {
    key_is_ours_.reset();
}

// What comes of a key that is held goes where the first of it went.
bool Stage::takes_key() {
    if (!key_is_ours_) {
        key_is_ours_ = !lights_.swallows_key();
        if (!*key_is_ours_) app_.arrive();
    }
    return *key_is_ours_ && is_seen();
}

void Stage::on_text(std::string_view utf8) {
    if (takes_key()) app_.on_text(utf8);
}

void Stage::on_key(platform::Key key) {
    if (!takes_key()) return;
    if (key == platform::Key::backspace) app_.on_erase();
    // A keyboard plugged into a kiosk types words, and nothing else.
    if (key == platform::Key::escape && !fullscreen_) app_.on_back();
}

void Stage::on_exposed(platform::Size /*glass*/) {
    gui_.forget_frame();
    app_.expose();
}

void Stage::on_wake() {
    app_.expose();
    news_ = true;
}

// Asked for from within a frame.
void Stage::try_off(platform::DisplayOff how) {
    if (power_ != nullptr) lights_.try_off(how, last_frame_.value_or(Instant{}));
}

platform::FrameDemand Stage::demand(Instant now) {
    app_.keep_clock();
    if (power_ != nullptr)
        lights_.keep(app_.is_time_to_show(hours_), app_.presence() != Presence::nobody, app_.has_news(), now);
    if (!lights_.lit()) return demand_in_the_dark(now);
    if (dark_) light(now);
    if (lights_again_at_ && now >= *lights_again_at_) switch_on(*slept_on_, now);
    // One that says that it is unplugged while it sleeps gets no frame, which the next try must not wait for.
    if (lights_again_at_ && !window_.has_display()) return {false, lights_again_at_};
    std::optional<Instant> next = app_.stale_at();
    if (lights_again_at_) next = std::min(next.value_or(*lights_again_at_), *lights_again_at_);
    // The hours are asked for anew in each turn: whatever becomes of the clock, they are not missed for longer.
    if (!hours_.always()) next = std::min(next.value_or(now + hours_turn), now + hours_turn);
    if (const auto change = lights_.changes_at()) next = std::min(next.value_or(*change), *change);
    return {app_.wants_frame(now), next};
}

// The app goes on without a glass as long as something calls it; else nothing is drawn until the hours begin.
platform::FrameDemand Stage::demand_in_the_dark(Instant now) {
    if (!dark_ || (news_ && window_.has_display())) return {true, std::nullopt};
    const std::optional<Instant> trial_over = lights_.changes_at();
    return {false, std::min(trial_over.value_or(now + hours_turn), now + hours_turn)};
}

Status Stage::draw(Instant now) {
    if (!lights_.lit() && !dark_) return go_dark();
    news_ = false;
    const platform::Size glass = window_.size();
    const Instant before = last_frame_.value_or(now);
    last_frame_ = now;
    gui_.begin(page_size(glass, display_.orientation), now - before);
    app_.draw(glass_of(glass, display_, window_.display()));
    if (dark_ || lights_again_at_) {  // nothing is presented: it would fail, or never be done
        gui_.end(renderer_, glass, display_.orientation, app_.background(), {});
        return {};
    }
    const PixelRects damage = gui_.redraw(renderer_, glass, display_.orientation, app_.background());
    return window_.present(renderer_.pixels(), damage);
}

// A black frame first: it is all there is where the display does not obey, and what is seen first when it comes back.
Status Stage::go_dark() {
    if (std::exchange(lights_again_at_, std::nullopt)) {  // it never woke
        dark_ = slept_on_;
        return {};
    }
    const platform::Size glass = window_.size();
    gui_.begin(page_size(glass, display_.orientation), std::chrono::nanoseconds(0));
    gui_.end(renderer_, glass, display_.orientation, black);
    if (Status shown = window_.present(renderer_.pixels()); !shown) return shown;
    const platform::DisplayOff how = lights_.trial().value_or(display_.off);
    dark_for_trial_ = lights_.trial().has_value();
    log(LogLevel::notice, std::string("the display goes off: ") + (dark_for_trial_ ? "a trial" : "outside its hours"));
    dark_ = how;
    const Status off = power_->off(how);
    if (!off && failed_ != how) log(LogLevel::warning, "the display stays on, black: " + off.error().message);
    if (!off) failed_ = how;
    if (off && failed_ == how) failed_.reset();
    return {};
}

// Not with the next frame: a display that says that it is unplugged while it sleeps gets none before it is switched on.
void Stage::light(Instant now) {
    const platform::DisplayOff from = *std::exchange(dark_, std::nullopt);
    log(LogLevel::notice, std::string("the display goes on: ") + (dark_for_trial_                ? "the trial is over"
                                                                  : app_.is_time_to_show(hours_) ? "its hours"
                                                                  : app_.has_news()              ? "news"
                                                                                                 : "touched"));
    if (from == platform::DisplayOff::dpms && failed_ != from) lights_.woke(now);
    switch_on(from, now);
    gui_.forget_frame();
    app_.expose();
}

// Somebody stands before a dark glass: it is tried until it is lit, and staff read of it afterwards.
void Stage::switch_on(platform::DisplayOff from, Instant now) {
    const Status on = power_->on();
    if (!on && !lights_again_at_) log(LogLevel::warning, "the display stays off: " + on.error().message);
    if (on && lights_again_at_) {
        log(LogLevel::notice, "the display is on");
        if (from == platform::DisplayOff::dpms) lights_.woke(now);
        gui_.forget_frame();
        app_.expose();
    }
    lights_again_at_ = on ? std::nullopt : std::optional(now + between_tries);
    if (!on) slept_on_ = from;
}

}  // namespace parvis::kiosk
