// From contacts on the page to what a visitor means: a tap, a long press, a drag, a fling. Pure: it asks the last drawn
// semantic tree what lies under the finger, so that nothing can be touched that was not seen.
#pragma once

#include <chrono>
#include <deque>
#include <optional>

#include "kiosk/semantics/tree.h"
#include "platform/touch_input.h"

namespace parvis::kiosk {

class Touch {
public:
    // A contact in page pixels.
    void push(const platform::Contact& contact) { queue_.push_back(contact); }
    // Interprets what was pushed against what was drawn last, up to the first tap: the screen may change with it.
    void advance(const SemanticTree& drawn, float slop_px, Instant now);
    // Whether another frame must follow this one: contacts wait for it, or choices that were offered must go.
    [[nodiscard]] bool waiting() const { return !queue_.empty() || held_until_next_; }
    // When the finger that is down becomes a long press, if it rests until then: a frame is wanted at that moment.
    [[nodiscard]] std::optional<Instant> due_at() const { return long_press_at_; }
    // Contacts that begin before this moment mean nothing: a page that has just come is not touched by mistake.
    void deaf_until(Instant moment) { deaf_until_ = moment; }
    // Forgets the finger that is down, and what it did.
    void forget();

    // For widgets, while they draw.
    [[nodiscard]] bool tapped(WidgetId id) const { return id != 0 && tapped_ == id; }
    [[nodiscard]] bool pressed(WidgetId id) const { return id != 0 && pressed_ == id; }
    // The finger has rested on it for the time that its node asks for (Node::long_press), and is still down or lifts in
    // this very frame. Meanwhile lists keep still, and the widget may offer choices: tappable nodes `inside` it. The
    // same finger slides over them; the one under it is pressed(), and tapped() where the finger lifts. So a widget
    // keeps no state: while held(id), it draws its choices as it draws anything that can be tapped. A finger that lifts
    // on the widget itself taps it as ever (slow hands press for long); elsewhere, nothing.
    [[nodiscard]] bool held(WidgetId id) const { return id != 0 && held_ == id; }
    [[nodiscard]] bool holds(WidgetId area) const { return area != 0 && held_area_ == area; }
    [[nodiscard]] float drag_px(WidgetId area) const { return holds(area) ? drag_px_ : 0; }
    // Speed with which the finger left a scroll area in this frame, in pixels per second; none: it did not.
    [[nodiscard]] std::optional<float> fling(WidgetId area) const;
    // Whether any finger was seen by the last advance(): someone is there.
    [[nodiscard]] bool seen() const { return seen_; }

private:
    struct Sample {
        Instant at{};
        float y = 0;
    };
    struct Lift {
        Instant at{};
        float x = 0;
        float y = 0;
        WidgetId tapped = 0;
    };
    void down(const platform::Contact& contact, const SemanticTree& drawn, float slop_px);
    void move(const platform::Contact& contact, const SemanticTree& drawn, float slop_px);
    void up(const platform::Contact& contact, const SemanticTree& drawn, float slop_px);
    void lift();
    void note(const platform::Contact& contact);
    [[nodiscard]] bool bounced(const platform::Contact& contact, const Node& target, float slop_px) const;
    void hold_until(Instant now);
    [[nodiscard]] WidgetId under(const platform::Contact& contact, const SemanticTree& drawn, float slop_px) const;
    [[nodiscard]] float fling_speed(Instant now, float slop_px) const;

    std::deque<platform::Contact> queue_;
    std::deque<Sample> samples_;  // where the finger was lately
    std::optional<Lift> last_lift_;
    std::optional<Lift> last_tap_;
    Instant deaf_until_{};
    bool is_down_ = false;
    bool dragging_ = false;
    float start_x_ = 0;
    float start_y_ = 0;
    float last_y_ = 0;
    WidgetId pressed_ = 0;
    std::optional<Instant> long_press_at_;  // of the pressed widget, while it may still come
    WidgetId held_ = 0;
    bool held_until_next_ = false;  // the finger has lifted: held_ is for this frame only
    WidgetId held_area_ = 0;
    WidgetId tapped_ = 0;
    WidgetId flung_area_ = 0;
    float drag_px_ = 0;
    float fling_px_s_ = 0;
    bool seen_ = false;
};

}  // namespace parvis::kiosk
