#include "kiosk/widgets/notice_strip.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/progress.h"

namespace parvis::kiosk {
namespace {

// As large as it has room for on one line: the strip leaves the page to the visitor.
Label title_of(const NoticeStrip& notice, float width, const Ui& ui) {
    Style style = Style::h3;
    for (const Style smaller : {Style::body_strong, Style::label_strong})
        if (ui.canvas.width(notice.title, ui.theme.style(style)) > width) style = smaller;
    return {.text = notice.title, .style = style, .ink = ui.colours().on_strong, .ground = ui.colours().strong};
}

float icon_size(const Ui& ui) {
    return ui.theme.icon_px(48);
}

float strip_width(const Box& page, const Ui& ui) {
    return std::min(page.width - 2 * ui.theme.margin_px(), std::max(ui.px(1120), ui.theme.icon_px(900)));
}

// How the words stand: the title with its bar below, a pictogram before it and what else is to say behind it, each
// where the title has room beside it.
struct Words {
    float icon_px = 0;
    float title_px = 0;
    float side_px = 0;
};

Words words_of(const NoticeStrip& notice, float width, const Ui& ui) {
    const float gap = ui.px(28);
    const float title = std::ceil(ui.canvas.width(notice.title, ui.theme.style(Style::label_strong)));
    Words words{icon_size(ui), width - 2 * ui.px(40) - icon_size(ui) - gap, 0};
    if (title > words.title_px) return {0, words.title_px + icon_size(ui) + gap, 0};
    const float side = std::ceil(ui.canvas.width(notice.side, ui.theme.style(Style::label)));
    if (notice.side.empty() || words.title_px - side - gap < words.title_px / 2) return words;
    words.side_px = side;
    words.title_px -= side + gap;
    return words;
}

}  // namespace

float notice_strip_height(const NoticeStrip& notice, const Box& page, const Ui& ui) {
    const float width = strip_width(page, ui);
    const float title_px = words_of(notice, width, ui).title_px;
    const float words = label_height(ui, title_of(notice, title_px, ui), title_px);
    const float bar = notice.share ? ui.px(14) + ui.px(10) : 0;
    return std::round(std::max(ui.theme.target_px(80), words + bar + 2 * ui.px(20)) + ui.px(24));
}

bool draw_notice_strip(WidgetId id, const NoticeStrip& notice, const Box& strip, Ui& ui) {
    const Colours& colours = ui.colours();
    const float width = strip_width(strip, ui);
    const Box pill{std::round(strip.centre_x() - width / 2), strip.y + ui.px(12), width, strip.height - ui.px(24)};
    ui.canvas.fill(strip, colours.paper);
    const bool pressed = ui.touch.pressed(id);
    const Box seen = pressed ? pill.moved(0, ui.px(2)) : pill;
    record_target(ui, id, Role::button, notice.title, pill, colours.strong, colours.paper);
    const Inside inside(ui, id);
    ui.canvas.fill(seen, pressed ? colours.pressed(colours.strong) : colours.strong, ui.px(36));
    const float side = ui.px(40);
    const Colour accent = colours.flat ? colours.on_strong : colours.sun;
    const Words words = words_of(notice, width, ui);
    float x = seen.x + side;
    if (words.icon_px > 0) {
        ui.canvas.icon(notice.icon, x + words.icon_px / 2, seen.centre_y(), words.icon_px, accent);
        x += words.icon_px + ui.px(28);
    }
    const Label title = title_of(notice, words.title_px, ui);
    const float high = label_height(ui, title, words.title_px) + (notice.share ? ui.px(24) : 0);
    float y = seen.centre_y() - high / 2;
    y += draw_label(ui, title, x, y, words.title_px) + ui.px(10);
    if (notice.share) {
        const Colour rail = colours.flat ? colours.ink : colours.ink2;
        draw_progress(ui, {x, y, words.title_px, ui.px(14)}, *notice.share, accent, rail);
    }
    if (words.side_px > 0) {
        const Label label{
            .text = notice.side, .style = Style::label, .ink = colours.on_strong, .ground = colours.strong};
        draw_label(ui, label, seen.right() - side - words.side_px,
                   seen.centre_y() - label_height(ui, label, words.side_px) / 2, words.side_px + 1);
    }
    return ui.touch.tapped(id);
}

}  // namespace parvis::kiosk
