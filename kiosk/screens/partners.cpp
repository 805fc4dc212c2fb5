#include "kiosk/screens/partners.h"

#include "kiosk/widgets/label.h"
#include "kiosk/widgets/notice.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {

std::optional<Intent> draw_partners(const PartnersView& view, PartnersState& state, Ui& ui) {
    state.arrival.pass(ui);
    ScrollArea area(ui, widget_id("partners"), ui.page, state.scroll);
    const Box column = ui.page.inset(ui.theme.margin_px(), 0);
    float y = area.top() + ui.px(ui.theme.compact() ? 24 : 48);
    y += draw_label(ui,
                    {.text = ui.tr(Text::partners),
                     .style = page_title_style(ui),
                     .ink = ui.colours().ink,
                     .ground = ui.colours().paper,
                     .heading = true},
                    column.x, y, column.width) +
         ui.px(24);
    std::optional<Intent> intent;
    if (view.groups.empty()) {
        y += draw_notice(
            ui, {.icon = icon("handshake"), .title = ui.tr(Text::empty_list), .text = ui.tr(Text::empty_list_advice)},
            column, y);
    } else {
        const PartnerCardsDrawn cards =
            draw_partner_cards(ui, area, view.groups, {}, column, y, ui.theme.portrait() ? 1 : 3, &state.arrival);
        if (cards.tapped) intent = Go{PartnerChosen{*cards.tapped}};
        y += cards.height_px;
    }
    area.set_content(y + ui.px(16) - area.top());
    return intent;
}

}  // namespace parvis::kiosk
