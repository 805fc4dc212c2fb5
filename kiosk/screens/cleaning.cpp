#include "kiosk/screens/cleaning.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "kiosk/widgets/label.h"
#include "kiosk/widgets/overlay.h"
#include "kiosk/widgets/progress.h"

namespace parvis::kiosk {

void draw_cleaning(const CleaningView& view, const Box& glass, Ui& ui) {
    const Colours& colours = ui.colours();
    record_dialog(ui, widget_id("cleaning"), ui.tr(Text::clean_title), glass, colours.paper);
    ui.canvas.fill(glass, colours.paper);
    const float width =
        std::min(glass.width - 2 * ui.theme.margin_px(), std::max(ui.px(1180), 22 * ui.theme.style(Style::lead).em_px));
    const std::string words = ui.strings.count(Text::clean_left_one, Text::clean_left_other, view.seconds_left);
    Label title{.text = ui.tr(Text::clean_title),
                .style = page_title_style(ui),
                .ink = colours.ink,
                .ground = colours.paper,
                .heading = true};
    const Label text{.text = words, .style = Style::lead, .ink = colours.ink2, .ground = colours.paper};
    float disc = ui.theme.icon_px(ui.theme.low() ? 96 : 144);
    const float gap = ui.px(ui.theme.low() ? 16 : 28), rail = ui.px(14);
    const auto height = [&] {
        return (disc > 0 ? disc + gap : 0) + (title.text.empty() ? 0 : label_height(ui, title, width) + gap) +
               label_height(ui, text, width) + gap + rail;
    };
    // The largest text on the smallest glass: how long it still lasts is worth most.
    if (height() > glass.height) disc = 0;
    if (height() > glass.height) title.style = Style::body_strong;
    if (height() > glass.height) title.text = {};
    const float x = std::round(glass.centre_x() - width / 2);
    float y = std::round(glass.centre_y() - height() / 2);
    if (disc > 0) {
        ui.canvas.circle(x + disc / 2, y + disc / 2, disc / 2, colours.services.ground);
        ui.canvas.icon(icon("sparkles"), x + disc / 2, y + disc / 2, disc * 0.54F, colours.services.on_ground);
        y += disc + gap;
    }
    if (!title.text.empty()) y += draw_label(ui, title, x, y, width) + gap;
    y += draw_label(ui, text, x, y, width) + gap;
    const float share = static_cast<float>(view.seconds_left) / static_cast<float>(std::max(1, view.seconds_in_all));
    draw_progress(ui, {x, y, width, rail}, share, colours.sun, colours.rail);
}

}  // namespace parvis::kiosk
