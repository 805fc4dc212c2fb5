// The display of an hour without visitors, by what can be read on the glass.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "content/catalogue/catalogue_writer.h"
#include "content/iso_day.h"
#include "kiosk/slide_time.h"
#include "tests/fakes/told_updater.h"
#include "tests/support/demo_document.h"
#include "tests/support/looks.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using platform::ContactPhase;
using testing::Gui;
using testing::small_document;
using testing::ToldUpdater;

namespace {

AppOptions with_display(bool reduced_motion = false, DisplayModeSettings settings = {}) {
    AppOptions options;
    options.reduced_motion = reduced_motion;
    options.display_mode = settings;
    return options;
}

content::Schedule every(int weekday, int from_hour, int to_hour) {
    content::Schedule schedule;
    schedule.weekly.push_back(
        {static_cast<std::uint8_t>(weekday), 0,
         content::TimeSpan{static_cast<std::uint16_t>(from_hour * 60), static_cast<std::uint16_t>(to_hour * 60)}});
    return schedule;
}

// Something of every kind: of ours one is on Wednesdays, a partner comes on Wednesdays, another on Thursdays.
content::Document document_to_display() {
    content::Document document = small_document();
    for (content::Action& action : document.actions)
        if (action.title == "Coin des écrans") action.practical.schedule = every(3, 15, 23);
    for (const auto& [name, weekday] : {std::pair{"Caisse des essais", 3}, std::pair{"Service des exemples", 4}}) {
        content::Partner partner;
        partner.id = "partner-" + std::to_string(weekday);
        partner.name = name;
        partner.purpose = "Vos droits, vos papiers.";
        partner.place = "Bureau 2";
        partner.pictogram = "landmark";
        partner.presence = every(weekday, 0, 24);
        document.partners.push_back(partner);
    }
    content::Poster poster;
    poster.id = "poster-1";
    poster.title = "Fête du quartier";
    poster.text = "Samedi, dans la cour.";
    poster.until = std::chrono::year{2026} / 11 / 28;
    document.posters.push_back(poster);
    return document;
}

bool at_display(const Gui& gui) {
    return gui.app().route().screen == Screen::attract;
}

void let_begin(Gui& gui) {
    gui.wait(61s);
    REQUIRE(at_display(gui));
    gui.wait(1s);
}

std::string title_of(const Gui& gui) {
    for (const Node& node : gui.tree().nodes())
        if (node.role == Role::heading) return node.label;
    return {};
}

// The titles of so many slides in succession, each looked at in the middle of its time.
std::vector<std::string> titles_of(Gui& gui, int slides) {
    std::vector<std::string> titles;
    for (int i = 0; i < slides; ++i) {
        titles.push_back(title_of(gui));
        gui.wait(15s);
    }
    return titles;
}

// Steps on until a slide bears this title.
bool step_to(Gui& gui, const std::string& title) {
    for (int i = 0; i < 60; ++i) {
        if (title_of(gui) == title) return true;
        gui.app().apply(SlideStepped{1});
        gui.frame();
        gui.wait(1s);
    }
    return false;
}

// Lets time go by as the frame loop does; the moments of the frames.
std::vector<Instant> frames_within(Gui& gui, Instant::duration time) {
    std::vector<Instant> frames;
    const Instant until = gui.clock().now() + time;
    while (true) {
        const Instant now = gui.clock().now();
        if (gui.app().wants_frame(now)) {
            gui.frame();
            frames.push_back(now);
        }
        if (now >= until) return frames;
        Instant next = until;
        if (gui.app().moving()) next = std::min(next, now + Instant::duration(16ms));
        if (const auto stale = gui.app().stale_at())
            next = std::min(next, std::max(*stale, now + Instant::duration(1ms)));
        gui.clock().pass(next - now);
    }
}

void touch_at(Gui& gui, float x, float y) {
    gui.touch(ContactPhase::down, x, y);
    gui.clock().pass(60ms);
    gui.touch(ContactPhase::up, x, y);
    gui.wait(1s);
}

}  // namespace

TEST_CASE("a start shows home, and after an idle time with nobody there the display, our centre first") {
    Gui gui(document_to_display(), with_display());
    gui.wait(58s);
    CHECK(gui.sees("Que cherchez-vous"));
    gui.wait(2s);
    CHECK(at_display(gui));
    gui.wait(1s);
    CHECK(title_of(gui) == "Coin des écrans");
    CHECK(gui.sees("Aujourd’hui, de 15\u00a0h à 23\u00a0h"));
    CHECK(gui.sees("Touchez l’écran"));
    CHECK(gui.sees("25 novembre"));
    CHECK_FALSE(gui.offers("Aides"));
    CHECK_FALSE(gui.offers("English"));
}

TEST_CASE("where it is switched off, home stays") {
    DisplayModeSettings off;
    off.on = false;
    Gui gui(document_to_display(), with_display(false, off));
    gui.wait(10min);
    CHECK(gui.sees("Que cherchez-vous"));
}

