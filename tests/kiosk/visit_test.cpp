// Whole visits, by what can be read on the screen.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "kiosk/widgets/covers/cover_art.h"
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
    CHECK(gui.sees("1\u00a0action"));
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
    CHECK(gui.sees("30\u00a0actions"));
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
    CHECK(gui.sees("1\u00a0résultat"));
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
    CHECK(gui.sees("30\u00a0actions"));
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
    CHECK(gui.sees("30\u00a0activities"));
    gui.wait(200s);
    CHECK(gui.sees("Que cherchez-vous"));
}

TEST_CASE("whoever stays away is asked, a touch anywhere ends the question and nothing else happens") {
    Gui gui(small_document());
    gui.tap("Jardin et nature");
    gui.wait(59s);
    CHECK_FALSE(gui.sees("Êtes-vous toujours là"));
    gui.wait(500ms);
    CHECK(gui.sees("Êtes-vous toujours là"));
    for (int left = 20; left > 12; --left) {
        CHECK(gui.sees("dans " + std::to_string(left) + "\u00a0secondes"));
        gui.wait(1s);
    }
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
    CHECK(gui.sees("1\u00a0action"));
    gui.wait(60s);
    CHECK(gui.sees("Êtes-vous toujours là"));
    gui.wait(19s);
    CHECK(gui.sees("dans 1\u00a0seconde."));
    gui.wait(1s);
    CHECK_FALSE(gui.sees("Êtes-vous toujours là"));
    CHECK(gui.sees("Que cherchez-vous"));
}

TEST_CASE("nobody is asked on an untouched home") {
    Gui gui(small_document());
    gui.touch(platform::ContactPhase::down, 5, 5);
    gui.touch(platform::ContactPhase::up, 5, 5);
    gui.wait(61s);
    CHECK_FALSE(gui.sees("Êtes-vous toujours là"));
}

TEST_CASE("a long text gives a longer wait, as far as it is in view") {
    Gui gui(small_document());
    gui.tap("Fêtes et culture");
    gui.tap("Rencontres intergénérationnelles et accompagnement des aidants du quartier");
    SUBCASE("folded there is little to read") {
        gui.wait(61s);
        CHECK(gui.sees("Êtes-vous toujours là"));
    }
    SUBCASE("unfolded there is much") {
        gui.tap("Lire la suite\u202f: Comment ça se passe");
        gui.drag(800, 200);
        gui.wait(61s);
        CHECK_FALSE(gui.sees("Êtes-vous toujours là"));
    }
}

TEST_CASE("accented letters take no longer to read than others") {
    content::Document document = small_document();
    std::string words;
    for (int i = 0; i < 300; ++i) words += "é";
    document.actions[0].summary = {{content::BlockKind::paragraph, words}, {content::BlockKind::paragraph, words}};
    Gui gui(document, {Language::french, {20s, 20s}, false});
    gui.tap("Semer des jardins");
    // 600 letters and a few more take little over a minute; twice the bytes would take two.
    gui.wait(90s);
    CHECK(gui.app().presence() != Presence::visiting);
}

TEST_CASE("a list of which all is shown has no more to ask for") {
    Gui gui(small_document());
    auto catalogue = content::Catalogue::open(gui.folder() / "content.parvis");
    REQUIRE(catalogue);
    Page page({Screen::others, {}});
    REQUIRE(page.build(*catalogue, Strings(Language::french), gui.clock().wall(), true));
    CHECK_FALSE(page.want_more());
}

TEST_CASE("a still screen asks for no frame, but for the minute on home") {
    Gui gui(small_document());
    CHECK_FALSE(gui.app().moving());
    REQUIRE(gui.app().stale_at().has_value());
    CHECK(*gui.app().stale_at() - gui.clock().now() <= 60s);
}

