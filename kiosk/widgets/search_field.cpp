#include "kiosk/widgets/search_field.h"

#include <algorithm>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

constexpr float side_units = 36;

// The field's ground and magnifying glass; returns where its words start.
float draw_ground(Ui& ui, const Box& box, bool pressed) {
    const Colours& colours = ui.colours();
    ui.canvas.fill(box, pressed ? colours.pressed(colours.surface) : colours.surface, box.height / 2);
    ui.canvas.outline(box, colours.field, box.height / 2, std::max(ui.px(3), ui.theme.outline_px()));
    const float size = ui.theme.icon_px(44);
    ui.canvas.icon(icon("search"), box.x + ui.px(side_units) + size / 2, box.centre_y(), size, colours.action);
    return box.x + ui.px(side_units) + size + ui.px(22);
}

}  // namespace

float search_field_height(const Ui& ui) {
    return std::max(ui.theme.target_px(ui.theme.compact() ? 88 : 112),
                    ui.theme.style(Style::lead).line_px + 2 * ui.px(16));
}

bool draw_search_invitation(Ui& ui, const Box& box) {
    const WidgetId id = widget_id("search");
    const bool pressed = ui.touch.pressed(id);
    record_target(ui, id, Role::search_field, ui.tr(Text::search), box, ui.colours().field, ui.colours().paper);
    const Inside inside(ui, id);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    const float x = draw_ground(ui, seen, pressed);
    const float line = ui.theme.style(Style::lead).line_px;
    draw_label(ui,
               {.text = ui.tr(Text::search_hint),
                .style = Style::lead,
                .ink = ui.colours().ink2,
                .ground = ui.colours().surface,
                .max_lines = 1},
               x, seen.centre_y() - line / 2, seen.right() - ui.px(side_units) - x);
    return ui.touch.tapped(id);
}

FieldTouched draw_search_field(Ui& ui, const Box& box, std::string_view words, std::string_view found) {
    const Colours& colours = ui.colours();
    Node node;
    node.id = widget_id("search field");
    node.inside = ui.inside;
    node.role = Role::search_field;
    node.label = ui.tr(Text::search);
    node.value = words;
    node.box = box;
    node.visible = box.meet(ui.canvas.clip());
    node.ink = colours.field;
    node.ground = colours.paper;
    ui.tree.add(std::move(node));
    const float x = draw_ground(ui, box, false);
    float right = box.right() - ui.px(side_units);
    FieldTouched touched = FieldTouched::nothing;
    if (!words.empty()) {
        const float side = ui.theme.target_px(68);
        const Box clear{box.right() - (box.height - side) / 2 - side, box.centre_y() - side / 2, side, side};
        const Button button{.id = widget_id("clear"),
                            .label = ui.tr(Text::clear),
                            .icon_before = icon("x"),
                            .on_paper = false,
                            .icon_only = true};
        if (draw_button(ui, button, clear)) touched = FieldTouched::clear;
        right = clear.x - ui.px(20);
    }
    const TextStyle style = ui.theme.style(Style::lead_strong);
    const float line = style.line_px;
    if (!found.empty()) {
        const TextStyle small = ui.theme.style(Style::label);
        const float width = ui.canvas.width(found, small);
        draw_label(
            ui, {.text = found, .style = Style::label, .ink = colours.ink2, .ground = colours.surface, .max_lines = 1},
            right - width, box.centre_y() - small.line_px / 2, width + 1);
        right -= width + ui.px(28);
    }
    if (words.empty()) {
        draw_label(ui,
                   {.text = ui.tr(Text::search_hint),
                    .style = Style::lead,
                    .ink = colours.ink2,
                    .ground = colours.surface,
                    .max_lines = 1},
                   x + ui.px(10), box.centre_y() - line / 2, right - x - ui.px(10));
    }
    // Long words slide to the left: what is typed last is what one looks at.
    const float typed = ui.canvas.width(words, style);
    const float room = right - x;
    const float shift = typed > room ? typed - room : 0;
    ui.canvas.push_clip({x, box.y, room + ui.px(8), box.height});
    ui.canvas.text(x - shift, box.centre_y() - line / 2, words, style, colours.ink);
    const float caret = style.em_px * 1.4F;
    ui.canvas.fill({x - shift + typed + ui.px(2), box.centre_y() - caret / 2, ui.px(4), caret}, colours.caret);
    ui.canvas.pop_clip();
    if (!words.empty()) {
        Node text;
        text.inside = widget_id("search field");
        text.label = words;
        text.box = {x, box.centre_y() - line / 2, typed - shift, line};
        text.visible = text.box;
        text.style = style;
        text.ink = colours.ink;
        text.ground = colours.surface;
        ui.tree.add(std::move(text));
    }
    return touched;
}

}  // namespace parvis::kiosk