TEST_CASE("the end of a visit leads to the display, and all that was chosen is forgotten") {
    Gui gui(document_to_display(), with_display());
    gui.tap("English");
    gui.app().apply(AidsChosen{{TextSize::largest, true, false}});
    gui.app().apply(Go{OtherCentresChosen{}});
    gui.wait(61s);
    CHECK(gui.sees("Are you still there"));
    gui.wait(21s);
    CHECK(at_display(gui));
    CHECK(gui.sees("Touchez l’écran"));
    CHECK(gui.app().theme().aids() == Aids{});
    touch_at(gui, 900, 500);
    CHECK(gui.offers("English"));
}

TEST_CASE("an untouched home gives way to the display without a question") {
    Gui gui(document_to_display(), with_display());
    touch_at(gui, 5, 5);
    gui.wait(61s);
    CHECK(at_display(gui));
}

TEST_CASE("a touch opens the page of the very slide that is shown, with home behind it") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    std::set<Screen> opened;
    for (int i = 0; i < 14; ++i) {
        REQUIRE(at_display(gui));
        const std::string title = title_of(gui);
        // On the card, and beside it.
        if (i % 2 == 0) {
            gui.tap(title);
        } else {
            touch_at(gui, 960, 300);
        }
        CAPTURE(title);
        CHECK_FALSE(at_display(gui));
        opened.insert(gui.app().route().screen);
        if (gui.app().route().screen == Screen::sheet || gui.app().route().screen == Screen::partner)
            CHECK(title_of(gui) == title);
        if (gui.app().route().screen != Screen::home) {
            gui.tap("Retour");
            CHECK(gui.app().route() == Route{Screen::home, {}});
            CHECK_FALSE(gui.offers("Retour"));
        }
        gui.wait(62s);
        gui.wait(1s);
    }
    CHECK(opened.contains(Screen::sheet));
    CHECK(opened.contains(Screen::partner));
    CHECK(opened.contains(Screen::home));  // of a poster
}

TEST_CASE("where the first touch only wakes, it leads home and presses nothing; the buttons work all the same") {
    DisplayModeSettings settings;
    settings.first_touch = FirstTouch::wakes;
    Gui gui(document_to_display(), with_display(false, settings));
    let_begin(gui);
    const std::string first = title_of(gui);
    gui.tap("Image suivante");
    CHECK(at_display(gui));
    CHECK(title_of(gui) != first);
    gui.tap(title_of(gui));
    CHECK(gui.app().route() == Route{Screen::home, {}});
    gui.wait(61s);
    REQUIRE(at_display(gui));
    gui.wait(1s);
    // Where home has a tile: an impatient second tap falls on it, too soon.
    gui.touch(ContactPhase::down, 300, 500);
    gui.touch(ContactPhase::up, 300, 500);
    gui.touch(ContactPhase::down, 300, 500);
    gui.touch(ContactPhase::up, 300, 500);
    gui.wait(1s);
    CHECK(gui.app().route() == Route{Screen::home, {}});
}

TEST_CASE("within a round no slide comes twice, kinds are mixed, and a visitor does not set the round back") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    const std::vector<std::string> first = titles_of(gui, 6);
    CHECK(std::set<std::string>(first.begin(), first.end()).size() == 6);
    const std::string next = title_of(gui);
    touch_at(gui, 960, 300);
    gui.tap("Accueil");
    gui.wait(62s);
    gui.wait(1s);
    CHECK(title_of(gui) != next);
    CHECK(std::ranges::count(first, title_of(gui)) == 0);
}

TEST_CASE("arrows step on and back, as often as wanted, and a pause stays through them") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    const std::string first = title_of(gui);
    gui.tap("Image suivante");
    const std::string second = title_of(gui);
    CHECK(second != first);
    gui.tap("Arrêter le défilement");
    CHECK(gui.offers("Reprendre le défilement"));
    gui.tap("Image précédente");
    gui.wait(1s);
    CHECK(title_of(gui) == first);
    CHECK(gui.offers("Reprendre le défilement"));
    // Before the very first stands the last.
    gui.tap("Image précédente");
    gui.wait(1s);
    CHECK_FALSE(title_of(gui).empty());
    CHECK(title_of(gui) != first);
    gui.tap("Image suivante");
    CHECK_FALSE(title_of(gui).empty());
}

TEST_CASE("a pause stops everything but the clock, until it is ended") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    gui.tap("Arrêter le défilement");
    const std::string title = title_of(gui);
    gui.wait(1s);
    CHECK(frames_within(gui, 45s).size() <= 1);  // the minute
    CHECK(title_of(gui) == title);
    gui.tap("Reprendre le défilement");
    gui.wait(16s);
    CHECK(title_of(gui) != title);
}

TEST_CASE("a pause that nobody ends is over after an idle time, without a question") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    gui.tap("Arrêter le défilement");
    const std::string title = title_of(gui);
    gui.wait(55s);
    CHECK(title_of(gui) == title);
    for (int i = 0; i < 30; ++i) {
        gui.wait(1s);
        CHECK_FALSE(gui.sees("Êtes-vous toujours là"));
        CHECK(at_display(gui));
    }
    CHECK(title_of(gui) != title);
}

