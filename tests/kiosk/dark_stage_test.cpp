// The glass outside its hours, as the frame loop drives it: dark, silent, and lit again by whoever comes.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "kiosk/display_hours.h"
#include "kiosk/trusted_clock.h"
#include "kiosk/views/display_view.h"
#include "tests/fakes/empty_socket.h"
#include "tests/fakes/told_clock.h"
#include "tests/fakes/told_power.h"
#include "tests/fakes/told_staff.h"
#include "tests/fakes/told_updater.h"
#include "tests/kiosk/staged_kiosk.h"
#include "tests/support/time_zone.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using platform::ContactPhase;
using platform::DisplayOff;
using std::chrono::sys_days;
using std::chrono::year;
using testing::StagedKiosk;
using testing::TimeZone;
using testing::ToldPower;
using testing::ToldStaff;
using testing::ToldUpdater;

namespace {

HoursSettings every_day(const std::string& hours) {
    return {hours, hours, hours, hours, hours, hours, hours, {}};
}

// Wednesday 25 November 2026, 14:32 in Paris, at the beginning.
struct Night {
    TimeZone here;
    StagedKiosk kiosk;
    ToldPower power;

    explicit Night(const HoursSettings& hours, DisplayOff off = DisplayOff::dpms, const char* zone = "Europe/Paris")
        : here(zone), kiosk(settings(off)) {
        kiosk.window.on_present = [this] { CHECK_FALSE(power.dark); };  // it would fail, or never be done
        kiosk.stage.follow_power(power, DisplayHours(hours));
        kiosk.app.follow_display(&kiosk.stage);
        kiosk.pass(1s);
    }
    static DisplaySettings settings(DisplayOff off) {
        DisplaySettings display;
        display.off = off;
        return display;
    }
    [[nodiscard]] const Node* card() const {
        const auto& nodes = kiosk.app.tree().nodes();
        const auto found = std::ranges::find_if(
            nodes, [](const Node& node) { return node.role == Role::card && !node.visible.empty(); });
        return found == nodes.end() ? nullptr : &*found;
    }
    // A finger on the first card, or where it would be.
    void touch_card() {
        const Node* node = card();
        REQUIRE(node != nullptr);
        kiosk.touch(node->visible.centre_x(), node->visible.centre_y());
    }
    // The staff's page, by their PIN.
    void enter_staff(ToldStaff& staff) {
        kiosk.app.follow_staff(&staff, &staff);
        staff.knows_much();
        kiosk.app.apply(StaffOpened{});
        for (const char digit : std::string("1904")) {
            kiosk.pass(500ms);
            const auto& nodes = kiosk.app.tree().nodes();
            const auto key = std::ranges::find_if(
                nodes, [digit](const Node& node) { return node.tappable && node.label == std::string(1, digit); });
            REQUIRE(key != nodes.end());
            kiosk.touch(key->visible.centre_x(), key->visible.centre_y());
        }
        kiosk.app.apply(PinGiven{});
        kiosk.pass(1s);
        REQUIRE(kiosk.sees("Espace de l’équipe"));
    }
    [[nodiscard]] bool is_black() const {
        return std::ranges::all_of(kiosk.window.shown.pixels, [](std::uint32_t p) { return (p & 0xFFFFFFU) == 0; });
    }
};

}  // namespace

TEST_CASE("outside its hours the glass goes black, then dark, and nothing at all is drawn until they begin") {
    Night night(every_day("08:30-15:00"));
    CHECK(night.card() != nullptr);
    CHECK_FALSE(night.power.dark);
    night.kiosk.pass(28min);
    CHECK(night.power.dark == DisplayOff::dpms);
    CHECK(night.is_black());
    CHECK(night.kiosk.pass(17h + 29min) == 0);
    CHECK(night.power.told.size() == 1);
    night.kiosk.pass(1min);
    CHECK_FALSE(night.power.dark);
    CHECK_FALSE(night.is_black());
    CHECK(night.kiosk.sees("8:3"));
}

