#include "kiosk/screens/browse.h"

#include <algorithm>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/flow.h"
#include "kiosk/widgets/grid.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/notice.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

struct Arrangement {
    Grid grid;
    float card_height = 0;
    float cover = 0;  // height of an upright card's cover; 0: cards are rows
};

// Wide pages show upright cards, portrait and low ones a column of wide rows.
Arrangement arrange(const Ui& ui, const Box& column, int count) {
    if (ui.theme.portrait() || ui.theme.low())
        return {make_grid(column, ui.theme.gap_px(), column.width, 1, count), row_card_height(ui), 0};
    const float least = std::max(ui.px(400), 12.2F * ui.theme.style(Style::h3).em_px);
    Grid grid = make_grid(column, ui.theme.gap_px(), least, 4, 4);
    const float cover = std::round(ui.px(200));
    const float words = 2 * ui.theme.style(Style::h3).line_px + ui.px(6) + 3 * ui.theme.style(Style::label).line_px +
                        ui.px(14) + chip_height(ui);
    return {grid, std::round(cover + words + ui.px(46)), cover};
}

class BrowsePage {
public:
    BrowsePage(const BrowseView& view, BrowseState& state, Ui& ui, const Box& column)
        : view_(view), state_(state), ui_(ui), column_(column) {}

    std::optional<Intent> draw(ScrollArea& area) {
        float y = area.top() + ui_.px(ui_.theme.low() ? 24 : 48);
        y += draw_head(y) + ui_.px(ui_.theme.low() ? 20 : 32);
        if (view_.cards.empty()) {
            y += view_.active.empty() ? draw_nothing_here(y) : draw_nothing_left(y);
        } else {
            if (!view_.active.empty()) y += draw_active(y) + ui_.px(ui_.theme.low() ? 20 : 32);
            y += draw_cards(area, y);
        }
        area.set_content(y + ui_.px(40) - area.top());
        return intent_;
    }

private:
    struct HeadButton {
        Button button;
        Intent intent;
        bool opens_filters = false;
    };

    // What stands beside the title, the most useful first.
    [[nodiscard]] std::vector<HeadButton> head_buttons() const {
        std::vector<HeadButton> buttons;
        if (!view_.filters.groups.empty())
            buttons.push_back(
                {{.id = widget_id("filter"), .label = ui_.tr(Text::filter), .icon_before = icon("list-filter")},
                 {},
                 true});
        if (view_.lead)
            buttons.push_back({{.id = widget_id("lead"), .label = view_.lead->label, .icon_before = view_.lead->icon},
                               Go{view_.lead->event},
                               false});
        for (std::size_t i = 0; i < quick_shown(); ++i) {
            const QuickFilter& quick = view_.quick[i];
            buttons.push_back({{.id = widget_id("quick filter", quick.label), .label = quick.label},
                               FilterToggled{quick.group, quick.value},
                               false});
        }
        return buttons;
    }

    [[nodiscard]] std::size_t quick_shown() const {
        return ui_.theme.portrait() || ui_.theme.low() ? 0 : view_.quick.size();
    }

    [[nodiscard]] float width_of(const std::vector<HeadButton>& buttons) const {
        float width = 0;
        for (const HeadButton& it : buttons) width += (width > 0 ? gap() : 0) + button_width(ui_, it.button);
        return width;
    }

    [[nodiscard]] float gap() const { return ui_.px(20); }

    // The title and how many there are; the buttons at its right, below it where they do not fit.
    float draw_head(float y) {
        const Style title_style = page_title_style(ui_);
        std::vector<HeadButton> buttons = head_buttons();
        const float title_px = std::min(ui_.canvas.width(view_.title, ui_.theme.style(title_style)) + 1,
                                        11 * ui_.theme.style(title_style).em_px);
        const float least_title = std::max(title_px, widest_word_px(ui_, view_.title, title_style) + 1);
        const auto fits = [&](const std::vector<HeadButton>& row) {
            return least_title + ui_.theme.gap_px() + width_of(row) <= column_.width;
        };
        // Quick filters come last and give way first.
        std::vector<HeadButton> row = buttons;
        const std::size_t needed = row.size() - std::min(row.size(), quick_shown());
        while (row.size() > needed && !fits(row)) row.pop_back();
        const bool beside = row.empty() || fits(row);
        if (beside) buttons = row;
        const float buttons_px = width_of(buttons);
        const float title_width = beside ? column_.width - buttons_px - ui_.theme.gap_px() : column_.width;
        const float title = draw_title(title_style, y, title_width);
        if (buttons.empty()) return title;
        if (!beside) return title + ui_.px(20) + draw_head_buttons(buttons, column_, y + title + ui_.px(20));
        const float below = std::max(0.0F, (ui_.theme.style(title_style).line_px - button_height(ui_)) / 2);
        const Box right{column_.right() - buttons_px - 1, y, buttons_px + 2, 0};
        return std::max(title, below + draw_head_buttons(buttons, right, y + std::round(below)));
    }

