#include "kiosk/widgets/bottom_bar.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

constexpr std::string_view between = " · ";
constexpr float gap_units = 20;
constexpr std::chrono::milliseconds staff_press{5000};
constexpr float widest_centre_share = 0.4F;  // of the bar: a longer name is shortened rather than that aids fold away

struct BarButton {
    Button button;
    Intent intent;
};

float gap_px(const Ui& ui) {
    return std::max(ui.px(gap_units), ui.px(16));
}

std::vector<BarButton> left_buttons(const BarView& view, BarFold fold, const Ui& ui) {
    if (!view.can_go_back) return {};
    std::vector<BarButton> buttons;
    buttons.push_back({{.id = widget_id("back"),
                        .label = ui.tr(Text::back),
                        .icon_before = icon("arrow-left"),
                        .strong = true,
                        .on_paper = false},
                       Go{BackChosen{}}});
    if (fold != BarFold::home)
        buttons.push_back(
            {{.id = widget_id("home"), .label = ui.tr(Text::home), .icon_before = icon("house"), .on_paper = false},
             Go{HomeChosen{}}});
    return buttons;
}

void add_aids(std::vector<BarButton>& buttons, const Ui& ui) {
    const Aids& now = ui.theme.aids();
    Aids text = now;
    text.text = next_step(now.text);
    Aids contrast = now;
    contrast.high_contrast = !now.high_contrast;
    Aids reach = now;
    reach.lowered = !now.lowered;
    buttons.push_back({{.id = widget_id("text size"),
                        .label = ui.tr(Text::aid_text),
                        .icon_before = icon("a-large-small"),
                        .strong = now.text != TextSize::normal,
                        .on_paper = false},
                       AidsChosen{text}});
    buttons.push_back({{.id = widget_id("contrast"),
                        .label = ui.tr(Text::aid_contrast),
                        .icon_before = icon("contrast"),
                        .strong = now.high_contrast,
                        .on_paper = false},
                       AidsChosen{contrast}});
    if (can_lower(ui.theme.glass()))
        buttons.push_back({{.id = widget_id("reach"),
                            .label = ui.tr(now.lowered ? Text::aid_raise : Text::aid_lower),
                            .icon_before = now.lowered ? icon("arrow-up-to-line") : icon("arrow-down-to-line"),
                            .strong = now.lowered,
                            .on_paper = false},
                           AidsChosen{reach}});
}

std::vector<BarButton> right_buttons(const BarView& view, BarFold fold, const Ui& ui) {
    std::vector<BarButton> buttons;
    if (fold == BarFold::none) {
        add_aids(buttons, ui);
    } else {
        buttons.push_back({{.id = widget_id("aids"),
                            .label = ui.tr(Text::aids),
                            .icon_before = icon("accessibility"),
                            .strong = view.aids_open,
                            .on_paper = false},
                           AidsPanel{!view.aids_open}});
    }
    if (fold < BarFold::language) {
        const Language other = other_language(ui.strings.language());
        buttons.push_back({{.id = widget_id("language"),
                            .label = language_name(other),
                            .icon_before = icon("languages"),
                            .on_paper = false},
                           LanguageChosen{other}});
    }
    return buttons;
}

float width_of(const std::vector<BarButton>& buttons, const Ui& ui) {
    float width = 0;
    for (const BarButton& button : buttons) width += (width > 0 ? gap_px(ui) : 0) + button_width(ui, button.button);
    return width;
}

std::optional<Intent> draw_row(const std::vector<BarButton>& buttons, float x, const Box& bar, Ui& ui) {
    std::optional<Intent> intent;
    const float height = button_height(ui);
    const float y = std::round(bar.centre_y() - height / 2);
    for (const BarButton& button : buttons) {
        const float width = button_width(ui, button.button);
        if (draw_button(ui, button.button, {x, y, width, height})) intent = button.intent;
        x += width + gap_px(ui);
    }
    return intent;
}

std::string joined(const std::string& first, const std::string& second) {
    return first + (first.empty() || second.empty() ? "" : std::string(between)) + second;
}

std::string when_text(const BarView& view) {
    return joined(view.date, view.clock);
}

// Staff are told to press the centre's name: where there is none, a word stands in its place.
std::string pressed_name(const BarView& view, const Ui& ui) {
    return view.centre.empty() ? std::string(ui.tr(Text::product)) : view.centre;
}

float centre_width(const BarView& view, float room, const Ui& ui) {
    const float name = ui.canvas.width(pressed_name(view, ui), ui.theme.style(Style::h3));
    const float when = ui.canvas.width(when_text(view), ui.theme.style(Style::label));
    return std::min(std::max(name, when), room * widest_centre_share);
}

