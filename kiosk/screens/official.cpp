#include "kiosk/screens/official.h"

#include <algorithm>
#include <cmath>

#include "kiosk/widgets/article.h"
#include "kiosk/widgets/card.h"
#include "kiosk/widgets/scroll_area.h"

namespace parvis::kiosk {

std::optional<Intent> draw_official(const OfficialView& view, OfficialState& state, Ui& ui) {
    ScrollArea area(ui, widget_id("official"), ui.page, state.scroll);
    Article article(ui.colours().tint(view.dimension).strong, ui.colours().surface);
    article.add(PieceKind::place, std::string(ui.tr(Text::official_sheet)));
    article.add(PieceKind::title, view.title);
    for (const content::Part& part : view.parts) {
        article.add(PieceKind::heading, part.name);
        for (const content::Field& field : part.fields) {
            article.add(PieceKind::subheading, field.label);
            article.add_blocks(field.blocks);
        }
    }
    const float margin = ui.px(ui.theme.compact() ? 24 : 48);
    const float pad = ui.px(ui.theme.compact() ? 36 : 56);
    const Box column = ui.page.inset(ui.theme.margin_px(), 0);
    // Lines that are longer than this are hard to follow back.
    const float width = std::min(column.width, 48 * ui.theme.style(Style::body).em_px + 2 * pad);
    const float x = std::round(column.x + (column.width - width) / 2);
    const float height = std::round(article.height(ui, width - 2 * pad)) + 2 * pad;
    const float top = area.top() + margin;
    draw_card_ground(ui, {x, top, width, height}, 36, false, false);
    article.draw(ui, x + pad, top + pad, width - 2 * pad);
    area.set_content(height + 2 * margin);
    return std::nullopt;
}

}  // namespace parvis::kiosk
