// The official sheet: all that the source says of an action, under the administration's own names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/document.h"
#include "kiosk/intent.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct OfficialView {
    std::string title;  // as the source writes it
    std::string dimension;
    std::vector<content::Part> parts;  // those that say something
};

struct OfficialState {
    ScrollState scroll;
};

[[nodiscard]] std::optional<Intent> draw_official(const OfficialView& view, OfficialState& state, Ui& ui);

}  // namespace parvis::kiosk
