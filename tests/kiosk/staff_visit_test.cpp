// The staff's own pages, by touch: how one comes in, what one may do there, and that nothing of it stays.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

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
    CHECK(scene.is_told("8\u00a0chiffres entrés"));
    for (const char* digits : {"19", "190", "1904", "22"}) CHECK_FALSE(scene.is_told(digits));
    scene.gui.tap("Effacer un chiffre");
    CHECK(scene.is_told("7\u00a0chiffres entrés"));
    scene.gui.app().on_text("1904");
    CHECK(scene.is_told("7\u00a0chiffres entrés"));
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
    CHECK(scene.gui.sees("recommencer dans 30\u00a0secondes"));
    CHECK_FALSE(scene.gui.offers("1"));
    scene.gui.wait(10s);
    CHECK(scene.gui.sees("recommencer dans 20\u00a0secondes"));
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
         {"Contenu n°\u00a012", "28 novembre 2026", "1234\u00a0fiches · 31\u00a0partenaires", "À l’écran en ce moment",
          "Contenu livré avec Parvis", "ne peut pas être lu", "est abîmé et n’est plus gardé", "n’est plus gardé",
          "plus grand qu’attendu", "Ce qui s’est passé", "Contenu n°\u00a012 · 28 novembre 2026 · La Fédération",
          "C’est fait. Le nouveau contenu est en place.", "Interrompue par une coupure", "Installé."})
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

TEST_CASE("a content that waits for staff is accepted by a touch; it names its signer, not whom it says it is by") {
    Scene scene;
    scene.come_in();
    auto facts = std::make_shared<StaffFacts>(*scene.staff.told);
    facts->offer->edition.author = "Amandine";
    scene.staff.told = std::move(facts);
    scene.tell();
    CHECK(scene.gui.sees("signé par Clé de la fédération départementale"));
    CHECK_FALSE(scene.gui.sees("Amandine"));
    scene.gui.tap("Accepter ce contenu");
    REQUIRE(scene.staff.accepted.size() == 1);
    CHECK(scene.staff.accepted.front() == content::Agreement{"a signature of it", {content::UpdateOutcome::jump}});
}

