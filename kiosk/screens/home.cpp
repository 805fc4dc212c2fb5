#include "kiosk/screens/home.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/need_choice.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/grid.h"
#include "kiosk/widgets/scroll_area.h"
#include "kiosk/widgets/search_field.h"

namespace parvis::kiosk {
namespace {

constexpr float most_header = 0.6F;  // of the page

// What a page is made of, from top to bottom: each piece draws at y and returns its height.
class HomePage {
public:
    HomePage(const HomeView& view, Ui& ui, const Box& column) : view_(view), ui_(ui), column_(column) {}

    float draw(float top) {
        float y = top + ui_.px(ui_.theme.low() ? 24 : ui_.theme.portrait() ? 72 : 44);
        y += draw_header(y);
        y += ui_.px(ui_.theme.compact() ? 24 : 32);
        y += draw_needs(y);
        y += draw_here(y);
        return y + ui_.px(24) - top;
    }

    std::optional<Intent> intent;

private:
    [[nodiscard]] const Theme& theme() const { return ui_.theme; }

    float draw_header(float y) {
        const float field_height = search_field_height(ui_);
        if (theme().low()) {
            invite({column_.x, y, column_.width, field_height});
            return field_height;
        }
        const float line = theme().style(Style::display).line_px;
        const float field_width = std::min(ui_.px(860), column_.width * 0.48F);
        const bool beside = !theme().portrait() && question_px() + theme().gap_px() + field_width <= column_.width;
        const float words_width = beside ? column_.width - field_width - theme().gap_px() : column_.width;
        if (!beside && heading_px(Text::greeting, Style::display) + heading_px(Text::question, Style::display) +
                               ui_.px(32) + field_height >
                           ui_.page.height * most_header)
            return draw_short_header(y, field_height);
        float height = draw_heading(ui_.tr(Text::greeting), Style::display, y, words_width);
        height += draw_heading(ui_.tr(Text::question), Style::display, y + line, words_width);
        if (beside) {
            invite({column_.right() - field_width, y + height - field_height, field_width, field_height});
            return height;
        }
        invite({column_.x, y + height + ui_.px(32), column_.width, field_height});
        return height + ui_.px(32) + field_height;
    }

    // Large text on a small glass: one comes for what can be chosen, not for the greeting.
    float draw_short_header(float y, float field_height) {
        const float words = draw_heading(ui_.tr(Text::question), Style::h2, y, column_.width) + ui_.px(20);
        invite({column_.x, y + words, column_.width, field_height});
        return words + field_height;
    }

    [[nodiscard]] float heading_px(Text text, Style style) const {
        return label_height(ui_, {.text = ui_.tr(text), .style = style}, column_.width);
    }

    [[nodiscard]] float question_px() const {
        return ui_.canvas.width(ui_.tr(Text::question), theme().style(Style::display));
    }

    float draw_heading(std::string_view text, Style style, float y, float width) {
        return draw_label(
            ui_,
            {.text = text, .style = style, .ink = ui_.colours().ink, .ground = ui_.colours().paper, .heading = true},
            column_.x, y, width);
    }

    void invite(const Box& box) {
        if (draw_search_invitation(ui_, box)) intent = Go{SearchChosen{}};
    }

    float draw_needs(float y) {
        if (view_.needs.empty()) return 0;
        const float words = need_words_px(ui_, view_.needs);
        const float height = std::round(std::max(ui_.px(theme().compact()    ? 132
                                                        : theme().portrait() ? 190
                                                                             : 168),
                                                 2 * theme().style(Style::h3).line_px + ui_.px(48)));
        // As many columns as leave every word whole beside its disc.
        const float least = need_tile_width(ui_, height, words);
        const Grid grid = make_grid(column_, theme().gap_px(), least, theme().portrait() || theme().compact() ? 2 : 4,
                                    static_cast<int>(view_.needs.size()));
        for (std::size_t i = 0; i < view_.needs.size(); ++i) {
            const Box box = grid.cell(static_cast<int>(i), y, height);
            if (draw_need_tile(ui_, view_.needs[i], box, words)) intent = Go{event_of(view_.needs[i])};
        }
        return grid.height(static_cast<int>(view_.needs.size()), height);
    }

