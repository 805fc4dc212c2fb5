#include "kiosk/screens/fault.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/card.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/scroll_area.h"
#include "kiosk/widgets/stirred.h"

namespace parvis::kiosk {
namespace {

// Larger than the page by what it moves, and another one after each round.
void draw_ground(const FaultView& view, Ui& ui) {
    const float bleed = std::ceil(stirred_reach(ui));
    const Box larger{ui.page.x - bleed, ui.page.y - bleed, ui.page.width + 2 * bleed, ui.page.height + 2 * bleed};
    const std::string id = "parvis " + std::to_string(view.moved / stirred_steps);
    ui.canvas.push_clip(ui.page);
    draw_cover(ui, {id, "Services", false}, stirred(ui, larger, view.moved), 0, Corners::none);
    ui.canvas.pop_clip();
}

}  // namespace

std::optional<Intent> draw_fault(const FaultView& view, FaultState& state, Ui& ui) {
    const Colours& colours = ui.colours();
    const float width = std::min(ui.page.width - 2 * ui.theme.margin_px(), ui.px(1200));
    const float pad = ui.px(ui.theme.compact() ? 36 : 72);
    const float text_width = width - 2 * pad;
    const float disc = ui.px(ui.theme.compact() ? 96 : 144);
    const std::string reason = ui.strings.get(Text::fault_staff, {{"reason", view.reason}});

    const Label title{.text = ui.tr(Text::fault_title),
                      .style = page_title_style(ui),
                      .ink = colours.ink,
                      .ground = colours.surface,
                      .heading = true};
    const Label advice{
        .text = ui.tr(Text::fault_text), .style = Style::lead, .ink = colours.ink, .ground = colours.surface};
    const Label staff{.text = reason, .style = Style::label, .ink = colours.ink2, .ground = colours.surface};
    const float gap = ui.px(ui.theme.compact() ? 16 : 28);
    const float height = disc + label_height(ui, title, text_width) + label_height(ui, advice, text_width) +
                         label_height(ui, staff, text_width) + 3 * gap + 2 * pad;
    draw_ground(view, ui);
    ScrollArea area(ui, widget_id("fault"), ui.page, state.scroll);
    const float margin = std::max(ui.px(24), std::floor((ui.page.height - height) / 2));
    const Box card =
        stirred(ui, {std::round(ui.page.centre_x() - width / 2), area.top() + margin, width, height}, view.moved);
    area.set_content(height + 2 * margin);
    draw_card_ground(ui, card, 36, false, false);
    float y = card.y + pad;
    const float x = card.x + pad;
    ui.canvas.circle(x + disc / 2, y + disc / 2, disc / 2, colours.services.ground);
    ui.canvas.icon(icon("coffee"), x + disc / 2, y + disc / 2, disc * 0.54F, colours.services.on_ground);
    y += disc + gap;
    y += draw_label(ui, title, x, y, text_width) + gap;
    y += draw_label(ui, advice, x, y, text_width) + gap;
    draw_label(ui, staff, x, y, text_width);
    return std::nullopt;
}

}  // namespace parvis::kiosk
