#include "kiosk/staff_panel.h"

#include <utility>

#include "content/sodium.h"
#include "content/staff/pin.h"
#include "kiosk/views/display_view.h"
#include "kiosk/views/staff_view.h"
#include "kiosk/widgets/notice_strip.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr auto between_looks = 100ms;  // at a hash that is being made
constexpr auto between_bars = 250ms;   // often enough to be believed

std::string wait_text(std::chrono::seconds wait, const Strings& strings) {
    if (wait < 2min) return strings.count(Text::pin_wait_one, Text::pin_wait_other, static_cast<int>(wait.count()));
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
    return strings.get(Text::pin_wait_minutes, {{"n", std::to_string(minutes)}});
}

NoticeStrip preview_strip(const Ui& ui) {
    return {ui.tr(Text::staff_preview), ui.tr(Text::staff_preview_leave), icon("info"), std::nullopt};
}

}  // namespace

void StaffPanel::follow(StaffDesk* desk, PinDoor* door) {
    leave();
    desk_ = desk;
    door_ = door;
}

void StaffPanel::open() {
    if (desk_ == nullptr || door_ == nullptr || is_open()) return;
    if (previews()) {
        step_ = Step::inside;
        return;
    }
    if (door_->is_set()) return go(Step::enter, Text::pin_enter);
    go(desk_->key_present() ? Step::choose : Step::needs_key, Text::pin_choose);
}

void StaffPanel::leave() {
    if (let_in_) desk_->leave();
    let_in_ = false;
    step_ = Step::closed;
    forget_digits();
    content::wipe(chosen_);
    pin_state_ = {};
    clock_.leave();
    view_ = {};
    state_ = {};
    care_.close();
    facts_.reset();
    asked_ = false;
    asked_at_.reset();
    awaits_answer_ = false;
}

void StaffPanel::go_back() {
    if (care_.go_back()) return;
    if (std::exchange(state_.asking, std::nullopt) || clock_.leave()) return;
    if (!let_in_ || step_ == Step::inside) return leave();
    content::wipe(chosen_);
    go(Step::inside, Text::pin_enter);
}

void StaffPanel::go(Step step, Text word) {
    forget_digits();
    step_ = step;
    word_ = word;
}

void StaffPanel::forget_digits() {
    content::wipe(pin_state_.digits);
}

bool StaffPanel::keep(const Strings& strings, const ClockReading& clock, Instant now) {
    if (!is_open()) return false;
    const bool worked = view_.work.has_value();
    const Step before = step_;
    const bool had_pad = pin_.pad;
    if (const auto answer = door_->answer(); answer && std::exchange(awaits_answer_, false)) hear(*answer);
    const bool first_time = !let_in_ && (step_ == Step::needs_key || step_ == Step::choose || step_ == Step::again);
    if (first_time && !door_->busy()) {
        if (door_->is_set()) {
            go(Step::enter, Text::pin_enter);
        } else if (!desk_->key_present()) {
            content::wipe(chosen_);
            go(Step::needs_key, Text::pin_choose);
        } else if (step_ == Step::needs_key) {
            go(Step::choose, Text::pin_choose);
        }
    }
    if (step_ == Step::inside) {
        const auto facts_before = facts_;
        show_facts(strings, clock);
        const bool care_changed = care_.keep(facts_.get(), asked_, strings, now);
        // A stick that comes or goes moves what stands below its card.
        const bool other_facts = facts_before != facts_;
        return care_changed || other_facts || before != step_ || worked != view_.work.has_value();
    }
    show_pin(strings);
    return before != step_ || had_pad != pin_.pad;
}

void StaffPanel::show_pin(const Strings& strings) {
    pin_.title = strings.get(Text::pin_title);
    pin_.busy = door_->busy();
    pin_.longest = content::longest_pin;
    const std::chrono::seconds wait = step_ == Step::enter ? door_->wait() : 0s;
    pin_.pad = wait == 0s && step_ != Step::needs_key;
    if (pin_.busy) {
        pin_.text = strings.get(Text::pin_busy);
    } else if (wait > 0s) {
        pin_.text = wait_text(wait, strings);
    } else {
        pin_.text = strings.get(step_ == Step::needs_key ? Text::pin_needs_key : word_);
    }
}

