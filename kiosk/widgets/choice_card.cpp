#include "kiosk/widgets/choice_card.h"

#include <cmath>

#include "kiosk/widgets/card.h"
#include "kiosk/widgets/flow.h"

namespace parvis::kiosk {
namespace {

Box place(Flow& flow, const Button& button, float width, const Ui& ui) {
    const Extent extent = button_extent(ui, button, width);
    return flow.next(extent.width, extent.height);
}

}  // namespace

float card_pad_px(const Ui& ui) {
    return ui.px(ui.theme.compact() ? 28 : 36);
}

ChoiceDrawn draw_choice_card(const ChoiceCard& card, const Box& at, float y, Ui& ui) {
    const float pad = card_pad_px(ui);
    const float width = at.width - 2 * pad;
    const float words = card.article.empty() ? 0 : card.article.height(ui, width);
    const float gap = ui.px(20);
    const float between = card.article.empty() || card.buttons.empty() ? 0 : gap;
    const Box inside{at.x + pad, 0, width, 0};
    Flow measured(inside, 0, gap);
    for (const Button& button : card.buttons) place(measured, button, width, ui);
    ChoiceDrawn drawn;
    drawn.height = std::round(words + between + (card.buttons.empty() ? 0 : measured.height()) + 2 * pad);
    draw_card_ground(ui, {at.x, y, at.width, drawn.height}, 28, false, false);
    card.article.draw(ui, inside.x, y + pad, width);
    Flow flow(inside, y + pad + words + between, gap);
    for (std::size_t i = 0; i < card.buttons.size(); ++i)
        if (draw_button(ui, card.buttons[i], place(flow, card.buttons[i], width, ui))) drawn.chosen = i;
    return drawn;
}

}  // namespace parvis::kiosk
