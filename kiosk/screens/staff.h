// What staff find behind their PIN: the contents of the board, one that waits for them, what happened.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/intent.h"
#include "kiosk/screens/staff_clock.h"
#include "kiosk/screens/staff_display.h"
#include "kiosk/widgets/scroll.h"
#include "kiosk/widgets/ui.h"

namespace parvis::kiosk {

struct StaffView {
    std::string notice;  // what is awaited, or what failed; may be empty
    struct Work {
        std::string what;  // “Lecture des tableaux…”
        float share = 0;   // 0 … 1
        bool may_stop = false;
    };
    std::optional<Work> work;  // that is under way
    struct Draft {
        std::string title;
        std::vector<std::string> lines;  // its day and author, its counts
        std::string advice;              // what to do now
        struct Names {
            std::string title;  // “7 nouvelles fiches”
            std::vector<std::string> names;
        };
        std::vector<Names> changes;
        std::vector<Names> remarks;  // errors, then the others: file, line, heading, what
        bool good = false;           // may be looked at and published
    };
    std::optional<Draft> draft;
    struct Stick {
        std::string title;  // “Clé « SAISIE »”; of several no two have the same
        std::string text;
        std::string copied;  // how the last copy to it ended; may be empty
        bool has_tables = false;
        // What its buttons are called where those of another stick say the same; else empty.
        std::string prepare_name{};
        std::string content_name{};
        std::string template_name{};
    };
    std::vector<Stick> sticks;
    struct Offer {
        std::string what;  // “Contenu n° 11 du 28 novembre 2026, signé par …”
        std::string why;   // staff are asked
    };
    std::optional<Offer> offer;
    struct Version {
        std::string title;               // “Contenu n° 12”
        std::vector<std::string> lines;  // its day and author, its counts
        std::string back;                // what the button is called that shows it; empty: there is none
        bool shown = false;
    };
    std::vector<Version> versions;
    std::vector<std::string> remarks;
    struct Event {
        std::string when;
        std::string what;
        std::string result;
    };
    std::vector<Event> log;
    std::optional<ClockView> clock;
    std::optional<DisplayView> display;
    bool known = false;  // all of the above; else only the notice
    bool busy = false;   // with what was asked for: no buttons
};

struct StaffState {
    ScrollState scroll;
    std::optional<std::size_t> asking;  // which version is to be confirmed
};

[[nodiscard]] std::optional<Intent> draw_staff(const StaffView& view, StaffState& state, Ui& ui);

}  // namespace parvis::kiosk
