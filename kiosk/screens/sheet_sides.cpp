#include "kiosk/screens/sheet_sides.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/article.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/link_row.h"

namespace parvis::kiosk {
namespace {

constexpr float pad_x_units = 36;
constexpr float pad_y_units = 32;
constexpr float figure_gap_units = 24;
constexpr float row_gap_units = 16;

Text title_of(SheetSide side) {
    switch (side) {
        case SheetSide::practical:
            return Text::practical;
        case SheetSide::figures:
            return Text::figures;
        case SheetSide::with_whom:
            break;
    }
    return Text::with_whom;
}

// Figures stand two in a row where both fit, in words of their own size; else one below the other.
class FigureGrid {
public:
    FigureGrid(const SheetView& view, const Ui& ui, float width_px) : view_(view), width_px_(width_px) {
        const float half = (width_px - ui.px(figure_gap_units)) / 2;
        bool fits = view.figures.size() > 1;
        for (const SheetFigure& figure : view.figures) {
            fits = fits && ui.canvas.width(figure.value, ui.theme.style(Style::h1)) <= half &&
                   widest_word_px(ui, figure.noun, Style::label) <= half;
        }
        across_ = fits ? 2 : 1;
        cell_px_ = fits ? half : width_px;
    }

    // Draws them when `draws`; returns the height.
    float lay(Ui& ui, float x, float y, bool draws) const {
        const float start = y;
        for (std::size_t first = 0; first < view_.figures.size(); first += across_) {
            if (first > 0) y += ui.px(figure_gap_units);
            float row = 0;
            const std::size_t end = std::min(view_.figures.size(), first + across_);
            for (std::size_t i = first; i < end; ++i) {
                const float cell_x = x + static_cast<float>(i - first) * (cell_px_ + ui.px(figure_gap_units));
                row = std::max(row, lay_one(ui, view_.figures[i], cell_x, y, draws));
            }
            y += row;
        }
        return y - start;
    }

private:
    float lay_one(Ui& ui, const SheetFigure& figure, float x, float y, bool draws) const {
        const Colours& colours = ui.colours();
        // "Une cinquantaine" is a word, not a number: it does not shout.
        const bool number = figure.value.find_first_of("0123456789") == 0;
        const Label value{.text = figure.value,
                          .style = number ? Style::h1 : Style::h2,
                          .ink = colours.tint(view_.dimension).strong,
                          .ground = colours.surface};
        const Label noun{.text = figure.noun, .style = Style::label, .ink = colours.ink2, .ground = colours.surface};
        const float value_px = label_height(ui, value, cell_px_);
        if (draws) {
            draw_label(ui, value, x, y, cell_px_);
            draw_label(ui, noun, x, y + value_px, cell_px_);
        }
        return value_px + label_height(ui, noun, cell_px_);
    }

    const SheetView& view_;
    float width_px_;
    float cell_px_ = 0;
    std::size_t across_ = 1;
};

class SideCard {
public:
    SideCard(const SheetView& view, SheetSide side, Ui& ui, float width_px)
        : view_(view),
          side_(side),
          ui_(ui),
          tint_(ui.colours().tint(view.dimension)),
          inner_px_(width_px - 2 * ui.px(pad_x_units)),
          words_(tint_.strong, ui.colours().surface) {
        words_.add(PieceKind::subheading, std::string(ui.tr(title_of(side))));
        const auto& facts = side == SheetSide::practical ? view.practical : view.with_whom;
        if (side != SheetSide::figures)
            for (const SheetFact& fact : facts) words_.add_fact(fact.icon, fact.caption, fact.text);
    }

    [[nodiscard]] float height() const {
        float sum = std::round(words_.height(ui_, inner_px_)) + 2 * ui_.px(pad_y_units);
        if (side_ == SheetSide::figures)
            sum += ui_.px(8) + std::round(FigureGrid(view_, ui_, inner_px_).lay(ui_, 0, 0, false));
        if (side_ == SheetSide::with_whom)
            for (const SheetPartner& partner : view_.partners)
                sum += ui_.px(row_gap_units) + link_row_height(ui_, row_of(partner), inner_px_);
        return sum;
    }

    std::optional<Intent> draw(const Box& card) {
        std::optional<Intent> intent;
        draw_card_ground(ui_, card, 28, false, false);
        const float x = card.x + ui_.px(pad_x_units);
        float y = card.y + ui_.px(pad_y_units);
        words_.draw(ui_, x, y, inner_px_);
        y += std::round(words_.height(ui_, inner_px_));
        if (side_ == SheetSide::figures) FigureGrid(view_, ui_, inner_px_).lay(ui_, x, y + ui_.px(8), true);
        if (side_ != SheetSide::with_whom) return intent;
        for (const SheetPartner& partner : view_.partners) {
            const LinkRow row = row_of(partner);
            const float height = link_row_height(ui_, row, inner_px_);
            y += ui_.px(row_gap_units);
            if (draw_link_row(ui_, row, {x, y, inner_px_, height})) intent = Go{PartnerChosen{partner.id}};
            y += height;
        }
        return intent;
    }

private:
    [[nodiscard]] LinkRow row_of(const SheetPartner& partner) const {
        return {
            .id = widget_id("with", partner.id), .label = partner.name, .icon = partner.icon, .accent = tint_.strong};
    }

    const SheetView& view_;
    SheetSide side_;
    Ui& ui_;
    const Tint& tint_;
    float inner_px_;
    Article words_;
};

}  // namespace

std::vector<SheetSide> sheet_sides(const SheetView& view) {
    std::vector<SheetSide> sides;
    const bool practical = !view.practical.empty();
    if (practical && view.is_ours) sides.push_back(SheetSide::practical);
    if (!view.figures.empty()) sides.push_back(SheetSide::figures);
    if (practical && !view.is_ours) sides.push_back(SheetSide::practical);
    if (!view.partners.empty() || !view.with_whom.empty()) sides.push_back(SheetSide::with_whom);
    return sides;
}

float sheet_side_height(const SheetView& view, SheetSide side, float width_px, Ui& ui) {
    return SideCard(view, side, ui, width_px).height();
}

std::optional<Intent> draw_sheet_side(const SheetView& view, SheetSide side, const Box& card, Ui& ui) {
    return SideCard(view, side, ui, card.width).draw(card);
}

}  // namespace parvis::kiosk
