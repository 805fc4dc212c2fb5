#include "kiosk/widgets/scroll_area.h"

#include <algorithm>

namespace parvis::kiosk {

ScrollArea::ScrollArea(Ui& ui, WidgetId id, const Box& window, ScrollState& state)
    : ui_(ui), id_(id), window_(window), state_(state), inside_(ui, id), content_px_(state.content_px) {
    const ScrollExtent extent{state.content_px, window.height};
    const ScrollInput input{ui.touch.holds(id), ui.touch.drag_px(id), ui.touch.fling(id), ui.reduced_motion};
    const bool moving = step_scroll(state_, extent, input, ui.seconds);
    ui.moving = ui.moving || moving;
    Node node;
    node.id = id;
    node.role = Role::scroll_area;
    node.moving = moving;
    node.box = window;
    node.visible = window.meet(ui.canvas.clip());
    ui.tree.add(std::move(node));
    ui.canvas.push_clip(window);
}

void ScrollArea::set_content(float height_px) {
    content_px_ = height_px;
}

ScrollArea::~ScrollArea() {
    ui_.canvas.pop_clip();
    // Content that grew or shrank is scrolled by its new height from the next frame on: it must come without a touch.
    if (state_.content_px != content_px_) ui_.moving = true;
    state_.content_px = content_px_;
    const ScrollExtent extent{content_px_, window_.height};
    if (extent.furthest() < 1) return;
    const float width = ui_.px(8);
    const float margin = ui_.px(16);
    const Box rail{window_.right() - ui_.px(12) - width, window_.y + margin, width, window_.height - 2 * margin};
    const float share = std::max(0.08F, window_.height / content_px_);
    const float along = std::clamp(state_.offset_px / extent.furthest(), 0.0F, 1.0F);
    const float length = rail.height * share;
    ui_.canvas.fill(rail, ui_.colours().rail, width / 2);
    ui_.canvas.fill({rail.x, rail.y + (rail.height - length) * along, width, length}, ui_.colours().thumb, width / 2);
}

}  // namespace parvis::kiosk
