// The state of the board, for staff: what there is to know of it, what was used, and what they may ask of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/widgets/icon.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct CareView {
    std::string notice;     // what is awaited; may be empty
    std::string safe_mode;  // what it means; empty: it is off
    struct Fact {
        Icon icon;
        std::string caption;  // “Température”
        std::string text;
        bool alarming = false;
    };
    std::vector<Fact> facts;
    struct Start {
        std::string when;
        std::string what;
    };
    std::vector<Start> starts;  // the last first
    struct Chart {
        std::vector<int> values;  // a day each
        std::string first_day;
        std::string last_day;
        std::string summary;  // what is to be seen on it
    };
    std::optional<Chart> chart;       // none: nothing was counted, or not on a day that is known
    std::string undated;              // what was counted on no known day, and why; may be empty
    std::vector<std::string> totals;  // “Recherches sans résultat : 7”
    std::vector<std::string> tops;    // “Jardin partagé : 12”
    std::string counting;             // whether it is done, and where to read more
    struct Stick {
        std::string title;   // “Clé « RAPPORTS »”
        std::string name;    // what the button is called, with it
        std::string copied;  // how the last copy ended; may be empty
    };
    std::optional<Stick> stick;  // none is in
    bool comes_back = false;     // after its end: it may be started anew, else it may be quit
    bool known = false;          // all of the above; else only the notice
    bool busy = false;           // with what was asked for: no buttons
};

struct CareState {
    ScrollState scroll;
    std::optional<CareChoice> asking;  // what is to be confirmed
};

[[nodiscard]] std::optional<Intent> draw_care(const CareView& view, CareState& state, Ui& ui);

}  // namespace parvis::kiosk
