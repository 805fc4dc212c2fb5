// Visits to sheets and partners, and both as every visitor may look at them.
#include <doctest/doctest.h>

#include <string>

#include "content/identity.h"
#include "content/sheet_labels.h"
#include "tests/support/looks.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using content::BlockKind;
using content::PartKind;
using testing::Gui;

namespace {

constexpr const char* long_title = "Un potager partagé";
constexpr const char* ended_title = "Le grand bal";
constexpr const char* bare_title = "Presque rien";

content::Partner partner(const std::string& name, const std::string& need) {
    content::Partner made;
    made.id = content::named_id("partner", name);
    made.name = name;
    made.purpose = "Logement, quartier";
    made.pictogram = "building-2";
    if (!need.empty()) made.needs = {need};
    return made;
}

content::Part chapter(PartKind kind, std::string_view label, int lines) {
    content::Part part{kind, "Partie", {{std::string(label), {}}}};
    for (int line = 0; line < lines; ++line)
        part.fields[0].blocks.push_back({line % 4 == 0 ? BlockKind::paragraph : BlockKind::bullet,
                                         "Ligne " + std::to_string(line) + " de " + std::string(label).substr(0, 5) +
                                             " : on se retrouve, on parle, on essaie, on recommence."});
    return part;
}

// Its first sheet has everything, the second has ended, the third hardly says a word.
content::Document sheets() {
    content::Document document = testing::small_document();
    document.actions.resize(3);
    content::Action& full = document.actions[0];
    full.title = long_title;
    full.photo = content::Picture{"no picture", 4, 4, "Des mains dans la terre"};
    full.people = "12 bénévoles, une trentaine de personnes de tous âges";
    full.initiative = {"Le centre social", "Un groupe d’habitants"};
    full.partners = {"HLM", "Club du quartier", "Conférence des financeurs de la prévention de la perte d’autonomie"};
    full.practical.where = "Au fond de la cour";
    full.practical.price = "Gratuit";
    full.practical.schedule.weekly = {{4, 0, content::TimeSpan{9 * 60, 12 * 60}}};
    full.parts = {chapter(PartKind::purpose, content::labels::experience, 30),
                  chapter(PartKind::method, content::labels::general_description, 50),
                  chapter(PartKind::evaluation, content::labels::limits, 4),
                  chapter(PartKind::evaluation, content::labels::prospects, 2)};
    content::Action& ended = document.actions[1];
    ended.title = ended_title;
    ended.status = "Terminée";
    ended.ended_reason = "la salle est en travaux.";
    ended.practical.schedule.weekly = {{4, 0, {}}};
    content::Action& bare = document.actions[2];
    bare.title = bare_title;
    bare.lead.clear();
    bare.summary.clear();
    bare.partners.clear();

    content::Partner landlord = partner("Bailleur social", "Papiers et démarches");
    landlord.names = {"HLM"};
    landlord.about = "Il loue les logements. Il soutient les fêtes et les jardins.";
    landlord.place = "Bureau 2, près de l’accueil";
    landlord.contact = {"1 rue des Lilas\n46000 Essais", "05 00 00 00 00", "bonjour@exemple.test", "exemple.test"};
    landlord.presence.weekly = {{2, 0, content::TimeSpan{14 * 60, 17 * 60}}, {5, 1, {}}};
    landlord.presence.words = "sauf vacances scolaires";
    document.partners = {
        landlord, partner("Mairie", "Papiers et démarches"),
        partner("Conférence des financeurs de la prévention de la perte d’autonomie", "Bien vieillir")};
    return document;
}

content::Document with_partners(int count) {
    content::Document document = sheets();
    document.partners.resize(std::min<std::size_t>(document.partners.size(), static_cast<std::size_t>(count)));
    for (int i = static_cast<int>(document.partners.size()); i < count; ++i)
        document.partners.push_back(
            partner("Association numéro " + std::to_string(i), i % 2 == 0 ? "Fêtes et culture" : ""));
    return document;
}

float place_of(const Gui& gui, std::string_view label) {
    for (const Node& node : gui.tree().nodes())
        if (node.tappable && node.label == label) return node.box.y;
    FAIL("nothing is called " << std::string(label));
    return 0;
}

std::string read_on(const std::string& chapter) {
    return "Lire la suite\u202f: " + chapter;
}

const std::string why = "Pourquoi\u202f?";

}  // namespace

