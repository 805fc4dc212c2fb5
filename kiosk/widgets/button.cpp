#include "kiosk/widgets/button.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

constexpr float side_units = 32;
constexpr float icon_units = 36;
constexpr float between_units = 16;
constexpr float above_units = 14;
constexpr float reach_mm = 4;  // beside a target a thumb in a hurry still means it

bool there(Icon icon) {
    return icon.code_point != 0;
}

// All but the words.
float around_words(const Ui& ui, const Button& button) {
    const float icon = ui.theme.icon_px(icon_units) + ui.px(between_units);
    return 2 * ui.px(side_units) + (there(button.icon_before) ? icon : 0) + (there(button.icon_after) ? icon : 0);
}

Label words_of(const Button& button, Colour ink, Colour ground) {
    return {.text = button.label, .style = Style::body_strong, .ink = ink, .ground = ground, .may_shorten = false};
}

}  // namespace

float button_height(const Ui& ui) {
    return std::max(ui.theme.target_px(80), ui.theme.style(Style::body_strong).line_px + 2 * ui.px(above_units));
}

float button_width(const Ui& ui, const Button& button) {
    if (button.icon_only) return button_height(ui);
    return around_words(ui, button) + std::ceil(ui.canvas.width(button.label, ui.theme.style(Style::body_strong)));
}

Extent button_extent(const Ui& ui, const Button& button, float most_px) {
    const float width = button_width(ui, button);
    if (width <= most_px || button.icon_only) return {width, button_height(ui)};
    const float words = label_height(ui, words_of(button, 0, 0), most_px - around_words(ui, button));
    return {most_px, std::max(button_height(ui), words + 2 * ui.px(above_units))};
}

void record_target(Ui& ui, WidgetId id, Role role, std::string_view label, const Box& box, Colour edge, Colour ground) {
    Node node;
    node.id = id;
    node.inside = ui.inside;
    node.role = role;
    node.label = label;
    node.tappable = true;
    node.reach_px = ui.theme.mm_px(reach_mm);
    node.pressed = ui.touch.pressed(id);
    node.box = box;
    node.visible = box.meet(ui.canvas.clip());
    node.ink = edge;
    node.ground = ground;
    ui.tree.add(std::move(node));
}

bool draw_button(Ui& ui, const Button& button, const Box& box) {
    const Colours& colours = ui.colours();
    const bool pressed = ui.touch.pressed(button.id);
    Colour face = button.strong ? colours.strong : button.on_paper ? colours.surface : colours.paper;
    const Colour around = button.on_paper ? colours.paper : colours.surface;
    const Colour ink = button.strong ? colours.on_strong : colours.action;
    if (pressed) face = colours.pressed(face);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    record_target(ui, button.id, Role::button, button.name.empty() ? button.label : button.name, box,
                  button.strong ? colours.strong : colours.edge, around);

    const float radius = std::min(seen.height, button_height(ui)) / 2;
    ui.canvas.fill(seen, face, radius);
    if (!button.strong) ui.canvas.outline(seen, colours.edge, radius, ui.theme.outline_px());
    const float icon_size = ui.theme.icon_px(icon_units);
    if (button.icon_only) {
        const float size = std::min(icon_size, seen.height * 0.6F);
        ui.canvas.icon(button.icon_before, seen.centre_x(), seen.centre_y(), size, ink);
        return ui.touch.tapped(button.id);
    }
    const Inside inside(ui, button.id);
    const Label words = words_of(button, ink, face);
    const float room = seen.width - around_words(ui, button);
    const float words_px = std::min(room, button_width(ui, button) - around_words(ui, button));
    float x = std::round(seen.x + (room - words_px) / 2 + ui.px(side_units));
    if (there(button.icon_before)) {
        ui.canvas.icon(button.icon_before, x + icon_size / 2, seen.centre_y(), icon_size, ink);
        x += icon_size + ui.px(between_units);
    }
    draw_label(ui, words, x, std::round(seen.centre_y() - label_height(ui, words, words_px) / 2), words_px);
    if (there(button.icon_after))
        ui.canvas.icon(button.icon_after, x + words_px + ui.px(between_units) + icon_size / 2, seen.centre_y(),
                       icon_size, ink);
    return ui.touch.tapped(button.id);
}

bool draw_round_button(Ui& ui, const Button& button, const Box& box) {
    const Colours& colours = ui.colours();
    const bool pressed = ui.touch.pressed(button.id);
    record_target(ui, button.id, Role::button, button.label, box, colours.edge, colours.paper);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    ui.canvas.fill(seen, pressed ? colours.pressed(colours.paper) : colours.paper, seen.height / 2);
    ui.canvas.outline(seen, colours.edge, seen.height / 2, ui.theme.outline_px());
    ui.canvas.icon(button.icon_before, seen.centre_x(), seen.centre_y(), std::round(seen.height / 2), colours.action);
    return ui.touch.tapped(button.id);
}

}  // namespace parvis::kiosk
