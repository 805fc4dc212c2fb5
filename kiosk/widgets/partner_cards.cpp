#include "kiosk/widgets/partner_cards.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/grid.h"
#include "kiosk/widgets/label.h"

namespace parvis::kiosk {
namespace {

constexpr float radius_units = 28;

class CardDrawing {
public:
    CardDrawing(Ui& ui, const PartnerCard& card)
        : ui_(ui),
          card_(card),
          pad_x_(ui.px(ui.theme.compact() ? 24 : 34)),
          pad_y_(ui.px(ui.theme.compact() ? 20 : 30)) {}

    [[nodiscard]] float height(float width) const {
        const PartnerBadge badge = badge_in(width);
        const float both = badge.height(words_height(words_width(badge, width)));
        return std::round(std::max(both, ui_.theme.target_px(68)) + 2 * pad_y_);
    }

    bool draw(const Box& box, bool chosen) {
        const WidgetId id = widget_id("partner", card_.id);
        const bool pressed = ui_.touch.pressed(id);
        const Colours& colours = ui_.colours();
        record_target(ui_, id, Role::card, card_.name, box, chosen ? colours.strong : colours.edge, colours.paper);
        const Box seen = pressed ? box.moved(0, ui_.px(2)) : box;
        const Inside inside(ui_, id);
        draw_card_ground(ui_, seen, radius_units, true, pressed);
        if (chosen) ui_.canvas.outline(seen, colours.strong, ui_.px(radius_units), 2.5F * ui_.theme.outline_px());
        const PartnerBadge badge = badge_in(box.width);
        badge.draw(ui_, card_.icon, seen.x + pad_x_, seen.y + pad_y_);
        const Colour face = pressed ? colours.pressed(colours.surface) : colours.surface;
        const float width = words_width(badge, box.width);
        float y = seen.y + pad_y_ + badge.words_y(words_height(width));
        for (const Label& label : labels(face))
            y += draw_label(ui_, label, seen.x + pad_x_ + badge.words_x(), y, width);
        return ui_.touch.tapped(id);
    }

private:
    [[nodiscard]] PartnerBadge badge_in(float width) const {
        return {ui_, card_.name, Style::h3, 26, width - 2 * pad_x_};
    }
    [[nodiscard]] float words_width(const PartnerBadge& badge, float width) const {
        return width - 2 * pad_x_ - badge.words_x();
    }
    [[nodiscard]] float words_height(float words_width) const {
        float words = 0;
        for (const Label& label : labels(0)) words += label_height(ui_, label, words_width);
        return words;
    }

    [[nodiscard]] std::vector<Label> labels(Colour ground) const {
        const Colours& colours = ui_.colours();
        std::vector<Label> all;
        all.push_back(
            {.text = card_.name, .style = Style::h3, .ink = colours.action, .ground = ground, .heading = true});
        if (!card_.purpose.empty())
            all.push_back({.text = card_.purpose, .style = Style::label, .ink = colours.ink2, .ground = ground});
        for (const std::string& line : card_.when)
            all.push_back({.text = line, .style = Style::label_strong, .ink = colours.ink, .ground = ground});
        return all;
    }

    Ui& ui_;
    const PartnerCard& card_;
    float pad_x_;
    float pad_y_;
};

}  // namespace

PartnerCardsDrawn draw_partner_cards(Ui& ui, const ScrollArea& area, const std::vector<PartnerGroup>& groups,
                                     std::string_view chosen, const Box& column, float y, int most_columns,
                                     const Arrival* arrival) {
    PartnerCardsDrawn drawn;
    int in_sight = 0;
    const float start = y;
    std::size_t fullest = 0;
    for (const PartnerGroup& group : groups) fullest = std::max(fullest, group.cards.size());
    const float least = std::max(ui.px(480), 15 * ui.theme.style(Style::h3).em_px);
    const Grid grid = make_grid(column, ui.theme.gap_px(), least, most_columns, static_cast<int>(fullest));
    const auto across = static_cast<std::size_t>(grid.columns);
    for (const PartnerGroup& group : groups) {
        if (y > start) y += ui.px(16);
        if (!group.title.empty())
            y += draw_label(ui,
                            {.text = group.title,
                             .style = Style::h3,
                             .ink = ui.colours().ink,
                             .ground = ui.colours().paper,
                             .heading = true},
                            column.x, y, column.width) +
                 ui.px(16);
        // Cards of one row are equally high, rows are as high as their fullest card.
        for (std::size_t first = 0; first < group.cards.size(); first += across) {
            const std::size_t end = std::min(group.cards.size(), first + across);
            float height = 0;
            for (std::size_t i = first; i < end; ++i)
                height = std::max(height, CardDrawing(ui, group.cards[i]).height(grid.cell_width()));
            for (std::size_t i = first; i < end; ++i) {
                const PartnerCard& card = group.cards[i];
                if (card.id == chosen) drawn.chosen_top_px = y - start;
                if (!area.shows(y - ui.px(60), height + ui.px(120))) continue;
                const Box box = grid.cell(static_cast<int>(i - first), y, height);
                const CanvasMotion motion =
                    arrival != nullptr ? arrival->of(ui, in_sight++) : CanvasMotion(ui.canvas, 0, 1);
                if (CardDrawing(ui, card).draw(box, card.id == chosen)) drawn.tapped = card.id;
            }
            y += height + ui.theme.gap_px();
        }
    }
    drawn.height_px = y - start;
    return drawn;
}

PartnerBadge::PartnerBadge(const Ui& ui, std::string_view name, Style style, float gap_units, float width_px)
    : side_(ui.theme.badge_px(ui.theme.compact() ? 84 : 104, style)),
      gap_(ui.px(gap_units)),
      beside_(widest_word_px(ui, name, style) <= width_px - side_ - gap_) {}

float PartnerBadge::height(float words_px) const {
    return beside_ ? std::max(side_, words_px) : side_ + gap_ + words_px;
}

float PartnerBadge::words_y(float words_px) const {
    return beside_ ? std::max(0.0F, std::round((side_ - words_px) / 2)) : side_ + gap_;
}

void PartnerBadge::draw(Ui& ui, Icon icon, float x, float y) const {
    const Tint& tint = ui.colours().other;
    const Box box{x, y, side_, side_};
    ui.canvas.fill(box, tint.ground, std::round(side_ * 0.31F));
    ui.canvas.icon(icon, box.centre_x(), box.centre_y(), std::round(side_ * 0.54F), tint.on_ground);
}

}  // namespace parvis::kiosk
