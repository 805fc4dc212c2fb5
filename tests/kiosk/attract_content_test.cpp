// What the display shows of a content, and on which day.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string>

#include "content/catalogue/catalogue_writer.h"
#include "content/iso_day.h"
#include "kiosk/trusted_clock.h"
#include "tests/fakes/told_clock.h"
#include "tests/kiosk/display_stage.h"
#include "tests/support/demo_document.h"
#include "tests/support/looks.h"
#include "tests/support/time_zone.h"

using namespace parvis;
using namespace parvis::testing;

TEST_CASE("other content that comes during the display is what it shows from then on") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    content::Document other = document_to_display();
    std::erase_if(other.actions, [](const content::Action& action) { return action.title == "Coin des écrans"; });
    other.posters[0].title = "Une autre fête";
    const auto file = gui.folder() / "newer.parvis";
    REQUIRE(content::write_catalogue(other, file));
    gui.app().renew([file] { return content::Catalogue::open(file); });
    gui.frame();
    gui.wait(20s);
    CHECK(at_display(gui));
    std::set<std::string> seen;
    for (const std::string& title : titles_of(gui, 40)) seen.insert(title);
    CHECK(seen.contains("Une autre fête"));
    CHECK_FALSE(seen.contains("Coin des écrans"));
    CHECK_FALSE(seen.contains("Fête du quartier"));
}

TEST_CASE("content that fails during the display is told as anywhere, and its return leads to the display again") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    gui.app().show_fault(Errc::malformed);
    gui.wait(1s);
    CHECK(gui.sees("Cet écran fait une petite pause"));
    gui.wait(200s);
    CHECK(gui.sees("Cet écran fait une petite pause"));
    gui.app().open([file = gui.folder() / "content.parvis"] { return content::Catalogue::open(file); });
    gui.wait(1s);
    CHECK(gui.sees("Que cherchez-vous"));
    gui.wait(62s);
    CHECK(at_display(gui));
}

TEST_CASE("an empty content has nothing to display: home stays") {
    Gui gui(content::Document{}, with_display());
    gui.wait(10min);
    CHECK(gui.sees("Le contenu arrive bientôt."));
}

TEST_CASE("an empty content that comes during the display ends it") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    const auto file = gui.folder() / "empty.parvis";
    REQUIRE(content::write_catalogue({}, file));
    gui.app().renew([file] { return content::Catalogue::open(file); });
    gui.frame();
    gui.wait(1s);
    CHECK(gui.sees("Le contenu arrive bientôt."));
}

TEST_CASE("where the clock is wrong no word of today is said, nor the time; what recurs is") {
    content::Document document = document_to_display();
    document.edition.date = std::chrono::year{2026} / 11 / 27;  // the clock says the 25th
    Gui gui(document, with_display(true));
    const testing::ToldClocks machine(gui.clock());
    kiosk::TrustedClock clock(gui.clock(), machine, {});
    gui.app().follow_clock(&clock);
    let_begin(gui);
    std::set<std::string> seen;
    bool recurs = false;
    for (int i = 0; i < 40; ++i) {
        CHECK_FALSE(gui.sees("Aujourd’hui"));
        CHECK_FALSE(gui.sees("Demain"));
        CHECK_FALSE(gui.sees(":32"));
        recurs |= gui.sees("Chaque mercredi de 15\u00a0h à 23\u00a0h");
        seen.insert(title_of(gui));
        gui.wait(15s);
    }
    CHECK(recurs);
    CHECK(seen.contains("Fête du quartier"));
    CHECK(seen.contains("Service des exemples"));
    gui.app().follow_clock(nullptr);
}

TEST_CASE("what is closed when it is due next draws nobody in by its weekday; what comes in weeks does") {
    content::Document document = document_to_display();
    for (content::Action& action : document.actions) {
        if (action.title != "Coin des écrans") continue;
        action.practical.schedule.exceptions = {{std::chrono::year{2026} / 11 / 20, std::chrono::year{2027} / 1 / 3}};
        SUBCASE("closed") {}
        SUBCASE("once a month") {
            action.practical.schedule.weekly = {{2, 1, {}}};
            action.practical.schedule.exceptions.clear();
        }
    }
    const bool monthly = std::ranges::any_of(document.actions, [](const content::Action& action) {
        return !action.practical.schedule.weekly.empty() && action.practical.schedule.weekly[0].week_of_month == 1;
    });
    Gui gui(document, with_display(true));
    gui.clock().set_wall(std::chrono::sys_days{std::chrono::year{2026} / 12 / 2} + 13h);
    let_begin(gui);
    REQUIRE(step_to(gui, "Coin des écrans"));
    CHECK(gui.sees("Le premier mardi du mois") == monthly);
    CHECK_FALSE(gui.sees("Chaque mercredi"));
    CHECK_FALSE(gui.sees("Aujourd’hui"));
}

