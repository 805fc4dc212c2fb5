#include "kiosk/widgets/card.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/button.h"

namespace parvis::kiosk {
namespace {

constexpr float radius_units = 28;
constexpr float row_pad_units = 16;
constexpr float row_cover_share = 0.28F;  // of a row's width, at most

Colour face_of(const Ui& ui, bool pressed) {
    return pressed ? ui.colours().pressed(ui.colours().surface) : ui.colours().surface;
}

std::vector<Chip> chips_of(const Ui& ui, const ActionCard& card) {
    std::vector<Chip> chips;
    if (!card.why.empty()) chips.push_back(neutral_chip(ui, card.why));
    if (!card.dimension.empty()) chips.push_back(dimension_chip(ui, card.dimension));
    for (const std::string& name : card.publics) chips.push_back(neutral_chip(ui, name));
    return chips;
}

// Title, as much of the lead as there is room for, chips at the foot when a line of the lead fits above them.
void draw_words(Ui& ui, const ActionCard& card, const Box& room, Colour ground) {
    const Colours& colours = ui.colours();
    const TextStyle title_style = ui.theme.style(Style::h3);
    const TextStyle lead_style = ui.theme.style(Style::label);
    const float chips = chip_height(ui) + ui.px(8);
    const bool has_foot = room.height >= title_style.line_px + ui.px(6) + lead_style.line_px + chips;
    const float foot = has_foot ? chips : 0;
    int most_title = std::clamp(static_cast<int>((room.height - foot) / title_style.line_px), 1, 3);
    // The place that tells two of one title apart must be read to its end.
    if (!has_foot && card.name_place) most_title = 1;
    const Label title{.text = card.title,
                      .style = Style::h3,
                      .ink = colours.ink,
                      .ground = ground,
                      .max_lines = most_title,
                      .heading = true,
                      .marks = card.title_marks};
    float y = room.y;
    y += draw_label(ui, title, room.x, y, room.width) + ui.px(6);
    if (card.name_place) {
        const int room_for = static_cast<int>((room.bottom() - foot - y) / lead_style.line_px);
        const Label place{.text = card.place,
                          .style = Style::label_strong,
                          .ink = colours.ink2,
                          .ground = ground,
                          .max_lines = std::clamp(room_for, 1, has_foot ? 1 : 2)};
        y += draw_label(ui, place, room.x, y, room.width);
    }
    // Without a foot, what the chip would say.
    if (!has_foot && !card.why.empty() && y + lead_style.line_px <= room.bottom()) {
        const Label why{
            .text = card.why, .style = Style::label_strong, .ink = colours.ink2, .ground = ground, .max_lines = 1};
        y += draw_label(ui, why, room.x, y, room.width);
    }
    const int lines = static_cast<int>((room.bottom() - foot - y) / lead_style.line_px);
    if (lines > 0 && !card.lead.empty()) {
        const Label lead{.text = card.lead,
                         .style = Style::label,
                         .ink = colours.ink2,
                         .ground = ground,
                         .max_lines = lines,
                         .marks = card.lead_marks};
        draw_label(ui, lead, room.x, y, room.width);
    }
    if (has_foot) draw_chips(ui, chips_of(ui, card), room.x, room.bottom() - chip_height(ui), room.width, true);
}

// What a card is called: two of one title are told apart by their place.
std::string name_of(const ActionCard& card) {
    return card.name_place ? card.title + ", " + card.place : card.title;
}

}  // namespace

void draw_card_ground(Ui& ui, const Box& box, float radius, bool edge, bool pressed) {
    const Colours& colours = ui.colours();
    const float r = ui.px(radius);
    if (!pressed && !colours.flat) {
        ui.canvas.shadow(box, colours.shade, r, ui.px(40), ui.px(14), 0.08F);
        if (!edge) ui.canvas.fill(box.moved(0, ui.px(2)), colours.rim, r);
    }
    ui.canvas.fill(box, face_of(ui, pressed), r);
    if (edge) ui.canvas.outline(box, colours.edge, r, ui.theme.outline_px());
    if (!edge && colours.flat) ui.canvas.outline(box, colours.line, r, ui.px(2));
}

bool draw_upright_card(Ui& ui, const ActionCard& card, const Box& box, float cover_px) {
    const WidgetId id = widget_id("card", card.id);
    const bool pressed = ui.touch.pressed(id);
    record_target(ui, id, Role::card, name_of(card), box, ui.colours().edge, ui.colours().paper);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    const Inside inside(ui, id);
    draw_card_ground(ui, seen, radius_units, false, pressed);
    draw_cover(ui, {card.id, card.dimension, card.has_photo}, {seen.x, seen.y, seen.width, cover_px},
               ui.px(radius_units), Corners::top);
    ui.canvas.outline(seen, ui.colours().edge, ui.px(radius_units), ui.theme.outline_px());
    const Box room{seen.x + ui.px(28), seen.y + cover_px + ui.px(22), seen.width - 2 * ui.px(28),
                   seen.height - cover_px - ui.px(22) - ui.px(24)};
    draw_words(ui, card, room, face_of(ui, pressed));
    return ui.touch.tapped(id);
}

float row_card_width(const Ui& ui) {
    constexpr float word_em = 9;  // « Environnement », « accompagnement »
    const float words = word_em * ui.theme.style(Style::h3).em_px;
    return std::max(ui.px(760), std::round((words + 2 * ui.px(28)) / (1 - row_cover_share)));
}

float row_card_height(const Ui& ui) {
    const float words = ui.theme.style(Style::h3).line_px + ui.px(6) + 2 * ui.theme.style(Style::label).line_px +
                        ui.px(8) + chip_height(ui);
    return std::max(ui.px(ui.theme.compact() ? 150 : 192), std::round(words + 2 * ui.px(row_pad_units)));
}

float search_row_card_height(const Ui& ui) {
    const float title = ui.theme.style(Style::h3).line_px * (ui.theme.low() ? 1 : 2);
    return title + ui.px(6) + ui.theme.style(Style::label).line_px + 2 * ui.px(row_pad_units);
}

bool draw_row_card(Ui& ui, const ActionCard& card, const Box& box) {
    const WidgetId id = widget_id("card", card.id);
    const bool pressed = ui.touch.pressed(id);
    record_target(ui, id, Role::card, name_of(card), box, ui.colours().edge, ui.colours().paper);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    const Inside inside(ui, id);
    draw_card_ground(ui, seen, radius_units, false, pressed);
    const float cover = std::round(std::min(seen.height, seen.width * row_cover_share));
    draw_cover(ui, {card.id, card.dimension, card.has_photo}, {seen.x, seen.y, cover, seen.height}, ui.px(radius_units),
               Corners::left);
    ui.canvas.outline(seen, ui.colours().edge, ui.px(radius_units), ui.theme.outline_px());
    const Box room{seen.x + cover + ui.px(28), seen.y + ui.px(row_pad_units), seen.width - cover - 2 * ui.px(28),
                   seen.height - 2 * ui.px(row_pad_units)};
    draw_words(ui, card, room, face_of(ui, pressed));
    return ui.touch.tapped(id);
}

namespace {

// The least width that takes the words in two lines: as many as a tile is high for.
float two_lines_px(const Ui& ui, std::string_view words) {
    const TextStyle style = ui.theme.style(Style::h3);
    float least = ui.canvas.width(words, style);
    for (std::size_t space = words.find(' '); space != std::string_view::npos; space = words.find(' ', space + 1))
        least = std::min(least, std::max(ui.canvas.width(words.substr(0, space), style),
                                         ui.canvas.width(words.substr(space + 1), style)));
    return least;
}

// The radius of a tile's disc. Whoever does not read goes by the pictogram: it grows with the tile, and so with the
// text, as far as the words leave room.
float need_disc_px(const Ui& ui, const Box& tile, float words_px) {
    return std::round(std::min(tile.height * 0.3F, (tile.width - words_px - 3 * ui.px(16)) / 2));
}

}  // namespace

float need_words_px(const Ui& ui, const std::vector<NeedTile>& tiles) {
    float widest = 0;
    for (const NeedTile& tile : tiles) widest = std::max(widest, two_lines_px(ui, tile.label));
    return std::ceil(widest) + 1;
}

float need_tile_width(const Ui& ui, float height, float words_px) {
    return words_px + height * 0.5F + 3 * ui.px(16);
}

bool draw_need_tile(Ui& ui, const NeedTile& tile, const Box& box, float words_px) {
    const WidgetId id = widget_id("need", tile.id);
    const bool pressed = ui.touch.pressed(id);
    record_target(ui, id, Role::card, tile.label, box, ui.colours().edge, ui.colours().paper);
    const Box seen = pressed ? box.moved(0, ui.px(2)) : box;
    const Inside inside(ui, id);
    draw_card_ground(ui, seen, radius_units, false, pressed);

    const float disc = need_disc_px(ui, box, words_px);
    const float pad = ui.px(16);
    // The picture gives way to the words, never the words to the picture.
    const float cover = std::round(std::clamp(box.width - words_px - disc - 2 * pad, disc, box.height * 0.9F));
    draw_cover(ui, {tile.id, tile.dimension, false}, {seen.x, seen.y, cover, seen.height}, ui.px(radius_units),
               Corners::left);
    ui.canvas.outline(seen, ui.colours().edge, ui.px(radius_units), ui.theme.outline_px());
    const Box around{seen.x + cover - disc, seen.centre_y() - disc, 2 * disc, 2 * disc};
    if (!ui.colours().flat) ui.canvas.shadow(around, ui.colours().shade, disc, ui.px(16), ui.px(4), 0.16F);
    ui.canvas.circle(around.centre_x(), around.centre_y(), disc, face_of(ui, pressed));
    ui.canvas.icon(tile.icon, around.centre_x(), around.centre_y(), std::round(disc * 1.14F), ui.colours().action);

    const Label label{.text = tile.label,
                      .style = Style::h3,
                      .ink = ui.colours().ink,
                      .ground = face_of(ui, pressed),
                      .max_lines = 3,
                      .may_shorten = false};
    const float x = seen.x + cover + disc + pad;
    const float width = seen.right() - pad - x;
    draw_label(ui, label, x, std::round(seen.centre_y() - label_height(ui, label, width) / 2), width);
    return ui.touch.tapped(id);
}

}  // namespace parvis::kiosk
