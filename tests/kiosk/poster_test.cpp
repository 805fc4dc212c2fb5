// The page of a poster: reached from its slide, read from nearby.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "content/catalogue/catalogue_writer.h"
#include "kiosk/usage.h"
#include "tests/kiosk/display_stage.h"
#include "tests/support/looks.h"

using namespace parvis;
using namespace parvis::testing;

namespace {

using std::chrono::year;

void open_poster(Gui& gui, const std::string& title = "Fête du quartier") {
    let_begin(gui);
    REQUIRE(step_to(gui, title));
    gui.tap(title);
    REQUIRE(gui.app().route().screen == Screen::poster);
}

const Node* node_of(const Gui& gui, std::string_view label) {
    const auto found = std::ranges::find(gui.tree().nodes(), label, &Node::label);
    return found == gui.tree().nodes().end() ? nullptr : &*found;
}

void bring(Gui& gui, const content::Document& document) {
    const auto file = gui.folder() / "newer.parvis";
    REQUIRE(content::write_catalogue(document, file));
    gui.app().renew([file] { return content::Catalogue::open(file); });
    gui.frame();
}

// The page of a content's only poster, drawn in the language.
void show(Gui& gui, const std::string& id) {
    gui.app().apply(Go{HomeChosen{}});
    gui.wait(500ms);
    gui.wait(62s);
    REQUIRE(at_display(gui));
    gui.app().apply(Go{SlideOpened{{Screen::poster, id}}});
    gui.wait(500ms);
}

}  // namespace

TEST_CASE("a poster's page has its title, its words, its picture, and the days on which it hangs") {
    content::Document document = document_to_display();
    document.posters[0].from = year{2026} / 11 / 20;
    document.posters[0].picture = content::Picture{"no bytes", 1200, 1697, "Des lampions"};
    document.edition.date = year{2026} / 11 / 24;
    Gui gui(document, with_display(true));
    open_poster(gui);
    REQUIRE(node_of(gui, "Fête du quartier"));
    CHECK(node_of(gui, "Fête du quartier")->role == Role::heading);
    REQUIRE(node_of(gui, "Des lampions"));
    CHECK(node_of(gui, "Des lampions")->role == Role::image);
    CHECK(gui.sees("Samedi, dans la cour."));
    CHECK(gui.sees("Cette affiche est montrée ici jusqu’au 28 novembre."));
    CHECK(gui.sees("Informations du 24 novembre 2026"));
    gui.tap("English");
    CHECK(gui.sees("This poster is shown here until 28 November."));
    CHECK(gui.sees("Samedi, dans la cour."));
}

TEST_CASE("a poster that always hangs says no days, and one that is read past its last day says none either") {
    content::Document document = document_to_display();
    bool ends = false;
    SUBCASE("always") {
        document.posters[0].until.reset();
    }
    SUBCASE("its last day") {
        ends = true;
        document.posters[0].until = year{2026} / 11 / 25;
    }
    Gui gui(document, with_display(true));
    open_poster(gui);
    CHECK(gui.sees("Cette affiche") == ends);
    gui.clock().set_wall(gui.clock().wall() + 24h);
    gui.app().expose();
    gui.frame();
    CHECK(gui.app().route().screen == Screen::poster);
    CHECK(gui.sees("Samedi, dans la cour."));
    CHECK_FALSE(gui.sees("Cette affiche"));
}

TEST_CASE("a poster's picture stands whole on its page, whatever its shape") {
    struct Shape {
        std::uint16_t width, height;
    };
    for (const auto& [width, height] :
         {Shape{1200, 1697}, Shape{1920, 1080}, Shape{300, 3000}, Shape{3000, 100}, Shape{0, 0}}) {
        content::Document document = document_to_display();
        document.posters[0].text.clear();
        document.posters[0].picture = content::Picture{"no bytes", width, height, "Des lampions"};
        Gui gui(document, with_display(true));
        gui.wait(1s);
        for (const Glass& glass : glasses) {
            gui.set_glass(glass);
            show(gui, "poster-1");
            const Node* picture = node_of(gui, "Des lampions");
            REQUIRE(picture);
            CAPTURE(glass.width_px);
            CAPTURE(width);
            CHECK(picture->visible == picture->box);
            CHECK(picture->box.width >= 1);
            CHECK(picture->box.height >= 1);
            const float shape =
                static_cast<float>(std::max<int>(1, width)) / static_cast<float>(std::max<int>(1, height));
            CHECK(picture->box.width / picture->box.height == doctest::Approx(shape).epsilon(0.04));
        }
    }
}