void draw_stacked(std::string_view name, Style style, std::string_view when, const Box& room, Ui& ui) {
    const Colours& colours = ui.colours();
    const float name_line = ui.theme.style(style).line_px;
    const float when_line = when.empty() ? 0 : ui.theme.style(Style::label).line_px;
    const float y = std::round(room.centre_y() - (name_line + when_line) / 2);
    draw_label(ui, {.text = name, .style = style, .ink = colours.ink, .ground = colours.surface, .max_lines = 1},
               room.x, y, room.width);
    draw_label(ui,
               {.text = when, .style = Style::label, .ink = colours.ink2, .ground = colours.surface, .max_lines = 1},
               room.x, y + name_line, room.width);
}

// The clock beside the name, if there is room for it.
void draw_line(const std::string& name, Style style, const std::string& clock, const Box& room, Ui& ui) {
    const Colours& colours = ui.colours();
    const std::string rest = joined(name, clock).substr(name.size());
    const float name_px = ui.canvas.width(name, ui.theme.style(style));
    const float rest_px = std::ceil(ui.canvas.width(rest, ui.theme.style(style))) + 1;
    const float y = room.centre_y() - ui.theme.style(style).line_px / 2;
    draw_label(ui, {.text = name, .style = style, .ink = colours.ink, .ground = colours.surface, .max_lines = 1},
               room.x, y, room.width);
    if (name_px + rest_px > room.width) return;
    draw_label(ui, {.text = rest, .style = style, .ink = colours.ink, .ground = colours.surface}, room.x + name_px, y,
               rest_px);
}

// The centre and the time: on one line where there is little height, else on two. As much of the name as can be,
// in small letters, rather than half of it in large ones; rather than the beginning of a word, the word of the
// nameless.
void draw_centre(const BarView& view, const Box& room, Ui& ui) {
    const float name_line = ui.theme.style(Style::h3).line_px;
    const float small_line = ui.theme.style(Style::label).line_px;
    const std::string centre = pressed_name(view, ui);
    const auto fits = [&](const std::string& text, Style style) {
        return ui.canvas.width(text, ui.theme.style(style)) + 1 <= room.width;
    };
    if (!ui.theme.compact() && name_line + small_line <= room.height)
        return draw_stacked(centre, fits(centre, Style::h3) ? Style::h3 : Style::label, when_text(view), room, ui);
    const std::string all = joined(centre, view.clock);
    if (fits(all, Style::h3)) return draw_line(centre, Style::h3, view.clock, room, ui);
    if (2 * small_line <= room.height) return draw_stacked(centre, Style::label, view.clock, room, ui);
    const bool whole = fits(all, Style::label);
    draw_line(whole ? centre : std::string(ui.tr(Text::product)), Style::label, view.clock, room, ui);
}

// Whoever knows rests a finger on the name: for everybody else there is nothing to be touched.
bool staff_are_here(const Box& room, Ui& ui) {
    Node node;
    node.id = widget_id("staff");
    node.role = Role::backdrop;
    node.tappable = true;
    node.long_press = staff_press;
    node.box = room;
    node.visible = room.meet(ui.canvas.clip());
    node.ink = ui.colours().edge;
    node.ground = ui.colours().surface;
    ui.tree.add(std::move(node));
    return ui.touch.held(widget_id("staff"));
}

}  // namespace

float bottom_bar_height(const Ui& ui) {
    return button_height(ui) + 2 * ui.px(16);
}

BarFold fold_of(const BarView& view, float width_px, const Ui& ui) {
    const float room = width_px - 2 * ui.theme.margin_px();
    for (const BarFold fold : {BarFold::none, BarFold::aids, BarFold::language}) {
        const float left = view.can_go_back ? width_of(left_buttons(view, fold, ui), ui) : centre_width(view, room, ui);
        if (left + 2 * gap_px(ui) + width_of(right_buttons(view, fold, ui), ui) <= room) return fold;
    }
    return BarFold::home;
}

std::optional<Intent> draw_bottom_bar(const BarView& view, BarFold fold, const Box& box, Ui& ui) {
    ui.canvas.fill(box, ui.colours().surface);
    ui.canvas.fill({box.x, box.y, box.width, ui.px(2)}, ui.colours().line);
    const float margin = ui.theme.margin_px();
    const std::vector<BarButton> left = left_buttons(view, fold, ui);
    const std::vector<BarButton> right = right_buttons(view, fold, ui);
    const float right_px = width_of(right, ui);
    std::optional<Intent> intent = draw_row(left, box.x + margin, box, ui);
    if (left.empty()) {
        const Box room{box.x + margin, box.y, box.width - 2 * margin - right_px - gap_px(ui), box.height};
        if (staff_are_here(room, ui)) intent = StaffOpened{};
        draw_centre(view, room, ui);
    }
    if (auto chosen = draw_row(right, box.right() - margin - right_px, box, ui)) intent = std::move(chosen);
    return intent;
}

}  // namespace parvis::kiosk
