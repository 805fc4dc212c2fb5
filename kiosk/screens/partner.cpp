#include "kiosk/screens/partner.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/widgets/article.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/link_row.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

constexpr int title_lines = 3;
constexpr std::size_t most_measured = 40;
constexpr float gap_units = 56;   // between list and panel
constexpr float rail_units = 36;  // of it, for the list's scroll bar

// The panel is as wide as its text asks for; the list takes the rest, if that is enough for its cards.
struct Sides {
    float list_px = 0;  // 0: no list beside
    float panel_px = 0;
};

Sides sides(const Ui& ui, const PartnerView& view) {
    const float whole = ui.page.width - 2 * ui.theme.margin_px();
    if (ui.theme.portrait() || ui.theme.compact() || view.all.empty()) return {0, whole};
    const float panel = std::round(std::max(ui.px(680), 17 * ui.theme.style(Style::body).em_px));
    const float list = whole - panel - ui.px(gap_units);
    if (list < std::max(ui.px(520), 16 * ui.theme.style(Style::h3).em_px)) return {0, whole};
    return {list, panel};
}

class PartnerPanel {
public:
    PartnerPanel(const PartnerView& view, Ui& ui)
        : view_(view),
          ui_(ui),
          tint_(ui.colours().other),
          facts_(tint_.strong, ui.colours().surface),
          about_(tint_.strong, ui.colours().surface),
          next_(tint_.on_ground, tint_.ground) {
        about_.add(PieceKind::paragraph, view.about);
        about_.add(PieceKind::place, view.information_of);
        for (const PartnerFact& fact : view.facts) facts_.add_fact(fact.icon, fact.caption, fact.text);
        if (view.next_time.empty()) return;
        next_.add(PieceKind::subheading, std::string(ui.tr(Text::next_presence)));
        next_.add(PieceKind::lead, view.next_time);
    }

    [[nodiscard]] float height(float width) const {
        return name_height(width) + next_height(width) + spaced(facts_, width) + spaced(about_, width) +
               actions_height(width);
    }

    std::optional<Intent> draw(const ScrollArea& area, float x, float y, float width) {
        draw_name(x, y, width);
        y += name_height(width);
        draw_next(x, y, width);
        y += next_height(width);
        facts_.draw(ui_, x, y + ui_.px(28), width);
        y += spaced(facts_, width);
        about_.draw(ui_, x, y + ui_.px(28), width);
        return draw_actions(area, x, y + spaced(about_, width), width);
    }

private:
    [[nodiscard]] PartnerBadge badge_in(float width) const { return {ui_, view_.name, Style::h2, 28, width}; }
    [[nodiscard]] Label name() const {
        return {.text = view_.name,
                .style = Style::h2,
                .ink = ui_.colours().ink,
                .ground = ui_.colours().surface,
                .heading = true};
    }
    [[nodiscard]] Label purpose() const {
        return {
            .text = view_.purpose, .style = Style::body, .ink = ui_.colours().ink2, .ground = ui_.colours().surface};
    }
    [[nodiscard]] float words_height(float words_width) const {
        return label_height(ui_, name(), words_width) + label_height(ui_, purpose(), words_width);
    }
    [[nodiscard]] float name_height(float width) const {
        const PartnerBadge badge = badge_in(width);
        return badge.height(words_height(width - badge.words_x()));
    }

    void draw_name(float x, float y, float width) {
        const PartnerBadge badge = badge_in(width);
        badge.draw(ui_, view_.icon, x, y);
        const float words_width = width - badge.words_x();
        x += badge.words_x();
        y += badge.words_y(words_height(words_width));
        y += draw_label(ui_, name(), x, y, words_width);
        draw_label(ui_, purpose(), x, y, words_width);
    }

    [[nodiscard]] float spaced(const Article& article, float width) const {
        return article.empty() ? 0 : ui_.px(28) + std::round(article.height(ui_, width));
    }

    [[nodiscard]] float next_height(float width) const {
        return next_.empty() ? 0 : ui_.px(28) + boxed_height(ui_, next_, width);
    }

    void draw_next(float x, float y, float width) {
        if (!next_.empty()) draw_boxed(ui_, next_, x, y + ui_.px(28), width);
    }

    [[nodiscard]] Label actions_heading() const {
        return {.text = ui_.tr(Text::actions_with_partner),
                .style = Style::h3,
                .ink = ui_.colours().ink,
                .ground = ui_.colours().surface,
                .heading = true};
    }

    // One height for all: as the highest title asks, or, where there are so many that measuring takes its time, as one
    // of three lines does.
    [[nodiscard]] float row_height(float width) const {
        LinkRow full;
        full.cover = Cover{};
        full.max_lines = title_lines;
        if (view_.actions.size() > most_measured) return link_row_height(ui_, full, width);
        float highest = 0;
        for (const ActionCard& card : view_.actions)
            highest = std::max(highest, link_row_height(ui_, row_of(card, 0), width));
        return std::min(highest, link_row_height(ui_, full, width));
    }
    [[nodiscard]] float rows_top(float width) const {
        return ui_.px(36) + label_height(ui_, actions_heading(), width) + ui_.px(18);
    }
    [[nodiscard]] float actions_height(float width) const {
        if (view_.actions.empty()) return 0;
        const auto count = static_cast<float>(view_.actions.size());
        return rows_top(width) + count * (row_height(width) + ui_.px(16)) - ui_.px(16);
    }

