// What is seen of an update, with nobody there and in the middle of a visit.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>

#include "content/catalogue/catalogue_writer.h"
#include "kiosk/views/staff_view.h"
#include "kiosk/views/update_view.h"
#include "tests/fakes/told_updater.h"
#include "tests/support/gui.h"
#include "tests/support/looks.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using content::UpdateOutcome;
using testing::Gui;
using testing::small_document;
using testing::ToldUpdater;

namespace {

UpdateNews at_work() {
    UpdateNews news;
    news.number = 1;
    news.working = true;
    news.stick = "CONTENU-NOV";
    news.progress = {content::UpdateStep::copying,
                     148'000'000,
                     240'000'000,
                     0.31,
                     12s,
                     "Clé de la fédération",
                     {12, "La Fédération", std::chrono::year{2026} / 11 / 28, {}},
                     {}};
    return news;
}

UpdateNews ended(UpdateOutcome outcome) {
    UpdateNews news = at_work();
    news.working = false;
    news.report.outcome = outcome;
    news.report.signer = "Clé de la fédération";
    news.report.edition = {12, "La Fédération", {}, {"Centre social d’ailleurs"}};
    news.report.missing_bytes = 1'500'001;
    return news;
}

struct Scene {
    explicit Scene(const content::Document& document = small_document()) : gui(document) {
        gui.app().follow_updates(&updater);
    }
    // Of the sheet that is open.
    [[nodiscard]] float title_y() const {
        for (const Node& node : gui.tree().nodes())
            if (node.role == Role::heading && node.label == "Semer des jardins") return node.box.y;
        FAIL("no title");
        return 0;
    }
    // Where the page begins.
    [[nodiscard]] float strip_px() const {
        for (const Node& node : gui.tree().nodes())
            if (node.role == Role::scroll_area) return node.box.y;
        return 0;
    }
    void tell(const UpdateNews& news) {
        updater.told = news;
        gui.app().expose();
        gui.frame();
        gui.wait(400ms);
    }
    ToldUpdater updater;
    Gui gui;
};

}  // namespace

TEST_CASE("an update fills the glass while nobody is there: who, how far, how long, and that the stick may go") {
    Scene scene;
    scene.tell(at_work());
    CHECK(scene.gui.sees("Mise à jour en cours"));
    CHECK(scene.gui.sees("«\u202fCONTENU-NOV\u202f» · signé par Clé de la fédération"));
    CHECK(scene.gui.sees("Contenu n°\u00a012 · 28 novembre 2026"));
    CHECK(scene.gui.sees("148 sur 240"));
    CHECK(scene.gui.sees("encore 12"));
    CHECK(scene.gui.sees("retirer la clé à tout moment"));
}

TEST_CASE("during a visit an update is a strip, and the visit goes on beside it") {
    Scene scene;
    scene.gui.tap("Jardin et nature");
    scene.tell(at_work());
    CHECK(scene.gui.sees("Nouveau contenu en préparation"));
    CHECK(scene.gui.sees("Votre visite continue"));
    scene.gui.tap("Semer des jardins");
    CHECK(scene.gui.sees("Centre social Les Essais · Lot"));
    scene.tell(ended(UpdateOutcome::installed));
    CHECK(scene.gui.sees("C’est fait"));
    CHECK(scene.gui.sees("Centre social Les Essais · Lot"));
    scene.gui.tap("C’est fait");
    CHECK(scene.gui.sees("Vous pouvez retirer la clé"));
    scene.gui.tap("Fermer");
    CHECK_FALSE(scene.gui.sees("C’est fait"));
    CHECK(scene.gui.sees("Centre social Les Essais · Lot"));
}

