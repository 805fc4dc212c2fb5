// When there is no content to show: plain words and what to do. Never a black screen.
#pragma once

#include <optional>
#include <string>

#include "kiosk/intent.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct FaultView {
    std::string reason;  // one sentence for the staff
};

[[nodiscard]] std::optional<Intent> draw_fault(const FaultView& view, Ui& ui);

}  // namespace parvis::kiosk