TEST_CASE("a very long sheet shows the first lines of its chapters, and stays open where it was opened") {
    Gui gui(sheets());
    gui.tap(long_title);
    CHECK_FALSE(gui.offers(read_on("Et ensuite\u202f?")));
    gui.tap(read_on(why));
    CHECK_FALSE(gui.offers(read_on(why)));
    CHECK(gui.offers(read_on("Comment ça se passe")));
    gui.tap("La fiche officielle");
    CHECK(gui.app().route().screen == Screen::official);
    gui.tap("Retour");
    CHECK_FALSE(gui.offers(read_on(why)));
    SUBCASE("until one comes back from home") {
        gui.tap("Accueil");
        gui.tap(long_title);
    }
    SUBCASE("until the visit ends") {
        gui.wait(400s);
        gui.tap(long_title);
    }
    CHECK(gui.offers(read_on(why)));
}

TEST_CASE("how much is folded depends on the height in screens: what fits a large glass is folded on a small one") {
    content::Document document = sheets();
    document.actions[0].parts = {chapter(PartKind::purpose, content::labels::experience, 12)};
    Gui gui(document);
    gui.tap(long_title);
    CHECK_FALSE(gui.offers(read_on(why)));
    gui.set_glass({800, 480, 154, 86});
    CHECK(gui.offers(read_on(why)));
}

TEST_CASE("folded text ends at a word, and only what is shown is told") {
    Gui gui(sheets());
    gui.tap(long_title);
    const auto letters = [&] {
        std::size_t sum = 0;
        for (const Node& node : gui.tree().nodes())
            if (node.role == Role::text) sum += node.label.size();
        return sum;
    };
    const std::size_t folded = letters();
    gui.tap(read_on(why));
    gui.tap(read_on("Comment ça se passe"));
    CHECK(letters() > folded + 2000);
}

TEST_CASE("from a sheet to its partner, to another one beside it, and back") {
    Gui gui(sheets());
    gui.tap(long_title);
    CHECK(gui.sees("En pratique"));
    gui.tap("Bailleur social");
    CHECK(gui.app().route().screen == Screen::partner);
    CHECK(gui.sees("Bureau 2, près de l’accueil"));
    CHECK(gui.sees("Prochaine permanence"));
    gui.tap("Mairie");
    CHECK(gui.sees("Demandez à l’accueil\u202f: on vous dit comment joindre ce partenaire."));
    CHECK_FALSE(gui.sees("Prochaine permanence"));
    gui.tap("Retour");
    CHECK(gui.app().route().screen == Screen::sheet);
    CHECK(gui.sees("Avec qui"));
}

TEST_CASE("the centre's name leads to its page") {
    Gui gui(sheets());
    gui.tap(long_title);
    gui.tap("Centre social Les Essais · Lot");
    CHECK(gui.app().route().screen == Screen::organisation);
    gui.tap("Retour");
    CHECK(gui.app().route().screen == Screen::sheet);
}

TEST_CASE("numbers and who began it are told, money and limits are left to the official sheet") {
    Gui gui(sheets());
    gui.tap(long_title);
    gui.drag(800, 300);
    CHECK(gui.sees("En chiffres"));
    CHECK(gui.sees("Une trentaine"));
    gui.drag(800, 300);
    CHECK(gui.sees("Le centre social, des habitants"));
    CHECK_FALSE(gui.sees(std::string(content::labels::limits)));
    gui.tap("La fiche officielle");
    for (int i = 0; i < 40 && !gui.sees(std::string(content::labels::limits)); ++i) gui.drag(800, 200);
    CHECK(gui.sees(std::string(content::labels::limits)));
}

TEST_CASE("what has ended says so kindly, and nothing of it is still to come") {
    Gui gui(sheets());
    gui.tap(ended_title);
    CHECK(gui.sees("Cette action est terminée"));
    CHECK(gui.sees("La salle est en travaux."));
    CHECK_FALSE(gui.sees("Chaque jeudi"));
}

