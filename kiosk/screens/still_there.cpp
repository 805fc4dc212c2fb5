#include "kiosk/screens/still_there.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/overlay.h"
#include "kiosk/widgets/progress.h"

namespace parvis::kiosk {

namespace {

struct Arrangement {
    std::string countdown;
    Style title = Style::h3;
    Style text = Style::body;
    float pad_units = 0;
    float gap_units = 0;
};

float rail_height(const Ui& ui) {
    return ui.px(14);
}

Label title_of(const Arrangement& arrangement, const Ui& ui) {
    return {.text = ui.tr(Text::still_there),
            .style = arrangement.title,
            .ink = ui.colours().ink,
            .ground = ui.colours().surface,
            .heading = true};
}

Label countdown_of(const Arrangement& arrangement, const Ui& ui) {
    return {.text = arrangement.countdown,
            .style = arrangement.text,
            .ink = ui.colours().ink2,
            .ground = ui.colours().surface};
}

float height_of(const Arrangement& arrangement, float width, const Button& stay, const Ui& ui) {
    const float pad = ui.px(arrangement.pad_units);
    const float text_width = width - 2 * pad;
    return std::round(label_height(ui, title_of(arrangement, ui), text_width) +
                      label_height(ui, countdown_of(arrangement, ui), text_width) + rail_height(ui) +
                      button_extent(ui, stay, text_width).height + 2.5F * ui.px(arrangement.gap_units) + 2 * pad);
}

}  // namespace

std::optional<Intent> draw_still_there(const StillThereView& view, const Box& glass, Ui& ui) {
    const Colours& colours = ui.colours();
    record_dialog(ui, widget_id("still there"), ui.tr(Text::still_there), glass, colours.surface);
    ui.canvas.fill(glass, colours.veil, 0, Corners::none, colours.veil_opacity);

    const float width = std::min(glass.width - 2 * ui.theme.margin_px(), std::max(ui.px(1040), ui.theme.icon_px(800)));
    const Button stay{.id = widget_id("stay"),
                      .label = ui.tr(Text::i_am_here),
                      .icon_before = icon("pointer"),
                      .strong = true,
                      .on_paper = false};
    const std::string sentence = ui.strings.count(Text::still_there_one, Text::still_there_other, view.seconds_left);
    const std::string seconds = ui.strings.get(Text::still_there_short, {{"n", std::to_string(view.seconds_left)}});
    // The largest arrangement that the glass has room for; the last one always fits.
    Arrangement best;
    for (const Arrangement& tried :
         {Arrangement{sentence, Style::h1, Style::lead, 72, 32}, Arrangement{sentence, Style::h2, Style::lead, 40, 20},
          Arrangement{sentence, Style::h3, Style::body, 24, 14}, Arrangement{seconds, Style::h3, Style::body, 20, 8}}) {
        best = tried;
        if (height_of(best, width, stay, ui) <= glass.height) break;
    }
    const float pad = ui.px(best.pad_units);
    const float gap = ui.px(best.gap_units);
    const float rail = rail_height(ui);
    const float text_width = width - 2 * pad;
    const Label title = title_of(best, ui);
    const Label countdown = countdown_of(best, ui);
    const Extent extent = button_extent(ui, stay, text_width);
    const float height = height_of(best, width, stay, ui);
    const Box card{std::round(glass.centre_x() - width / 2), std::round(glass.centre_y() - height / 2), width, height};
    draw_card_ground(ui, card, 36, false, false);

    const float x = card.x + pad;
    float y = card.y + pad;
    y += draw_label(ui, title, x, y, text_width) + gap / 2;
    y += draw_label(ui, countdown, x, y, text_width) + gap;
    const float share = static_cast<float>(view.seconds_left) / static_cast<float>(std::max(1, view.seconds_in_all));
    draw_progress(ui, {x, y, text_width, rail}, share, colours.sun, colours.rail);
    y += rail + gap;
    const Box button{x, y, extent.width, extent.height};
    if (draw_button(ui, stay, button)) return StillThere{};
    return std::nullopt;
}

}  // namespace parvis::kiosk
