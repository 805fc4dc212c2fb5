#include "kiosk/screens/organisation.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/article.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/grid.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

class OrganisationPage {
public:
    OrganisationPage(const OrganisationView& view, Ui& ui) : view_(view), ui_(ui), facts_(about_and_facts()) {}

    float draw(const Box& column, float top) {
        float y = top + ui_.px(ui_.theme.low() ? 24 : 48);
        y += draw_opening(column, y) + ui_.px(32);
        // How to reach it stands beside what it does where there is room for both, else before.
        const float beside = std::max(ui_.px(560), 17 * ui_.theme.style(Style::body).em_px);
        const float rest = column.width - beside - ui_.theme.gap_px();
        const bool two = !facts_.empty() && rest >= 22 * ui_.theme.style(Style::h3).em_px;
        if (two) {
            const float facts = draw_facts({column.x, y, beside, 0});
            const float actions = draw_actions({column.right() - rest, y, rest, 0});
            return y + std::max(facts, actions) + ui_.px(40) - top;
        }
        if (!facts_.empty()) y += draw_facts({column.x, y, column.width, 0}) + ui_.px(32);
        return y + draw_actions({column.x, y, column.width, 0}) + ui_.px(40) - top;
    }

    std::optional<Intent> intent;

private:
    [[nodiscard]] Article about_and_facts() const {
        Article article(ui_.colours().other.strong, ui_.colours().surface);
        for (const std::string& paragraph : view_.about) article.add(PieceKind::paragraph, paragraph);
        for (const OrganisationFact& fact : view_.facts) article.add_fact(fact.icon, fact.caption, fact.text);
        return article;
    }

    float draw_opening(const Box& column, float y) {
        Article opening(ui_.colours().other.strong, ui_.colours().paper);
        if (view_.is_ours) opening.add_chips({neutral_chip(ui_, ui_.tr(Text::our_centre))});
        opening.add(page_title_style(ui_) == Style::h2 ? PieceKind::heading : PieceKind::title, view_.name);
        opening.add(PieceKind::place, view_.department);
        opening.draw(ui_, column.x, y, column.width);
        return opening.height(ui_, column.width);
    }

    float draw_facts(const Box& at) {
        const float pad = ui_.px(ui_.theme.compact() ? 32 : 44);
        const float height = std::round(facts_.height(ui_, at.width - 2 * pad) + 2 * pad);
        draw_card_ground(ui_, {at.x, at.y, at.width, height}, 28, false, false);
        facts_.draw(ui_, at.x + pad, at.y + pad, at.width - 2 * pad);
        return height;
    }

    float draw_actions(const Box& at) {
        if (view_.cards.empty()) return 0;
        float y = at.y;
        y += draw_label(ui_,
                        {.text = ui_.tr(Text::its_actions),
                         .style = Style::h2,
                         .ink = ui_.colours().ink,
                         .ground = ui_.colours().paper,
                         .heading = true},
                        at.x, y, at.width) +
             ui_.px(16);
        const auto count = static_cast<int>(view_.cards.size());
        const float height = row_card_height(ui_);
        const Grid grid = make_grid(at, ui_.theme.gap_px(), row_card_width(ui_), 2, count);
        for (int i = 0; i < count; ++i) {
            const ActionCard& card = view_.cards[static_cast<std::size_t>(i)];
            if (draw_row_card(ui_, card, grid.cell(i, y, height))) intent = Go{ActionChosen{card.id}};
        }
        y += grid.height(count, height);
        if (view_.total > count) {
            const std::string all = ui_.strings.count(Text::all_actions_one, Text::all_actions_other, view_.total);
            const Button button{.id = widget_id("all actions"), .label = all, .icon_after = icon("arrow-right")};
            y += ui_.px(32);
            if (draw_button(ui_, button, {at.x, y, button_width(ui_, button), button_height(ui_)}))
                intent = Go{OrganisationActionsChosen{view_.id}};
            y += button_height(ui_);
        }
        return y - at.y;
    }

    const OrganisationView& view_;
    Ui& ui_;
    Article facts_;
};

}  // namespace

std::optional<Intent> draw_organisation(const OrganisationView& view, OrganisationState& state, Ui& ui) {
    ScrollArea area(ui, widget_id("organisation"), ui.page, state.scroll);
    OrganisationPage page(view, ui);
    area.set_content(page.draw(ui.page.inset(ui.theme.margin_px(), 0), area.top()));
    return page.intent;
}

}  // namespace parvis::kiosk
