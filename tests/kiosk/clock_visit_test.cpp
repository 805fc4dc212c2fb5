// What visitors see of the time, as far as the clock is believed, and how staff set it: by touch.
#include <doctest/doctest.h>

#include "kiosk/trusted_clock.h"
#include "kiosk/views/times.h"
#include "platform/base/durable_file.h"
#include "tests/fakes/told_clock.h"
#include "tests/fakes/told_staff.h"
#include "tests/kiosk/display_stage.h"
#include "tests/support/gui.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/time_zone.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using platform::ContactPhase;
using std::chrono::sys_days;
using std::chrono::year;
using testing::Gui;
using testing::TimeZone;
using testing::ToldClocks;
using testing::ToldStaff;

namespace {

const WallTime built = sys_days(year(2026) / 11 / 1);

// A partner that is there on Thursdays, and was for some days that are over.
content::Document with_partner() {
    content::Document document = testing::small_document();
    content::Partner partner;
    partner.id = "caf";
    partner.name = "La Caf";
    partner.presence.weekly = {{4, 0, content::TimeSpan{9 * 60, 12 * 60}}};
    partner.presence.dates = {{year(2026) / 10 / 20, {}}, {year(2026) / 11 / 20, {}}, {year(2026) / 12 / 4, {}}};
    document.partners.push_back(std::move(partner));
    return document;
}

struct Scene {
    TimeZone here{"Europe/Paris"};
    Gui gui;
    ToldClocks clocks;
    TrustedClock clock;
    ToldStaff staff;

    explicit Scene(const content::Document& document = with_partner(),
                   WallTime machine = sys_days(year(2026) / 11 / 25) + 13h + 32min, AppOptions options = {})
        : gui(document, std::move(options)),
          clocks(gui.clock()),
          clock(set(gui.clock(), machine), clocks, {{}, "", built}),
          staff(gui.clock()) {
        gui.app().follow_clock(&clock);
        gui.app().follow_staff(&staff, &staff);
        gui.wait(500ms);
    }
    ~Scene() {
        gui.app().follow_clock(nullptr);
        gui.app().follow_staff(nullptr, nullptr);
    }
    static const testing::HandClock& set(testing::HandClock& hands, WallTime wall) {
        hands.set_wall(wall);
        return hands;
    }
    void with_battery() {
        clocks.set_rtc(gui.clock().wall());
        gui.wait(61s);
    }
    void open_partner() {
        gui.app().apply(Go{HomeChosen{}});
        gui.app().apply(Go{PartnerChosen{"caf"}});
        gui.wait(500ms);
    }
    void come_in() {
        staff.knows_much();
        gui.app().apply(Go{HomeChosen{}});
        gui.wait(500ms);
        gui.touch(ContactPhase::down, 120, 1030);
        gui.wait(5100ms);
        gui.touch(ContactPhase::up, 120, 1030);
        gui.wait(500ms);
        for (const char* key : {"1", "9", "0", "4", "OK"}) gui.tap(key);
        gui.wait(500ms);
        REQUIRE(gui.offers("Régler l’heure"));
    }
    [[nodiscard]] bool tells(std::string_view words) const {
        for (const Node& node : gui.tree().nodes())
            if (node.label.find(words) != std::string::npos) return true;
        return false;
    }
};

}  // namespace

TEST_CASE("with a clock that is believed, the time, the day and who comes next are told; with another, none of them") {
    Scene scene;
    CHECK_FALSE(scene.gui.sees(":32"));
    CHECK_FALSE(scene.gui.sees("novembre"));
    scene.open_partner();
    CHECK(scene.tells("Chaque jeudi"));
    CHECK_FALSE(scene.tells("demain"));
    // What was over when this program was built is over.
    CHECK_FALSE(scene.tells("20 octobre"));
    CHECK(scene.tells("20 novembre"));
    scene.with_battery();
    scene.open_partner();
    CHECK(scene.tells("demain, jeudi 26 novembre, de 9\u00a0h à 12\u00a0h"));
    CHECK_FALSE(scene.tells("20 novembre"));
    scene.gui.app().apply(Go{HomeChosen{}});
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("25 novembre"));
}

TEST_CASE("with a clock of which nothing is known, nothing is left out for being over") {
    Scene scene;
    TrustedClock unknown(scene.gui.clock(), scene.clocks, {{}, "", {}});
    scene.gui.app().follow_clock(&unknown);
    // Content tells a day of its own: this one does not.
    scene.open_partner();
    CHECK(scene.tells("20 octobre 2026"));
    CHECK_FALSE(scene.tells("demain"));
    scene.gui.app().follow_clock(&scene.clock);
}

TEST_CASE("a clock that stands before the day on which the content was made is not shown, and a visit still ends") {
    content::Document document = with_partner();
    document.edition.date = year(2026) / 11 / 28;
    Scene scene(document);
    scene.with_battery();
    CHECK_FALSE(scene.gui.sees(":3"));
    CHECK(scene.gui.sees("Les Essais"));
    scene.open_partner();
    CHECK_FALSE(scene.tells("20 novembre"));  // the content was made later
    scene.gui.app().apply(Go{HomeChosen{}});
    scene.gui.tap("Semer des jardins");
    scene.gui.wait(5min);
    CHECK(scene.gui.sees("Que cherchez-vous"));
}

