// What there is to say of the board itself, and what staff may ask of it. Plain data.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "content/document.h"
#include "kiosk/setting_problem.h"
#include "kiosk/start_record.h"
#include "kiosk/usage.h"
#include "platform/base/clock.h"
#include "platform/health.h"

namespace parvis::kiosk {

enum class MachineOrder : std::uint8_t { restart, quit, leave_safe_mode };

struct CareFacts {
    std::string program;                            // its version
    WallTime now{};                                 // when this was gathered
    ClockTrust trust = ClockTrust::network_or_rtc;  // how far `now` is to be believed
    content::Edition edition;                       // of what is shown, where that opens
    bool no_content = false;                        // nothing opens that could be shown
    std::string centre;                             // whose board it is; empty: neither settings nor content say
    std::chrono::seconds since_boot{};              // the same moment, as in Start::at
    std::chrono::seconds running{};                 // since the program started
    SafeMode safe_mode;
    std::vector<Start> starts;             // the oldest first, this one last; empty: they are not kept here
    std::vector<SettingProblem> settings;  // what is wrong with them
    platform::Health health;
    bool counts = false;  // usage is counted
    UsageCounts usage;
    std::map<std::string, std::string> names;  // of the sheets and needs that were counted and are there still
    bool comes_back = false;                   // whoever ends the program: something starts it again at once
};

}  // namespace parvis::kiosk
