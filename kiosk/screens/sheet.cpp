#include "kiosk/screens/sheet.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/screens/sheet_sides.h"
#include "kiosk/screens/sheet_story.h"
#include "kiosk/widgets/grid.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {
namespace {

class SheetPage {
public:
    SheetPage(const SheetView& view, SheetState& state, Ui& ui) : view_(view), state_(state), ui_(ui) {}

    // A strip above comes and goes over the cover, and what is being read stays where it is: the content is moved by as
    // much, but never its first line out of sight.
    void stay_under_strip() {
        const float change = ui_.strip_px - std::exchange(state_.strip_px, ui_.strip_px);
        ScrollState& scroll = state_.scroll;
        if (change == 0 || scroll.content_px == 0) return;
        scroll.content_px = std::max(scroll.content_px, whole_page_px());
        const float least_seen = std::max(scroll.offset_px, first_line_px() - ui_.px(8));
        const float furthest = std::max(scroll.offset_px, scroll.content_px - ui_.page.height);
        scroll.offset_px = std::clamp(scroll.offset_px + change, 0.0F, std::min(least_seen, furthest));
    }

    float draw(const Box& page, float top) {
        const Box column = page.inset(ui_.theme.margin_px(), 0);
        draw_banner(page, column, top);
        const float banner = banner_reach_px();
        const float lap = lap_px();
        const float y = top + banner - lap;
        const float side = std::max(ui_.px(500), 15 * ui_.theme.style(Style::body).em_px);
        const float main = column.width - side - ui_.px(40);
        // Beside each other as long as the text keeps lines that read well.
        const bool beside =
            !ui_.theme.portrait() && !ui_.theme.compact() && main >= 26 * ui_.theme.style(Style::body).em_px;
        float bottom = beside ? draw_two_columns(column, y, lap, side) : draw_one_column(column, y);
        bottom += draw_related(column, bottom + ui_.px(48));
        return std::max(bottom + ui_.px(48) - top, ui_.strip_px > 0 ? whole_page_px() : 0);
    }

    std::optional<Intent> intent;

private:
    void take(std::optional<Intent> touched) {
        if (touched) intent = std::move(touched);
    }

    // How far the sheet lies over its picture.
    [[nodiscard]] float lap_px() const { return ui_.px(ui_.theme.low() ? 64 : view_.has_photo ? 72 : 112); }

    // With what a strip has of it.
    [[nodiscard]] float whole_page_px() const { return ui_.page.height + ui_.strip_px; }

    // A page of few lines has no room for ornaments, and one that was pulled down lies under a picture already.
    [[nodiscard]] bool wants_cover() const {
        const bool lowered = ui_.page.y > ui_.strip_px;
        return !lowered && whole_page_px() >= 9 * ui_.theme.style(Style::body).line_px;
    }

    // The cover reaches from edge to edge; a photo keeps its round corners and more of its height.
    void draw_banner(const Box& page, const Box& column, float top) {
        const Cover cover{view_.id, view_.dimension, view_.has_photo, view_.photo_alt};
        if (view_.has_photo) {
            draw_cover(ui_, cover, {column.x, top + above_photo_px(), column.width, photo_px()}, ui_.px(36),
                       Corners::all);
        } else if (wants_cover()) {
            draw_cover(ui_, cover, {page.x, top, page.width, banner_px()}, 0, Corners::none);
        }
    }

    // How far down it reaches.
    [[nodiscard]] float banner_reach_px() const {
        if (view_.has_photo) return above_photo_px() + photo_px();
        return wants_cover() ? banner_px() : lap_px() + ui_.px(24);
    }

    [[nodiscard]] float first_line_px() const {
        return banner_reach_px() - lap_px() + ui_.px(ui_.theme.low() ? 36 : 48);
    }
    [[nodiscard]] float above_photo_px() const { return ui_.px(ui_.theme.low() ? 16 : 32); }
    [[nodiscard]] float photo_px() const { return ui_.px(ui_.theme.low() ? 280 : 520); }
    [[nodiscard]] float banner_px() const { return ui_.px(ui_.theme.low() ? 170 : 360); }

    float sides_height(float width) {
        float sum = 0;
        for (const SheetSide side : sheet_sides(view_)) sum += sheet_side_height(view_, side, width, ui_) + ui_.px(28);
        return sum;
    }

