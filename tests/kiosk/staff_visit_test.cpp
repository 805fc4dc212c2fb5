// The staff's own pages, by touch: how one comes in, what one may do there, and that nothing of it stays.
#include <doctest/doctest.h>

#include <algorithm>

#include "content/catalogue/catalogue_writer.h"
#include "tests/fakes/told_staff.h"
#include "tests/fakes/told_updater.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using platform::ContactPhase;
using testing::Gui;
using testing::small_document;
using testing::ToldStaff;
using testing::ToldUpdater;

namespace {

const std::string back_to_11 = "Revenir à cette version\u202f: Contenu n°\u00a011";

struct Scene {
    Scene() : gui(small_document()), staff(gui.clock()) { gui.app().follow_staff(&staff, &staff); }
    ~Scene() { gui.app().follow_staff(nullptr, nullptr); }

    // A finger rests on the left of the bottom bar.
    void press_name(std::chrono::milliseconds time) {
        gui.wait(500ms);
        gui.touch(ContactPhase::down, 120, 1030);
        gui.wait(time);
        gui.touch(ContactPhase::up, 120, 1030);
        gui.wait(500ms);
    }
    void enter(std::string_view digits) {
        for (const char digit : digits) gui.tap(std::string(1, digit));
        gui.tap("OK");
        gui.wait(500ms);
    }
    void come_in() {
        staff.knows_much();
        press_name(5100ms);
        enter("1904");
        REQUIRE(gui.sees("Espace de l’équipe"));
    }
    void tell() {
        gui.app().expose();
        gui.wait(500ms);
    }
    [[nodiscard]] bool is_told(std::string_view words) const {
        return std::ranges::any_of(gui.tree().nodes(), [&](const Node& node) {
            return node.label.find(words) != std::string::npos || node.value.find(words) != std::string::npos;
        });
    }
    Gui gui;
    ToldStaff staff;
};

}  // namespace

TEST_CASE("five seconds on the centre's name open the PIN's page; less does nothing, and nothing tells of it") {
    Scene scene;
    for (const Node& node : scene.gui.tree().nodes())
        if (node.long_press > 0ms) CHECK(node.label.empty());
    CHECK_FALSE(scene.gui.sees("équipe"));
    scene.press_name(100ms);
    scene.press_name(4800ms);
    CHECK_FALSE(scene.gui.sees("Code de l’équipe"));
    CHECK(scene.gui.app().route().screen == Screen::home);
    scene.press_name(5100ms);
    CHECK(scene.gui.sees("Code de l’équipe"));
    CHECK(scene.gui.offers("7"));
}

TEST_CASE("on any other page, and where there is no store, the long press is none") {
    Scene scene;
    scene.gui.tap("Jardin et nature");
    scene.press_name(5100ms);
    CHECK_FALSE(scene.gui.sees("Code de l’équipe"));
    scene.gui.app().follow_staff(nullptr, nullptr);
    scene.gui.app().apply(Go{HomeChosen{}});
    scene.press_name(5100ms);
    CHECK_FALSE(scene.gui.sees("Code de l’équipe"));
    CHECK(scene.gui.offers("Jardin et nature"));
}

TEST_CASE("what is entered is never told: dots, and how many") {
    Scene scene;
    scene.press_name(5100ms);
    for (const char* key : {"1", "9", "0", "4", "2", "2", "2", "2", "2", "2"}) scene.gui.tap(key);
    CHECK(scene.is_told("8 chiffres entrés"));
    for (const char* digits : {"19", "190", "1904", "22"}) CHECK_FALSE(scene.is_told(digits));
    scene.gui.tap("Effacer un chiffre");
    CHECK(scene.is_told("7 chiffres entrés"));
    scene.gui.app().on_text("1904");
    CHECK(scene.is_told("7 chiffres entrés"));
}

TEST_CASE("the right PIN opens; wrong ones are slowed, and the page says for how long") {
    Scene scene;
    scene.press_name(5100ms);
    scene.enter("12");
    CHECK(scene.gui.sees("4 à 8 chiffres"));
    CHECK(scene.staff.tries == 0);
    scene.gui.tap("Effacer un chiffre");
    scene.gui.tap("Effacer un chiffre");
    for (int i = 0; i < 2; ++i) {
        scene.enter("1111");
        CHECK(scene.gui.sees("Ce n’est pas le bon code"));
    }
    scene.enter("1111");
    CHECK(scene.gui.sees("recommencer dans 30 secondes"));
    CHECK_FALSE(scene.gui.offers("1"));
    scene.gui.wait(10s);
    CHECK(scene.gui.sees("recommencer dans 20 secondes"));
    scene.gui.wait(21s);
    scene.enter("1904");
    CHECK(scene.gui.sees("Espace de l’équipe"));
    CHECK(scene.gui.sees("Lecture des contenus"));
}

TEST_CASE("while the PIN is looked at the page says so; who leaves meanwhile is not let in by it") {
    Scene scene;
    scene.staff.hashes = true;
    scene.press_name(5100ms);
    scene.enter("1904");
    CHECK(scene.gui.sees("Un instant"));
    scene.gui.tap("Retour");
    scene.press_name(5100ms);
    scene.staff.hashes = false;
    scene.tell();
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Code de l’équipe"));
    CHECK_FALSE(scene.gui.sees("Espace de l’équipe"));
}