void StaffPanel::show_facts(const Strings& strings, const ClockReading& clock) {
    auto facts = desk_->facts();
    if (facts != asked_at_) asked_ = false;
    if (facts != facts_ || strings.language() != language_ || (!facts && !view_.known)) {
        if (facts != facts_) state_.asking.reset();
        const bool had_draft = view_.draft.has_value();
        view_ = facts ? make_staff_view(*facts, strings) : StaffView{};
        if (had_draft && !view_.draft) state_.scroll = {};  // what was read is gone, and the page shorter by it
        if (!facts) view_.notice = strings.get(Text::staff_reading);
        facts_ = std::move(facts);
        language_ = strings.language();
    }
    view_.clock = clock_.view(strings);
    if (display_ != nullptr) view_.display = make_display_view(*display_, clock, strings);
    view_.work = asked_ ? make_work_view(desk_->progress(), strings) : std::nullopt;
    if (asked_ && !view_.busy) view_.notice = strings.get(Text::staff_busy);
    view_.busy = asked_;
}

std::optional<Intent> StaffPanel::draw(Ui& ui) {
    if (care_.is_open()) return care_.draw(ui);
    return step_ == Step::inside ? draw_staff(view_, state_, ui) : draw_pin(pin_, pin_state_, ui);
}

float StaffPanel::strip_height(const Box& page, const Ui& ui) const {
    return previews() ? notice_strip_height(preview_strip(ui), page, ui) : 0;
}

std::optional<Intent> StaffPanel::draw_strip(const Box& strip, Ui& ui) const {
    if (!previews() || !draw_notice_strip(widget_id("preview strip"), preview_strip(ui), strip, ui))
        return std::nullopt;
    return PreviewLeft{};
}

bool StaffPanel::apply(const Intent& intent) {
    if (std::get_if<StaffOpened>(&intent) != nullptr) {
        open();
        return true;
    }
    if (std::get_if<PinGiven>(&intent) != nullptr) {
        take_pin();
        return true;
    }
    if (const auto* chosen = std::get_if<StaffVersionChosen>(&intent)) {
        if (step_ != Step::inside || asked_ || !facts_ || chosen->version >= facts_->versions.size()) return true;
        await(desk_->show(facts_->versions[chosen->version].name));
        return true;
    }
    if (const auto* chosen = std::get_if<StaffChosen>(&intent)) {
        choose(*chosen);
        return true;
    }
    if (step_ == Step::inside && clock_.apply(intent)) return true;
    if (const auto* tried = std::get_if<DisplayOffTried>(&intent)) {
        if (step_ == Step::inside && display_ != nullptr) display_->try_off(tried->how);
        return true;
    }
    if (const auto* care = std::get_if<CareChosen>(&intent)) {
        choose(care->choice);
        return true;
    }
    if (std::get_if<PreviewLeft>(&intent) != nullptr) {
        if (step_ == Step::preview) step_ = Step::inside;
        return true;
    }
    if (std::get_if<StaffOfferTaken>(&intent) == nullptr) return false;
    if (step_ != Step::inside || asked_ || !facts_ || !facts_->offer) return true;
    await(desk_->accept(content::agreement_to(*facts_->offer)));
    return true;
}

