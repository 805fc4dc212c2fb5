#include "kiosk/widgets/keyboard.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

#include "kiosk/widgets/button.h"

namespace parvis::kiosk {
namespace {

struct KeyCap {
    std::string_view face;
    std::string_view types;
};

constexpr auto first_row = std::to_array<KeyCap>({{"A", "a"},
                                                  {"Z", "z"},
                                                  {"E", "e"},
                                                  {"R", "r"},
                                                  {"T", "t"},
                                                  {"Y", "y"},
                                                  {"U", "u"},
                                                  {"I", "i"},
                                                  {"O", "o"},
                                                  {"P", "p"}});
constexpr auto second_row = std::to_array<KeyCap>({{"Q", "q"},
                                                   {"S", "s"},
                                                   {"D", "d"},
                                                   {"F", "f"},
                                                   {"G", "g"},
                                                   {"H", "h"},
                                                   {"J", "j"},
                                                   {"K", "k"},
                                                   {"L", "l"},
                                                   {"M", "m"}});
constexpr auto third_row = std::to_array<KeyCap>(
    {{"W", "w"}, {"X", "x"}, {"C", "c"}, {"V", "v"}, {"B", "b"}, {"N", "n"}, {"’", "’"}, {"É", "é"}});
constexpr std::array<std::span<const KeyCap>, 3> rows = {first_row, second_row, third_row};
constexpr int keys_across = 10;
constexpr int rows_down = 4;
constexpr float widest_key_units = 122;
constexpr float gap_units = 16;

struct Metrics {
    float key_width;
    float key_height;
    float gap;
    float pad;
};

Metrics metrics(const Ui& ui) {
    const bool compact = ui.theme.compact();
    const float gap = ui.px(compact ? 10 : gap_units);
    const float pad = ui.px(compact ? 12 : 26);
    const float room = ui.page.width - 2 * ui.theme.margin_px() + (compact ? ui.px(20) : 0);
    const float width = std::min(ui.px(widest_key_units), std::floor((room - gap * (keys_across - 1)) / keys_across));
    return {width, ui.theme.target_px(compact ? 70 : 96), gap, pad};
}

bool draw_key(Ui& ui, std::string_view face, std::string_view label, Icon face_icon, const Box& box) {
    const WidgetId id = widget_id("key", label);
    const bool pressed = ui.touch.pressed(id);
    const Colours& colours = ui.colours();
    const float radius = ui.px(20);
    record_target(ui, id, Role::key, label, box, colours.edge, colours.tray);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    const Colour ground = pressed ? colours.sun : colours.surface;
    ui.canvas.fill(seen, ground, radius);
    ui.canvas.outline(seen, colours.edge, radius, ui.theme.outline_px());
    const TextStyle style = ui.theme.style(Style::lead_strong);
    if (face_icon.code_point != 0) {
        ui.canvas.icon(face_icon, seen.centre_x(), seen.centre_y(), ui.theme.icon_px(44),
                       pressed ? colours.on_sun : colours.action);
        return ui.touch.tapped(id);
    }
    const float width = ui.canvas.width(face, style);
    const float x = seen.centre_x() - width / 2;
    ui.canvas.text(x, seen.centre_y() - style.line_px / 2, face, style, pressed ? colours.on_sun : colours.action);
    Node text;
    text.inside = id;
    text.label = face;
    text.box = {x, seen.centre_y() - style.em_px / 2, width, style.em_px};
    text.visible = text.box.meet(ui.canvas.clip());
    text.style = style;
    text.ink = pressed ? colours.on_sun : colours.action;
    text.ground = ground;
    ui.tree.add(std::move(text));
    return ui.touch.tapped(id);
}

}  // namespace

float keyboard_height(const Ui& ui) {
    const Metrics m = metrics(ui);
    return m.key_height * rows_down + m.gap * (rows_down - 1) + 2 * m.pad;
}

std::optional<KeyPress> draw_keyboard(Ui& ui, const Box& box) {
    ui.canvas.fill(box, ui.colours().tray);
    const Metrics m = metrics(ui);
    std::optional<KeyPress> press;
    float y = box.y + m.pad;
    for (const auto& row : rows) {
        const bool last = &row == &rows.back();
        const auto count = static_cast<float>(row.size() + (last ? 1 : 0));
        float x = std::round(box.centre_x() - (count * m.key_width + (count - 1) * m.gap) / 2);
        for (const KeyCap& key : row) {
            if (draw_key(ui, key.face, key.face, {}, {x, y, m.key_width, m.key_height}))
                press = KeyPress{std::string(key.types), false};
            x += m.key_width + m.gap;
        }
        if (last && draw_key(ui, {}, ui.tr(Text::erase), icon("delete"), {x, y, m.key_width, m.key_height}))
            press = KeyPress{{}, true};
        y += m.key_height + m.gap;
    }
    const float width = 6 * m.key_width + 5 * m.gap;
    if (draw_key(ui, ui.tr(Text::space), ui.tr(Text::space), {},
                 {std::round(box.centre_x() - width / 2), y, width, m.key_height}))
        press = KeyPress{" ", false};
    return press;
}

}  // namespace parvis::kiosk