TEST_CASE("a list that is flung goes on, and a touch stops it without opening a card") {
    Gui gui(small_document());
    gui.tap("Les autres centres");
    const auto place = [&] {
        for (const Node& node : gui.tree().nodes())
            if (node.label == "Atelier numéro 12") return node.box.y;
        FAIL("the list ends before its twelfth card");
        return 0.0F;
    };
    const auto pass = [&] {
        gui.clock().pass(16ms);
        gui.frame();
    };
    gui.fling(900, 500);
    CHECK(gui.app().moving());
    const float let_go = place();
    pass();
    pass();
    const float flying = place();
    CHECK(flying < let_go);
    gui.touch(platform::ContactPhase::down, 400, 500);
    const float stopped = place();
    pass();
    pass();
    CHECK(place() == stopped);
    gui.touch(platform::ContactPhase::up, 400, 500);
    gui.wait(400ms);
    CHECK(place() == stopped);
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
    const auto good = gui.folder() / "content.parvis";
    const auto file = gui.folder() / "late.parvis";
    gui.app().open([file] { return content::Catalogue::open(file); });
    gui.wait(400ms);
    CHECK(gui.sees("Cet écran fait une petite pause"));
    CHECK(gui.sees("le fichier de contenu est introuvable"));
    CHECK_FALSE(gui.sees("Les Essais"));
    gui.app().on_text("a");
    gui.app().on_back();
    gui.wait(300s);
    CHECK(gui.sees("Cet écran fait une petite pause"));
    SUBCASE("it appears later") {}
    SUBCASE("after a file of another kind") {
        std::ofstream(file) << "Une lettre, et rien d’autre que des mots.";
        gui.wait(10s);
        CHECK(gui.sees("n’est pas un contenu Parvis"));
    }
    SUBCASE("after a damaged copy") {
        std::filesystem::copy_file(good, file);
        std::filesystem::resize_file(file, std::filesystem::file_size(good) / 2);
        gui.wait(10s);
        CHECK(gui.sees("copiez-le de nouveau"));
    }
    std::filesystem::copy_file(good, file, std::filesystem::copy_options::overwrite_existing);
    gui.wait(9s);
    gui.wait(1500ms);
    CHECK_FALSE(gui.sees("Cet écran fait une petite pause"));
    CHECK(gui.sees("Que cherchez-vous"));
    CHECK(gui.sees("Les Essais"));
    gui.tap("Jardin et nature");
    CHECK(gui.offers("Semer des jardins"));
}

TEST_CASE("a sheet that the content does not have leads home, and the rest stays") {
    Gui gui(small_document());
    gui.tap("Les autres centres");
    gui.app().apply(Go{ActionChosen{"no-such-action"}});
    gui.wait(400ms);
    CHECK(gui.sees("Que cherchez-vous"));
    gui.tap("Jardin et nature");
    CHECK(gui.offers("Semer des jardins"));
}

TEST_CASE("under the question a key only answers it") {
    Gui gui(small_document());
    gui.tap("Chercher");
    gui.type("jardin");
    for (const bool erases : {true, false}) {
        gui.wait(65s);
        REQUIRE(gui.sees("Êtes-vous toujours là"));
        erases ? gui.app().on_erase() : gui.app().on_back();
        gui.wait(400ms);
        CHECK_FALSE(gui.sees("Êtes-vous toujours là"));
        CHECK(gui.app().route().screen == Screen::search);
        CHECK(gui.offers("Semer des jardins"));
        CHECK(gui.sees("jardin"));
    }
}

TEST_CASE("an hour of walking about keeps the places of the last pages") {
    Gui gui(small_document());
    const content::Document content = small_document();
    for (std::size_t i = 0; i < 31; ++i) gui.app().apply(Go{ActionChosen{content.actions[i % 2].id}});
    gui.app().apply(Go{OtherCentresChosen{}});
    gui.wait(400ms);
    gui.drag(800, 200);
    gui.drag(800, 200);
    const bool at_top = gui.sees("30\u00a0actions");
    CHECK_FALSE(at_top);
    gui.app().apply(Go{ActionChosen{content.actions[5].id}});
    gui.wait(400ms);
    gui.tap("Retour");
    CHECK(gui.app().route().screen == Screen::others);
    CHECK_FALSE(gui.sees("30\u00a0actions"));
}

TEST_CASE("an empty content has words of its own") {
    Gui gui(content::Document{});
    CHECK(gui.sees("Le contenu arrive bientôt."));
}

TEST_CASE("home is drawn: paper around, ink in its words, the grounds of its covers in its tiles") {
    Gui gui(small_document());
    const testing::Picture picture = gui.picture();
    REQUIRE(testing::write_png(picture, testing::picture_folder() / "home.png"));
    const Colours colours;
    CHECK((picture.at(4, 4) & 0xFFFFFFU) == colours.paper);
    std::set<Colour> grounds;
    for (const content::Need& need : small_document().needs)
        grounds.insert(cover_ground(need.id, CoverPalette::other, false));
    std::size_t ink = 0;
    std::size_t tiles = 0;
    for (const std::uint32_t pixel : picture.pixels) {
        ink += (pixel & 0xFFFFFFU) == colours.ink ? 1U : 0U;
        tiles += grounds.contains(pixel & 0xFFFFFFU) ? 1U : 0U;
    }
    CHECK(ink > 10000);
    CHECK(tiles > 10000);
}