TEST_CASE("a sheet that hardly says a word tells whom to ask") {
    Gui gui(sheets());
    gui.tap("Les autres centres");
    gui.tap(bare_title);
    CHECK(gui.sees("Pour en savoir plus, demandez à l’accueil."));
    CHECK(gui.offers("La fiche officielle"));
}

TEST_CASE("a photo says what is to be seen on it") {
    Gui gui(sheets());
    const auto images = [&] {
        std::vector<std::string> labels;
        for (const Node& node : gui.tree().nodes())
            if (node.role == Role::image) labels.push_back(node.label);
        return labels;
    };
    gui.tap(long_title);
    CHECK(images() == std::vector<std::string>{"Des mains dans la terre"});
    gui.tap("Accueil");
    gui.tap(ended_title);
    CHECK(images().empty());
}

TEST_CASE("beside a partner the list stays where it is while one looks at one after the other") {
    Gui gui(with_partners(40));
    gui.app().apply(Go{PartnersChosen{}});
    gui.wait(400ms);
    gui.tap("Association numéro 30");
    const float before = place_of(gui, "Association numéro 30");
    CHECK(before < 900);
    gui.tap("Association numéro 28");
    CHECK(gui.app().route().subject == content::named_id("partner", "Association numéro 28"));
    CHECK(place_of(gui, "Association numéro 30") == before);
    gui.tap("Retour");
    CHECK(gui.app().route().screen == Screen::partners);
    CHECK(gui.offers("Association numéro 30"));
}

TEST_CASE("without partners their list says so") {
    Gui gui(with_partners(0));
    gui.app().apply(Go{PartnersChosen{}});
    gui.wait(400ms);
    CHECK(gui.sees("Il n’y a encore rien ici."));
}

TEST_CASE("a partner that the content does not have leads home") {
    Gui gui(sheets());
    gui.app().apply(Go{PartnersChosen{}});
    gui.app().apply(Go{PartnerChosen{"no-such-partner"}});
    gui.wait(400ms);
    CHECK(gui.sees("Que cherchez-vous"));
}

TEST_CASE("on a portrait glass a partner has a page of its own") {
    Gui gui(sheets());
    gui.set_glass({1080, 1920, 268, 476});
    gui.app().apply(Go{PartnersChosen{}});
    gui.wait(400ms);
    gui.tap("Mairie");
    CHECK_FALSE(gui.offers("Bailleur social"));
    gui.tap("Retour");
    gui.tap("Bailleur social");
    gui.tap(long_title);
    CHECK(gui.app().route().screen == Screen::sheet);
}

namespace {

void audit_sheets(Gui& gui, const content::Document& document, const std::string& where) {
    const float height = static_cast<float>(gui.app().theme().glass().height_px);
    const auto look = [&](const RouteEvent& event, const std::string& name, int scrolls) {
        gui.app().apply(Go{HomeChosen{}});
        gui.app().apply(Go{event});
        gui.wait(500ms);
        testing::expect_clean(gui, where + " " + name);
        for (int i = 0; i < scrolls; ++i) {
            gui.drag(height * 0.78F, height * 0.55F);
            gui.wait(500ms);
            testing::expect_clean(gui, where + " " + name + " scrolled");
        }
    };
    for (const content::Action& action : document.actions) look(ActionChosen{action.id}, action.title, 2);
    look(OfficialChosen{document.actions[0].id}, "official", 1);
    look(PartnersChosen{}, "partners", 1);
    for (const content::Partner& partner : document.partners) look(PartnerChosen{partner.id}, partner.name, 1);
}

}  // namespace

TEST_CASE("sheets and partners pass the audits with every aid, at every size, in every language") {
    const content::Document document = sheets();
    for (const Language language : {Language::french, Language::english}) {
        Gui gui(document, {language, {}, true});
        for (const Glass& glass : testing::glasses) {
            gui.set_glass(glass);
            for (const Aids& aids : testing::aids_on(glass)) {
                gui.app().apply(AidsChosen{aids});
                audit_sheets(gui, document, testing::name_of(glass, aids, language));
            }
        }
    }
}
