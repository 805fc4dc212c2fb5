// The letters under which a long list is found, as keys on as many lines as they take.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

// One key for each sign of `letters`, after one for all when `any` is set; `chosen` (0: any) is marked. The touched one
// is written to `touched`. Returns the height.
float draw_letter_row(Ui& ui, std::string_view letters, char chosen, bool any, const Box& column, float y,
                      std::optional<char>& touched);

}  // namespace parvis::kiosk
