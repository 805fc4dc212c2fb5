#include "kiosk/widgets/notice.h"

#include <algorithm>

#include "kiosk/widgets/label.h"

namespace parvis::kiosk {

float draw_notice(Ui& ui, const Notice& notice, const Box& column, float y) {
    const Colours& colours = ui.colours();
    const float disc = ui.theme.badge_px(ui.theme.compact() ? 84 : 112, Style::h2);
    const float x = column.x + disc + ui.px(32);
    const float width = std::min(column.right() - x, ui.px(1100));
    ui.canvas.circle(column.x + disc / 2, y + disc / 2, disc / 2, colours.other.ground);
    ui.canvas.icon(notice.icon, column.x + disc / 2, y + disc / 2, disc * 0.54F, colours.other.on_ground);
    const float start = y;
    y += draw_label(
        ui, {.text = notice.title, .style = Style::h2, .ink = colours.ink, .ground = colours.paper, .heading = true}, x,
        y, width);
    y += ui.px(6);
    y += draw_label(ui, {.text = notice.text, .style = Style::lead, .ink = colours.ink2, .ground = colours.paper}, x, y,
                    width);
    return std::max(disc, y - start);
}

}  // namespace parvis::kiosk