TEST_CASE("where the day is not known what recurs is told with the days on which it does not") {
    content::Document document = document_to_display();
    document.edition.date = std::chrono::year{2026} / 11 / 27;
    const auto closed = [](int from, int to) {
        return content::DateRange{std::chrono::year{2026} / 12 / from, std::chrono::year{2026} / 12 / to};
    };
    bool much = false;
    for (content::Action& action : document.actions) {
        if (action.title != "Coin des écrans") continue;
        action.practical.schedule.exceptions = {closed(20, 27)};
        SUBCASE("a time or two") {}
        SUBCASE("more than a slide holds") {
            much = true;
            action.practical.schedule.exceptions = {closed(2, 3), closed(8, 9), closed(20, 27)};
        }
    }
    Gui gui(document, with_display(true));
    const testing::ToldClocks machine(gui.clock());
    kiosk::TrustedClock clock(gui.clock(), machine, {});
    gui.app().follow_clock(&clock);
    let_begin(gui);
    REQUIRE(step_to(gui, "Coin des écrans"));
    CHECK(gui.sees("Chaque mercredi de 15\u00a0h à 23\u00a0h") != much);
    CHECK(gui.sees("sauf du 20 au 27 décembre") != much);
    gui.app().follow_clock(nullptr);
}

TEST_CASE("the words beside a time are said with it, whether the day is known or not, and of what only words tell") {
    for (const bool known : {true, false}) {
        content::Document document = document_to_display();
        document.edition.date = std::chrono::year{2026} / 11 / 27;  // the clock says the 25th
        if (known) document.edition.date.reset();
        for (content::Action& action : document.actions) {
            if (action.title == "Coin des écrans") action.practical.schedule.words = "sauf vacances scolaires";
            if (action.title == "Semer des jardins") action.practical.schedule.words = "sur inscription";
        }
        for (content::Partner& partner : document.partners) partner.presence.words = "sur rendez-vous";
        Gui gui(document, with_display(true));
        const testing::ToldClocks machine(gui.clock());
        kiosk::TrustedClock clock(gui.clock(), machine, {});
        if (!known) gui.app().follow_clock(&clock);
        let_begin(gui);
        const std::string today = known ? "Aujourd’hui" : "Chaque mercredi";
        REQUIRE(step_to(gui, "Coin des écrans"));
        CHECK(gui.sees(today));
        CHECK(gui.sees("\nsauf vacances scolaires"));
        REQUIRE(step_to(gui, "Caisse des essais"));
        CHECK(gui.sees(today));
        CHECK(gui.sees("\nsur rendez-vous"));
        REQUIRE(step_to(gui, "Semer des jardins"));
        CHECK(gui.sees("sur inscription"));
        gui.app().follow_clock(nullptr);
    }
}

TEST_CASE("actions that have all ended are told of, and nobody is asked to come to them") {
    for (const bool known : {true, false}) {
        content::Document document = document_to_display();
        document.partners.clear();
        for (content::Action& action : document.actions) action.status = "Terminée";
        Gui gui(document, with_display(true));
        const testing::ToldClocks machine(gui.clock());
        kiosk::TrustedClock clock(gui.clock(), machine, {});
        if (!known) gui.app().follow_clock(&clock);
        let_begin(gui);
        REQUIRE(step_to(gui, "Coin des écrans"));
        CHECK_FALSE(gui.sees("Aujourd’hui"));
        CHECK_FALSE(gui.sees("Chaque mercredi"));
        gui.app().follow_clock(nullptr);
    }
}

TEST_CASE("where the day is not known a poster comes down by the latest day that has come for sure") {
    content::Document document = document_to_display();  // its poster hangs until the 28th
    document.edition.date = std::chrono::year{2026} / 11 / 27;
    Gui gui(document, with_display(true));
    const testing::ToldClocks machine(gui.clock());
    const WallTime built{std::chrono::sys_days{std::chrono::year{2026} / 12 / 5}};
    kiosk::TrustedClock clock(gui.clock(), machine, {{}, {}, built});
    gui.app().follow_clock(&clock);
    let_begin(gui);
    const auto titles = titles_of(gui, 40);
    CHECK(std::ranges::find(titles, "Fête du quartier") == titles.end());
    CHECK(std::ranges::find(titles, "Service des exemples") != titles.end());
    gui.app().follow_clock(nullptr);
}

TEST_CASE("a display that was off for a night begins with what holds in the morning") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    REQUIRE(step_to(gui, "Coin des écrans"));
    REQUIRE(gui.sees("Aujourd’hui, de 15\u00a0h"));
    gui.clock().pass(18h);  // no frames: nothing is drawn while it is off
    gui.frame();
    CHECK_FALSE(gui.sees("Aujourd’hui, de 15\u00a0h"));
    gui.wait(1s);
    CHECK(at_display(gui));
    CHECK(gui.sees("Aujourd’hui"));
    CHECK(title_of(gui) != "Coin des écrans");
}

