#include "kiosk/widgets/bottom_bar.h"

#include <cmath>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

constexpr std::string_view between = " · ";

void draw_centre(const BarView& view, const Box& room, Ui& ui) {
    const Colours& colours = ui.colours();
    const float name_line = ui.theme.style(Style::h3).line_px;
    if (ui.theme.compact()) {
        const std::string clock = (view.centre.empty() ? "" : std::string(between)) + view.clock;
        const float clock_px = ui.canvas.width(clock, ui.theme.style(Style::h3)) + 1;
        const float y = room.centre_y() - name_line / 2;
        const Label name{
            .text = view.centre, .style = Style::h3, .ink = colours.ink, .ground = colours.surface, .max_lines = 1};
        const TextLayout shown = ui.canvas.lay_out(view.centre, ui.theme.style(Style::h3), room.width - clock_px, 1);
        draw_label(ui, name, room.x, y, room.width - clock_px);
        draw_label(ui, {.text = clock, .style = Style::h3, .ink = colours.ink, .ground = colours.surface},
                   room.x + shown.width_px, y, clock_px);
        return;
    }
    const std::string when = view.date + std::string(between) + view.clock;
    const float when_line = ui.theme.style(Style::label).line_px;
    const float height = (view.centre.empty() ? 0 : name_line) + when_line;
    float y = std::round(room.centre_y() - height / 2);
    y += draw_label(
        ui, {.text = view.centre, .style = Style::h3, .ink = colours.ink, .ground = colours.surface, .max_lines = 1},
        room.x, y, room.width);
    draw_label(ui,
               {.text = when, .style = Style::label, .ink = colours.ink2, .ground = colours.surface, .max_lines = 1},
               room.x, y, room.width);
}

}  // namespace

float bottom_bar_height(const Theme& theme) {
    return theme.target_px(80) + 2 * theme.px(16);
}

std::optional<Intent> draw_bottom_bar(const BarView& view, const Box& box, Ui& ui) {
    std::optional<Intent> intent;
    ui.canvas.fill(box, ui.colours().surface);
    ui.canvas.fill({box.x, box.y, box.width, ui.px(2)}, ui.colours().line);
    const float margin = ui.theme.margin_px();
    const float height = button_height(ui);
    const float y = std::round(box.centre_y() - height / 2);
    const float gap = ui.px(20);

    const Language other = ui.strings.language() == Language::french ? Language::english : Language::french;
    const Strings other_words(other);
    const Button language{.id = widget_id("language"),
                          .label = other_words.get(Text::language_name),
                          .icon_before = icon("languages"),
                          .on_paper = false};
    const float language_px = button_width(ui, language);
    float x = box.x + margin;
    if (view.can_go_back) {
        const Button back{.id = widget_id("back"),
                          .label = ui.tr(Text::back),
                          .icon_before = icon("arrow-left"),
                          .strong = true,
                          .on_paper = false};
        const Button home{
            .id = widget_id("home"), .label = ui.tr(Text::home), .icon_before = icon("house"), .on_paper = false};
        if (draw_button(ui, back, {x, y, button_width(ui, back), height})) intent = Go{BackChosen{}};
        x += button_width(ui, back) + gap;
        if (draw_button(ui, home, {x, y, button_width(ui, home), height})) intent = Go{HomeChosen{}};
    } else {
        draw_centre(view, {x, box.y, box.width - 2 * margin - language_px - gap, box.height}, ui);
    }
    if (draw_button(ui, language, {box.right() - margin - language_px, y, language_px, height}))
        intent = LanguageChosen{other};
    return intent;
}

}  // namespace parvis::kiosk
