// A window onto content that is higher than it: moves under the finger, on by itself, shows where one is.
#pragma once

#include <cmath>

#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

// While it lives, drawing is clipped to the window and belongs to the area; its end draws the scroll bar.
class ScrollArea {
public:
    ScrollArea(Ui& ui, WidgetId id, const Box& window, ScrollState& state);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    // Where the content's top is now, in page pixels.
    [[nodiscard]] float top() const { return window_.y - std::round(state_.offset_px); }
    [[nodiscard]] const Box& window() const { return window_; }
    // Whether any of these rows is in the window.
    [[nodiscard]] bool shows(float y, float height) const { return y < window_.bottom() && y + height > window_.y; }
    // The content's height, once known: the next frame scrolls by it.
    void set_content(float height_px);

private:
    Ui& ui_;
    WidgetId id_;
    Box window_;
    ScrollState& state_;
    Inside inside_;
    float content_px_ = 0;
};

}  // namespace parvis::kiosk