TEST_CASE(
    "an action that ends between the choice of a round's first slide and its coming does not come a second time") {
    const TimeZone here("Europe/Paris");
    // Rounds begin at the quarters of some minutes: one of the cases meets the end of one of these.
    for (int i = 0; i < 20; ++i) {
        const int minute = 38 + i / 4;
        content::Document document = document_to_display();
        for (content::Action& action : document.actions)
            if (action.title == "Coin des écrans")
                action.practical.schedule.weekly[0].span =
                    content::TimeSpan{9 * 60, static_cast<std::uint16_t>(14 * 60 + minute)};
        Gui gui(document, with_display(true));
        gui.clock().set_wall(std::chrono::sys_days{std::chrono::year{2026} / 11 / 25} + 13h + 32min + (i % 4) * 15s +
                             7s);
        let_begin(gui);
        const auto titles = titles_of(gui, 45);
        std::ptrdiff_t last = -1;
        for (std::ptrdiff_t place = 0; place < std::ssize(titles); ++place) {
            if (titles[static_cast<std::size_t>(place)] != "Coin des écrans") continue;
            CAPTURE(minute);
            if (last >= 0) CHECK(place - last >= 8);
            last = place;
        }
        CHECK(last > 8);
    }
}

TEST_CASE("facts tell true numbers and open what they tell of") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    REQUIRE(step_to(gui, "32\u00a0actions dans 2\u00a0départements"));
    gui.tap("32\u00a0actions dans 2\u00a0départements");
    CHECK(gui.app().route() == Route{Screen::others, {}});
    gui.tap("Accueil");
    gui.wait(63s);
    REQUIRE(step_to(gui, "2\u00a0actions ici, au centre"));
    gui.tap("2\u00a0actions ici, au centre");
    CHECK(gui.app().route() == Route{Screen::ours, {}});
}

TEST_CASE("every slide of the demo passes the audits, whole, at every size, in both languages") {
    for (const Language language : {Language::french, Language::english}) {
        content::Document document = testing::demo_document();
        document.posters.push_back(document.posters[0]);
        document.posters.back().id = "poster-picture";
        document.posters.back().picture = content::Picture{"no bytes", 1200, 1697, "Une affiche"};
        document.posters.back().until = std::chrono::year{2026} / 12 / 24;
        document.posters.push_back(document.posters.back());
        document.posters.back().id = "poster-wide";
        document.posters.back().picture->width_px = 1920;
        document.posters.back().picture->height_px = 1080;
        document.partners[0].presence = every(3, 14, 17);
        document.partners[1].presence = every(4, 9, 12);
        AppOptions options = with_display(true);
        options.language = language;
        Gui gui(document, options);
        let_begin(gui);
        for (const Glass& glass : testing::glasses) {
            gui.set_glass(glass);
            std::set<std::string> seen;
            for (int i = 0; i < 110; ++i) {
                gui.app().apply(SlideStepped{1});
                gui.frame();
                gui.wait(700ms);
                REQUIRE(at_display(gui));
                if (!seen.insert(title_of(gui)).second && i % 20 != 0) continue;
                const std::string where = testing::name_of(glass, {}, language) + " " + title_of(gui);
                testing::expect_clean(gui, where);
                for (const Node& node : gui.tree().nodes())
                    if (node.role == Role::image) CHECK_MESSAGE(node.box.width > 0.2F * node.box.height, where);
            }
            CHECK(seen.size() >= 30);
        }
    }
}

TEST_CASE("in two weeks of displaying, with visitors now and then, every slide says what holds on its day") {
    DisplayModeSettings settings;
    settings.slide = 120s;
    Gui gui(document_to_display(), with_display(true, settings));
    std::set<std::string> seen;
    int today = 0;
    for (int hour = 0; hour < 14 * 24; ++hour) {
        for (int slide = 0; slide < 30; ++slide) {
            gui.wait(120s);
            if (!at_display(gui)) continue;
            seen.insert(title_of(gui));
            const std::chrono::sys_days day{content::local_day(gui.clock().wall())};
            const auto weekday = std::chrono::weekday{day}.iso_encoding();
            if (gui.sees("Aujourd’hui")) {
                ++today;
                const unsigned said = title_of(gui) == "Service des exemples" ? 4U : 3U;
                // A slide that came before midnight may stay two minutes after it.
                if (weekday != said) CHECK(weekday == said % 7 + 1);
            }
            if (title_of(gui) == "Fête du quartier")
                CHECK(day <= std::chrono::sys_days{std::chrono::year{2026} / 11 / 29});
        }
        if (hour % 7 == 0) {
            touch_at(gui, 960, 300);
            CHECK_FALSE(at_display(gui));
        }
    }
    CHECK(today > 20);
    // Thirty of others, two of ours, two partners, a poster, facts.
    CHECK(seen.size() >= 38);
}