    float draw_title(Style style, float y, float width) {
        const Colours& colours = ui_.colours();
        const Label title{.text = view_.title,
                          .style = style,
                          .ink = colours.ink,
                          .ground = colours.paper,
                          .max_lines = 3,
                          .may_shorten = false,
                          .heading = true};
        const float height = draw_label(ui_, title, column_.x, y, width);
        const std::string count = ui_.strings.count(Text::actions_one, Text::actions_other, view_.filters.total);
        const Label of{.text = count, .style = Style::lead, .ink = colours.ink2, .ground = colours.paper};
        return height + draw_label(ui_, of, column_.x, y + height, width);
    }

    float draw_head_buttons(const std::vector<HeadButton>& buttons, const Box& column, float y) {
        Flow flow(column, y, gap());
        for (const HeadButton& it : buttons) {
            const Extent extent = button_extent(ui_, it.button, column.width);
            if (!draw_button(ui_, it.button, flow.next(extent.width, extent.height))) continue;
            if (!it.opens_filters) {
                intent_ = it.intent;
                continue;
            }
            open_filter_sheet(state_.filters);
            ui_.changed_under_finger = true;
        }
        return flow.height();
    }

    // What is chosen, each to be taken off by a touch, then all of it.
    float draw_active(float y) {
        Flow flow(column_, y, gap());
        for (const ActiveFilter& active : view_.active) {
            const Button chip{.id = widget_id("active filter", active.spoken),
                              .label = active.label,
                              .name = active.spoken,
                              .icon_before = icon("x"),
                              .strong = true};
            const Extent extent = button_extent(ui_, chip, column_.width);
            if (draw_button(ui_, chip, flow.next(extent.width, extent.height)))
                intent_ = FilterToggled{active.group, active.value};
        }
        draw_clear(flow);
        return flow.height();
    }

    void draw_clear(Flow& flow) {
        const Button clear{.id = widget_id("clear all"), .label = ui_.tr(Text::clear_filters)};
        const Extent extent = button_extent(ui_, clear, column_.width);
        if (draw_button(ui_, clear, flow.next(extent.width, extent.height))) intent_ = FiltersCleared{};
    }

    float draw_nothing_here(float y) {
        const Notice notice{
            .icon = icon("sprout"), .title = ui_.tr(Text::empty_list), .text = ui_.tr(Text::empty_list_advice)};
        return draw_notice(ui_, notice, column_, y);
    }

    // Which filter to take off, and what that would bring.
    float draw_nothing_left(float y) {
        const float start = y;
        const Notice notice{.icon = icon("list-filter"),
                            .title = ui_.tr(Text::nothing_left),
                            .text = ui_.tr(Text::nothing_left_advice)};
        y += draw_notice(ui_, notice, column_, y) + ui_.px(32);
        Flow flow(column_, y, gap());
        for (const ActiveFilter& active : view_.active) {
            const std::string words =
                ui_.strings.get(Text::without_filter_count,
                                {{"filter", active.label},
                                 {"count", ui_.strings.count(Text::actions_one, Text::actions_other, active.without)}});
            const Button chip{.id = widget_id("active filter", active.spoken),
                              .label = active.without > 0 ? std::string_view(words) : active.label,
                              .name = active.spoken,
                              .icon_before = icon("x"),
                              .strong = true};
            const Extent extent = button_extent(ui_, chip, column_.width);
            if (draw_button(ui_, chip, flow.next(extent.width, extent.height)))
                intent_ = FilterToggled{active.group, active.value};
        }
        draw_clear(flow);
        return y + flow.height() - start;
    }

    float draw_cards(const ScrollArea& area, float y) {
        const auto count = static_cast<int>(view_.cards.size());
        const Arrangement arrangement = arrange(ui_, column_, count);
        int in_sight = 0;
        for (int i = 0; i < count; ++i) {
            const Box box = arrangement.grid.cell(i, y, arrangement.card_height);
            if (!area.shows(box.y - ui_.px(60), box.height + ui_.px(120))) continue;
            const ActionCard& card = view_.cards[static_cast<std::size_t>(i)];
            const CanvasMotion motion = state_.arrival.of(ui_, in_sight++);
            const bool tapped = arrangement.cover > 0 ? draw_upright_card(ui_, card, box, arrangement.cover)
                                                      : draw_row_card(ui_, card, box);
            if (tapped) intent_ = Go{ActionChosen{card.id}};
        }
        const float height = arrangement.grid.height(count, arrangement.card_height);
        const bool near_end = y + height < area.window().bottom() + 2 * area.window().height;
        if (!intent_ && near_end && count < view_.filters.total) intent_ = MoreWanted{};
        return height;
    }

    const BrowseView& view_;
    BrowseState& state_;
    Ui& ui_;
    Box column_;
    std::optional<Intent> intent_;
};

}  // namespace

std::optional<Intent> draw_browse(const BrowseView& view, BrowseState& state, Ui& ui) {
    state.arrival.pass(ui);
    std::optional<Intent> intent;
    {
        ScrollArea area(ui, widget_id("list"), ui.page, state.scroll);
        BrowsePage page(view, state, ui, ui.page.inset(ui.theme.margin_px(), 0));
        intent = page.draw(area);
    }
    if (auto chosen = draw_filter_sheet(view.filters, state.filters, ui)) intent = std::move(chosen);
    return intent;
}

}  // namespace parvis::kiosk
