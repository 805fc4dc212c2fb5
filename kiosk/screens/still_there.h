// "Êtes-vous toujours là ?": over the page, while the count-down runs. Any touch ends it.
#pragma once

#include <optional>

#include "kiosk/intent.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct StillThereView {
    int seconds_left = 0;
    int seconds_in_all = 1;
};

// Over the whole glass.
[[nodiscard]] std::optional<Intent> draw_still_there(const StillThereView& view, const Box& glass, Ui& ui);

}  // namespace parvis::kiosk