TEST_CASE("a touch lights the glass for a visit and presses nothing; the next one opens; then it is dark again") {
    Night night(every_day("08:30-12:00"));
    night.kiosk.pass(1min);
    REQUIRE(night.power.dark);
    night.touch_card();
    CHECK_FALSE(night.power.dark);
    CHECK(night.kiosk.app.presence() == Presence::visiting);
    CHECK(night.kiosk.app.route().screen == Screen::home);
    CHECK_FALSE(night.is_black());
    night.touch_card();
    CHECK(night.kiosk.app.route().screen == Screen::need);
    night.kiosk.pass(70s);
    CHECK(night.kiosk.app.presence() == Presence::asked);
    CHECK_FALSE(night.power.dark);
    night.kiosk.pass(15s);
    CHECK(night.kiosk.app.presence() == Presence::nobody);
    CHECK(night.power.dark == DisplayOff::dpms);
    CHECK(night.power.told.size() == 2);
}

TEST_CASE("who only touched the dark glass and went away leaves it dark after a minute, unasked") {
    Night night(every_day("08:30-12:00"));
    night.kiosk.pass(1min);
    night.touch_card();
    night.kiosk.pass(50s);
    CHECK_FALSE(night.power.dark);
    night.kiosk.pass(15s);
    CHECK(night.power.dark);
}

TEST_CASE("a visit that is under way when the hours end goes on to its end") {
    Night night(every_day("08:30-15:00"));
    night.kiosk.pass(26min);
    for (int minute = 0; minute < 10; ++minute) {
        night.kiosk.app.apply(Go{minute % 2 == 0 ? RouteEvent(OtherCentresChosen{}) : RouteEvent(HomeChosen{})});
        night.kiosk.pass(50s);
        CHECK_FALSE(night.power.dark);
    }
    night.kiosk.pass(3min);
    CHECK(night.power.dark);
}

TEST_CASE(
    "a display that says it is unplugged while it sleeps is switched on by a touch, by the hours, after a trial") {
    Night night(every_day("08:30-15:00"));
    testing::EmptySocket socket;
    SUBCASE("by a touch") {
        night.kiosk.pass(28min);
        REQUIRE(night.power.dark);
        night.kiosk.window.told_plug = &socket.plug;
        CHECK(night.kiosk.pass(1h) == 0);
        night.kiosk.touch(400, 200);
    }
    SUBCASE("by the hours") {
        night.kiosk.pass(28min);
        REQUIRE(night.power.dark);
        night.kiosk.window.told_plug = &socket.plug;
        CHECK(night.kiosk.pass(17h + 28min) == 0);
        CHECK(night.power.dark);
        night.kiosk.pass(2min);
    }
    SUBCASE("after a trial") {
        night.kiosk.stage.try_off(DisplayOff::dpms);
        night.kiosk.pass(1s);
        REQUIRE(night.power.dark);
        night.kiosk.window.told_plug = &socket.plug;
        night.kiosk.stage.on_wake();
        night.kiosk.pass(10s);
    }
    CHECK_FALSE(night.power.dark);
    CHECK(night.power.lit == 1);
    CHECK(night.is_black());
    night.kiosk.window.told_plug = nullptr;
    night.kiosk.pass(1s);
    CHECK_FALSE(night.is_black());
}

TEST_CASE("a display that slept takes seconds to show anything: what is touched meanwhile opens nothing") {
    for (const DisplayOff off : {DisplayOff::dpms, DisplayOff::backlight}) {
        for (const bool trial : {false, true}) {
            Night night(every_day(trial ? "08:30-15:00" : "08:30-12:00"), off);
            night.kiosk.pass(1min);
            if (trial) night.kiosk.stage.try_off(off);
            night.kiosk.pass(1s);
            REQUIRE(night.power.dark == off);
            const Node* card = night.card();
            REQUIRE(card != nullptr);
            const float x = card->visible.centre_x(), y = card->visible.centre_y();
            const auto tap = [&] {
                for (const ContactPhase phase : {ContactPhase::down, ContactPhase::up}) {
                    night.kiosk.stage.on_contact({phase, x, y, night.kiosk.clock.now()});
                    night.kiosk.pass(100ms);
                }
            };
            tap();
            CHECK_FALSE(night.power.dark);
            night.kiosk.pass(2s);
            tap();
            night.kiosk.pass(1s);
            CHECK(night.kiosk.app.route().screen == (off == DisplayOff::dpms ? Screen::home : Screen::need));
            tap();
            night.kiosk.pass(1s);
            if (off == DisplayOff::dpms) CHECK(night.kiosk.app.route().screen == Screen::need);
        }
    }
}

