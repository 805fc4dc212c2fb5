#include "kiosk/screens/staff_display.h"

#include <array>

#include "kiosk/widgets/choice_card.h"
#include "kiosk/widgets/label.h"

namespace parvis::kiosk {

float draw_staff_display(const DisplayView& view, const Box& at, std::optional<Intent>& intent, Ui& ui) {
    using platform::DisplayOff;
    const Label heading{.text = ui.tr(Text::display_title),
                        .style = Style::h2,
                        .ink = ui.colours().ink,
                        .ground = ui.colours().paper,
                        .heading = true};
    const float top = draw_label(ui, heading, at.x, at.y, at.width) + ui.px(16);
    Article article(ui.colours().services.strong, ui.colours().surface);
    article.add(PieceKind::paragraph, view.text);
    article.add(PieceKind::paragraph, view.way);
    if (!view.failed.empty()) article.add(PieceKind::paragraph, view.failed);
    article.add(PieceKind::paragraph, std::string(ui.tr(Text::display_trial)));
    const auto trial = [&](const char* id, Text label) {
        return Button{.id = widget_id(id), .label = ui.tr(label), .icon_before = icon("moon"), .on_paper = false};
    };
    constexpr std::array<DisplayOff, 3> ways = {DisplayOff::dpms, DisplayOff::backlight, DisplayOff::black};
    const std::array<Button, 3> buttons = {trial("try dpms", Text::display_try_dpms),
                                           trial("try backlight", Text::display_try_backlight),
                                           trial("try black", Text::display_try_black)};
    const ChoiceDrawn drawn = draw_choice_card({article, buttons}, at, at.y + top, ui);
    if (drawn.chosen) intent = DisplayOffTried{ways[*drawn.chosen]};
    return top + drawn.height;
}

}  // namespace parvis::kiosk