TEST_CASE("a content of 2099, a clock of 1970 or of 2099 hide nothing for ever") {
    content::Document document = with_partner();
    document.edition.date = year(2099) / 1 / 1;
    for (const WallTime wrong : {WallTime{}, WallTime(sys_days(year(2099) / 1 / 1))}) {
        Scene scene(document, wrong);
        scene.with_battery();
        CHECK_FALSE(scene.gui.sees("janvier"));
        scene.open_partner();
        CHECK(scene.tells("20 novembre"));
        scene.gui.clock().set_wall(sys_days(year(2026) / 11 / 25) + 13h + 32min);
        scene.with_battery();
        scene.gui.app().apply(Go{HomeChosen{}});
        scene.gui.wait(500ms);
        CHECK(scene.gui.sees("25 novembre"));
    }
}

TEST_CASE("a content of 2099 takes down no poster and no partner whose days have an end, where no clock is believed") {
    content::Document document = testing::document_to_display();
    document.edition.date = year(2099) / 1 / 1;
    for (content::Partner& partner : document.partners) partner.presence.valid_until = year(2027) / 6 / 30;
    Scene scene(document, WallTime{}, testing::with_display(true));
    testing::let_begin(scene.gui);
    CHECK(scene.clock.reading().trust == ClockTrust::not_earlier_than);
    CHECK(testing::step_to(scene.gui, "Fête du quartier"));
    CHECK(testing::step_to(scene.gui, "Caisse des essais"));
}

TEST_CASE("staff set the time by touch, and the bar shows it at once; forgetting it takes it away again") {
    Scene scene;
    scene.come_in();
    CHECK(scene.tells("L’heure de la borne n’est pas sûre"));
    scene.gui.tap("Régler l’heure");
    CHECK(scene.tells("novembre 2026"));
    scene.gui.tap("Un mois de plus");
    scene.gui.tap("Un mois de plus");
    scene.gui.tap("Un jour de moins");
    scene.gui.tap("Une heure de plus");
    scene.gui.tap("Une minute de moins");
    CHECK(scene.tells("janvier 2027"));
    CHECK(scene.tells("dimanche 24"));
    CHECK(scene.clock.reading().trust == ClockTrust::not_earlier_than);
    scene.gui.tap("C’est la bonne heure");
    CHECK(scene.clock.reading().trust == ClockTrust::set_by_staff);
    CHECK(scene.tells("dimanche 24 janvier"));
    CHECK(scene.tells("Réglée par l’équipe le dimanche 24 janvier 2027"));
    scene.open_partner();
    CHECK(scene.tells("jeudi 28 janvier"));
    scene.come_in();
    scene.gui.tap("Oublier ce réglage");
    CHECK(scene.clock.reading().trust == ClockTrust::not_earlier_than);
    CHECK(scene.tells("L’heure de la borne n’est pas sûre"));
}

TEST_CASE("Back leaves the time as it was, then the page; a page left alone sets nothing") {
    Scene scene;
    scene.come_in();
    scene.gui.tap("Régler l’heure");
    scene.gui.tap("Une heure de plus");
    scene.gui.tap("Retour");
    CHECK(scene.gui.offers("Régler l’heure"));
    scene.gui.tap("Régler l’heure");
    scene.gui.tap("Ne rien changer");
    CHECK(scene.gui.offers("Régler l’heure"));
    scene.gui.tap("Régler l’heure");
    scene.gui.wait(10min);
    CHECK(scene.gui.app().presence() == Presence::nobody);
    CHECK(scene.clock.reading().trust == ClockTrust::not_earlier_than);
    scene.come_in();
    CHECK(scene.gui.offers("Régler l’heure"));
}

TEST_CASE("the time on the staff's page goes on") {
    Scene scene;
    scene.with_battery();
    scene.come_in();
    const WallTime now = scene.clock.wall();
    const auto minute = [&](WallTime time) { return clock_text(Strings(Language::french), time); };
    CHECK(scene.tells("Il est " + minute(now)));
    scene.gui.wait(55s);
    CHECK(scene.tells("Il est " + minute(scene.clock.wall())));
}

TEST_CASE("a page that stays open over midnight says today of what was tomorrow; a jump of the clock ends no visit") {
    Scene scene(with_partner(), sys_days(year(2026) / 11 / 25) + 22h + 58min);
    scene.with_battery();
    scene.open_partner();
    CHECK(scene.tells("demain, jeudi 26 novembre"));
    scene.gui.wait(59s);
    scene.gui.app().keep_clock();  // as the loop does in each turn
    scene.gui.wait(100ms);
    CHECK(scene.tells("aujourd’hui"));
    scene.gui.clock().set_wall(sys_days(year(2026) / 11 / 25) + 22h + 10min);
    scene.clocks.set_rtc(scene.gui.clock().wall());
    scene.gui.wait(15s);
    CHECK(scene.gui.app().presence() == Presence::asked);
    scene.gui.wait(10s);
    CHECK(scene.gui.app().presence() == Presence::nobody);
    scene.gui.wait(61s);
    CHECK(scene.gui.sees("25 novembre"));
}

TEST_CASE("what a power cut left of a time that was being kept goes at the next start, and nothing else") {
    const testing::TemporaryFolder folder;
    for (const char* name : {"clock", ".clock.a1B2c3", ".clock.old", ".pin.a1B2c3", "state"})
        REQUIRE(write_file(folder / name, ""));
    const testing::HandClock hands;
    ToldClocks clocks(hands);
    const TrustedClock clock(hands, clocks, {folder / "clock", "boot", built});
    CHECK_FALSE(std::filesystem::exists(folder / ".clock.a1B2c3"));
    for (const char* name : {"clock", ".clock.old", ".pin.a1B2c3", "state"})
        CHECK_MESSAGE(std::filesystem::exists(folder / name), name);
}
