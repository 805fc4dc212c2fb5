// Partners as cards under the needs they answer: alone on a page, or beside the one that was chosen.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/arrival.h"
#include "kiosk/widgets/scroll_area.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct PartnerCard {
    std::string id;
    Icon icon;
    std::string name;
    std::string purpose;
    std::vector<std::string> when;
};

struct PartnerGroup {
    std::string title;  // empty: no heading
    std::vector<PartnerCard> cards;
};

struct PartnerCardsDrawn {
    float height_px = 0;
    std::optional<std::string> tapped;   // an id
    std::optional<float> chosen_top_px;  // where the chosen card begins, from the first group's top
};

// In at most `most_columns` columns; draws what the area shows. `chosen`: the id of the card to outline; may be empty.
// Without an `arrival` the cards are there already.
[[nodiscard]] PartnerCardsDrawn draw_partner_cards(Ui& ui, const ScrollArea& area,
                                                   const std::vector<PartnerGroup>& groups, std::string_view chosen,
                                                   const Box& column, float y, int most_columns,
                                                   const Arrival* arrival = nullptr);

// The rounded square that stands for a partner, and its words: beside it, or below it where that would break the name
// inside a word.
class PartnerBadge {
public:
    // `style`: of the name; `width_px`: for both.
    PartnerBadge(const Ui& ui, std::string_view name, Style style, float gap_units, float width_px);

    // Of both, when the words are so high. A name alone stands in the middle beside its badge.
    [[nodiscard]] float height(float words_px) const;
    [[nodiscard]] float words_x() const { return beside_ ? side_ + gap_ : 0; }
    [[nodiscard]] float words_y(float words_px) const;
    void draw(Ui& ui, Icon icon, float x, float y) const;

private:
    float side_;
    float gap_;
    bool beside_;
};

}  // namespace parvis::kiosk
