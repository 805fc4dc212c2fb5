#include "kiosk/screens/sheet.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/grid.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

class SheetPage {
public:
    SheetPage(const SheetView& view, Ui& ui) : view_(view), ui_(ui), tint_(ui.colours().tint(view.dimension)) {}

    float draw(const Box& page, float top) {
        const bool narrow = ui_.theme.portrait() || ui_.theme.compact();
        const float banner = ui_.px(ui_.theme.compact() ? 220 : 360);
        const float lap = ui_.px(ui_.theme.compact() ? 64 : 112);
        draw_cover(ui_, {view_.id, view_.dimension, view_.has_photo}, {page.x, top, page.width, banner}, 0,
                   Corners::none);
        const Box column = page.inset(ui_.theme.margin_px(), 0);
        const float y = top + banner - lap;
        float bottom = narrow ? draw_one_column(column, y) : draw_two_columns(column, y, lap);
        bottom += draw_related(column, bottom + ui_.px(48));
        return bottom + ui_.px(48) - top;
    }

    std::optional<Intent> intent;

private:
    [[nodiscard]] Article side(Text title, const std::vector<SheetFact>& facts) const {
        Article article(tint_.strong, ui_.colours().surface);
        if (facts.empty()) return article;
        article.add(PieceKind::subheading, std::string(ui_.tr(title)));
        for (const SheetFact& fact : facts) article.add_fact(fact.icon, fact.caption, fact.text);
        return article;
    }

    [[nodiscard]] std::vector<Article> sides() const {
        std::vector<Article> cards;
        for (Article article : {side(Text::practical, view_.practical), side(Text::with_whom, view_.partners),
                                side(Text::in_brief, view_.about)})
            if (!article.empty()) cards.push_back(std::move(article));
        return cards;
    }

    [[nodiscard]] Article opening() const {
        Article article(tint_.strong, ui_.colours().surface);
        std::vector<Chip> chips;
        if (!view_.dimension.empty()) chips.push_back(dimension_chip(ui_, view_.dimension));
        for (const std::string& tag : view_.tags) chips.push_back(neutral_chip(ui_, tag));
        article.add_chips(std::move(chips));
        article.add(PieceKind::title, view_.title);
        article.add(PieceKind::place, view_.place);
        article.add(PieceKind::lead, view_.lead);
        return article;
    }

    void add_sections(Article& article) const {
        for (const SheetSection& section : view_.sections) {
            article.add(PieceKind::heading, section.title);
            for (const content::Field& field : section.fields) {
                if (field.label != section.title) article.add(PieceKind::subheading, field.label);
                article.add_blocks(field.blocks);
            }
        }
    }

    // A card around an article; returns its height.
    float draw_card(const Article& article, float x, float y, float width, float pad_x, float pad_y, float least,
                    float radius) {
        const float height = std::max(least, std::round(article.height(ui_, width - 2 * pad_x) + 2 * pad_y));
        draw_card_ground(ui_, {x, y, width, height}, radius, false, false);
        article.draw(ui_, x + pad_x, y + pad_y, width - 2 * pad_x);
        return height;
    }

    float draw_side_cards(float x, float y, float width) {
        const float start = y;
        for (const Article& article : sides())
            y += draw_card(article, x, y, width, ui_.px(36), ui_.px(32), 0, 28) + ui_.px(28);
        return y - start;
    }

    float draw_two_columns(const Box& column, float y, float lap) {
        const bool alone = sides().empty();
        const float beside = ui_.px(40);
        const float side_width = std::max(ui_.px(500), 14 * ui_.theme.style(Style::body).em_px);
        const float width = alone ? std::min(column.width, ui_.px(1252)) : column.width - side_width - beside;
        Article article = opening();
        add_sections(article);
        const float least = ui_.page.height - (ui_.px(360) - lap) - ui_.px(48);
        const float main = draw_card(article, column.x, y, width, ui_.px(56), ui_.px(48), alone ? 0 : least, 36);
        const float side_top = y + lap + ui_.px(24);
        const float side_height = draw_side_cards(column.x + width + beside, side_top, side_width);
        return std::max(y + main, side_top + side_height);
    }

    // What is useful at once comes before the long story.
    float draw_one_column(const Box& column, float y) {
        const float pad = ui_.px(ui_.theme.compact() ? 36 : 52);
        y += draw_card(opening(), column.x, y, column.width, pad, pad, 0, 36) + ui_.px(28);
        y += draw_side_cards(column.x, y, column.width);
        Article story(tint_.strong, ui_.colours().surface);
        add_sections(story);
        if (!story.empty()) y += draw_card(story, column.x, y, column.width, pad, pad, 0, 36);
        return y;
    }

    float draw_related(const Box& column, float y) {
        if (view_.related.empty()) return 0;
        const float start = y - ui_.px(48);
        y += draw_label(ui_,
                        {.text = ui_.tr(Text::also),
                         .style = Style::h2,
                         .ink = ui_.colours().ink,
                         .ground = ui_.colours().paper,
                         .heading = true},
                        column.x, y, column.width) +
             ui_.px(20);
        const auto count = static_cast<int>(view_.related.size());
        const Grid grid = make_grid(column, ui_.theme.gap_px(), ui_.px(760), 2, count);
        const float height = row_card_height(ui_);
        for (int i = 0; i < count; ++i) {
            const ActionCard& card = view_.related[static_cast<std::size_t>(i)];
            if (draw_row_card(ui_, card, grid.cell(i, y, height))) intent = Go{ActionChosen{card.id}};
        }
        return y + grid.height(count, height) - start;
    }

    const SheetView& view_;
    Ui& ui_;
    Tint tint_;
};

}  // namespace

std::optional<Intent> draw_sheet(const SheetView& view, SheetState& state, Ui& ui) {
    ScrollArea area(ui, widget_id("sheet"), ui.page, state.scroll);
    SheetPage page(view, ui);
    area.set_content(page.draw(ui.page, area.top()));
    return page.intent;
}

}  // namespace parvis::kiosk
