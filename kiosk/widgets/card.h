// White cards on paper: the tile of a need, an action as an upright card or as a row, and plain ones that hold text.
#pragma once

#include <string>
#include <vector>

#include "kiosk/widgets/chip.h"
#include "kiosk/widgets/cover.h"
#include "kiosk/widgets/label.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

// What is shown of an action wherever it can be chosen.
struct ActionCard {
    std::string id;
    std::string title;
    std::string lead;
    std::string dimension;  // official name; empty: none
    std::vector<std::string> publics;
    std::string place;  // "Centre social La Source · Guadeloupe"
    bool has_photo = false;
    bool name_place = false;  // another card has the same title: the place tells them apart
    std::string why;          // why a search found it, when it is not plain to see; else empty
    std::vector<Mark> title_marks;
    std::vector<Mark> lead_marks;
};

struct NeedTile {
    std::string id;
    std::string label;
    Icon icon;
    std::string dimension;  // the palette of its cover
    bool opens_partners = false;
};

// The ground of every card: shadow, rim, surface; `edge` when it can be tapped.
void draw_card_ground(Ui& ui, const Box& box, float radius_units, bool edge, bool pressed);

// Cover above, words below. True when tapped.
[[nodiscard]] bool draw_upright_card(Ui& ui, const ActionCard& card, const Box& box, float cover_px);
// Cover at the left, words beside it.
[[nodiscard]] bool draw_row_card(Ui& ui, const ActionCard& card, const Box& box);
[[nodiscard]] float row_card_height(const Ui& ui);
// The least width of a row of cards' cells: words of usual length stay whole beside the cover.
[[nodiscard]] float row_card_width(const Ui& ui);
// Without chips, for above a keyboard: a title and a line of text, or on most screens two lines of one of them.
[[nodiscard]] float search_row_card_height(const Ui& ui);

// `words_px`: room for the words, the same for all tiles of a page, so that their pictures are equally wide.
[[nodiscard]] bool draw_need_tile(Ui& ui, const NeedTile& tile, const Box& box, float words_px);
// The least width of a tile of this height, the words in full.
[[nodiscard]] float need_tile_width(const Ui& ui, float height, float words_px);
[[nodiscard]] float need_words_px(const Ui& ui, const std::vector<NeedTile>& tiles);

}  // namespace parvis::kiosk
