#include "kiosk/screens/search.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/need_choice.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/grid.h"
#include "kiosk/widgets/keyboard.h"
#include "kiosk/widgets/scroll_area.h"
#include "kiosk/widgets/search_field.h"

namespace parvis::kiosk {
namespace {

constexpr float fold_seconds = 0.22F;

float results_pad(const Ui& ui) {
    return ui.px(ui.theme.low() ? 8 : 20);
}

float draw_words(Ui& ui, std::string_view text, Style style, Colour ink, const Box& column, float y) {
    return draw_label(ui,
                      {.text = text,
                       .style = style,
                       .ink = ink,
                       .ground = ui.colours().paper,
                       .heading = style == Style::h2 || style == Style::h3},
                      column.x, y, column.width);
}

// Buttons on as many lines as they take.
class PillFlow {
public:
    PillFlow(Ui& ui, const Box& column, float y) : ui_(ui), column_(column), x_(column.x), y_(y) {}

    [[nodiscard]] bool draw(const Button& button) {
        const Extent extent = button_extent(ui_, button, column_.width);
        if (x_ > column_.x && x_ + extent.width > column_.right()) {
            x_ = column_.x;
            y_ += line_ + ui_.px(16);
            line_ = 0;
        }
        const bool tapped = draw_button(ui_, button, {x_, y_, extent.width, extent.height});
        x_ += extent.width + ui_.px(16);
        line_ = std::max(line_, extent.height);
        return tapped;
    }
    [[nodiscard]] float bottom() const { return y_ + line_; }

private:
    Ui& ui_;
    Box column_;
    float x_;
    float y_;
    float line_ = 0;
};

// The words that the catalogue has nearby.
float draw_nearest(const SearchView& view, Ui& ui, const Box& column, float y, std::optional<Intent>& intent) {
    if (view.nearest.empty()) return 0;
    const float start = y;
    y += draw_words(ui, ui.tr(Text::nearest_words), Style::body, ui.colours().ink2, column, y) + ui.px(8);
    PillFlow flow(ui, column, y);
    for (const std::string& word : view.nearest)
        if (flow.draw({.id = widget_id("word", word), .label = word})) intent = WordChosen{word};
    return flow.bottom() + ui.px(24) - start;
}

// Centres and partners of this name.
float draw_places(const SearchView& view, Ui& ui, const Box& column, float y, std::optional<Intent>& intent) {
    if (view.places.empty()) return 0;
    PillFlow flow(ui, column, y);
    for (const FoundPlace& place : view.places) {
        const std::string name =
            ui.strings.get(place.is_partner ? Text::named_partner : Text::named_centre, {{"name", place.name}});
        const Button button{.id = widget_id(place.is_partner ? "partner" : "centre", place.id),
                            .label = place.name,
                            .name = name,
                            .icon_before = place.is_partner ? icon("handshake") : icon("building-2"),
                            .icon_after = icon("arrow-right")};
        if (!flow.draw(button)) continue;
        if (place.is_partner) intent = Go{PartnerChosen{place.id}};
        if (!place.is_partner) intent = Go{OrganisationChosen{place.id}};
    }
    return flow.bottom() + ui.px(20) - y;
}

float draw_needs(const SearchView& view, Ui& ui, const Box& column, float y, std::optional<Intent>& intent) {
    const auto count = static_cast<int>(view.needs.size());
    if (count == 0) return 0;
    const float words = need_words_px(ui, view.needs);
    const float height = std::round(2 * ui.theme.style(Style::h3).line_px + ui.px(44));
    const Grid grid = make_grid(column, ui.theme.gap_px(), need_tile_width(ui, height, words),
                                ui.theme.portrait() || ui.theme.compact() ? 2 : 4, count);
    for (int i = 0; i < count; ++i) {
        const NeedTile& need = view.needs[static_cast<std::size_t>(i)];
        if (draw_need_tile(ui, need, grid.cell(i, y, height), words)) intent = Go{event_of(need)};
    }
    return grid.height(count, height);
}

// The cards of the hits [from, to).
float draw_cards(const SearchView& view, std::size_t from, std::size_t to, Ui& ui, const ScrollArea& area,
                 const Box& column, float y, std::optional<Intent>& intent) {
    const float gap = ui.px(ui.theme.compact() ? 16 : 24);
    const Grid grid = make_grid(column, gap, row_card_width(ui), ui.theme.portrait() ? 1 : 2, 2);
    const float height = search_row_card_height(ui);
    for (std::size_t i = from; i < to; ++i) {
        const ActionCard& card = view.hits[i];
        const Box box = grid.cell(static_cast<int>(i - from), y, height);
        if (!area.shows(box.y - gap, box.height + 2 * gap)) continue;
        if (draw_row_card(ui, card, box)) intent = Go{ActionChosen{card.id}};
    }
    return grid.height(static_cast<int>(to - from), height);
}

float draw_hits(const SearchView& view, Ui& ui, const ScrollArea& area, const Box& column, float y,
                std::optional<Intent>& intent) {
    const float start = y;
    y += draw_cards(view, 0, view.near_from, ui, area, column, y, intent);
    if (view.near_from < view.hits.size()) {
        y += ui.px(24);
        y += draw_words(ui, ui.tr(Text::near_results), Style::h3, ui.colours().ink, column, y) + ui.px(12);
        y += draw_cards(view, view.near_from, view.hits.size(), ui, area, column, y, intent);
    }
    const bool more = static_cast<int>(view.hits.size()) < view.total;
    if (!intent && more && y < area.window().bottom() + area.window().height) intent = MoreWanted{};
    return y - start;
}

float draw_results(const SearchView& view, Ui& ui, const ScrollArea& area, const Box& column,
                   std::optional<Intent>& intent) {
    float y = area.top() + results_pad(ui);
    // On a page of little height the first result stands where one looks.
    const bool places_last = ui.theme.low() && !view.hits.empty();
    if (!places_last) y += draw_places(view, ui, column, y, intent);
    if (!view.hits.empty()) {
        if (!view.explained.empty())
            y += draw_words(ui, view.explained, Style::body_strong, ui.colours().ink, column, y) + ui.px(12);
        y += draw_hits(view, ui, area, column, y, intent);
        if (places_last) y += draw_places(view, ui, column, y + ui.px(20), intent) + ui.px(20);
    } else if (!view.places.empty()) {
        y += draw_needs(view, ui, column, y, intent);
    } else if (view.answered.empty()) {
        y += draw_words(ui, ui.tr(Text::search_invitation), Style::h2, ui.colours().ink, column, y);
        y += draw_words(ui, ui.tr(Text::search_invitation_advice), Style::body, ui.colours().ink2, column, y) +
             ui.px(20);
        y += draw_needs(view, ui, column, y, intent);
    } else {
        const std::string nothing = ui.strings.get(Text::nothing_found, {{"words", view.answered}});
        y += draw_words(ui, nothing, Style::h2, ui.colours().ink, column, y);
        const bool near_words = !view.nearest.empty();
        if (!near_words)
            y += draw_words(ui, ui.tr(Text::nothing_found_advice), Style::body, ui.colours().ink2, column, y);
        y += ui.px(12);
        y += draw_nearest(view, ui, column, y, intent);
        y += draw_needs(view, ui, column, y + ui.px(8), intent) + ui.px(8);
    }
    return y + ui.px(32) - area.top();
}

// A list that the finger moves on wants to be read: the keyboard goes.
void fold_when_scrolled(SearchState& state, WidgetId area, const Ui& ui, float window_px) {
    const bool more_below = state.scroll.content_px > window_px;
    if (more_below && ui.touch.drag_px(area) < 0) state.folded = true;
}

void move_fold(SearchState& state, Ui& ui) {
    const float goal = state.folded ? 1.0F : 0.0F;
    const float step = ui.reduced_motion ? 1.0F : ui.seconds / fold_seconds;
    state.fold_share += std::clamp(goal - state.fold_share, -step, step);
    if (state.fold_share != goal) ui.moving = true;
}

// The keyboard at the foot of the page, as far as it is not folded away.
Box keyboard_box(const Ui& ui, float results_top, float fold_share) {
    const float wanted = search_row_card_height(ui) + 2 * results_pad(ui);
    const float height = keyboard_height(ui, ui.page.bottom() - results_top, wanted);
    const float eased = 1 - std::pow(1 - fold_share, 3.0F);
    return {ui.page.x, ui.page.bottom() - std::round(height * (1 - eased)), ui.page.width, height};
}

}  // namespace

std::optional<Intent> draw_search(const SearchView& view, SearchState& state, Ui& ui) {
    std::optional<Intent> intent;
    move_fold(state, ui);
    const Box column = ui.page.inset(ui.theme.margin_px(), 0);
    const float top = ui.px(ui.theme.low() ? 10 : 44);
    const Box field{column.x, ui.page.y + top, column.width, typing_field_height(ui)};
    const float from = field.bottom() + ui.px(ui.theme.low() ? 8 : 12);
    const Box keys = keyboard_box(ui, from, state.fold_share);

    std::string found;
    std::string found_brief;
    int count = 0;
    if (!view.answered.empty()) {
        count = view.count + static_cast<int>(view.places.size());
        found = ui.strings.count(Text::results_one, Text::results_other, count);
        found_brief = std::to_string(count);
    }
    if (view.waiting) {
        found = ui.tr(Text::searching);
        found_brief = "…";
    }
    switch (draw_search_field(ui, field, {view.words, found, found_brief, state.folded})) {
        case FieldTouched::clear:
            intent = Cleared{};
            break;
        case FieldTouched::write:
            state.folded = false;
            ui.moving = true;
            break;
        case FieldTouched::nothing:
            break;
    }

    const float room = keys.y - from;
    if (room >= ui.theme.style(Style::h3).line_px + results_pad(ui)) {
        const WidgetId id = widget_id("results");
        fold_when_scrolled(state, id, ui, room);
        ScrollArea area(ui, id, {ui.page.x, from, ui.page.width, room}, state.scroll);
        area.set_content(draw_results(view, ui, area, column, intent));
    }
    if (state.fold_share < 1) {
        const bool hides = count > 0 && !view.waiting && room < search_row_card_height(ui) / 2;
        const std::string hidden = hides ? ui.strings.count(Text::see_results_one, Text::see_results_other, count) : "";
        KeyboardTouched touched = draw_keyboard(ui, keys, state.keyboard, hidden);
        if (touched.intent) intent = std::move(touched.intent);
        if (touched.done) state.folded = ui.moving = true;
    }
    return intent;
}

}  // namespace parvis::kiosk