TEST_CASE("a poster that is read stays as it is when other content comes, until it is left") {
    Gui gui(document_to_display(), with_display(true));
    open_poster(gui);
    content::Document other = document_to_display();
    bool gone = false;
    SUBCASE("which has it in other words") {
        other.posters[0].text = "Dimanche, dans la salle.";
    }
    SUBCASE("which has it no more") {
        gone = true;
        other.posters.clear();
    }
    bring(gui, other);
    gui.wait(5s);
    CHECK(gui.sees("Samedi, dans la cour."));
    gui.tap("Retour");
    CHECK(gui.app().route() == Route{Screen::home, {}});
    gui.wait(62s);
    gui.wait(1s);
    REQUIRE(at_display(gui));
    CHECK(step_to(gui, "Fête du quartier") != gone);
    if (gone) return;
    gui.tap("Fête du quartier");
    CHECK(gui.sees("Dimanche, dans la salle."));
}

TEST_CASE("a poster that is gone under its slide, or was never there, leads home") {
    Gui gui(document_to_display(), with_display(true));
    let_begin(gui);
    gui.app().apply(Go{SlideOpened{{Screen::poster, "gone"}}});
    gui.wait(1s);
    CHECK(gui.app().route() == Route{Screen::home, {}});
    CHECK(gui.sees("Que cherchez-vous"));
}

TEST_CASE("a poster without a title is headed by what it is") {
    content::Document document = document_to_display();
    document.posters[0].title.clear();
    Gui gui(document, with_display(true));
    gui.wait(1s);
    show(gui, "poster-1");
    REQUIRE(node_of(gui, "À l’affiche"));
    CHECK(node_of(gui, "À l’affiche")->role == Role::heading);
}

TEST_CASE("posters that are opened are not counted") {
    Gui gui(document_to_display(), with_display(true));
    Usage usage(gui.folder() / "usage", true, gui.clock());
    gui.app().count_in(&usage);
    open_poster(gui);
    CHECK(usage.counts() == UsageCounts{});
    gui.app().count_in(nullptr);
}

TEST_CASE("every kind of poster passes the audits with every aid, at every size, in both languages") {
    content::Document document = document_to_display();
    document.edition.date = year{2026} / 11 / 24;
    std::string long_text;
    for (int i = 0; i < 60; ++i) long_text += "Rencontres intergénérationnelles et accompagnement des aidants.\n";
    const content::Picture upright{"no bytes", 1200, 1697, "Des lampions"};
    const content::Picture wide{"no bytes", 1920, 1080, "Une fanfare"};
    const auto add = [&](std::string id, std::string title, std::string text, std::optional<content::Picture> picture) {
        content::Poster poster;
        poster.id = std::move(id);
        poster.title = std::move(title);
        poster.text = std::move(text);
        poster.picture = std::move(picture);
        poster.until = year{2028} / 2 / 29;
        document.posters.push_back(std::move(poster));
    };
    document.posters.clear();
    add("words", "Accompagnement intergénérationnel", long_text, {});
    add("both", "Accompagnement intergénérationnel", long_text, upright);
    add("picture", "Bal", {}, wide);
    add("few", "Bal", "Entrée libre.", upright);
    for (const Language language : {Language::french, Language::english}) {
        AppOptions options = with_display(true);
        options.language = language;
        Gui gui(document, options);
        gui.wait(1s);
        for (const Glass& glass : glasses) {
            gui.set_glass(glass);
            for (const content::Poster& poster : document.posters) {
                show(gui, poster.id);
                for (const Aids& aids : aids_on(glass)) {
                    gui.app().apply(AidsChosen{aids});
                    gui.wait(500ms);
                    gui.app().apply(AidsPanel{false});
                    gui.wait(500ms);
                    REQUIRE(gui.app().route() == Route{Screen::poster, poster.id});
                    const std::string where = name_of(glass, aids, language) + " poster " + poster.id;
                    expect_clean(gui, where);
                    const auto height = static_cast<float>(glass.height_px);
                    gui.drag(height * 0.6F, height * 0.1F);
                    gui.wait(500ms);
                    expect_clean(gui, where + " scrolled");
                }
                gui.app().apply(AidsChosen{});
                gui.wait(500ms);
            }
        }
    }
}
