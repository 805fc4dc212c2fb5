#include "kiosk/widgets/touch.h"

#include <algorithm>
#include <cmath>

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

// A fling goes on with the mean speed of the last 100 ms, as Android's does (VelocityTracker, HORIZON); theirs takes a
// finger for resting after 40 ms without news, ours after some more: news come with our frames.
constexpr auto speed_window = 100ms;
constexpr auto resting_after = 60ms;
// Contacts of one frame come within this time: one sample, or their speed would be boundless.
constexpr auto same_moment = 4ms;
// Five slops (40 mm) a second. Slower is a finger that trembles or rolls off while it lifts; Android throws from 8 mm a
// second on, which is for steady hands.
constexpr float slowest_fling_slops = 5;
// Sideways beyond this it was a swipe, which means nothing here, though wide cards are still beneath.
constexpr float swipe_slops = 3;
// Panels lose a lifting finger and find it again within a few of their frames; nobody taps one thing twice as fast.
// Keys are struck faster, also twice, by two fingers.
constexpr auto bounce_time = 50ms;
constexpr auto key_bounce_time = 30ms;
// Whoever taps twice as on a computer, or with a trembling finger, means one tap: the second would take back what the
// first one switched. Nobody has seen so soon what the first one did.
constexpr auto double_tap_time = 300ms;

float distance(float x, float y, float other_x, float other_y) {
    return std::hypot(x - other_x, y - other_y);
}

}  // namespace

void Touch::lift() {
    is_down_ = false;
    dragging_ = false;
    pressed_ = 0;
    long_press_at_.reset();
    held_ = 0;
    held_until_next_ = false;
    held_area_ = 0;
    samples_.clear();
}

void Touch::forget() {
    lift();
    tapped_ = 0;
    flung_area_ = 0;
    drag_px_ = 0;
}

void Touch::advance(const SemanticTree& drawn, float slop_px, Instant now) {
    tapped_ = 0;
    flung_area_ = 0;
    drag_px_ = 0;
    if (!is_down_) lift();
    seen_ = !queue_.empty();
    while (!queue_.empty() && tapped_ == 0 && flung_area_ == 0 && !held_until_next_) {
        const platform::Contact contact = queue_.front();
        queue_.pop_front();
        hold_until(contact.at);
        switch (contact.phase) {
            case platform::ContactPhase::down:
                down(contact, drawn, slop_px);
                break;
            case platform::ContactPhase::move:
                move(contact, drawn, slop_px);
                break;
            case platform::ContactPhase::up:
                move(contact, drawn, slop_px);
                up(contact, drawn, slop_px);
                break;
            case platform::ContactPhase::cancel:
                lift();
                break;
        }
    }
    if (queue_.empty()) hold_until(now);
}

void Touch::down(const platform::Contact& contact, const SemanticTree& drawn, float slop_px) {
    lift();
    if (contact.at < deaf_until_) return;
    is_down_ = true;
    start_x_ = contact.x_px;
    start_y_ = last_y_ = contact.y_px;
    samples_ = {{contact.at, contact.y_px}};
    const Node* area = drawn.scroll_area_at(contact.x_px, contact.y_px);
    const Node* target = drawn.tappable_at(contact.x_px, contact.y_px);
    // What lies over a scroll area but not in it (the bottom bar, a keyboard) does not scroll it; what lies under it
    // (the ground of a panel) does not hinder it. Nodes stand in the order in which they were drawn.
    const bool over = target != nullptr && target > area && area != nullptr && target->inside != area->id;
    if (area != nullptr && !over) held_area_ = area->id;
    const bool stops_a_fling = held_area_ != 0 && area->moving;
    if (target == nullptr || stops_a_fling || bounced(contact, *target, slop_px)) return;
    pressed_ = target->id;
    if (target->long_press > std::chrono::milliseconds::zero()) long_press_at_ = contact.at + target->long_press;
}

// Whether it is no touch of its own: the last finger's again, the second half of a double tap, or, on anything but a
// key, a second finger's that came before the first had lifted.
bool Touch::bounced(const platform::Contact& contact, const Node& target, float slop_px) const {
    if (!last_lift_) return false;
    const auto since = contact.at - last_lift_->at;
    if (target.role == Role::key) return target.id == last_lift_->tapped && since < key_bounce_time;
    const auto near = [&](const Lift& lift) { return distance(contact.x_px, contact.y_px, lift.x, lift.y) <= slop_px; };
    if (since < Instant::duration::zero() || (near(*last_lift_) && since < bounce_time)) return true;
    return last_tap_ && near(*last_tap_) && contact.at - last_tap_->at < double_tap_time;
}

