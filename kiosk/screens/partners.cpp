#include "kiosk/screens/partners.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/card.h"
#include "kiosk/widgets/grid.h"
#include "kiosk/widgets/notice.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

class PartnerDrawing {
public:
    PartnerDrawing(Ui& ui, const PartnerCard& card)
        : ui_(ui), card_(card), pad_x_(ui.px(34)), pad_y_(ui.px(30)), badge_(ui.px(ui.theme.compact() ? 84 : 104)) {}

    [[nodiscard]] float height(float width) const {
        float words = 0;
        for (const Label& label : labels()) words += label_height(ui_, label, words_width(width));
        return std::max(badge_, words) + 2 * pad_y_;
    }

    void draw(const Box& box) {
        const Tint& tint = ui_.colours().other;
        draw_card_ground(ui_, box, 28, false, false);
        const Box badge{box.x + pad_x_, box.y + pad_y_, badge_, badge_};
        ui_.canvas.fill(badge, tint.ground, ui_.px(32));
        ui_.canvas.icon(card_.icon, badge.centre_x(), badge.centre_y(), std::round(badge_ * 0.54F), tint.on_ground);
        float y = box.y + pad_y_;
        for (const Label& label : labels())
            y += draw_label(ui_, label, badge.right() + ui_.px(26), y, words_width(box.width));
    }

private:
    [[nodiscard]] float words_width(float width) const { return width - 2 * pad_x_ - badge_ - ui_.px(26); }

    [[nodiscard]] std::vector<Label> labels() const {
        const Colours& colours = ui_.colours();
        std::vector<Label> all;
        all.push_back(
            {.text = card_.name, .style = Style::h3, .ink = colours.ink, .ground = colours.surface, .heading = true});
        if (!card_.purpose.empty())
            all.push_back(
                {.text = card_.purpose, .style = Style::label, .ink = colours.ink2, .ground = colours.surface});
        for (const std::string& line : card_.lines)
            all.push_back({.text = line, .style = Style::label_strong, .ink = colours.ink, .ground = colours.surface});
        return all;
    }

    Ui& ui_;
    const PartnerCard& card_;
    float pad_x_;
    float pad_y_;
    float badge_;
};

// Cards of one row are equally high, rows are as high as their fullest card.
float draw_rows(const PartnersView& view, Ui& ui, const Box& column, float y) {
    const float start = y;
    const Grid grid = make_grid(column, ui.theme.gap_px(), ui.px(560), ui.theme.portrait() ? 1 : 3,
                                static_cast<int>(view.cards.size()));
    const auto across = static_cast<std::size_t>(grid.columns);
    for (std::size_t first = 0; first < view.cards.size(); first += across) {
        const std::size_t end = std::min(view.cards.size(), first + across);
        float height = 0;
        for (std::size_t i = first; i < end; ++i)
            height = std::max(height, PartnerDrawing(ui, view.cards[i]).height(grid.cell_width()));
        for (std::size_t i = first; i < end; ++i)
            PartnerDrawing(ui, view.cards[i]).draw(grid.cell(static_cast<int>(i - first), y, std::round(height)));
        y += std::round(height) + ui.theme.gap_px();
    }
    return y - start;
}

}  // namespace

std::optional<Intent> draw_partners(const PartnersView& view, PartnersState& state, Ui& ui) {
    ScrollArea area(ui, widget_id("partners"), ui.page, state.scroll);
    const Box column = ui.page.inset(ui.theme.margin_px(), 0);
    float y = area.top() + ui.px(ui.theme.compact() ? 24 : 48);
    y += draw_label(ui,
                    {.text = ui.tr(Text::partners),
                     .style = ui.theme.compact() ? Style::h2 : Style::h1,
                     .ink = ui.colours().ink,
                     .ground = ui.colours().paper,
                     .heading = true},
                    column.x, y, column.width) +
         ui.px(32);
    if (view.cards.empty()) {
        y += draw_notice(
            ui, {.icon = icon("handshake"), .title = ui.tr(Text::empty_list), .text = ui.tr(Text::empty_list_advice)},
            column, y);
    } else {
        y += draw_rows(view, ui, column, y);
    }
    area.set_content(y + ui.px(16) - area.top());
    return std::nullopt;
}

}  // namespace parvis::kiosk