TEST_CASE("a strip comes and goes over a sheet's cover: the cover stays, and so does what is being read") {
    for (const bool has_photo : {false, true}) {
        content::Document document = small_document();
        if (has_photo) document.actions[0].photo = content::Picture{"no picture", 4, 4, "Des mains dans la terre"};
        for (const Glass& glass : testing::glasses) {
            CAPTURE(glass.width_px);
            CAPTURE(has_photo);
            Scene scene(document);
            scene.gui.set_glass(glass);
            scene.gui.tap("Jardin et nature");
            scene.gui.tap("Semer des jardins");
            const float before = scene.title_y();
            const auto paper = scene.gui.picture();
            scene.tell(at_work());
            REQUIRE(scene.gui.sees("Votre visite continue"));
            const std::string name = std::to_string(glass.width_px) + (has_photo ? "-photo" : "");
            const auto under = scene.gui.picture();
            write_png(paper, testing::picture_folder() / ("strip-before-" + name + ".png"));
            write_png(under, testing::picture_folder() / ("strip-" + name + ".png"));
            CHECK(scene.title_y() == before);
            if (glass.width_px != 800 || has_photo) {  // else its card takes all that is left of the cover
                const int x = has_photo ? glass.width_px / 2 : 12;
                const int y = static_cast<int>(before) - glass.height_px / 10;
                CHECK(under.at(x, y) == paper.at(x, y));
            }
            CHECK(scene.title_y() >= scene.strip_px());
            scene.tell({});
            CHECK_FALSE(scene.gui.sees("Votre visite continue"));
            CHECK(scene.title_y() == before);
        }
    }
}

TEST_CASE("a touch on work that fills the glass gives the kiosk back, and touches nothing else") {
    Scene scene;
    scene.tell(at_work());
    const Route before = scene.gui.app().route();
    for (const auto phase : {platform::ContactPhase::down, platform::ContactPhase::up})
        scene.gui.touch(phase, 960, 540);
    scene.gui.wait(500ms);
    CHECK(scene.gui.app().route() == before);
    CHECK(scene.gui.offers("Jardin et nature"));
    CHECK(scene.gui.sees("Votre visite continue"));
}

TEST_CASE(
    "a trusted key that nobody named is told by its number, where no author is told: who signed can be found out") {
    Scene scene;
    UpdateNews news = ended(UpdateOutcome::installed);
    news.report.signer = "ED327061D3A7ED03";
    news.report.edition.author.clear();
    scene.tell(news);
    CHECK(scene.gui.sees("«\u202fCONTENU-NOV\u202f» · signé par la clé ED327061D3A7ED03"));
    news.number = 2;
    news.report.edition.author = "Amandine";
    scene.tell(news);
    CHECK(scene.gui.sees("«\u202fCONTENU-NOV\u202f» · signé par Amandine"));
    CHECK(update_source(news.report, Strings(Language::french)) == "Amandine");
    news.report.edition.author.clear();
    CHECK(update_source(news.report, Strings(Language::french)) == "signé par la clé ED327061D3A7ED03");
    CHECK(update_source(news.report, Strings(Language::english)) == "signed by the key ED327061D3A7ED03");
}

TEST_CASE("a result stays for a minute, and goes by itself") {
    Scene scene;
    scene.tell(at_work());
    scene.tell(ended(UpdateOutcome::damaged));
    CHECK(scene.gui.sees("Rien n’a changé"));
    CHECK(scene.gui.sees("Copiez-le de nouveau"));
    scene.gui.wait(58s);
    CHECK(scene.gui.sees("Rien n’a changé"));
    scene.gui.wait(3s);
    CHECK_FALSE(scene.gui.sees("Rien n’a changé"));
    CHECK(scene.gui.offers("Jardin et nature"));
}

TEST_CASE("a result goes when it is touched, on it or beside it, and nothing below is pressed") {
    for (const float y : {20.0F, 540.0F}) {
        CAPTURE(y);
        Scene scene;
        scene.tell(ended(UpdateOutcome::damaged));
        const Route before = scene.gui.app().route();
        for (const auto phase : {platform::ContactPhase::down, platform::ContactPhase::up})
            scene.gui.touch(phase, 960, y);
        scene.gui.wait(500ms);
        CHECK_FALSE(scene.gui.sees("Rien n’a changé"));
        CHECK(scene.gui.app().route() == before);
    }
}

