#include "kiosk/widgets/pin_pad.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

constexpr int columns = 3;
constexpr int rows = 4;
constexpr std::array<char, columns* rows> keys = {'1', '2', '3', '4', '5',           '6',
                                                  '7', '8', '9', '0', pin_pad_erase, pin_pad_ok};
// The zero stands below the eight, where every telephone has it.
constexpr std::array<int, columns* rows> cells = {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 9, 11};

float gap_px(const Ui& ui) {
    return std::max(ui.px(16), 1.0F);
}

float key_width(const Ui& ui) {
    const float ok = ui.canvas.width(ui.tr(Text::pin_ok), ui.theme.style(Style::h3));
    return std::max(ui.theme.target_px(ui.theme.compact() ? 120 : 152), std::ceil(ok) + 2 * ui.px(16));
}

float key_height(const Ui& ui) {
    return std::max(ui.theme.target_px(ui.theme.low() ? 80 : 104), ui.theme.style(Style::h3).line_px + ui.px(8));
}

bool draw_key(Ui& ui, char key, const Box& box) {
    const Colours& colours = ui.colours();
    const std::string digit(1, key);
    const bool ok = key == pin_pad_ok;
    const bool erases = key == pin_pad_erase;
    const std::string_view name = ok ? ui.tr(Text::pin_ok) : erases ? ui.tr(Text::pin_erase) : std::string_view(digit);
    const WidgetId id = widget_id("pin key", digit);
    const bool pressed = ui.touch.pressed(id);
    record_target(ui, id, Role::key, name, box, ok ? colours.strong : colours.edge, colours.paper);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    const Colour ground = pressed ? colours.sun : ok ? colours.strong : colours.surface;
    const Colour ink = pressed ? colours.on_sun : ok ? colours.on_strong : colours.action;
    ui.canvas.fill(seen, ground, ui.px(20));
    if (!ok) ui.canvas.outline(seen, colours.edge, ui.px(20), ui.theme.outline_px());
    if (erases) {
        const float size = std::min(ui.theme.icon_px(44), seen.height * 0.7F);
        ui.canvas.icon(icon("delete"), seen.centre_x(), seen.centre_y(), size, ink);
        return ui.touch.tapped(id);
    }
    const Inside inside(ui, id);
    const TextStyle style = ui.theme.style(Style::h3);
    const float width = ui.canvas.width(name, style);
    draw_label(ui, {.text = name, .style = Style::h3, .ink = ink, .ground = ground},
               std::round(seen.centre_x() - width / 2), std::round(seen.centre_y() - style.line_px / 2), width + 1);
    return ui.touch.tapped(id);
}

float dot_px(const Ui& ui) {
    return ui.px(32);
}

}  // namespace

Extent pin_pad_extent(const Ui& ui) {
    return {columns * key_width(ui) + (columns - 1) * gap_px(ui), rows * key_height(ui) + (rows - 1) * gap_px(ui)};
}

std::optional<char> draw_pin_pad(Ui& ui, float x, float y) {
    std::optional<char> tapped;
    const float width = key_width(ui);
    const float height = key_height(ui);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto across = static_cast<float>(cells[i] % columns);
        const auto down = static_cast<float>(cells[i] / columns);
        if (draw_key(ui, keys[i], {x + across * (width + gap_px(ui)), y + down * (height + gap_px(ui)), width, height}))
            tapped = keys[i];
    }
    return tapped;
}

Extent pin_dots_extent(const Ui& ui, std::size_t most) {
    return {static_cast<float>(most) * (dot_px(ui) + ui.px(16)) - ui.px(16), dot_px(ui)};
}

void draw_pin_dots(Ui& ui, std::size_t entered, std::size_t most, float x, float y) {
    const Colours& colours = ui.colours();
    const float dot = dot_px(ui);
    Node node;
    node.inside = ui.inside;
    node.role = Role::image;
    node.label = ui.strings.count(Text::pin_digits_one, Text::pin_digits_other, static_cast<int>(entered));
    node.box = {x, y, pin_dots_extent(ui, most).width, dot};
    node.visible = node.box.meet(ui.canvas.clip());
    node.ink = colours.ink;
    node.ground = colours.paper;
    ui.tree.add(std::move(node));
    for (std::size_t i = 0; i < most; ++i) {
        const Box box{x + static_cast<float>(i) * (dot + ui.px(16)), y, dot, dot};
        if (i < entered) {
            ui.canvas.circle(box.centre_x(), box.centre_y(), dot / 2, colours.ink);
        } else {
            ui.canvas.outline(box, colours.edge, dot / 2, ui.theme.outline_px());
        }
    }
}

}  // namespace parvis::kiosk