    float draw_sides(const std::vector<SheetSide>& sides, float x, float y, float width) {
        const float start = y;
        for (const SheetSide side : sides) {
            const float height = sheet_side_height(view_, side, width, ui_);
            take(draw_sheet_side(view_, side, {x, y, width, height}, ui_));
            y += height + ui_.px(28);
        }
        return y - start;
    }

    float draw_two_columns(const Box& column, float y, float lap, float side_width) {
        const bool alone = sheet_sides(view_).empty();
        const float width = alone ? std::min(column.width, ui_.px(1252)) : column.width - side_width - ui_.px(40);
        const float pad_x = ui_.px(56);
        const float pad_y = ui_.px(48);
        const float inner = width - 2 * pad_x;
        const SheetOpening opening(view_, ui_);
        const SheetStory story(view_, state_.unfolded, ui_, inner);
        const float opening_px = opening.height(ui_, inner) + ui_.px(40);
        // As low as the page at least, as a sheet of paper is.
        const float least = alone ? 0 : whole_page_px() - (banner_px() - lap) - ui_.px(48);
        const float height = std::max(least, opening_px + story.height() + 2 * pad_y);
        draw_card_ground(ui_, {column.x, y, width, height}, 36, false, false);
        take(opening.draw(ui_, column.x + pad_x, y + pad_y, inner));
        take(story.draw(ui_, column.x + pad_x, y + pad_y + opening_px, state_.unfolded));
        const float sides = sides_height(side_width);
        float side_top = view_.has_photo || wants_cover() ? y + lap + ui_.px(24) : y;
        const float bottom = std::max(y + height, side_top + sides);
        // They stay in view beside a long text, as far as it reaches.
        const float stays = ui_.page.y + ui_.px(32);
        if (sides <= ui_.page.height - ui_.px(32)) side_top = std::clamp(stays, side_top, bottom - sides);
        draw_sides(sheet_sides(view_), column.right() - side_width, side_top, side_width);
        return bottom;
    }

    // How to take part comes before the long story, the rest behind it.
    float draw_one_column(const Box& column, float y) {
        const float pad = ui_.px(ui_.theme.low() ? 36 : 52);
        const float inner = column.width - 2 * pad;
        const SheetOpening opening(view_, ui_);
        const float opening_px = opening.height(ui_, inner) + 2 * pad;
        draw_card_ground(ui_, {column.x, y, column.width, opening_px}, 36, false, false);
        take(opening.draw(ui_, column.x + pad, y + pad, inner));
        y += opening_px + ui_.px(28);
        std::vector<SheetSide> sides = sheet_sides(view_);
        if (std::erase(sides, SheetSide::practical) > 0)
            y += draw_sides({SheetSide::practical}, column.x, y, column.width);
        const SheetStory story(view_, state_.unfolded, ui_, inner);
        const float story_px = story.height() + 2 * pad;
        draw_card_ground(ui_, {column.x, y, column.width, story_px}, 36, false, false);
        take(story.draw(ui_, column.x + pad, y + pad, state_.unfolded));
        y += story_px + ui_.px(28);
        y += draw_sides(sides, column.x, y, column.width);
        return y - ui_.px(28);
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
        const Grid grid = make_grid(column, ui_.theme.gap_px(), row_card_width(ui_), 2, count);
        const float height = row_card_height(ui_);
        for (int i = 0; i < count; ++i) {
            const ActionCard& card = view_.related[static_cast<std::size_t>(i)];
            if (draw_row_card(ui_, card, grid.cell(i, y, height))) intent = Go{ActionChosen{card.id}};
        }
        return y + grid.height(count, height) - start;
    }

    const SheetView& view_;
    SheetState& state_;
    Ui& ui_;
};

}  // namespace

std::optional<Intent> draw_sheet(const SheetView& view, SheetState& state, Ui& ui) {
    SheetPage page(view, state, ui);
    page.stay_under_strip();
    ScrollArea area(ui, widget_id("sheet"), ui.page, state.scroll);
    area.set_content(page.draw(ui.page, area.top()));
    return page.intent;
}

}  // namespace parvis::kiosk
