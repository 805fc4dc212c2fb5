#include "kiosk/widgets/touch.h"

#include <cmath>

namespace parvis::kiosk {
namespace {

// A finger that rests this long before it lifts has stopped: no fling.
constexpr std::chrono::milliseconds speed_window{80};

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
                down(contact, drawn);
                break;
            case platform::ContactPhase::move:
                move(contact, drawn, slop_px);
                break;
            case platform::ContactPhase::up:
                move(contact, drawn, slop_px);
                up(contact, drawn);
                break;
            case platform::ContactPhase::cancel:
                lift();
                break;
        }
    }
    if (queue_.empty()) hold_until(now);
}

void Touch::down(const platform::Contact& contact, const SemanticTree& drawn) {
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
    if (target == nullptr || stops_a_fling) return;
    pressed_ = target->id;
    if (target->long_press > std::chrono::milliseconds::zero()) long_press_at_ = contact.at + target->long_press;
}

void Touch::move(const platform::Contact& contact, const SemanticTree& drawn, float slop_px) {
    if (!is_down_) return;
    samples_.push_back({contact.at, contact.y_px});
    const float travelled = contact.y_px - start_y_;
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
    const bool trembles = std::hypot(contact.x_px - start_x_, contact.y_px - start_y_) <= slop_px;
    return trembles || node->visible.contains(contact.x_px, contact.y_px) ? id : 0;
}

void Touch::hold_until(Instant now) {
    if (!long_press_at_ || now < *long_press_at_) return;
    long_press_at_.reset();
    held_ = pressed_;
    held_area_ = 0;
}

void Touch::up(const platform::Contact& contact, const SemanticTree& drawn) {
    if (!is_down_) return;
    if (dragging_) {
        flung_area_ = held_area_;
        fling_px_s_ = speed(contact.at);
    } else if (pressed_ != 0 && drawn.find(pressed_) != nullptr) {
        tapped_ = pressed_;
    }
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

float Touch::speed(Instant now) const {
    const Sample* oldest = nullptr;
    for (const Sample& sample : samples_)
        if (oldest == nullptr && now - sample.at <= speed_window) oldest = &sample;
    if (oldest == nullptr || samples_.empty()) return 0;
    const std::chrono::duration<float> time = now - oldest->at;
    return time.count() < 0.001F ? 0 : (samples_.back().y - oldest->y) / time.count();
}

std::optional<float> Touch::fling(WidgetId area) const {
    if (area == 0 || flung_area_ != area) return std::nullopt;
    return fling_px_s_;
}

}  // namespace parvis::kiosk
