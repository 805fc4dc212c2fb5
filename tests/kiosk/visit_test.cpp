// Whole visits, by what can be read on the screen.
#include <doctest/doctest.h>

#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::Gui;
using testing::small_document;

TEST_CASE("a visitor finds an action by a need, reads it, and is back home in one tap") {
    Gui gui(small_document());
    CHECK(gui.sees("Que cherchez-vous"));
    gui.tap("Jardin et nature");
    CHECK(gui.sees("1 action"));
    gui.tap("Semer des jardins");
    CHECK(gui.sees("Centre social Les Essais · Lot"));
    CHECK(gui.sees("Bailleur social"));
    gui.tap("Accueil");
    CHECK(gui.sees("Que cherchez-vous"));
    CHECK_FALSE(gui.offers("Accueil"));
}

TEST_CASE("back leads to the list as it was left, scrolled where it was") {
    Gui gui(small_document());
    gui.tap("Les autres centres");
    CHECK(gui.sees("30 actions"));
    gui.tap("Atelier numéro 28");
    gui.tap("Retour");
    CHECK(gui.sees("Atelier numéro 28"));
    gui.tap("Retour");
    CHECK(gui.sees("Ici, au centre"));
}

TEST_CASE("home shows what our centre does, not what the others do") {
    Gui gui(small_document());
    CHECK(gui.offers("Semer des jardins"));
    CHECK(gui.offers("Coin des écrans"));
    CHECK_FALSE(gui.offers("Atelier numéro 1"));
}

TEST_CASE("a search answers while one types on the glass, with accents or without") {
    Gui gui(small_document());
    gui.tap("Chercher");
    gui.type("ecra");
    CHECK(gui.offers("Coin des écrans"));
    CHECK(gui.sees("1 résultat"));
    gui.tap("Effacer une lettre");
    gui.tap("Effacer");
    CHECK(gui.sees("Écrivez un mot"));
    gui.type("jardins");
    gui.tap("Semer des jardins");
    gui.tap("Retour");
    CHECK(gui.sees("jardins"));
}

TEST_CASE("a search that finds nothing says so and offers the needs") {
    Gui gui(small_document());
    gui.tap("Chercher");
    gui.type("xqz");
    CHECK(gui.sees("Rien trouvé pour «\u202fxqz\u202f»"));
    gui.tap("Fêtes et culture");
    CHECK(gui.sees("30 actions"));
}

TEST_CASE("a keyboard that is plugged in writes too, from home") {
    Gui gui(small_document());
    gui.app().on_text("jardin");
    gui.wait(400ms);
    CHECK(gui.offers("Semer des jardins"));
    for (int i = 0; i < 10; ++i) gui.app().on_erase();
    gui.wait(400ms);
    CHECK(gui.sees("Écrivez un mot"));
}

TEST_CASE("another language is one tap away, and forgotten with the visit") {
    Gui gui(small_document());
    gui.tap("English");
    CHECK(gui.sees("What are you looking for?"));
    gui.tap("Other centres");
    CHECK(gui.sees("30 activities"));
    gui.wait(200s);
    CHECK(gui.sees("Que cherchez-vous"));
}

TEST_CASE("whoever stays away is asked, a touch anywhere ends the question and nothing else happens") {
    Gui gui(small_document());
    gui.tap("Jardin et nature");
    gui.wait(61s);
    CHECK(gui.sees("Êtes-vous toujours là"));
    CHECK(gui.sees("dans 20 secondes") == false);
    const Node* back = gui.tree().find(widget_id("back"));
    REQUIRE(back != nullptr);
    const float x = back->box.centre_x();
    const float y = back->box.centre_y();
    // Twice, as an impatient finger does: the second tap comes when the page is free again.
    for (int i = 0; i < 2; ++i) {
        gui.touch(platform::ContactPhase::down, x, y);
        gui.touch(platform::ContactPhase::up, x, y);
    }
    gui.wait(400ms);
    CHECK_FALSE(gui.sees("Êtes-vous toujours là"));
    CHECK(gui.sees("1 action"));
    gui.wait(61s);
    CHECK(gui.sees("Êtes-vous toujours là"));
    gui.wait(21s);
    CHECK(gui.sees("Que cherchez-vous"));
}

TEST_CASE("nobody is asked on an untouched home") {
    Gui gui(small_document());
    gui.touch(platform::ContactPhase::down, 5, 5);
    gui.touch(platform::ContactPhase::up, 5, 5);
    gui.wait(61s);
    CHECK_FALSE(gui.sees("Êtes-vous toujours là"));
}

TEST_CASE("a long text gives a longer wait") {
    Gui gui(small_document());
    gui.tap("Fêtes et culture");
    gui.tap("Rencontres intergénérationnelles et accompagnement des aidants du quartier");
    gui.drag(800, 200);
    gui.wait(61s);
    CHECK_FALSE(gui.sees("Êtes-vous toujours là"));
}

TEST_CASE("a still screen asks for no frame, but for the minute on home") {
    Gui gui(small_document());
    CHECK_FALSE(gui.app().moving());
    REQUIRE(gui.app().changes_at().has_value());
    CHECK(*gui.app().changes_at() - gui.clock().now() <= 60s);
}

TEST_CASE("a list that is flung goes on, and a touch stops it without opening a card") {
    Gui gui(small_document());
    gui.tap("Les autres centres");
    gui.fling(900, 500);
    CHECK(gui.app().moving());
    gui.clock().pass(16ms);
    gui.frame();
    gui.touch(platform::ContactPhase::down, 400, 500);
    gui.touch(platform::ContactPhase::up, 400, 500);
    CHECK(gui.app().route().screen == Screen::others);
}

TEST_CASE("times are said in words") {
    Gui gui(small_document());
    gui.tap("Fêtes et culture");
    gui.tap("Rencontres intergénérationnelles et accompagnement des aidants du quartier");
    CHECK_FALSE(gui.sees("Étape 39"));
    CHECK(gui.sees("Chaque jeudi de 9\u00a0h à 12\u00a0h\u00a030"));
}

TEST_CASE("content that is missing, foreign or damaged shows plain words, and new content ends them") {
    Gui gui(small_document());
    gui.app().show(fail(Errc::malformed, "invented"));
    gui.wait(400ms);
    CHECK(gui.sees("Cet écran fait une petite pause"));
    CHECK(gui.sees("copiez-le de nouveau"));
    gui.app().on_text("a");
    gui.app().on_back();
    gui.wait(300s);
    CHECK(gui.sees("Cet écran fait une petite pause"));
}

TEST_CASE("an empty content has words of its own") {
    Gui gui(content::Document{});
    CHECK(gui.sees("Le contenu arrive bientôt."));
}

TEST_CASE("home is drawn: paper around, ink in its words, the palette's colour in its tiles") {
    Gui gui(small_document());
    const testing::Picture picture = gui.picture();
    REQUIRE(testing::write_png(picture, testing::picture_folder() / "home.png"));
    const Colours colours;
    CHECK((picture.at(4, 4) & 0xFFFFFFU) == colours.paper);
    std::size_t ink = 0;
    std::size_t tiles = 0;
    for (const std::uint32_t pixel : picture.pixels) {
        ink += (pixel & 0xFFFFFFU) == colours.ink ? 1U : 0U;
        tiles += (pixel & 0xFFFFFFU) == colours.other.ground ? 1U : 0U;
    }
    CHECK(ink > 10000);
    CHECK(tiles > 10000);
}