    std::optional<Intent> draw_actions(const ScrollArea& area, float x, float y, float width) {
        std::optional<Intent> intent;
        if (view_.actions.empty()) return intent;
        draw_label(ui_, actions_heading(), x, y + ui_.px(36), width);
        y += rows_top(width);
        const float height = row_height(width);
        for (const ActionCard& card : view_.actions) {
            if (area.shows(y, height) && draw_link_row(ui_, row_of(card, title_lines), {x, y, width, height}))
                intent = Go{ActionChosen{card.id}};
            y += height + ui_.px(16);
        }
        return intent;
    }

    [[nodiscard]] static LinkRow row_of(const ActionCard& card, int lines) {
        LinkRow row;
        row.id = widget_id("with-partner", card.id);
        row.label = card.title;
        if (card.name_place) row.detail = card.place;
        row.cover = Cover{card.id, card.dimension, card.has_photo};
        row.max_lines = lines;
        return row;
    }

    const PartnerView& view_;
    Ui& ui_;
    const Tint& tint_;
    Article facts_;
    Article about_;
    Article next_;
};

// A card around the panel, on a page of its own.
std::optional<Intent> draw_alone(const PartnerView& view, PartnerState& state, Ui& ui) {
    ScrollArea area(ui, widget_id("partner-page"), ui.page, state.scroll);
    const float margin = ui.px(ui.theme.compact() ? 24 : 48);
    const float pad = ui.px(ui.theme.compact() ? 32 : 52);
    const Box column = ui.page.inset(ui.theme.margin_px(), 0);
    const float top = area.top() + margin;
    PartnerPanel panel(view, ui);
    const float width = column.width - 2 * pad;
    const float height = std::round(panel.height(width)) + 2 * pad;
    draw_card_ground(ui, {column.x, top, column.width, height}, 36, false, false);
    std::optional<Intent> intent = panel.draw(area, column.x + pad, top + pad, width);
    area.set_content(height + 2 * margin);
    return intent;
}

// The card stays, what is in it scrolls.
std::optional<Intent> draw_panel(const PartnerView& view, PartnerState& state, const Box& card, Ui& ui) {
    draw_card_ground(ui, card, 36, false, false);
    const float pad = ui.px(44);
    const float edge = ui.px(18);  // above and below the window, inside the card's round corners
    ScrollArea area(ui, widget_id("partner-page"), card.inset(0, edge), state.scroll);
    PartnerPanel panel(view, ui);
    const float width = card.width - 2 * pad;
    std::optional<Intent> intent = panel.draw(area, card.x + pad, area.top() + pad - edge, width);
    area.set_content(std::round(panel.height(width)) + 2 * (pad - edge));
    return intent;
}

std::optional<Intent> draw_list(const PartnerView& view, PartnerState& state, const Box& window, Ui& ui) {
    ScrollArea area(ui, widget_id("partners"), window, state.list);
    const float margin = ui.theme.margin_px();
    const Box column{window.x + margin, window.y, window.width - margin - ui.px(rail_units), window.height};
    float y = area.top() + ui.px(48);
    y += draw_label(ui,
                    {.text = ui.tr(Text::partners),
                     .style = Style::h1,
                     .ink = ui.colours().ink,
                     .ground = ui.colours().paper,
                     .heading = true},
                    column.x, y, column.width) +
         ui.px(24);
    const PartnerCardsDrawn cards = draw_partner_cards(ui, area, view.all, view.id, column, y, 2);
    const float content = y + cards.height_px + ui.px(16) - area.top();
    area.set_content(content);
    if (!std::exchange(state.list_came, true)) {
        const float chosen = y - area.top() + cards.chosen_top_px.value_or(0);
        const float furthest = ScrollExtent{content, window.height}.furthest();
        if (chosen > window.height * 0.6F) state.list.offset_px = std::min(furthest, chosen - window.height * 0.3F);
        ui.moving = true;
    }
    if (cards.tapped && *cards.tapped != view.id) return Go{PartnerChosen{*cards.tapped}};
    return std::nullopt;
}

}  // namespace

std::optional<Intent> draw_partner(const PartnerView& view, PartnerState& state, Ui& ui) {
    const Sides beside = sides(ui, view);
    if (beside.list_px <= 0) return draw_alone(view, state, ui);
    const float right = ui.page.right() - ui.theme.margin_px();
    const Box card{right - beside.panel_px, ui.page.y + ui.px(48), beside.panel_px, ui.page.height - 2 * ui.px(48)};
    // Read first: it is what was asked for.
    std::optional<Intent> intent = draw_panel(view, state, card, ui);
    // The window reaches the edge of the page, so that the shadows of its cards are whole.
    const Box window{ui.page.x, ui.page.y, ui.theme.margin_px() + beside.list_px + ui.px(rail_units), ui.page.height};
    if (auto chosen = draw_list(view, state, window, ui)) intent = std::move(chosen);
    return intent;
}

}  // namespace parvis::kiosk
