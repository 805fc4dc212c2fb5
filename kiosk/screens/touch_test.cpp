#include "kiosk/screens/touch_test.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/overlay.h"

namespace parvis::kiosk {
namespace {

constexpr int zones_along = 8;  // the longer side
constexpr int zones_across = 5;
constexpr float mark_mm = 3;

// On whole pixels, without a gap, up to the glass's edges.
Box zone(const Box& glass, int columns, int rows, int index) {
    const auto cut = [](float from, float length, int part, int parts) {
        return std::round(from + length * static_cast<float>(part) / static_cast<float>(parts));
    };
    const int column = index % columns, row = index / columns;
    const float left = cut(glass.x, glass.width, column, columns), top = cut(glass.y, glass.height, row, rows);
    return {left, top, cut(glass.x, glass.width, column + 1, columns) - left,
            cut(glass.y, glass.height, row + 1, rows) - top};
}

bool lies_in(const Box& box, const Box& of) {
    return box.x >= of.x && box.right() <= of.right() && box.y >= of.y && box.bottom() <= of.bottom();
}

void take_marks(TouchTestState& state, const Box& glass, int columns, int rows) {
    state.touched.resize(static_cast<std::size_t>(columns * rows));
    for (const TouchTestState::Mark& mark : state.untold) {
        const int column = std::clamp(static_cast<int>((mark.x - glass.x) / glass.width * static_cast<float>(columns)),
                                      0, columns - 1);
        const int row =
            std::clamp(static_cast<int>((mark.y - glass.y) / glass.height * static_cast<float>(rows)), 0, rows - 1);
        state.touched[static_cast<std::size_t>(row * columns + column)] = true;
    }
    state.untold.clear();
}

}  // namespace

void TouchTestState::add(float x, float y) {
    untold.push_back({x, y});
    if (marks.size() >= most_marks) marks.erase(marks.begin());
    marks.push_back({x, y});
}

std::optional<Intent> draw_touch_test(TouchTestState& state, const Box& glass, Ui& ui) {
    const Colours& colours = ui.colours();
    record_dialog(ui, widget_id("touch test"), ui.tr(Text::touch_test_title), glass, colours.paper);
    const bool upright = glass.height > glass.width;
    const int columns = upright ? zones_across : zones_along, rows = upright ? zones_along : zones_across;
    take_marks(state, glass, columns, rows);
    ui.canvas.fill(glass, colours.paper);
    const float thin = std::max(1.0F, ui.px(2));
    const float pad = ui.px(ui.theme.compact() ? 24 : 36), gap = ui.px(16);
    const float width =
        std::min(glass.width - 2 * ui.theme.margin_px(), std::max(ui.px(780), 22 * ui.theme.style(Style::body).em_px));
    const float room = width - 2 * pad;
    const auto words = [&ui](int left) {
        return left == 0 ? std::string(ui.tr(Text::touch_test_done))
                         : ui.strings.count(Text::touch_test_left_one, Text::touch_test_left_other, left);
    };
    const std::string longest = words(columns * rows);
    Label title{.text = ui.tr(Text::touch_test_title),
                .style = Style::h3,
                .ink = colours.ink,
                .ground = colours.surface,
                .heading = true};
    Label text{.text = longest, .style = Style::body, .ink = colours.ink2, .ground = colours.surface};
    Button end{.id = widget_id("touch test end"),
               .label = ui.tr(Text::touch_test_end),
               .icon_before = icon("check"),
               .on_paper = false};
    const Extent button = button_extent(ui, end, room);
    // Where the largest text meets the smallest glass, what is to be done goes first, then how much of it is left.
    const auto extent = [&ui, gap, room](const Label& label) {
        return label.text.empty() ? 0 : label_height(ui, label, room) + gap;
    };
    const auto height_now = [&] { return std::round(extent(title) + extent(text) + button.height + 2 * pad); };
    if (height_now() > glass.height) title.text = {};
    if (height_now() > glass.height) text.text = {};
    const float height = height_now();
    const Box card{std::round(glass.centre_x() - width / 2), std::round(glass.centre_y() - height / 2), width, height};

    int left = 0;
    for (int i = 0; i < columns * rows; ++i) {
        const Box box = zone(glass, columns, rows, i);
        if (state.touched[static_cast<std::size_t>(i)]) {
            ui.canvas.fill(box, colours.services.ground);
            ui.canvas.icon(icon("check"), box.centre_x(), box.centre_y(), ui.theme.icon_px(64),
                           colours.services.on_ground);
        } else if (!lies_in(box, card)) {
            ++left;  // what the card hides is not asked for: the button answers there
        }
        ui.canvas.outline({box.x, box.y, box.width + thin, box.height + thin}, colours.edge, 0, thin);
    }
    for (const TouchTestState::Mark& mark : state.marks)
        ui.canvas.circle(mark.x, mark.y, ui.theme.mm_px(mark_mm), colours.services.strong);

    // The button stays where it is, whatever is said now.
    const float button_y = card.bottom() - pad - button.height;
    const std::string now = words(left);
    if (!text.text.empty()) text.text = now;
    if (left == 0 && !title.text.empty()) title.text = ui.tr(Text::touch_test_ended);
    end.strong = left == 0;
    draw_card_ground(ui, card, 28, false, false);
    float y = card.y + pad;
    for (const Label& label : {title, text})
        if (!label.text.empty()) y += draw_label(ui, label, card.x + pad, y, room) + gap;
    if (draw_button(ui, end, {card.x + pad, button_y, button.width, button.height}))
        return CareChosen{CareChoice::open};
    return std::nullopt;
}

}  // namespace parvis::kiosk