TEST_CASE("what changes is counted, and named on request") {
    Scene scene;
    UpdateNews news = ended(UpdateOutcome::installed);
    news.report.changes =
        content::Comparison{{{7, {"Un jardin de plus"}}, {12, {"La cantine"}}, {1, {"Le café d’hier"}}}};
    scene.tell(news);
    CHECK(scene.gui.sees("+\u00a07"));
    CHECK(scene.gui.sees("nouvelles fiches"));
    CHECK(scene.gui.sees("fiche retirée"));
    CHECK_FALSE(scene.gui.sees("Un jardin de plus"));
    scene.gui.tap("Voir les noms");
    CHECK(scene.gui.sees("Un jardin de plus"));
    // The buttons keep their place while the names scroll.
    CHECK(scene.gui.sees("Fermer"));
    scene.gui.drag(800, 200);
    CHECK(scene.gui.sees("Le café d’hier"));
    CHECK(scene.gui.sees("Fermer"));
    scene.gui.tap("Masquer les noms");
    CHECK_FALSE(scene.gui.sees("Un jardin de plus"));
    scene.gui.tap("Fermer");
    CHECK(scene.gui.offers("Jardin et nature"));
}

TEST_CASE("what changes besides the sheets is told, and named with them") {
    UpdateNews news = ended(UpdateOutcome::installed);
    news.report.changes.emplace();
    {
        Scene scene;
        scene.tell(news);
        CHECK(scene.gui.sees("Rien ne change pour les visiteurs."));
        CHECK_FALSE(scene.gui.sees("nouvelle fiche"));
    }
    news.report.changes->partners.changed = {2, {"CAF", "Mission locale"}};
    news.report.changes->needs = true;
    {
        Scene scene;
        scene.tell(news);
        CHECK(
            scene.gui.sees("Aucune fiche ne change. Ce qui change\u202f: 2\u00a0partenaires modifiés, besoins de "
                           "l’accueil modifiés."));
        CHECK_FALSE(scene.gui.sees("fiches modifiées"));
        scene.gui.tap("Voir les noms");
        CHECK(scene.gui.sees("Mission locale"));
    }
    news.report.changes->sheets.added = {7, {"Un jardin de plus"}};
    news.report.changes->posters.removed = {1, {"Fête de quartier"}};
    Scene scene;
    scene.tell(news);
    CHECK(scene.gui.sees("+\u00a07"));
    CHECK(scene.gui.sees("Ce qui change aussi\u202f: 2\u00a0partenaires modifiés, 1\u00a0affiche retirée"));
}

TEST_CASE("what came over the network is told of without a word of sticks") {
    for (const Language language : {Language::french, Language::english})
        for (int i = 0; i <= static_cast<int>(UpdateOutcome::store_error); ++i) {
            // A pack without its signature is not looked at there: it may be on its way.
            if (static_cast<UpdateOutcome>(i) == UpdateOutcome::not_signed) continue;
            UpdateNews news = ended(static_cast<UpdateOutcome>(i));
            news.origin = UpdateOrigin::inbox;
            const UpdateView view = make_update_view(news, Strings(language));
            CAPTURE(view.advice);
            for (const char* stick : {"la clé", "stick", "Copiez", "Remettez"})
                CHECK((view.source + view.advice).find(stick) == std::string::npos);
        }
}

