#include "kiosk/screens/action_list.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/grid.h"
#include "kiosk/widgets/notice.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

struct Arrangement {
    Grid grid;
    float card_height = 0;
    float cover = 0;  // height of an upright card's cover; 0: cards are rows
};

// Wide pages show upright cards, portrait and small ones a column of wide rows.
Arrangement arrange(const Ui& ui, const Box& column, int count) {
    if (ui.theme.portrait() || ui.theme.compact())
        return {make_grid(column, ui.theme.gap_px(), column.width, 1, count), row_card_height(ui), 0};
    const float least = std::max(ui.px(400), 12.2F * ui.theme.style(Style::h3).em_px);
    Grid grid = make_grid(column, ui.theme.gap_px(), least, 4, 4);
    const float cover = std::round(ui.px(200));
    const float words = 2 * ui.theme.style(Style::h3).line_px + ui.px(6) + 3 * ui.theme.style(Style::label).line_px +
                        ui.px(14) + chip_height(ui);
    return {grid, std::round(cover + words + ui.px(46)), cover};
}

}  // namespace

std::optional<Intent> draw_action_list(const ActionListView& view, ActionListState& state, Ui& ui) {
    std::optional<Intent> intent;
    ScrollArea area(ui, widget_id("list"), ui.page, state.scroll);
    const Box column = ui.page.inset(ui.theme.margin_px(), 0);
    const Colours& colours = ui.colours();
    float y = area.top() + ui.px(ui.theme.compact() ? 24 : 48);

    const Style title_style = ui.theme.compact() ? Style::h2 : Style::h1;
    const std::string count = ui.strings.count(Text::actions_one, Text::actions_other, view.total);
    const TextStyle count_style = ui.theme.style(Style::lead);
    const float count_px = ui.canvas.width(count, count_style) + 1;
    const float title_width = column.width - count_px - ui.theme.gap_px();
    const float title_px = draw_label(ui,
                                      {.text = view.title,
                                       .style = title_style,
                                       .ink = colours.ink,
                                       .ground = colours.paper,
                                       .max_lines = 3,
                                       .may_shorten = false,
                                       .heading = true},
                                      column.x, y, title_width);
    const float title_line = ui.theme.style(title_style).line_px;
    draw_label(ui, {.text = count, .style = Style::lead, .ink = colours.ink2, .ground = colours.paper},
               column.right() - count_px, y + title_line - count_style.line_px - ui.px(4), count_px);
    y += title_px + ui.px(32);

    if (view.cards.empty()) {
        y += draw_notice(
            ui, {.icon = icon("sprout"), .title = ui.tr(Text::empty_list), .text = ui.tr(Text::empty_list_advice)},
            column, y);
        area.set_content(y + ui.px(32) - area.top());
        return intent;
    }
    const auto count_of_cards = static_cast<int>(view.cards.size());
    const Arrangement arrangement = arrange(ui, column, count_of_cards);
    for (int i = 0; i < count_of_cards; ++i) {
        const Box box = arrangement.grid.cell(i, y, arrangement.card_height);
        if (!area.shows(box.y - ui.px(60), box.height + ui.px(120))) continue;
        const ActionCard& card = view.cards[static_cast<std::size_t>(i)];
        const bool tapped =
            arrangement.cover > 0 ? draw_upright_card(ui, card, box, arrangement.cover) : draw_row_card(ui, card, box);
        if (tapped) intent = Go{ActionChosen{card.id}};
    }
    const float height = arrangement.grid.height(count_of_cards, arrangement.card_height);
    area.set_content(y + height + ui.px(40) - area.top());
    const bool near_end = y + height < area.window().bottom() + 2 * area.window().height;
    if (!intent && near_end && count_of_cards < view.total) intent = MoreWanted{};
    return intent;
}

}  // namespace parvis::kiosk
