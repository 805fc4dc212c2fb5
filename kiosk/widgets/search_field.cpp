#include "kiosk/widgets/search_field.h"

#include <algorithm>
#include <cmath>

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
    const float size = std::min(ui.theme.icon_px(44), box.height * 0.6F);
    ui.canvas.icon(icon("search"), box.x + ui.px(side_units) + size / 2, box.centre_y(), size, colours.action);
    return box.x + ui.px(side_units) + size + ui.px(22);
}

// Large words where there is room for them; on a page of little height the smallest that are large enough to read.
Style typing_style(const Ui& ui) {
    const bool tight = ui.theme.low() && ui.theme.style(Style::lead).line_px > ui.page.height * 0.14F;
    return tight ? Style::label_strong : Style::lead_strong;
}
TextStyle typing_text(const Ui& ui) {
    TextStyle style = ui.theme.style(typing_style(ui));
    if (typing_style(ui) != Style::lead_strong || ui.theme.low()) return style;
    style.em_px *= 1.25F;
    style.line_px = std::round(style.line_px * 1.25F);
    return style;
}
Style hint_style(const Ui& ui) {
    return typing_style(ui) == Style::lead_strong ? Style::lead : Style::label;
}

// Half of the field at least is for what is typed.
bool leaves_room(const Box& field, float words_x, float right, float width) {
    return right - width - words_x > field.width * 0.5F;
}

// At the right end: the keyboard will come. Returns where there is room left of it.
float draw_keyboard_sign(Ui& ui, const Box& field, float words_x, float right) {
    const TextStyle style = ui.theme.style(Style::label_strong);
    const float size = ui.theme.icon_px(36);
    const float between = ui.px(12);
    const float words = std::ceil(ui.canvas.width(ui.tr(Text::keyboard), style)) + 1;
    if (!leaves_room(field, words_x, right, words + between + size)) return right;
    ui.canvas.icon(icon("keyboard"), right - words - between - size / 2, field.centre_y(), size, ui.colours().action);
    draw_label(ui,
               {.text = ui.tr(Text::keyboard),
                .style = Style::label_strong,
                .ink = ui.colours().action,
                .ground = ui.colours().surface,
                .max_lines = 1},
               right - words, field.centre_y() - style.line_px / 2, words);
    return right - words - between - size - ui.px(36);
}

float draw_found(Ui& ui, const SearchField& field, const Box& box, float words_x, float right) {
    const TextStyle style = ui.theme.style(Style::label);
    for (const std::string_view text : {field.found, field.found_brief}) {
        if (text.empty()) continue;
        const float width = std::ceil(ui.canvas.width(text, style)) + 1;
        if (!leaves_room(box, words_x, right, width)) continue;
        draw_label(ui,
                   {.text = text,
                    .style = Style::label,
                    .ink = ui.colours().ink2,
                    .ground = ui.colours().surface,
                    .max_lines = 1},
                   right - width, box.centre_y() - style.line_px / 2, width);
        return right - width - ui.px(28);
    }
    return right;
}

void draw_hint(Ui& ui, const Box& box, float x, float right) {
    const float line = ui.theme.style(hint_style(ui)).line_px;
    draw_label(ui,
               {.text = ui.tr(Text::search_hint),
                .style = hint_style(ui),
                .ink = ui.colours().ink2,
                .ground = ui.colours().surface,
                .max_lines = 1},
               x + ui.px(10), std::round(box.centre_y() - line / 2), right - x - ui.px(10));
}

// Long words slide to the left: what is typed last is what one looks at.
void draw_typed(Ui& ui, const SearchField& field, const Box& box, float x, float right) {
    const Colours& colours = ui.colours();
    const TextStyle style = typing_text(ui);
    const float typed = ui.canvas.width(field.words, style);
    const float room = right - x;
    const float shift = typed > room ? typed - room : 0;
    const float y = std::round(box.centre_y() - style.line_px / 2);
    ui.canvas.push_clip({x, box.y, room + ui.px(8), box.height});
    ui.canvas.text(x - shift, y, field.words, style, colours.ink);
    const float caret = style.em_px * 1.1F;
    if (!field.resting)
        ui.canvas.fill({x - shift + typed + ui.px(2), box.centre_y() - caret / 2, ui.px(4), caret}, colours.caret);
    ui.canvas.pop_clip();
    if (field.words.empty()) return;
    Node text;
    text.inside = widget_id("search field");
    text.label = field.words;
    text.box = {x, box.centre_y() - style.em_px / 2, typed - shift, style.em_px};
    text.visible = text.box;
    text.style = style;
    text.ink = colours.ink;
    text.ground = colours.surface;
    ui.tree.add(std::move(text));
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

float typing_field_height(const Ui& ui) {
    const float words = typing_text(ui).em_px * (ui.theme.low() ? 1.2F : 1.5F);
    return std::max({ui.theme.target_px(ui.theme.low() ? 80 : 112), std::ceil(words),
                     ui.theme.style(hint_style(ui)).line_px, ui.theme.style(Style::label).line_px});
}

FieldTouched draw_search_field(Ui& ui, const Box& box, const SearchField& field) {
    const Colours& colours = ui.colours();
    FieldTouched touched = FieldTouched::nothing;
    const float side = std::max(ui.theme.target_px(68), std::min(box.height - 2 * ui.px(8), ui.theme.icon_px(64)));
    const float inset = std::max(ui.px(8), (box.height - side) / 2);
    const Box clear{box.right() - inset - side, box.centre_y() - side / 2, side, side};
    const float end = field.words.empty() ? box.right() : clear.x - ui.px(16);

    const WidgetId id = widget_id("search field");
    const Box whole{box.x, box.y, end - box.x, box.height};
    Node node;
    node.id = id;
    node.inside = ui.inside;
    node.role = Role::search_field;
    node.label = ui.tr(field.resting ? Text::write_again : Text::search_words);
    node.value = field.words;
    node.tappable = field.resting;
    node.pressed = ui.touch.pressed(id);
    node.box = whole;
    node.visible = whole.meet(ui.canvas.clip());
    node.ink = colours.field;
    node.ground = colours.paper;
    ui.tree.add(std::move(node));
    const float x = draw_ground(ui, box, ui.touch.pressed(id));
    if (ui.touch.tapped(id)) touched = FieldTouched::write;

    float right = end - (field.words.empty() ? ui.px(side_units) : ui.px(8));
    {
        const Inside inside(ui, id);
        if (field.resting) right = draw_keyboard_sign(ui, whole, x, right);
        right = draw_found(ui, field, whole, x, right);
        if (field.words.empty()) draw_hint(ui, whole, x, right);
    }
    draw_typed(ui, field, whole, x, right);
    if (!field.words.empty()) {
        const Button button{.id = widget_id("clear"),
                            .label = ui.tr(Text::clear),
                            .icon_before = icon("x"),
                            .on_paper = false,
                            .icon_only = true};
        if (draw_button(ui, button, clear)) touched = FieldTouched::clear;
    }
    return touched;
}

}  // namespace parvis::kiosk