TEST_CASE("of several contents the card says that one was chosen, and that others were no good") {
    UpdateNews news = ended(UpdateOutcome::installed);
    CHECK(make_update_view(news, Strings()).notes.empty());
    news.report.packs = 4;
    news.report.outcome = UpdateOutcome::new_centre;  // for the centre of others
    CHECK(make_update_view(news, Strings()).notes.empty());
    news.report.outcome = UpdateOutcome::installed;
    news.report.passed_over = {{"a.parvis", UpdateOutcome::damaged}};
    {
        Scene scene;
        scene.tell(news);
        CHECK(scene.gui.sees("1 contenu sur 4, le plus récent pour ce centre."));
        CHECK(scene.gui.sees("Un autre contenu était abîmé"));
        CHECK_FALSE(scene.gui.sees("le journal dit pourquoi"));
    }
    news.report.passed_over = {{"a.parvis", UpdateOutcome::not_signed}, {"b.parvis", UpdateOutcome::too_new}};
    {
        Scene scene;
        scene.tell(news);
        CHECK(scene.gui.sees("2\u00a0autres contenus n’ont pas été pris"));
    }
    news.report.outcome = UpdateOutcome::damaged;
    Scene scene;
    scene.tell(news);
    CHECK(scene.gui.sees("Aucun des 4\u00a0contenus n’a pu être pris."));
    CHECK_FALSE(scene.gui.sees("1 contenu sur"));
}

TEST_CASE("the content that came with the update is shown when nobody is there") {
    Scene scene;
    content::Document document = small_document();
    std::erase_if(document.actions, [](const content::Action& action) { return action.title == "Coin des écrans"; });
    const auto file = scene.gui.folder() / "newer.parvis";
    REQUIRE(content::write_catalogue(document, file));
    scene.updater.other = [file] { return content::Catalogue::open(file); };
    scene.tell(ended(UpdateOutcome::installed));
    scene.gui.tap("Fermer");
    CHECK_FALSE(scene.gui.offers("Coin des écrans"));
}

TEST_CASE(
    "content that comes during a visit is at home once the word of it is read, beside a sheet when that is left") {
    for (const bool reads : {false, true}) {
        CAPTURE(reads);
        Scene scene;
        content::Document document = small_document();
        std::erase_if(document.actions,
                      [](const content::Action& action) { return action.title == "Coin des écrans"; });
        const auto file = scene.gui.folder() / "newer.parvis";
        REQUIRE(content::write_catalogue(document, file));
        scene.gui.tap("Coin des écrans");
        if (!reads) scene.gui.tap("Accueil");
        scene.updater.other = [file] { return content::Catalogue::open(file); };
        scene.tell(ended(UpdateOutcome::installed));
        CHECK(scene.gui.sees("Coin des écrans"));
        scene.gui.tap("C’est fait");
        scene.gui.tap("Fermer");
        CHECK(scene.gui.sees("Coin des écrans") == reads);
        if (reads) scene.gui.tap("Accueil");
        CHECK_FALSE(scene.gui.offers("Coin des écrans"));
    }
}

TEST_CASE("every way in which an update ends has its own sentence, in every language, without a technical word") {
    for (const Language language : {Language::french, Language::english}) {
        std::set<std::string> sentences;
        for (int i = 0; i <= static_cast<int>(UpdateOutcome::store_error); ++i) {
            const UpdateView view = make_update_view(ended(static_cast<UpdateOutcome>(i)), Strings(language));
            CAPTURE(view.advice);
            CHECK_FALSE(view.title.empty());
            CHECK(view.advice.size() > 20);
            CHECK(view.advice.find('{') == std::string::npos);
            CHECK(sentences.insert(view.advice).second);
            for (const char* technical : {"minisign\u00a0", "SQL", "errno", "hash", "schéma", "schema"})
                CHECK(view.advice.find(technical) == std::string::npos);
        }
    }
    const Strings french;
    CHECK(make_update_view(ended(UpdateOutcome::no_room), french).advice.find("2\u00a0Mo") != std::string::npos);
    UpdateNews full = ended(UpdateOutcome::no_room);
    full.report.missing_bytes = 0;
    CHECK(make_update_view(full, french).advice ==
          "Il n’y a pas assez de place sur la borne. Prévenez l’installateur.");
    CHECK(make_update_view(ended(UpdateOutcome::other_centre), french).advice.find("Centre social d’ailleurs") !=
          std::string::npos);
}

