// What a visitor wants, as a screen reports it: at most one per frame, applied by App after drawing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "content/filters.h"
#include "kiosk/route.h"
#include "kiosk/strings/strings.h"
#include "kiosk/theme/aids.h"
#include "platform/display_power.h"

namespace parvis::kiosk {

struct Go {
    RouteEvent event;
};
struct Typed {
    std::string text;
};                  // at the end of the search words
struct Erased {};   // the last letter
struct Cleared {};  // all words
struct WordChosen {
    std::string word;
};  // in place of the words
struct LanguageChosen {
    Language language = Language::french;
};
struct AidsChosen {
    Aids aids;
};
struct AidsPanel {
    bool open = false;
};
struct FilterToggled {
    content::FacetGroup group = content::FacetGroup::dimension;
    std::string value;
};                         // chosen, or no longer
struct FiltersCleared {};  // all of a list's
struct StillThere {};
struct MoreWanted {};          // a list comes near the end of what it was given
struct UpdateOpened {};        // what an update says, in full
struct UpdateClosed {};        // it was read
struct SettingsNoticeRead {};  // what is wrong with the settings
struct StaffOpened {};         // a long press on the centre's name, or what stands for it
struct PinGiven {};            // what was entered is all
struct StaffVersionChosen {
    std::size_t version = 0;  // of those that are listed
};
struct StaffOfferTaken {};
enum class StaffChoice : std::uint8_t { prepare, look, publish, drop, copy_content, copy_template, change_pin };
struct StaffChosen {
    StaffChoice choice = StaffChoice::prepare;
    std::size_t stick = 0;  // which of those that are in
};
struct PreviewLeft {};  // of a draft
struct SlideStepped {
    int by = 1;  // of the display: 1 or -1
};
struct SlidesPaused {
    bool paused = true;
};
enum class ClockPart : std::uint8_t { month, day, hour, minute };
struct ClockStepped {
    ClockPart part = ClockPart::minute;
    int by = 0;
};  // of the time that staff are setting
enum class ClockChoice : std::uint8_t { start, set, drop, reset };
struct ClockChosen {
    ClockChoice choice = ClockChoice::start;
};

struct DisplayOffTried {
    platform::DisplayOff how = platform::DisplayOff::black;
};

// Of the board itself; `open`: its page.
enum class CareChoice : std::uint8_t { open, touch_test, clean, copy_report, restart, quit, leave_safe_mode };
struct CareChosen {
    CareChoice choice = CareChoice::open;
};

using Intent =
    std::variant<Go, Typed, Erased, Cleared, WordChosen, LanguageChosen, AidsChosen, AidsPanel, FilterToggled,
                 FiltersCleared, StillThere, MoreWanted, UpdateOpened, UpdateClosed, SettingsNoticeRead, StaffOpened,
                 PinGiven, StaffVersionChosen, StaffOfferTaken, StaffChosen, PreviewLeft, SlideStepped, SlidesPaused,
                 ClockStepped, ClockChosen, DisplayOffTried, CareChosen>;

}  // namespace parvis::kiosk