TEST_CASE("while no display is there nothing is pressed and nothing typed, and a finger that was down is let go") {
    Night night({});
    testing::EmptySocket socket;
    const Node* card = night.card();
    REQUIRE(card != nullptr);
    const float x = card->visible.centre_x(), y = card->visible.centre_y();
    const auto contact = [&](ContactPhase phase) {
        night.kiosk.stage.on_contact({phase, x, y, night.kiosk.clock.now()});
    };
    SUBCASE("a whole touch, and letters") {
        night.kiosk.window.told_plug = &socket.plug;
        night.kiosk.touch(x, y);
        night.kiosk.stage.on_text("j");
        night.kiosk.stage.on_key(platform::Key::backspace);
        night.kiosk.window.told_plug = nullptr;
    }
    SUBCASE("one that was down when it went") {
        contact(ContactPhase::down);
        night.kiosk.pass(100ms);
        night.kiosk.window.told_plug = &socket.plug;
        contact(ContactPhase::move);
        contact(ContactPhase::up);
        night.kiosk.window.told_plug = nullptr;
    }
    SUBCASE("one that is still down when it is back") {
        night.kiosk.window.told_plug = &socket.plug;
        contact(ContactPhase::down);
        night.kiosk.window.told_plug = nullptr;
        contact(ContactPhase::move);
        contact(ContactPhase::up);
    }
    night.kiosk.pass(1s);
    CHECK(night.kiosk.app.route().screen == Screen::home);
    night.kiosk.touch(x, y);
    CHECK(night.kiosk.app.route().screen == Screen::need);
}

TEST_CASE("a staff's page that was open when the display went is not when somebody comes an hour later") {
    for (const bool dark : {false, true}) {
        CAPTURE(dark);
        Night night({});
        ToldStaff staff(night.kiosk.clock);
        night.enter_staff(staff);
        if (dark) night.kiosk.app.apply(DisplayOffTried{DisplayOff::dpms});
        night.kiosk.pass(1s);
        testing::EmptySocket socket;
        night.kiosk.window.told_plug = &socket.plug;
        night.kiosk.clock.pass(1h);
        if (dark) night.kiosk.touch(400, 200);
        night.kiosk.window.told_plug = nullptr;
        night.kiosk.touch(400, 200);
        CHECK(night.kiosk.app.presence() == Presence::visiting);
        CHECK_FALSE(night.kiosk.sees("Espace de l’équipe"));
        CHECK(night.kiosk.app.route().screen == Screen::home);
        night.kiosk.app.follow_staff(nullptr, nullptr);
    }
}

TEST_CASE("a keyboard's key lights the dark glass and types nothing") {
    Night night(every_day("08:30-12:00"));
    night.kiosk.pass(1min);
    const auto press = [&] {
        night.kiosk.stage.on_key_down();
        night.kiosk.stage.on_text("j");
    };
    press();
    night.kiosk.pass(1s);
    CHECK_FALSE(night.power.dark);
    CHECK(night.kiosk.app.route().screen == Screen::home);
    // It slept, and shows nothing yet.
    night.kiosk.pass(1900ms);
    press();
    CHECK(night.kiosk.app.route().screen == Screen::home);
    night.kiosk.pass(200ms);
    press();
    CHECK(night.kiosk.app.route().screen == Screen::search);
}