TEST_CASE("the first PIN is chosen with a signed stick in, and entered twice") {
    Scene scene;
    scene.staff.pin.clear();
    scene.press_name(5100ms);
    CHECK(scene.gui.sees("branchez une clé USB"));
    CHECK_FALSE(scene.gui.offers("1"));
    scene.staff.key = true;
    scene.tell();
    scene.enter("2580");
    CHECK(scene.gui.sees("encore une fois"));
    scene.enter("2581");
    CHECK(scene.gui.sees("ne sont pas les mêmes"));
    scene.enter("2580");
    scene.staff.key = false;
    scene.tell();
    CHECK(scene.gui.sees("branchez une clé USB"));
    scene.staff.key = true;
    scene.tell();
    scene.enter("2580");
    CHECK(scene.staff.pin.empty());
    scene.enter("2580");
    CHECK(scene.staff.pin == "2580");
    CHECK(scene.gui.sees("Espace de l’équipe"));
}

TEST_CASE("staff see the contents, what waits for them, what is to be known and what happened") {
    Scene scene;
    scene.come_in();
    for (const char* words :
         {"Contenu n°\u00a012", "28 novembre 2026", "1234 fiches · 31 partenaires", "À l’écran en ce moment",
          "Contenu livré avec Parvis", "ne peut pas être lu", "a été retiré", "n’est plus gardé",
          "très loin du précédent", "Ce qui s’est passé", "Installé."})
        CHECK_MESSAGE(scene.is_told(words), words);
    CHECK_FALSE(scene.gui.offers("Revenir à cette version\u202f: Contenu n°\u00a012"));
    CHECK_FALSE(scene.gui.offers("Revenir à cette version\u202f: Contenu livré avec Parvis"));
}

TEST_CASE("going back to a version is confirmed, once; the content changes while staff look") {
    Scene scene;
    ToldUpdater updater;
    scene.gui.app().follow_updates(&updater);
    scene.come_in();
    scene.gui.tap(back_to_11);
    CHECK(scene.gui.sees("Les visiteurs verront"));
    scene.gui.wait(500ms);
    scene.gui.tap("Annuler");
    CHECK(scene.staff.shown.empty());
    scene.gui.wait(500ms);
    scene.gui.tap(back_to_11);
    scene.gui.wait(500ms);
    scene.gui.tap("Oui, le montrer");
    REQUIRE(scene.staff.shown.size() == 1);
    CHECK(scene.staff.shown[0] == content::VersionName{11, "0"});
    scene.gui.wait(500ms);
    CHECK_FALSE(scene.gui.offers(back_to_11));
    CHECK_FALSE(scene.gui.offers("Accepter ce contenu"));

    content::Document document = small_document();
    std::erase_if(document.actions, [](const content::Action& action) { return action.title == "Coin des écrans"; });
    const auto file = scene.gui.folder() / "older.parvis";
    REQUIRE(content::write_catalogue(document, file));
    updater.other = [file] { return content::Catalogue::open(file); };
    scene.staff.knows_much();
    scene.tell();
    CHECK(scene.gui.offers(back_to_11));
    scene.gui.tap("Accueil");
    scene.gui.wait(500ms);
    CHECK_FALSE(scene.gui.offers("Coin des écrans"));
    CHECK(scene.gui.offers("Jardin et nature"));
    scene.gui.app().follow_updates(nullptr);
}

TEST_CASE("a content that waits for staff is accepted by a touch") {
    Scene scene;
    scene.come_in();
    scene.gui.tap("Accepter ce contenu");
    CHECK(scene.staff.accepted == 1);
}

TEST_CASE("Back closes what is to be confirmed, then the page; to come in again takes the PIN again") {
    Scene scene;
    scene.come_in();
    scene.gui.tap(back_to_11);
    scene.gui.wait(500ms);
    scene.gui.tap("Retour");
    CHECK_FALSE(scene.gui.sees("Les visiteurs verront"));
    CHECK(scene.gui.offers(back_to_11));
    scene.gui.wait(500ms);
    scene.gui.tap("Retour");
    CHECK_FALSE(scene.staff.looks);
    CHECK(scene.gui.offers("Jardin et nature"));
    scene.press_name(5100ms);
    CHECK(scene.gui.sees("Code de l’équipe"));
    CHECK(scene.is_told("0 chiffre entré"));
}

TEST_CASE("a page that staff walked away from closes by itself, also one with a half-entered PIN") {
    Scene scene;
    scene.come_in();
    scene.gui.wait(10min);
    CHECK(scene.gui.app().presence() == Presence::nobody);
    CHECK_FALSE(scene.gui.sees("Espace de l’équipe"));
    CHECK_FALSE(scene.staff.looks);
    scene.press_name(5100ms);
    scene.gui.tap("1");
    scene.gui.wait(10min);
    CHECK_FALSE(scene.gui.sees("Code de l’équipe"));
    CHECK(scene.gui.offers("Jardin et nature"));
}
