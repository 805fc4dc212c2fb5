#include "kiosk/screens/still_there.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/label.h"

namespace parvis::kiosk {

std::optional<Intent> draw_still_there(const StillThereView& view, const Box& glass, Ui& ui) {
    const Colours& colours = ui.colours();
    Node dialog;
    dialog.id = widget_id("still there");
    dialog.role = Role::dialog;
    dialog.label = ui.tr(Text::still_there);
    dialog.box = dialog.visible = glass;
    dialog.ink = colours.ink;
    dialog.ground = colours.surface;
    ui.tree.add(std::move(dialog));
    ui.canvas.fill(glass, colours.veil, 0, Corners::none, colours.veil_opacity);

    const float pad = ui.px(ui.theme.compact() ? 40 : 72);
    const float width = std::min(glass.width - 2 * ui.theme.margin_px(), ui.px(1040));
    const float text_width = width - 2 * pad;
    const std::string left = ui.strings.count(Text::still_there_one, Text::still_there_other, view.seconds_left);
    const Label title{.text = ui.tr(Text::still_there),
                      .style = ui.theme.compact() ? Style::h2 : Style::h1,
                      .ink = colours.ink,
                      .ground = colours.surface,
                      .heading = true};
    const Label countdown{.text = left, .style = Style::lead, .ink = colours.ink2, .ground = colours.surface};
    const Button stay{.id = widget_id("stay"),
                      .label = ui.tr(Text::i_am_here),
                      .icon_before = icon("pointer"),
                      .strong = true,
                      .on_paper = false};
    const float gap = ui.px(ui.theme.compact() ? 20 : 32);
    const float rail = ui.px(14);
    const float height = label_height(ui, title, text_width) + label_height(ui, countdown, text_width) + rail +
                         button_height(ui) + 2.5F * gap + 2 * pad;
    const Box card{std::round(glass.centre_x() - width / 2), std::round(glass.centre_y() - height / 2), width,
                   std::round(height)};
    draw_card_ground(ui, card, 36, false, false);

    const float x = card.x + pad;
    float y = card.y + pad;
    y += draw_label(ui, title, x, y, text_width) + gap / 2;
    y += draw_label(ui, countdown, x, y, text_width) + gap;
    const float share = static_cast<float>(view.seconds_left) / static_cast<float>(std::max(1, view.seconds_in_all));
    ui.canvas.fill({x, y, text_width, rail}, colours.rail, rail / 2);
    ui.canvas.fill({x, y, std::max(rail, text_width * std::min(1.0F, share)), rail}, colours.sun, rail / 2);
    y += rail + gap;
    const Box button{x, y, button_width(ui, stay), button_height(ui)};
    if (draw_button(ui, stay, button)) return StillThere{};
    return std::nullopt;
}

}  // namespace parvis::kiosk