TEST_CASE("a key that lights the glass and is held types nothing, as long as it is held") {
    for (const DisplayOff off : {DisplayOff::dpms, DisplayOff::backlight, DisplayOff::black}) {
        Night night(every_day("08:30-12:00"), off);
        night.kiosk.pass(1min);
        REQUIRE(night.power.dark == off);
        night.kiosk.stage.on_key_down();
        for (int i = 0; i < 50; ++i) {
            night.kiosk.stage.on_text("j");
            night.kiosk.stage.on_key(platform::Key::backspace);
            night.kiosk.pass(100ms);
        }
        CHECK_FALSE(night.power.dark);
        CHECK(night.kiosk.app.route().screen == Screen::home);
        night.kiosk.stage.on_key_down();
        night.kiosk.stage.on_text("j");
        CHECK(night.kiosk.app.route().screen == Screen::search);
    }
}

TEST_CASE("a stick that is put in at night lights the glass for what it says; what else wakes the loop does not") {
    Night night(every_day("08:30-12:00"));
    ToldUpdater updater;
    night.kiosk.app.follow_updates(&updater);
    night.kiosk.pass(1min);
    REQUIRE(night.power.dark);
    night.kiosk.stage.on_wake();  // an answer of the search, a cover
    night.kiosk.pass(5min);
    CHECK(night.power.dark);
    updater.told.number = 1;
    updater.told.working = true;
    updater.told.origin = UpdateOrigin::inbox;  // nobody stands there
    night.kiosk.stage.on_wake();
    night.kiosk.pass(5min);
    CHECK(night.power.dark);
    updater.told.number = 2;
    updater.told.origin = UpdateOrigin::stick;
    night.kiosk.stage.on_wake();
    night.kiosk.pass(2min);
    CHECK_FALSE(night.power.dark);
    updater.told.working = false;
    updater.told.progress.step = content::UpdateStep::installing;
    night.kiosk.stage.on_wake();
    night.kiosk.pass(50s);
    CHECK_FALSE(night.power.dark);
    night.kiosk.pass(15s);
    CHECK(night.power.dark);
    night.kiosk.app.follow_updates(nullptr);
}

TEST_CASE("a display that does not obey shows the black frame, and a touch lights it all the same") {
    Night night(every_day("08:30-12:00"), DisplayOff::backlight);
    night.kiosk.pass(1min);
    CHECK_FALSE(night.kiosk.stage.failed());
    night.power.obeys = false;
    night.touch_card();
    night.kiosk.pass(2min);
    CHECK(night.power.told == std::vector{DisplayOff::backlight, DisplayOff::backlight});
    CHECK(night.is_black());
    CHECK(night.kiosk.stage.failed() == DisplayOff::backlight);
    CHECK(night.kiosk.pass(3h) == 0);
    night.touch_card();
    CHECK_FALSE(night.is_black());
    CHECK(night.kiosk.app.route().screen == Screen::home);
}

TEST_CASE("a display that cannot be switched on is tried until it is, without a touch, and staff read of it") {
    for (const DisplayOff off : {DisplayOff::dpms, DisplayOff::backlight}) {
        Night night(every_day("08:30-12:00"), off);
        night.kiosk.pass(1min);
        REQUIRE(night.power.dark == off);
        night.power.sleeps_on = true;
        night.touch_card();
        night.kiosk.pass(10s);
        night.touch_card();      // who sees nothing presses nothing
        night.kiosk.pass(5min);  // long after the visit's end
        CHECK(night.kiosk.app.route().screen == Screen::home);
        CHECK(night.power.dark == off);
        night.touch_card();
        CHECK(night.power.dark == off);
        CHECK(night.kiosk.stage.slept_on() == off);
        night.power.sleeps_on = false;
        night.kiosk.window.shown = {};
        night.kiosk.pass(6s);
        CHECK_FALSE(night.power.dark);
        CHECK(night.power.lit == 1);
        CHECK_FALSE(night.kiosk.window.shown.pixels.empty());  // the whole page anew: the glass has forgotten
        CHECK(night.kiosk.stage.slept_on() == off);
        CHECK(make_display_view(night.kiosk.stage, {}, Strings(Language::french)).failed.find("rallumé") !=
              std::string::npos);
    }
}

