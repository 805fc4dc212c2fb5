#include "kiosk/widgets/chip.h"

#include <functional>

#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

constexpr float side_units = 20;
constexpr float gap_units = 12;

float chip_width(const Ui& ui, const Chip& chip) {
    return ui.canvas.width(chip.label, ui.theme.style(Style::label_strong)) + 2 * ui.px(side_units);
}

// Where each chip goes; returns the height of all.
float place(const Ui& ui, const std::vector<Chip>& chips, float width_px, bool one_line,
            const std::function<void(const Chip&, const Box&)>& put) {
    const float gap = ui.px(gap_units);
    const float height = chip_height(ui);
    float x = 0;
    float y = 0;
    for (const Chip& chip : chips) {
        const float width = chip_width(ui, chip);
        if (x > 0 && x + width > width_px) {
            if (one_line) continue;
            x = 0;
            y += height + gap;
        }
        if (one_line && width > width_px) continue;
        put(chip, {x, y, width, height});
        x += width + gap;
    }
    return chips.empty() ? 0 : y + height;
}

}  // namespace

Chip neutral_chip(const Ui& ui, std::string_view label) {
    return {std::string(label), ui.colours().neutral, ui.colours().ink2};
}

Chip dimension_chip(const Ui& ui, std::string_view dimension) {
    const Tint& tint = ui.colours().tint(dimension);
    return {dimension_words(ui.strings, dimension), tint.ground, tint.on_ground};
}

std::string dimension_words(const Strings& strings, std::string_view dimension) {
    if (dimension == "Services") return std::string(strings.get(Text::dimension_services));
    if (dimension == "Citoyenneté") return std::string(strings.get(Text::dimension_citizenship));
    if (dimension == "Accompagnement de projets") return std::string(strings.get(Text::dimension_projects));
    return std::string(dimension);
}

float chip_height(const Ui& ui) {
    return std::max(ui.px(44), ui.theme.style(Style::label_strong).line_px + ui.px(8));
}

float draw_chips(Ui& ui, const std::vector<Chip>& chips, float x, float y, float width_px, bool one_line) {
    return place(ui, chips, width_px, one_line, [&](const Chip& chip, const Box& box) {
        const Box seen = box.moved(x, y);
        ui.canvas.fill(seen, chip.ground, seen.height / 2);
        Label label{
            .text = chip.label, .style = Style::label_strong, .ink = chip.ink, .ground = chip.ground, .max_lines = 1};
        const float line = ui.theme.style(Style::label_strong).line_px;
        draw_label(ui, label, seen.x + ui.px(side_units), seen.centre_y() - line / 2, seen.width);
    });
}

float chips_height(const Ui& ui, const std::vector<Chip>& chips, float width_px) {
    return place(ui, chips, width_px, false, [](const Chip&, const Box&) {});
}

}  // namespace parvis::kiosk
