// The display of an hour without visitors: when it begins, what a touch does, what moves and what stands.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "content/catalogue/catalogue_writer.h"
#include "kiosk/slide_time.h"
#include "tests/fakes/told_updater.h"
#include "tests/kiosk/display_stage.h"

using namespace parvis;
using namespace parvis::testing;

namespace {

// Two actions of ours and a poster. One of the three has a picture that nobody can read: a painted cover takes its
// place, once the content was asked. The worker that asks is kept waiting until let_go().
class SlowPicture {
public:
    enum class Of { action, poster };
    explicit SlowPicture(Of what) {
        const content::Picture picture{"no bytes", 40, 30, ""};
        content::Document document = small_document();
        std::erase_if(document.actions, [](const content::Action& it) { return it.dimension == "Citoyenneté"; });
        document.organisations.resize(1);
        content::Poster poster;
        poster.id = "poster";
        poster.title = "Fête du quartier";
        if (what == Of::poster) poster.picture = picture;
        document.posters.push_back(poster);
        for (content::Action& action : document.actions) {
            if (action.title != "Coin des écrans") continue;
            action.practical.schedule = every(3, 15, 23);
            if (what == Of::action) action.photo = picture;
        }
        const auto file = folder_ / "content.parvis";
        REQUIRE(content::write_catalogue(document, file));
        auto made = Offscreen::make(with_display(true), clock_, true);
        REQUIRE(made);
        offscreen_ = std::move(*made);
        offscreen_->app().open([this, file, here = std::this_thread::get_id()] {
            if (std::this_thread::get_id() != here) open_.wait(false);
            return content::Catalogue::open(file);
        });
        offscreen_->draw();
    }
    ~SlowPicture() { let_go(); }
    SlowPicture(const SlowPicture&) = delete;
    SlowPicture& operator=(const SlowPicture&) = delete;

    void pass(std::chrono::seconds time) {
        for (int i = 0; i < 4; ++i) {
            clock_.pass(time / 4);
            offscreen_->draw();
        }
    }
    void paint() { offscreen_->finish_covers(); }
    void let_go() {
        open_ = true;
        open_.notify_all();
    }
    [[nodiscard]] Screen screen() const { return offscreen_->app().route().screen; }
    [[nodiscard]] std::string title() const {
        for (const Node& node : offscreen_->app().tree().nodes())
            if (node.role == Role::heading) return node.label;
        return {};
    }

private:
    TemporaryFolder folder_;
    HandClock clock_;
    std::atomic<bool> open_{false};
    std::unique_ptr<Offscreen> offscreen_;
};

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
        const Screen shown = gui.app().route().screen;
        if (shown == Screen::sheet || shown == Screen::partner || shown == Screen::poster)
            CHECK(title_of(gui) == title);
        gui.tap("Retour");
        CHECK(gui.app().route() == Route{Screen::home, {}});
        CHECK_FALSE(gui.offers("Retour"));
        gui.wait(62s);
        gui.wait(1s);
    }
    CHECK(opened.contains(Screen::sheet));
    CHECK(opened.contains(Screen::partner));
    CHECK(opened.contains(Screen::poster));
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

TEST_CASE("a pause that nobody ends is over after five minutes without a touch, without a question") {
    Gui gui(document_to_display(), with_display());
    let_begin(gui);
    gui.tap("Arrêter le défilement");
    const std::string title = title_of(gui);
    for (int i = 0; i < 24; ++i) {
        gui.wait(12s);
        REQUIRE(title_of(gui) == title);
        CHECK(gui.offers("Reprendre le défilement"));
    }
    for (int i = 0; i < 40; ++i) {
        gui.wait(1s);
        CHECK_FALSE(gui.sees("Êtes-vous toujours là"));
        CHECK(at_display(gui));
    }
    CHECK(gui.offers("Arrêter le défilement"));
    CHECK(title_of(gui) != title);
}

