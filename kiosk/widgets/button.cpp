#include "kiosk/widgets/button.h"

namespace parvis::kiosk {
namespace {

constexpr float side_units = 32;
constexpr float icon_units = 36;
constexpr float between_units = 16;
constexpr float pressed_darker = 0.04F;

float label_px(const Ui& ui, const Button& button) {
    return button.icon_only ? 0 : ui.canvas.width(button.label, ui.theme.style(Style::body_strong));
}

bool there(Icon icon) {
    return icon.code_point != 0;
}

}  // namespace

float button_height(const Ui& ui) {
    return ui.theme.target_px(80);
}

float button_width(const Ui& ui, const Button& button) {
    if (button.icon_only) return button_height(ui);
    float width = 2 * ui.px(side_units) + label_px(ui, button);
    if (there(button.icon_before)) width += ui.theme.icon_px(icon_units) + ui.px(between_units);
    if (there(button.icon_after)) width += ui.theme.icon_px(icon_units) + ui.px(between_units);
    return width;
}

void record_target(Ui& ui, WidgetId id, Role role, std::string_view label, const Box& box, Colour edge, Colour ground) {
    Node node;
    node.id = id;
    node.inside = ui.inside;
    node.role = role;
    node.label = label;
    node.tappable = true;
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
    Colour face = button.strong ? colours.ink : button.on_paper ? colours.surface : colours.paper;
    const Colour around = button.on_paper ? colours.paper : colours.surface;
    const Colour ink = button.strong ? colours.on_ink : colours.ink;
    if (pressed) face = darker(face, pressed_darker);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    record_target(ui, button.id, Role::button, button.label, box, button.strong ? colours.ink : colours.edge, around);

    ui.canvas.fill(seen, face, seen.height / 2);
    if (!button.strong) ui.canvas.outline(seen, colours.edge, seen.height / 2, ui.px(2));
    const float icon_size = ui.theme.icon_px(icon_units);
    if (button.icon_only) {
        ui.canvas.icon(button.icon_before, seen.centre_x(), seen.centre_y(), icon_size, ink);
        return ui.touch.tapped(button.id);
    }
    const TextStyle style = ui.theme.style(Style::body_strong);
    float x = seen.x + (seen.width - button_width(ui, button)) / 2 + ui.px(side_units);
    if (there(button.icon_before)) {
        ui.canvas.icon(button.icon_before, x + icon_size / 2, seen.centre_y(), icon_size, ink);
        x += icon_size + ui.px(between_units);
    }
    const float text_y = seen.centre_y() - style.line_px / 2;
    ui.canvas.text(x, text_y, button.label, style, ink);
    Node text;
    text.inside = button.id;
    text.label = button.label;
    text.box = {x, seen.centre_y() - style.em_px / 2, label_px(ui, button), style.em_px};
    text.visible = text.box.meet(ui.canvas.clip());
    text.style = style;
    text.ink = ink;
    text.ground = face;
    ui.tree.add(std::move(text));
    if (there(button.icon_after))
        ui.canvas.icon(button.icon_after, x + label_px(ui, button) + ui.px(between_units) + icon_size / 2,
                       seen.centre_y(), icon_size, ink);
    return ui.touch.tapped(button.id);
}

}  // namespace parvis::kiosk