    // The heading with the way to the other centres at its right, below it where they do not fit; then the cards.
    float draw_here(float y) {
        const float start = y;
        if (view_.here.empty() && !view_.has_others) return view_.needs.empty() ? draw_nothing(y) : 0;
        y += ui_.px(28);
        const Button others{.id = widget_id("others"),
                            .label = ui_.tr(view_.has_centre ? Text::other_centres : Text::all_centres),
                            .icon_after = icon("arrow-right")};
        const Extent button = view_.has_others ? button_extent(ui_, others, column_.width) : Extent{};
        const TextStyle& style = theme().style(Style::h2);
        const float words = view_.here.empty() ? 0 : ui_.canvas.width(ui_.tr(Text::here), style) + 1;
        const bool beside = words + theme().gap_px() + button.width <= column_.width;
        float height = 0;
        if (!view_.here.empty()) {
            const float down = beside ? std::max(0.0F, (button.height - style.line_px) / 2) : 0;
            height = down + draw_heading(ui_.tr(Text::here), Style::h2, y + down, beside ? words : column_.width);
        }
        if (view_.has_others) {
            const float x = beside && !view_.here.empty() ? column_.right() - button.width : column_.x;
            const float top = beside ? y : y + height + ui_.px(16);
            if (draw_button(ui_, others, {x, top, button.width, button.height})) intent = Go{OtherCentresChosen{}};
            height = std::max(height, top + button.height - y);
        }
        y += height + ui_.px(16);
        y += draw_cards(y);
        return y - start;
    }

    float draw_cards(float y) {
        if (view_.here.empty()) return 0;
        const auto count = static_cast<int>(view_.here.size());
        const float height = row_card_height(ui_);
        const Grid grid = make_grid(column_, theme().gap_px(), row_card_width(ui_), std::min(2, count), count);
        for (int i = 0; i < count; ++i) {
            const ActionCard& card = view_.here[static_cast<std::size_t>(i)];
            if (draw_row_card(ui_, card, grid.cell(i, y, height))) intent = Go{ActionChosen{card.id}};
        }
        float used = grid.height(count, height);
        if (view_.here_total > count) {
            const std::string all = ui_.strings.count(Text::our_actions_one, Text::our_actions_other, view_.here_total);
            const Button button{.id = widget_id("ours"), .label = all, .icon_after = icon("arrow-right")};
            used += theme().gap_px();
            if (draw_button(ui_, button, {column_.x, y + used, button_width(ui_, button), button_height(ui_)}))
                intent = Go{OurActionsChosen{}};
            used += button_height(ui_);
        }
        return used;
    }

    float draw_nothing(float y) {
        const float first = draw_label(ui_,
                                       {.text = ui_.tr(Text::no_content),
                                        .style = Style::h2,
                                        .ink = ui_.colours().ink,
                                        .ground = ui_.colours().paper,
                                        .heading = true},
                                       column_.x, y, column_.width);
        return first + draw_label(ui_,
                                  {.text = ui_.tr(Text::no_content_advice),
                                   .style = Style::lead,
                                   .ink = ui_.colours().ink2,
                                   .ground = ui_.colours().paper},
                                  column_.x, y + first + ui_.px(12), column_.width);
    }

    const HomeView& view_;
    Ui& ui_;
    Box column_;
};

}  // namespace

std::optional<Intent> draw_home(const HomeView& view, HomeState& state, Ui& ui) {
    ScrollArea area(ui, widget_id("home page"), ui.page, state.scroll);
    HomePage page(view, ui, ui.page.inset(ui.theme.margin_px(), 0));
    area.set_content(page.draw(area.top()));
    return page.intent;
}

}  // namespace parvis::kiosk