TEST_CASE("a slide that somebody holds on to stays, however long they may and however often they ask for it") {
    AppOptions options = with_display(false, {.slide = 120s});
    SUBCASE("in a visit that may pause for long") {
        options.session.idle = 600s;
    }
    SUBCASE("with a pause that is begun anew") {}
    const bool again = options.session.idle < 600s;
    Gui gui(document_to_display(), options);
    gui.wait(options.session.idle + 90s);
    gui.tap("Arrêter le défilement");
    const std::string title = title_of(gui);
    for (int i = 0; i < (again ? 75 : 59); ++i) {
        gui.wait(10s);
        REQUIRE(title_of(gui) == title);
        if (!again || i % 25 != 24) continue;
        gui.tap("Reprendre le défilement");
        gui.tap("Arrêter le défilement");
    }
    CHECK(gui.offers("Reprendre le défilement"));
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

TEST_CASE("home stays until the first slide's picture is painted") {
    SlowPicture kiosk(SlowPicture::Of::action);
    kiosk.pass(300s);
    CHECK(kiosk.screen() == Screen::home);
    kiosk.let_go();
    kiosk.paint();
    kiosk.pass(4s);
    CHECK(kiosk.screen() == Screen::attract);
    CHECK(kiosk.title() == "Coin des écrans");
}

TEST_CASE("a slide stays until the next one's pictures are painted") {
    SlowPicture kiosk(SlowPicture::Of::poster);
    kiosk.paint();
    kiosk.pass(64s);
    kiosk.pass(4s);
    REQUIRE(kiosk.title() == "Coin des écrans");
    kiosk.pass(120s);
    CHECK(kiosk.title() == "Coin des écrans");
    kiosk.let_go();
    kiosk.paint();
    kiosk.pass(4s);
    CHECK(kiosk.title() == "Fête du quartier");
}

// On the last of these the clock finds no room beside the buttons, and takes some of the picture's.
TEST_CASE("a poster's picture is painted as large as it is shown, before it is shown") {
    content::Document document = small_document();
    document.actions.clear();
    content::Poster poster;
    poster.id = "poster";
    poster.title = "Fête du quartier";
    poster.picture = content::Picture{"no bytes", 1200, 1697, ""};
    document.posters.push_back(poster);
    const TemporaryFolder folder;
    const auto file = folder / "content.parvis";
    REQUIRE(content::write_catalogue(document, file));
    for (const Glass& glass : {Glass{1920, 1080, 477, 268}, Glass{800, 480, 154, 86}, Glass{600, 1024, 90, 154}}) {
        CAPTURE(glass.width_px);
        HandClock clock;
        auto offscreen = Offscreen::make(with_display(true), clock, true);
        REQUIRE(offscreen);
        (*offscreen)->set_glass(glass);
        App& app = (*offscreen)->app();
        app.open([file] { return content::Catalogue::open(file); });
        for (int i = 0; i < 100 && app.route().screen != Screen::attract; ++i) {
            (*offscreen)->draw();
            (*offscreen)->finish_covers();
            clock.pass(1s);
        }
        REQUIRE(app.route().screen == Screen::attract);
        (*offscreen)->draw();
        CHECK(std::ranges::any_of(app.tree().nodes(), [](const Node& it) { return it.label == "Fête du quartier"; }));
        CHECK_FALSE((*offscreen)->finish_covers());
    }
}

TEST_CASE("on a glass too large for the memory of its pictures the CPU changes them at once and lets them stand") {
    const TemporaryFolder folder;
    const auto file = folder / "content.parvis";
    REQUIRE(content::write_catalogue(document_to_display(), file));
    for (const Glass& glass : {Glass{3840, 2160, 940, 530}, Glass{800, 480, 154, 86}}) {
        HandClock clock;
        auto offscreen = Offscreen::make(with_display(), clock, true);
        REQUIRE(offscreen);
        App& app = (*offscreen)->app();
        (*offscreen)->set_glass(glass);
        app.open([file] { return content::Catalogue::open(file); });
        int frames = 0;
        const auto pass = [&](std::chrono::seconds time) {
            for (const Instant until = clock.now() + time; clock.now() < until; clock.pass(10ms)) {
                if (!app.wants_frame(clock.now())) continue;
                (*offscreen)->draw();
                (*offscreen)->finish_covers();
                ++frames;
            }
        };
        pass(70s);
        REQUIRE(app.route().screen == Screen::attract);
        frames = 0;
        pass(15s);
        const bool too_large = glass.width_px > 1920;
        CHECK((frames < 8) == too_large);
    }
}