TEST_CASE("at most thirty frames a second while it moves, none but the minute's while it stands") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    std::size_t all = 0;
    for (int slide = 0; slide < 6; ++slide) {
        const std::vector<Instant> frames = frames_within(gui, 15s);
        all += frames.size();
        for (std::size_t i = 30; i < frames.size(); ++i) CHECK(frames[i] - frames[i - 30] >= 950ms);
    }
    CHECK(all > 6 * 50);
    CHECK(all < 6 * 200);
    // A slide is looked at in its second second; its drift ends in its twelfth.
    gui.wait(11s);
    CHECK(frames_within(gui, 1s).size() <= 1);
}

TEST_CASE("without motion a slide is two frames: it comes, it stands") {
    Gui gui(document_to_display(), with_display(true));
    let_begin(gui);
    CHECK(frames_within(gui, 150s).size() <= 10 * 3 + 3);
    const std::string title = title_of(gui);
    gui.wait(15s);
    CHECK(title_of(gui) != title);
}

TEST_CASE("however fast the arrows are touched, pictures do not change twice within a fade") {
    for (const bool reduced : {false, true}) {
        Gui gui(document_to_display(), with_display(reduced));
        let_begin(gui);
        std::string before = title_of(gui);
        std::vector<Instant> changes;
        for (int i = 0; i < 200; ++i) {
            gui.app().apply(SlideStepped{1});
            gui.frame();
            gui.clock().pass(20ms);
            if (const std::string now = title_of(gui); now != before) {
                changes.push_back(gui.clock().now());
                before = now;
            }
        }
        REQUIRE(changes.size() >= 3);
        for (std::size_t i = 1; i < changes.size(); ++i)
            CHECK(changes[i] - changes[i - 1] >= std::chrono::duration<float>(change_seconds) - 40ms);
    }
}

TEST_CASE("a finger that lies on a slide keeps it: it does not change between touch and lift") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    gui.wait(13s);
    const std::string title = title_of(gui);
    gui.touch(ContactPhase::down, 960, 300);
    gui.wait(4s);
    CHECK(title_of(gui) == title);
    gui.touch(ContactPhase::up, 960, 300);
    gui.wait(1s);
    CHECK_FALSE(at_display(gui));
}

TEST_CASE(
    "nothing lies in one place for long: from slide to slide everything moves, from round to round it changes sides") {
    Gui gui(document_to_display(), with_display(true));
    let_begin(gui);
    std::map<std::string, std::set<std::pair<float, float>>> places;
    std::map<std::string, std::pair<float, float>> last;
    float leftmost = 1920;
    float rightmost = 0;
    for (int slide = 0; slide < 40; ++slide) {
        for (const Node& node : gui.tree().nodes()) {
            const bool clock = node.role == Role::text && node.label.find("novembre") != std::string::npos;
            const std::string name = clock ? "the date" : node.label;
            if (!clock && name != "Image suivante" && name != "Touchez l’écran") continue;
            const std::pair place{node.box.x, node.box.y};
            if (const auto it = last.find(name); it != last.end()) CHECK(it->second != place);
            last[name] = place;
            places[name].insert(place);
            if (clock) leftmost = std::min(leftmost, node.box.x), rightmost = std::max(rightmost, node.box.x);
        }
        gui.wait(15s);
    }
    CHECK(places.size() == 3);
    for (const auto& [name, all] : places) CHECK(all.size() >= 8);
    CHECK(leftmost < 400);
    CHECK(rightmost > 1400);
}

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
}

TEST_CASE("a keyboard that is plugged in writes a search, from the display too") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    gui.app().on_erase();
    gui.app().on_back();
    CHECK(at_display(gui));
    gui.app().on_text("jardin");
    gui.wait(1s);
    CHECK(gui.offers("Semer des jardins"));
}

TEST_CASE("under the card of an update the display stands still, and a touch on it leads home") {
    Gui gui(document_to_display(), with_display());
    ToldUpdater updater;
    gui.app().follow_updates(&updater);
    let_begin(gui);
    updater.told.number = 1;
    updater.told.working = true;
    gui.app().expose();
    gui.frame();
    CHECK(gui.sees("Mise à jour"));
    const std::string title = title_of(gui);
    gui.wait(40s);
    CHECK(title_of(gui) == title);
    CHECK(at_display(gui));
    touch_at(gui, 20, 20);
    CHECK(gui.app().route().screen == Screen::home);
    gui.app().follow_updates(nullptr);
}

TEST_CASE("facts tell true numbers and open what they tell of") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    REQUIRE(step_to(gui, "32 actions dans 2 départements"));
    gui.tap("32 actions dans 2 départements");
    CHECK(gui.app().route() == Route{Screen::others, {}});
    gui.tap("Accueil");
    gui.wait(63s);
    REQUIRE(step_to(gui, "2 actions ici, au centre"));
    gui.tap("2 actions ici, au centre");
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