void Touch::note(const platform::Contact& contact) {
    if (contact.y_px == samples_.back().y) return;
    const bool same = samples_.size() > 1 && contact.at - samples_.back().at < same_moment;
    if (same) {
        samples_.back().y = contact.y_px;
    } else {
        samples_.push_back({contact.at, contact.y_px});
    }
    while (contact.at - samples_.front().at > speed_window && samples_.size() > 1) samples_.pop_front();
}

void Touch::move(const platform::Contact& contact, const SemanticTree& drawn, float slop_px) {
    if (!is_down_) return;
    note(contact);
    const float travelled = contact.y_px - start_y_;
    if (!dragging_ && held_ == 0 && std::abs(contact.x_px - start_x_) > swipe_slops * slop_px) {
        pressed_ = 0;
        held_area_ = 0;
    }
    if (!dragging_ && held_area_ != 0 && std::abs(travelled) > slop_px) {
        dragging_ = true;
        pressed_ = 0;
        last_y_ = start_y_ + std::copysign(slop_px, travelled);  // the page does not jump by the slop
    }
    if (dragging_) drag_px_ += contact.y_px - last_y_;
    if (dragging_) last_y_ = contact.y_px;
    if (pressed_ != 0 || held_ != 0) pressed_ = under(contact, drawn, slop_px);
    if (pressed_ == 0) long_press_at_.reset();
}

// What the finger still presses, or which choice of the held widget it has come to.
WidgetId Touch::under(const platform::Contact& contact, const SemanticTree& drawn, float slop_px) const {
    if (held_ != 0) {
        const Node* choice = drawn.tappable_at(contact.x_px, contact.y_px);
        if (choice != nullptr && choice->inside == held_) return choice->id;
    }
    const WidgetId id = held_ != 0 ? held_ : pressed_;
    const Node* node = drawn.find(id);
    if (node == nullptr) return 0;
    const bool trembles = distance(contact.x_px, contact.y_px, start_x_, start_y_) <= slop_px;
    return trembles || node->visible.contains(contact.x_px, contact.y_px) ? id : 0;
}

void Touch::hold_until(Instant now) {
    if (!long_press_at_ || now < *long_press_at_) return;
    long_press_at_.reset();
    held_ = pressed_;
    held_area_ = 0;
}

void Touch::up(const platform::Contact& contact, const SemanticTree& drawn, float slop_px) {
    if (!is_down_) return;
    if (dragging_) {
        flung_area_ = held_area_;
        fling_px_s_ = fling_speed(contact.at, slop_px);
    } else if (pressed_ != 0 && drawn.find(pressed_) != nullptr) {
        tapped_ = pressed_;
    }
    last_lift_ = {contact.at, contact.x_px, contact.y_px, tapped_};
    if (tapped_ != 0) last_tap_ = last_lift_;
    const float dragged = drag_px_;
    const WidgetId area = held_area_;
    const WidgetId held = held_;
    lift();
    // The area still takes the last bit of the drag in this frame; choices are still drawn, so that one can be taken.
    held_area_ = flung_area_ != 0 ? area : 0;
    drag_px_ = dragged;
    held_ = held;
    held_until_next_ = held != 0;
}

float Touch::fling_speed(Instant now, float slop_px) const {
    const auto oldest = std::ranges::find_if(samples_, [&](const Sample& s) { return now - s.at <= speed_window; });
    if (oldest == samples_.end() || now - samples_.back().at > resting_after) return 0;
    const std::chrono::duration<float> time = samples_.back().at - oldest->at;
    if (time < same_moment) return 0;
    const float speed = (samples_.back().y - oldest->y) / time.count();
    return std::abs(speed) < slowest_fling_slops * slop_px ? 0 : speed;
}

std::optional<float> Touch::fling(WidgetId area) const {
    if (area == 0 || flung_area_ != area) return std::nullopt;
    return fling_px_s_;
}

}  // namespace parvis::kiosk
