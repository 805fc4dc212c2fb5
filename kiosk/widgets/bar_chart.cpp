#include "kiosk/widgets/bar_chart.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

constexpr float bars_units = 180;
constexpr float gap_share = 0.28F;  // of a bar's place

Label small(const Ui& ui, const BarChart& chart, std::string_view text) {
    return {.text = text, .style = Style::label, .ink = ui.colours().ink2, .ground = chart.ground};
}

float words_width(const Ui& ui, std::string_view text) {
    return std::ceil(ui.canvas.width(text, ui.theme.style(Style::label))) + 1;
}

// The names of both ends beside each other, where there is room for that.
bool on_one_line(const Ui& ui, const BarChart& chart, float width_px) {
    return words_width(ui, chart.first) + words_width(ui, chart.last) + ui.px(24) <= width_px;
}

}  // namespace

float bar_chart_height(const Ui& ui, const BarChart& chart, float width_px) {
    const float line = ui.theme.style(Style::label).line_px;
    return line + ui.px(8) + ui.px(bars_units) + ui.px(8) + (on_one_line(ui, chart, width_px) ? line : 2 * line);
}

void draw_bar_chart(Ui& ui, const BarChart& chart, float x, float y, float width_px) {
    const int highest = chart.values.empty() ? 0 : *std::ranges::max_element(chart.values);
    const float line = ui.theme.style(Style::label).line_px;
    const std::string top = std::to_string(highest);
    draw_label(ui, small(ui, chart, top), x, y, width_px);
    const float above = y + line + ui.px(8);
    const float height = ui.px(bars_units);
    const float below = above + height;
    const float thin = std::max(1.0F, ui.px(2));
    ui.canvas.fill({x, above, width_px, thin}, ui.colours().line);
    const float place = width_px / static_cast<float>(std::max<std::size_t>(chart.values.size(), 1));
    const float gap = std::max(1.0F, std::floor(place * gap_share));
    for (std::size_t i = 0; i < chart.values.size(); ++i) {
        if (chart.values[i] <= 0) continue;
        const float left = std::round(x + static_cast<float>(i) * place);
        const float right = std::round(x + static_cast<float>(i + 1) * place) - gap;
        const float share = static_cast<float>(chart.values[i]) / static_cast<float>(highest);
        const float tall = std::max(2 * thin, std::round(height * share));
        ui.canvas.fill({left, below - tall, std::max(thin, right - left), tall}, chart.bar,
                       std::min(ui.px(6), (right - left) / 2), Corners::top);
    }
    ui.canvas.fill({x, below - thin, width_px, thin}, ui.colours().edge);
    const float under = below + ui.px(8);
    draw_label(ui, small(ui, chart, chart.first), x, under, width_px);
    const bool beside = on_one_line(ui, chart, width_px);
    const float last = words_width(ui, chart.last);
    draw_label(ui, small(ui, chart, chart.last), beside ? x + width_px - last : x, beside ? under : under + line,
               beside ? last : width_px);
}

}  // namespace parvis::kiosk