void StaffPanel::choose(const StaffChosen& chosen) {
    if (step_ != Step::inside) return;
    const StaffChoice choice = chosen.choice;
    const StaffStick* stick = facts_ && chosen.stick < facts_->sticks.size() ? &facts_->sticks[chosen.stick] : nullptr;
    const bool stops = choice == StaffChoice::drop && view_.work && view_.work->may_stop;
    if (asked_ && !stops) return;
    switch (choice) {
        case StaffChoice::prepare:
            if (stick == nullptr) return;
            return await(desk_->prepare(stick->arrival));
        case StaffChoice::publish:
            return await(desk_->publish());
        case StaffChoice::drop:
            return await(desk_->discard());
        case StaffChoice::copy_content:
        case StaffChoice::copy_template:
            if (stick == nullptr) return;
            return await(desk_->copy(choice == StaffChoice::copy_content ? StickFolder::content : StickFolder::model,
                                     stick->arrival));
        case StaffChoice::change_pin:
            return go(Step::choose, Text::pin_choose);
        case StaffChoice::look:
            if (!draft_file().empty()) step_ = Step::preview;
            return;
    }
}

// Facts that came before it was asked (a stick, an update) are no answer: what was touched stays locked.
void StaffPanel::await(FactsBefore before) {
    asked_ = true;
    asked_at_ = std::move(before);
}

void StaffPanel::choose(CareChoice choice) {
    if (step_ != Step::inside || (asked_ && choice != CareChoice::open)) return;
    // How the board is now, not when staff came in.
    if (choice == CareChoice::open && !care_.is_open()) desk_->look();
    if (care_.apply(choice)) return;
    switch (choice) {
        case CareChoice::copy_report:
            // The one that the page names.
            if (!facts_ || facts_->sticks.empty()) return;
            return await(desk_->copy(StickFolder::report, facts_->sticks.front().arrival));
        case CareChoice::restart:
            desk_->order(MachineOrder::restart);
            break;
        case CareChoice::quit:
            desk_->order(MachineOrder::quit);
            break;
        case CareChoice::leave_safe_mode:
            desk_->order(MachineOrder::leave_safe_mode);
            break;
        case CareChoice::open:
        case CareChoice::touch_test:
        case CareChoice::clean:
            return;  // care_ took them
    }
    await(desk_->facts());
}

std::filesystem::path StaffPanel::draft_file() const {
    return facts_ && facts_->draft ? facts_->draft->file : std::filesystem::path();
}

// What is too short is not even a try.
void StaffPanel::take_pin() {
    if (!is_open() || step_ == Step::inside || step_ == Step::needs_key || door_->busy()) return;
    if (!content::is_pin(pin_state_.digits)) {
        word_ = Text::pin_short;
        return;
    }
    switch (step_) {
        case Step::enter:
            if (door_->wait() == 0s) {
                door_->try_pin(pin_state_.digits);
                awaits_answer_ = true;
            }
            return forget_digits();
        case Step::choose:
            chosen_ = pin_state_.digits;
            return go(Step::again, Text::pin_again);
        case Step::again:
            if (pin_state_.digits != chosen_) {
                content::wipe(chosen_);
                return go(Step::choose, Text::pin_differs);
            }
            content::wipe(chosen_);
            // The stick may have gone since.
            if (let_in_ || desk_->key_present()) {
                door_->choose(pin_state_.digits);
                awaits_answer_ = true;
            }
            return forget_digits();
        default:
            return;
    }
}

void StaffPanel::hear(content::PinAnswer answer) {
    switch (answer) {
        case content::PinAnswer::right:
            go(Step::inside, Text::pin_enter);
            state_ = {};
            if (!std::exchange(let_in_, true)) desk_->look();
            return;
        case content::PinAnswer::wrong:
            return go(Step::enter, Text::pin_wrong);
        case content::PinAnswer::too_soon:
            return go(Step::enter, Text::pin_enter);
        case content::PinAnswer::failed:
            return go(door_->is_set() && !let_in_ ? Step::enter : Step::choose, Text::pin_failed);
    }
}

std::optional<Instant> StaffPanel::changes_at(Instant now) const {
    if (!is_open()) return std::nullopt;
    if (care_.cleans()) return care_.changes_at(now);
    if (step_ == Step::inside) return asked_ ? std::optional(now + between_bars) : clock_.changes_at(now);
    if (door_->busy()) return now + between_looks;
    if (step_ == Step::enter && door_->wait() > 0s) return now + 500ms;
    return std::nullopt;
}

}  // namespace parvis::kiosk
