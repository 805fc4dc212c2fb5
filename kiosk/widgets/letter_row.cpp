#include "kiosk/widgets/letter_row.h"

#include <algorithm>
#include <string>

#include "kiosk/widgets/button.h"
#include "kiosk/widgets/flow.h"

namespace parvis::kiosk {

float draw_letter_row(Ui& ui, std::string_view letters, char chosen, bool any, const Box& column, float y,
                      std::optional<char>& touched) {
    Flow flow(column, y, ui.px(16));
    const auto key = [&](char letter, std::string_view label) {
        const Button button{.id = widget_id("letter", label), .label = label, .strong = letter == chosen};
        const Box box = flow.next(std::max(button_height(ui), button_width(ui, button)), button_height(ui));
        if (draw_button(ui, button, box)) touched = letter;
    };
    if (any) key(0, ui.tr(Text::any_letter));
    for (const char letter : letters) key(letter, std::string(1, letter));
    return flow.height();
}

}  // namespace parvis::kiosk