TEST_CASE("with a clock that is not believed the glass stays lit; by staff's time it keeps its hours") {
    Night night(every_day("08:30-12:00"));
    night.kiosk.pass(1min);
    REQUIRE(night.power.dark);
    const testing::ToldClocks clocks(night.kiosk.clock);
    TrustedClock clock(night.kiosk.clock, clocks, {{}, "", sys_days(year(2026) / 11 / 1)});
    night.kiosk.app.follow_clock(&clock);
    night.kiosk.pass(2min);
    CHECK_FALSE(night.power.dark);
    night.kiosk.pass(24h);
    CHECK(night.power.told.size() == 1);
    clock.set(sys_days(year(2026) / 11 / 26) + 10h);  // 11:00 in Paris
    night.kiosk.pass(30min);
    CHECK_FALSE(night.power.dark);
    night.kiosk.pass(31min);
    CHECK(night.power.dark);
    // A jump into the hours lights it, within two minutes.
    clock.set(sys_days(year(2026) / 11 / 27) + 9h);
    night.kiosk.pass(2min);
    CHECK_FALSE(night.power.dark);
    night.kiosk.app.follow_clock(nullptr);
}

TEST_CASE("staff try a way of switching off from their page: ten seconds, or until a touch that presses nothing") {
    Night night({}, DisplayOff::black);
    ToldStaff staff(night.kiosk.clock);
    night.enter_staff(staff);
    night.kiosk.app.apply(DisplayOffTried{DisplayOff::dpms});
    night.kiosk.pass(1s);
    CHECK(night.power.dark == DisplayOff::dpms);
    CHECK(night.kiosk.pass(8s) == 0);
    night.kiosk.pass(2s);
    CHECK_FALSE(night.power.dark);
    CHECK(night.kiosk.sees("Espace de l’équipe"));
    night.power.obeys = false;
    night.kiosk.app.apply(DisplayOffTried{DisplayOff::backlight});
    night.kiosk.pass(1s);
    CHECK(night.is_black());
    night.kiosk.touch(400, 200);
    CHECK_FALSE(night.is_black());
    CHECK(night.kiosk.stage.failed() == DisplayOff::backlight);
    CHECK(night.power.told == std::vector{DisplayOff::dpms, DisplayOff::backlight});
    night.kiosk.app.follow_staff(nullptr, nullptr);
}

TEST_CASE("weeks go by: each day the glass is lit and dark when its hours say so, in the nights of summer time too") {
    struct Place {
        const char* zone;
        WallTime from;
    };
    for (const auto& [zone, from] :
         {Place{"Europe/Paris", sys_days(year(2027) / 3 / 22)}, Place{"Europe/Paris", sys_days(year(2026) / 10 / 19)},
          Place{"America/Guadeloupe", sys_days(year(2026) / 12 / 28)},
          Place{"Indian/Reunion", sys_days(year(2038) / 1 / 17)}}) {
        CAPTURE(zone);
        HoursSettings settings = every_day("09:00-09:20");
        settings.sunday = "01:50-03:10";
        settings.saturday = "23:50-00:15";
        Night night(settings, DisplayOff::dpms, zone);
        night.kiosk.clock.set_wall(from);
        const DisplayHours hours(settings);
        night.kiosk.pass(2min);
        std::size_t changes = 0;
        bool dark = night.power.dark.has_value();
        for (int minute = 0; minute < 8 * 24 * 60; ++minute) {
            night.kiosk.pass(1min);
            // A turn a minute: the last one was up to a minute ago.
            const WallTime now = night.kiosk.clock.wall();
            if (hours.is_on(now) == hours.is_on(now - 1min)) REQUIRE(night.power.dark.has_value() != hours.is_on(now));
            changes += night.power.dark.has_value() != dark ? 1 : 0;
            dark = night.power.dark.has_value();
        }
        CHECK(changes >= 14);
        CHECK(night.power.told.size() <= changes / 2 + 2);
    }
}
