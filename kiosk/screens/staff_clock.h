// The time of the kiosk, on the staff's page: what it is, who says so, and how to set it without a keyboard.
#pragma once

#include <optional>
#include <string>

#include "kiosk/intent.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct ClockView {
    std::string text;    // “Il est 14:32, mercredi 25 novembre 2026.”, or that nobody knows
    std::string advice;  // where that comes from, and how long it lasts; what to do
    struct Steps {
        std::string month;  // “novembre 2026”
        std::string day;    // “mercredi 25”
        std::string hour;
        std::string minute;
    };
    std::optional<Steps> steps;  // the time that is being set
    bool may_set = false;
    std::string reset;  // what forgetting it is called; empty: there is nothing to forget
};

// A card below its heading; returns the height of both.
float draw_staff_clock(const ClockView& view, const Box& at, std::optional<Intent>& intent, Ui& ui);

}  // namespace parvis::kiosk
