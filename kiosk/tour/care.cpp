#include "kiosk/tour/care.h"

#include <array>

#include "kiosk/care_panel.h"
#include "kiosk/tour/staff.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;
using std::chrono::year;

constexpr std::array sheets = {"jardin", "papiers", "cuisine", "ordinateur", "chorale", "lecture", "couture"};
constexpr std::array names = {"Le jardin partagé des Lilas",
                              "Un coup de main pour les papiers",
                              "La cantine des potes",
                              "Premiers pas avec l’ordinateur",
                              "Chorale du quartier",
                              "Lire ensemble",
                              "Atelier couture"};

// A month as a centre has it: nobody on Sundays, more on Wednesdays, a holiday.
UsageCounts a_month(std::chrono::sys_days today) {
    UsageCounts counts;
    for (int ago = 0; ago < 45; ++ago) {
        const std::chrono::sys_days day = today - std::chrono::days{ago};
        const auto weekday = std::chrono::weekday(day).iso_encoding();
        if (weekday == 7 || (ago > 20 && ago < 25)) continue;
        const unsigned visits = (weekday == 3 ? 14U : 6U) + static_cast<unsigned>(ago * 7 % 5);
        for (unsigned i = 0; i < visits; ++i)
            counts.add(day, Use::sheet, sheets[(i * i + static_cast<unsigned>(ago)) % sheets.size()]);
        counts.add(day, Use::need, "jardin", visits / 2);
        if (ago % 4 == 0) counts.add(day, Use::search_in_vain, "");
        if (ago % 9 == 0) counts.add(day, Use::language, "en", 2);
        if (ago % 3 == 0) counts.add(day, Use::aid, "text");
        if (ago % 7 == 0) counts.add(day, Use::aid, "contrast");
    }
    counts.add(today - std::chrono::days{5}, Use::update, "");
    return counts;
}

CareFacts board() {
    const std::chrono::sys_days today{year{2026} / 11 / 25};
    CareFacts care;
    care.program = "1.0";
    care.now = today + 13h + 32min;
    care.since_boot = 76h;
    care.running = 52h + 10min;
    care.counts = true;
    care.usage = a_month(today);
    for (std::size_t i = 0; i < sheets.size(); ++i) care.names[sheets[i]] = names[i];
    care.comes_back = true;
    care.health.uptime = 76h;
    care.health.free_bytes = 21'400'000'000;
    care.health.disk_bytes = 28'900'000'000;
    care.health.temperature_c = 48;
    care.health.under_voltage_now = false;
    care.health.under_voltage_since_start = false;
    care.health.storage_errors = 0;
    const WallTime before = today - std::chrono::days{6} + 8h + 31min;
    care.starts = {{"a", 40s, 5h, before, StartEnd::well},
                   {"b", 38s, {}, before + 26h, StartEnd::unknown},
                   {"c", 39s, 23h + 50min, before + 72h, StartEnd::restart},
                   {"c", 23h + 50min, {}, before + 96h, StartEnd::unknown}};
    for (Start& start : care.starts) start.trust = ClockTrust::network_or_rtc;
    return care;
}

}  // namespace

void TourStaff::is_well() {
    StaffFacts facts = *facts_;
    facts.draft.reset();
    facts.offer.reset();
    facts.sticks = {{1, "RAPPORTS", false, platform::StickCopy{platform::StickCopy::End::copied, 0, "PARVIS-RAPPORT"},
                     StickFolder::report}};
    facts.care = std::make_shared<CareFacts>(board());
    know(std::move(facts));
}

void TourStaff::is_ill() {
    StaffFacts facts = *facts_;
    CareFacts care = board();
    care.safe_mode = {true, "0000000012-a1b2c3d4e5f6"};
    // It never knew the day.
    care.usage = {};
    for (unsigned i = 0; i < sheets.size(); ++i) care.usage.add({}, Use::sheet, sheets[i], 40 - 5 * i);
    care.health.free_bytes = 120'000'000;
    care.health.temperature_c = 84;
    care.health.under_voltage_since_start = true;
    care.health.storage_errors = 3;
    care.running = 4min;
    care.starts.back().end = StartEnd::crashed;
    for (int i = 3; i > 0; --i)
        care.starts.push_back({"c", care.since_boot - 4min - i * 1min, care.since_boot - 4min - i * 1min + 48s,
                               care.now, i == 2 ? StartEnd::hung : StartEnd::crashed, "SEGV"});
    care.starts.push_back({"c", care.since_boot - 4min, {}, care.now, StartEnd::unknown});
    care.starts.back().safe = true;
    facts.sticks.clear();
    facts.care = std::make_shared<CareFacts>(std::move(care));
    know(std::move(facts));
}

void add_care_stops(std::vector<Stop>& all, Guide& guide) {
    const auto open = [&guide](void (TourStaff::*tell)()) {
        return [&guide, tell] {
            (guide.staff().*tell)();
            guide.open_staff();
            for (const char* key : {"1", "9", "0", "4", "OK"}) guide.touch(key);
            guide.wait(1s);
            guide.reach(guide.strings().get(Text::care_open));
        };
    };
    const auto touch = [&guide](Text label) { return [&guide, label] { guide.reach(guide.strings().get(label)); }; };
    const auto scroll = [&guide] { guide.scroll(); };
    all.push_back({"care", open(&TourStaff::is_well), true});
    all.push_back({"care-scrolled", scroll});
    all.push_back({"care-end", [&guide] {
                       for (int i = 0; i < 8; ++i) guide.scroll();
                   }});
    all.push_back({"care-restart", touch(Text::care_restart)});
    all.push_back({"touch-test",
                   [&guide, open, touch] {
                       open (&TourStaff::is_well)();
                       touch(Text::care_touch_test)();
                       for (int i = 0; i < 8; ++i)
                           guide.wipe(0.02F + 0.13F * static_cast<float>(i), 0.04F + 0.11F * static_cast<float>(i));
                   },
                   true});
    all.push_back({"touch-test-done", [&guide] {
                       for (int row = 0; row < 8; ++row)
                           for (int i = 0; i < 8; ++i)
                               guide.wipe(0.06F + 0.125F * static_cast<float>(i),
                                          0.02F + 0.12F * static_cast<float>(row));
                   }});
    all.push_back({"cleaning",
                   [&guide, touch] {
                       touch(Text::touch_test_end)();
                       touch(Text::care_clean)();
                       guide.wait(11s);
                   },
                   true});
    all.push_back({"care-ill",
                   [&guide, open] {
                       guide.wait(CarePanel::cleaning_lasts);
                       open (&TourStaff::is_ill)();
                   },
                   true});
    all.push_back({"care-ill-scrolled", scroll});
}

}  // namespace parvis::kiosk