TEST_CASE("staff change their code from inside, twice the same; Back leaves it as it was") {
    Scene scene;
    scene.come_in();
    scene.gui.tap("Changer le code");
    scene.gui.wait(500ms);
    scene.gui.tap("Retour");
    scene.gui.wait(500ms);
    scene.gui.tap("Changer le code");
    scene.gui.wait(500ms);
    scene.enter("2580");
    scene.enter("2581");
    CHECK(scene.gui.sees("ne sont pas les mêmes"));
    CHECK(scene.staff.pin == "1904");
    scene.enter("2580");
    scene.enter("2580");
    CHECK(scene.staff.pin == "2580");
    CHECK(scene.gui.sees("Espace de l’équipe"));
    CHECK(scene.staff.looks);
    scene.gui.tap("Retour");
    CHECK_FALSE(scene.staff.looks);
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
    CHECK(scene.is_told("0\u00a0chiffre entré"));
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

namespace {

// Staff's tables on a stick, and what becomes of them.
struct DraftScene : Scene {
    DraftScene() {
        come_in();
        change([](StaffFacts& facts) {
            facts.offer.reset();
            facts.sticks = {{7, "SAISIE", true, {}}};
        });
    }
    void change(const std::function<void(StaffFacts&)>& how) {
        auto facts = std::make_shared<StaffFacts>(*staff.told);
        how(*facts);
        staff.told = std::move(facts);
        staff.at = {};
        tell();
    }
    void has_draft() {
        content::Document document = small_document();
        std::erase_if(document.actions,
                      [](const content::Action& action) { return action.title == "Coin des écrans"; });
        const auto file = gui.folder() / "draft.parvis";
        REQUIRE(content::write_catalogue(document, file));
        change([&](StaffFacts& facts) {
            facts.draft.emplace();
            facts.draft->edition.sequence = 13;
            facts.draft->content.emplace();
            facts.draft->content->sheets = 24;
            facts.draft->changes = content::Comparison{{{0, {}}, {2, {"Semer", "Cuisiner"}}, {1, {"Coin des écrans"}}}};
            facts.draft->remarks = {{content::Severity::warning, {"actions.csv", 8}, "photo", "sans texte."}};
            facts.draft->file = file;
        });
    }
};

}  // namespace

TEST_CASE("tables on a stick are read when staff ask; they see how far it is, and may stop it") {
    DraftScene scene;
    CHECK(scene.gui.sees("Clé «\u202fSAISIE\u202f»"));
    scene.gui.tap("Lire les tableaux");
    CHECK(scene.staff.prepared == std::vector<std::uint64_t>{7});
    scene.staff.at = {StaffWork::preparing, 0.4F};
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Lecture des tableaux"));
    CHECK_FALSE(scene.gui.offers("Lire les tableaux"));
    scene.gui.wait(10min);  // who waits for the board has not gone away
    scene.gui.tap("Arrêter");
    CHECK(scene.staff.discarded == 1);
    scene.change([](StaffFacts&) {});
    CHECK(scene.gui.offers("Lire les tableaux"));
    CHECK_FALSE(scene.gui.offers("Arrêter"));
}

TEST_CASE(
    "facts that come in the very frame in which staff ask are no answer: the page stays locked until there is one") {
    DraftScene scene;
    scene.staff.told_meanwhile = std::make_shared<StaffFacts>(*scene.staff.told);
    scene.gui.tap("Lire les tableaux");
    scene.staff.at = {StaffWork::preparing, 0.4F};
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Lecture des tableaux"));
    CHECK_FALSE(scene.gui.offers("Lire les tableaux"));
    scene.change([](StaffFacts&) {});
    CHECK(scene.gui.offers("Lire les tableaux"));
}

TEST_CASE("a draft that changes no sheet tells what else it changes, or that nothing does") {
    DraftScene scene;
    scene.has_draft();
    scene.change([](StaffFacts& facts) { facts.draft->changes = content::Comparison{}; });
    CHECK(scene.gui.sees("Rien ne change pour les visiteurs."));
    scene.change([](StaffFacts& facts) {
        facts.draft->changes->partners.changed = {1, {"Mission locale"}};
        facts.draft->changes->words = true;
    });
    CHECK_FALSE(scene.gui.sees("Rien ne change pour les visiteurs."));
    CHECK(scene.gui.sees("Aucune fiche ne change."));
    CHECK(scene.gui.sees("1\u00a0partenaire modifié"));
    CHECK(scene.gui.sees("Mission locale"));
    CHECK(scene.gui.sees("Mots de la recherche modifiés"));
}

TEST_CASE("a stick without tables says where they are to be put, and offers none to be read") {
    DraftScene scene;
    scene.change([](StaffFacts& facts) { facts.sticks[0].has_tables = false; });
    CHECK(scene.gui.sees("dossier nommé PARVIS"));
    CHECK_FALSE(scene.gui.offers("Lire les tableaux"));
}

TEST_CASE("no stick hides another: each has its own page of what can be done with it") {
    DraftScene scene;
    scene.change([](StaffFacts& facts) {
        facts.sticks = {{7, "SAISIE", true, {}}, {9, "", false, {}}, {8, "", false, {}}};
    });
    CHECK(scene.gui.sees("Clé «\u202fSAISIE\u202f»"));
    scene.gui.tap("Copier des tableaux vides sur la clé\u202f: Clé USB (2)");
    CHECK(scene.staff.copied == std::vector{std::pair(StickFolder::model, std::uint64_t{8})});
    scene.change([](StaffFacts& facts) {
        facts.sticks[2].copy = platform::StickCopy{platform::StickCopy::End::copied, 0, "PARVIS"};
    });
    CHECK(scene.gui.sees("dans le dossier «\u202fPARVIS\u202f»"));
    scene.gui.tap("Lire les tableaux\u202f: Clé «\u202fSAISIE\u202f»");
    CHECK(scene.staff.prepared == std::vector<std::uint64_t>{7});
}

TEST_CASE("what staff ask for while an update is under way waits for it, and the page says so") {
    DraftScene scene;
    scene.gui.tap("Lire les tableaux");
    scene.staff.at = {StaffWork::updating, 0.4F};
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Une mise à jour est en cours"));
    CHECK_FALSE(scene.gui.offers("Arrêter"));
    CHECK_FALSE(scene.gui.offers("Lire les tableaux"));
}

TEST_CASE("mistakes are told with file, line and heading; what has them cannot be published") {
    DraftScene scene;
    scene.change([](StaffFacts& facts) {
        facts.draft.emplace();
        facts.draft->remarks = {{content::Severity::error, {"actions.csv", 12}, "horaires", "17h-9h finit trop tôt."},
                                {content::Severity::warning, {"centre.toml", 0}, "", "« fixe » : pas de téléphone."}};
    });
    CHECK(scene.gui.sees("Rien n’a changé"));
    CHECK(scene.gui.sees("actions.csv, ligne 12, colonne «\u202fhoraires\u202f»\u202f: 17h-9h finit trop tôt."));
    CHECK(scene.gui.sees("centre.toml\u202f: «\u202ffixe\u202f»\u202f: pas de téléphone."));
    CHECK_FALSE(scene.gui.offers("Publier"));
    scene.gui.tap("Fermer");
    CHECK(scene.staff.discarded == 1);
}

TEST_CASE("a draft is looked at as visitors would see it, and visitors' content is back afterwards") {
    DraftScene scene;
    scene.has_draft();
    CHECK(scene.gui.sees("Brouillon du contenu n°\u00a013"));
    CHECK(scene.gui.sees("1 fiche retirée"));
    CHECK(scene.gui.sees("actions.csv, ligne 8"));
    scene.gui.tap("Voir l’aperçu");
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Aperçu\u202f: rien n’est encore publié"));
    CHECK_FALSE(scene.gui.offers("Coin des écrans"));
    scene.gui.tap("Semer des jardins");
    CHECK(scene.gui.app().route().screen == Screen::sheet);
    scene.gui.tap("Aperçu\u202f: rien n’est encore publié");
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Brouillon du contenu n°\u00a013"));
    CHECK(scene.staff.published == 0);
    scene.gui.tap("Publier");
    CHECK(scene.staff.published == 1);
    scene.gui.drag(800, 200);
    scene.change([](StaffFacts& facts) { facts.draft.reset(); });
    CHECK(scene.gui.sees("Espace de l’équipe"));  // from its top again
    scene.gui.tap("Accueil");
    scene.gui.wait(500ms);
    CHECK(scene.gui.offers("Coin des écrans"));
}

TEST_CASE("a preview that staff walked away from ends by itself, and nothing of it stays") {
    DraftScene scene;
    scene.has_draft();
    scene.gui.tap("Voir l’aperçu");
    scene.gui.wait(500ms);
    scene.gui.tap("Semer des jardins");
    scene.gui.wait(10min);
    CHECK(scene.gui.app().presence() == Presence::nobody);
    CHECK_FALSE(scene.gui.sees("Aperçu"));
    CHECK(scene.gui.offers("Coin des écrans"));
    CHECK_FALSE(scene.staff.looks);
}

TEST_CASE("a content that comes during a preview waits for its end, and is not lost") {
    DraftScene scene;
    scene.has_draft();
    content::Document document = small_document();
    document.actions.erase(std::ranges::find(document.actions, "Semer des jardins", &content::Action::title));
    const auto file = scene.gui.folder() / "newer.parvis";
    REQUIRE(content::write_catalogue(document, file));
    scene.gui.tap("Voir l’aperçu");
    scene.gui.wait(500ms);
    scene.gui.app().renew([file] { return content::Catalogue::open(file); });
    scene.gui.wait(500ms);
    scene.gui.tap("Semer des jardins");
    CHECK(scene.gui.app().route().screen == Screen::sheet);
    scene.gui.tap("Aperçu\u202f: rien n’est encore publié");
    scene.gui.wait(500ms);
    scene.gui.tap("Accueil");
    scene.gui.wait(500ms);
    CHECK_FALSE(scene.gui.offers("Semer des jardins"));
    CHECK(scene.gui.offers("Coin des écrans"));
}

TEST_CASE("the present content and empty tables are copied to the stick, and the page says how that ended") {
    DraftScene scene;
    scene.gui.tap("Copier le contenu actuel sur la clé");
    scene.staff.at = {StaffWork::copying, 0.5F};
    scene.gui.wait(500ms);
    CHECK(scene.gui.sees("Copie sur la clé"));
    CHECK(scene.gui.offers("Arrêter"));
    using End = platform::StickCopy::End;
    const auto ended = [&](platform::StickCopy copy) {
        scene.change([&](StaffFacts& facts) { facts.sticks[0].copy = std::move(copy); });
    };
    ended({End::copied, 0, "PARVIS"});
    CHECK(scene.gui.sees("dans le dossier «\u202fPARVIS\u202f». Vous pouvez la retirer."));
    CHECK_FALSE(scene.gui.sees("un autre nom"));
    scene.gui.tap("Copier des tableaux vides sur la clé");
    CHECK(scene.staff.copied == std::vector{std::pair(StickFolder::content, std::uint64_t{7}),
                                            std::pair(StickFolder::model, std::uint64_t{7})});
    ended({End::copied, 0, "PARVIS-2"});
    CHECK(scene.gui.sees("«\u202fPARVIS-2\u202f»"));
    CHECK(scene.gui.sees("donnez un autre nom à l’ancien dossier PARVIS, puis le nom PARVIS à celui-ci"));
    ended({End::full, 3'200'000, {}});
    CHECK(scene.gui.sees("il manque 4\u202fMo"));
    ended({End::gone, 0, "the stick was pulled"});
    CHECK(scene.gui.sees("retirée trop tôt"));
    ended({End::not_writable, 0, "read-only file system"});
    CHECK(scene.gui.sees("protégée ou abîmée"));
    ended({End::no_service, 0, "no such socket"});
    CHECK(scene.gui.sees("prévenez la personne"));
    CHECK_FALSE(scene.gui.sees("socket"));
}
