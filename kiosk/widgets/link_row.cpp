#include "kiosk/widgets/link_row.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

constexpr float least_units = 68;
constexpr float pad_units = 12;
constexpr float side_units = 24;
constexpr float between_units = 18;
constexpr float cover_wide_units = 110;
constexpr float cover_high_units = 78;
constexpr float icon_units = 36;
constexpr float radius_units = 20;

// What stands before the label.
float leading_px(const Ui& ui, const LinkRow& row) {
    if (row.cover) return ui.px(pad_units + cover_wide_units + between_units);
    if (row.icon.code_point != 0) return ui.px(side_units + between_units) + ui.theme.icon_px(icon_units);
    return ui.px(side_units);
}

float trailing_px(const Ui& ui) {
    return ui.px(side_units + between_units) + ui.theme.icon_px(icon_units);
}

Label detail_of(const Ui& ui, const LinkRow& row, Colour ground) {
    return {.text = row.detail, .style = Style::label, .ink = ui.colours().ink2, .ground = ground, .max_lines = 1};
}

Label label_of(const Ui& ui, const LinkRow& row, Colour ground) {
    return {.text = row.label,
            .style = Style::body_strong,
            .ink = ui.colours().action,
            .ground = ground,
            .max_lines = row.max_lines > 1 && !row.detail.empty() ? row.max_lines - 1 : row.max_lines};
}

}  // namespace

float link_row_width(const Ui& ui, const LinkRow& row) {
    return leading_px(ui, row) + std::ceil(ui.canvas.width(row.label, ui.theme.style(Style::body_strong))) + 1 +
           trailing_px(ui);
}

float link_row_height(const Ui& ui, const LinkRow& row, float width_px) {
    const float words = row.max_lines > 0
                            ? static_cast<float>(row.max_lines) * ui.theme.style(Style::body_strong).line_px
                            : label_height(ui, label_of(ui, row, 0), width_px - leading_px(ui, row) - trailing_px(ui)) +
                                  (row.detail.empty() ? 0 : ui.theme.style(Style::label).line_px);
    const float least = std::max(ui.theme.target_px(least_units), row.cover ? ui.px(cover_high_units) : 0);
    return std::round(std::max(least, words) + 2 * ui.px(row.cover ? pad_units : pad_units / 2));
}

bool draw_link_row(Ui& ui, const LinkRow& row, const Box& box) {
    const Colours& colours = ui.colours();
    const bool pressed = ui.touch.pressed(row.id);
    const Colour face = pressed ? colours.pressed(colours.paper) : colours.paper;
    const std::string name =
        row.detail.empty() ? std::string(row.label) : std::string(row.label) + ", " + std::string(row.detail);
    record_target(ui, row.id, Role::button, name, box, colours.edge, colours.surface);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    const Inside inside(ui, row.id);
    const float radius = ui.px(radius_units);
    ui.canvas.fill(seen, face, radius);
    if (row.cover) {
        const float height = ui.px(cover_high_units);
        draw_cover(
            ui, *row.cover,
            {seen.x + ui.px(pad_units), std::round(seen.centre_y() - height / 2), ui.px(cover_wide_units), height},
            ui.px(radius_units - 6), Corners::all);
    } else if (row.icon.code_point != 0) {
        ui.canvas.icon(row.icon, seen.x + ui.px(side_units) + ui.theme.icon_px(icon_units) / 2, seen.centre_y(),
                       ui.theme.icon_px(icon_units), row.accent);
    }
    ui.canvas.outline(seen, colours.edge, radius, ui.theme.outline_px());
    const Label label = label_of(ui, row, face);
    const float width = seen.width - leading_px(ui, row) - trailing_px(ui);
    const Label detail = detail_of(ui, row, face);
    const float words = label_height(ui, label, width) + label_height(ui, detail, width);
    float y = std::round(seen.centre_y() - words / 2);
    y += draw_label(ui, label, seen.x + leading_px(ui, row), y, width);
    draw_label(ui, detail, seen.x + leading_px(ui, row), y, width);
    ui.canvas.icon(icon("chevron-right"), seen.right() - ui.px(side_units) - ui.theme.icon_px(icon_units) / 2,
                   seen.centre_y(), ui.theme.icon_px(icon_units), colours.action);
    return ui.touch.tapped(row.id);
}

}  // namespace parvis::kiosk
