// An article on a card, with what one may do below it.
#pragma once

#include <optional>
#include <span>

#include "kiosk/widgets/article.h"
#include "kiosk/widgets/button.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct ChoiceCard {
    const Article& article;  // may be empty
    std::span<const Button> buttons;
};

struct ChoiceDrawn {
    float height = 0;
    std::optional<std::size_t> chosen;  // which button was tapped
};

// Between the edge of such a card and what is on it.
[[nodiscard]] float card_pad_px(const Ui& ui);

// At (at.x, y), as wide as `at`.
[[nodiscard]] ChoiceDrawn draw_choice_card(const ChoiceCard& card, const Box& at, float y, Ui& ui);

}  // namespace parvis::kiosk
