// The display on the staff's page: when it goes dark, and a trial of each way to do that.
#pragma once

#include <optional>
#include <string>

#include "kiosk/intent.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct DisplayView {
    std::string text;    // “Sans visiteur, l’écran s’éteindra le mercredi 25 novembre à 18:00.”
    std::string way;     // that the settings name
    std::string failed;  // it did not obey; may be empty
};

// A card below its heading; returns the height of both.
float draw_staff_display(const DisplayView& view, const Box& at, std::optional<Intent>& intent, Ui& ui);

}  // namespace parvis::kiosk
