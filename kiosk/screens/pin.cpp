#include "kiosk/screens/pin.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/label.h"
#include "kiosk/widgets/pin_pad.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

constexpr float words_units = 640;

// The words with the dots below them; measured, or drawn.
float words(const PinView& view, const PinState& state, float x, float y, float width, bool draws, Ui& ui) {
    const Colours& colours = ui.colours();
    const Label title{.text = view.title,
                      .style = page_title_style(ui),
                      .ink = colours.ink,
                      .ground = colours.paper,
                      .heading = true};
    const Label text{.text = view.text,
                     .style = ui.theme.low() ? Style::body : Style::lead,
                     .ink = colours.ink2,
                     .ground = colours.paper};
    const float gap = ui.px(ui.theme.low() ? 14 : 28);
    const float top = y;
    y += (draws ? draw_label(ui, title, x, y, width) : label_height(ui, title, width)) + gap;
    y += draws ? draw_label(ui, text, x, y, width) : label_height(ui, text, width);
    if (!view.pad) return y - top;
    y += gap;
    if (draws) draw_pin_dots(ui, state.digits.size(), view.longest, x, y);
    return y + pin_dots_extent(ui, view.longest).height - top;
}

std::optional<Intent> press(char key, const PinView& view, PinState& state, Ui& ui) {
    if (view.busy) return std::nullopt;
    ui.moving = true;
    if (key == pin_pad_ok) return PinGiven{};
    if (key == pin_pad_erase) {
        if (!state.digits.empty()) state.digits.pop_back();
    } else if (state.digits.size() < view.longest) {
        state.digits.push_back(key);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Intent> draw_pin(const PinView& view, PinState& state, Ui& ui) {
    const Box column = ui.page.inset(ui.theme.margin_px(), 0);
    const float gap = ui.theme.gap_px() * 2;
    const float above = ui.px(ui.theme.low() ? 16 : 40);
    const Extent pad = view.pad ? pin_pad_extent(ui) : Extent{};
    const float least = std::max(
        pin_dots_extent(ui, view.longest).width,
        std::max(widest_word_px(ui, view.title, page_title_style(ui)), 15 * ui.theme.style(Style::body).em_px));
    const bool beside = view.pad && column.width - pad.width - gap >= least;
    const float room = beside ? column.width - pad.width - gap : column.width;
    const float width =
        std::min(room, std::max(least, std::max(ui.px(words_units), 22 * ui.theme.style(Style::body).em_px)));
    const float words_px = words(view, state, 0, 0, width, false, ui);
    const float all =
        beside ? std::max(words_px, pad.height) : words_px + (view.pad ? pad.height + ui.theme.gap_px() : 0);
    ScrollArea area(ui, widget_id("pin page"), ui.page, state.scroll);
    area.set_content(all + 2 * above);
    const float y = area.top() + std::max(above, std::floor((ui.page.height - all) / 2));
    const float across = beside ? width + gap + pad.width : std::max(width, pad.width);
    const float x = std::round(column.centre_x() - across / 2);
    words(view, state, x, beside ? y + std::floor((all - words_px) / 2) : y, width, true, ui);
    if (!view.pad) return std::nullopt;
    const float pad_x = beside ? x + width + gap : x;
    const float pad_y = beside ? y + std::floor((all - pad.height) / 2) : y + words_px + ui.theme.gap_px();
    if (const auto key = draw_pin_pad(ui, pad_x, pad_y)) return press(*key, view, state, ui);
    return std::nullopt;
}

}  // namespace parvis::kiosk
