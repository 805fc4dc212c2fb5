// Other content comes in the middle of everything: nobody is sent away by it.
#include <doctest/doctest.h>

#include <filesystem>

#include "content/catalogue/catalogue_writer.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::Gui;
using testing::small_document;

namespace {

constexpr std::string_view in_short = "Des potagers partout.";

// The same with another lead for one action of ours, and without the other.
content::Document newer_document() {
    content::Document document = small_document();
    for (content::Action& action : document.actions)
        if (action.title == "Semer des jardins")
            action.summary = {{content::BlockKind::paragraph, std::string(in_short)}};
    std::erase_if(document.actions, [](const content::Action& action) { return action.title == "Coin des écrans"; });
    return document;
}

void bring(Gui& gui, const content::Document& document = newer_document()) {
    const auto file = gui.folder() / "newer.parvis";
    REQUIRE(content::write_catalogue(document, file));
    gui.app().renew([file] { return content::Catalogue::open(file); });
    gui.frame();
}

}  // namespace

TEST_CASE("while nobody is there other content is shown at once") {
    Gui gui(small_document());
    REQUIRE(gui.offers("Coin des écrans"));
    bring(gui);
    CHECK_FALSE(gui.offers("Coin des écrans"));
    CHECK(gui.offers("Semer des jardins"));
}

TEST_CASE("a sheet that is being read stays as it is until it is left") {
    Gui gui(small_document());
    gui.tap("Semer des jardins");
    bring(gui);
    gui.wait(5s);
    CHECK_FALSE(gui.sees(in_short));
    gui.tap("Accueil");
    CHECK_FALSE(gui.offers("Coin des écrans"));
    gui.tap("Semer des jardins");
    CHECK(gui.sees(in_short));
}

TEST_CASE("a sheet that the other content no longer has can be read to its end, and leads home") {
    Gui gui(small_document());
    gui.tap("Les autres centres");
    gui.tap("Accueil");
    gui.tap("Coin des écrans");
    bring(gui);
    CHECK(gui.sees("Un coup de main"));
    gui.tap("Retour");
    CHECK(gui.sees("Que cherchez-vous"));
    CHECK_FALSE(gui.offers("Coin des écrans"));
}

TEST_CASE("the end of a visit shows the other content") {
    Gui gui(small_document());
    gui.tap("Coin des écrans");
    bring(gui);
    gui.wait(10min);
    CHECK(gui.sees("Que cherchez-vous"));
    CHECK_FALSE(gui.offers("Coin des écrans"));
}

TEST_CASE("a search that is come back to is asked again of the other content") {
    Gui gui(small_document());
    gui.tap("Chercher");
    gui.type("ecrans");
    REQUIRE(gui.offers("Coin des écrans"));
    gui.tap("Coin des écrans");
    bring(gui);
    gui.tap("Retour");
    CHECK(gui.sees("ecrans"));
    CHECK_FALSE(gui.offers("Coin des écrans"));
}

TEST_CASE("other content that does not open changes nothing") {
    Gui gui(small_document());
    gui.app().renew([file = gui.folder() / "nothing.parvis"] { return content::Catalogue::open(file); });
    gui.frame();
    CHECK(gui.offers("Coin des écrans"));
    gui.tap("Coin des écrans");
    CHECK(gui.sees("Un coup de main"));
}

TEST_CASE("where there was no content the other one is shown, whoever is there") {
    Gui gui(small_document());
    gui.app().show(fail(Errc::malformed, "nothing to show"));
    gui.frame();
    gui.touch(platform::ContactPhase::down, 900, 500);
    gui.touch(platform::ContactPhase::up, 900, 500);
    bring(gui);
    CHECK(gui.offers("Semer des jardins"));
}