TEST_CASE("whatever staff may accept says how: where to press, and that a code is asked for") {
    const Strings french;
    for (const auto outcome : {UpdateOutcome::older, UpdateOutcome::rolled_back, UpdateOutcome::jump,
                               UpdateOutcome::unnumbered, UpdateOutcome::new_centre, UpdateOutcome::crashed}) {
        UpdateNews news = ended(outcome);
        CHECK(make_update_view(news, french)
                  .advice.find("tant que la clé est en place\u202f: appuyez cinq secondes sur le "
                               "nom du centre") != std::string::npos);
        news.origin = UpdateOrigin::inbox;
        const std::string advice = make_update_view(news, french).advice;
        CHECK(advice.find("cinq secondes sur le nom du centre") != std::string::npos);
        CHECK(advice.find("tapez le code") != std::string::npos);
        CHECK(advice.find("clé") == std::string::npos);
    }
    CHECK(make_update_view(ended(UpdateOutcome::damaged), french).advice.find("cinq secondes") == std::string::npos);
}

TEST_CASE("a content for a centre is told as another one's only where the screen knows its own") {
    const auto told = [](bool knew_centre) {
        UpdateNews news = ended(UpdateOutcome::new_centre);
        news.report.knew_centre = knew_centre;
        const auto kept = content::report_of(content::history_entry(news.report));
        REQUIRE(kept);
        StaffFacts facts;
        facts.offer = *kept;
        const std::string offered = make_staff_view(facts, Strings()).offer->why;
        CHECK(offered.find("Centre social d’ailleurs") != std::string::npos);
        const std::string card = make_update_view(news, Strings()).advice;
        CHECK(card.find("Centre social d’ailleurs") != std::string::npos);
        CHECK(update_text(*kept, Strings()).find(card.substr(0, card.find('.'))) != std::string::npos);
        return std::pair(card, offered);
    };
    const auto of_another = told(true);
    CHECK(of_another.first.find("un autre centre") != std::string::npos);
    CHECK(of_another.second.find("un autre centre") != std::string::npos);
    const auto first = told(false);
    for (const std::string& words : {first.first, first.second}) {
        CHECK(words.find("autre") == std::string::npos);
        CHECK(words.find("La borne ne sait pas encore quel est son centre") != std::string::npos);
    }
}

TEST_CASE("the time left is told in steps that a person would tell") {
    const Strings french;
    UpdateNews news = at_work();
    const auto told = [&](std::chrono::seconds left) {
        news.progress.left = left;
        return make_update_view(news, french).time_left;
    };
    CHECK(told(0s) == "encore 1\u00a0s");
    CHECK(told(12s) == "encore 12\u00a0s");
    CHECK(told(31s) == "encore 35\u00a0s");
    CHECK(told(60s) == "encore 60\u00a0s");
    CHECK(told(61s) == "encore 2\u00a0min");
    news.progress.left.reset();
    CHECK(make_update_view(news, french).time_left.empty());
}

TEST_CASE("the bar shows the share of all the steps, whichever is on") {
    UpdateNews news = at_work();
    news.progress.share = 0.62;
    for (const auto step :
         {content::UpdateStep::copying, content::UpdateStep::verifying, content::UpdateStep::installing}) {
        news.progress.step = step;
        CHECK(make_update_view(news, Strings()).share == doctest::Approx(0.62));
    }
}

TEST_CASE("names that a stranger chose are shown shortened") {
    UpdateNews news = at_work();
    news.stick = std::string(500, 'w');
    const UpdateView view = make_update_view(news, Strings());
    CHECK(view.source.size() < 200);
    CHECK(view.source.find("…") != std::string::npos);
}
