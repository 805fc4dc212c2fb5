// From what the content says of an action to what a visitor reads: chapters, lead, whom to ask, what is over.
#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "content/catalogue/catalogue_writer.h"
#include "content/sheet_labels.h"
#include "kiosk/views/sheet_chapters.h"
#include "kiosk/views/sheet_lead.h"
#include "kiosk/views/views.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using content::Block;
using content::BlockKind;
using content::PartKind;
namespace labels = content::labels;

namespace {

using Lines = std::vector<std::string>;

const Strings french(Language::french);
const WallTime now =
    std::chrono::time_point_cast<WallTime::duration>(std::chrono::sys_days{std::chrono::year{2026} / 11 / 25} + 12h);

std::vector<Block> paragraph(const std::string& text) {
    return {{BlockKind::paragraph, text}};
}

content::Field field(std::string_view label, const std::string& text) {
    return {std::string(label), paragraph(text)};
}

// "Pourquoi ?: Parce que." — with a subtitle: "Ce que ça change/Pour les habitants: …"
Lines told(const std::vector<SheetSection>& chapters) {
    Lines lines;
    for (const SheetSection& chapter : chapters)
        for (const content::Field& it : chapter.fields)
            for (const Block& block : it.blocks)
                lines.push_back(chapter.title + (it.label.empty() ? "" : "/" + it.label) +
                                (block.kind == BlockKind::bullet ? " - " : ": ") + block.text);
    return lines;
}

content::Action whole_sheet() {
    content::Action action;
    action.id = "a";
    action.title = "Un atelier";
    action.source_title = "UN ATELIER";
    action.source_organisation = "CENTRE DES ESSAIS";
    action.department = "Lot";
    action.keywords = {"Culture"};
    action.summary = paragraph("On bricole ensemble.");
    action.money = "300 €";
    action.people = "4 bénévoles";
    action.parts = {
        {PartKind::purpose, "Raison d’être de l’action", {field(labels::experience, "Pour se rencontrer.")}},
        {PartKind::method,
         "Méthodologie de l’action",
         {field(labels::general_description, "chaque mardi, on bricole."), field(labels::money, "300 €"),
          field(labels::people, "4 bénévoles"), field("Matériel", "Des outils.")}},
        {PartKind::evaluation,
         "Auto-évaluation de l’action",
         {field(labels::result_for_territory, "Une rue plus gaie."),
          field(labels::result_for_centre, "Une équipe soudée."),
          field(labels::result_for_residents, "On se connaît mieux."), field(labels::limits, "Peu de place."),
          field(labels::prospects, "Un second atelier.")}},
    };
    return action;
}

content::Partner partner(const std::string& id, const std::string& name) {
    content::Partner made;
    made.id = id;
    made.name = name;
    made.pictogram = "landmark";
    return made;
}

struct Written {
    explicit Written(const content::Document& document) : catalogue(open(document)) {}

    content::Catalogue open(const content::Document& document) const {
        REQUIRE(content::write_catalogue(document, folder / "content.parvis"));
        auto opened = content::Catalogue::open(folder / "content.parvis");
        REQUIRE(opened);
        return std::move(*opened);
    }
    [[nodiscard]] SheetView sheet(const std::string& id = "a") const {
        auto view = make_sheet_view(catalogue, id, french, now);
        REQUIRE(view);
        return std::move(*view);
    }
    [[nodiscard]] PartnerView partner(const std::string& id) const {
        auto view = make_partner_view(catalogue, id, french, now);
        REQUIRE(view);
        return std::move(*view);
    }

    testing::TemporaryFolder folder;
    content::Catalogue catalogue;
};

content::Document of(content::Action action, bool ours = false) {
    content::Document document;
    content::Organisation centre;
    centre.id = action.organisation_id = "c";
    centre.source_name = centre.name = "Centre des Essais";
    centre.is_ours = ours;
    document.organisations = {centre};
    document.actions = {std::move(action)};
    return document;
}

Lines facts(const std::vector<SheetFact>& all) {
    Lines lines;
    for (const SheetFact& fact : all) lines.push_back(fact.caption + ": " + fact.text);
    return lines;
}

Lines groups(const std::vector<PartnerGroup>& all) {
    Lines lines;
    for (const PartnerGroup& group : all) {
        std::string line = group.title + ":";
        for (const PartnerCard& card : group.cards) line += " " + card.name;
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("the five parts are told as a visitor reads them, without what concerns the administration") {
    CHECK(told(tell_chapters(whole_sheet(), french)) ==
          Lines{"En quelques mots: On bricole ensemble.", "Pourquoi\u202f?: Pour se rencontrer.",
                "Comment ça se passe: Chaque mardi, on bricole.", "Comment ça se passe/Matériel: Des outils.",
                "Ce que ça change/Pour les habitants: On se connaît mieux.",
                "Ce que ça change/Aux alentours: Une rue plus gaie.", "Et ensuite\u202f?: Un second atelier."});
}

TEST_CASE("what was said is not said again, and a list of one is no list") {
    content::Action action = whole_sheet();
    action.parts = {
        {PartKind::purpose, {}, {field(labels::experience, "On bricole ensemble.")}},
        {PartKind::method, {}, {{std::string(labels::general_description), {{BlockKind::bullet, "Seul."}}}}},
        {PartKind::files, {}, {field("Autre", "plan.pdf")}}};
    CHECK(told(tell_chapters(action, french)) ==
          Lines{"En quelques mots: On bricole ensemble.", "Comment ça se passe: Seul."});
}

TEST_CASE("the lead is said once, in large") {
    struct Row {
        const char* card;
        const char* text;
        const char* lead;
        const char* rest;
    };
    const Row rows[] = {
        {"On bricole.", "On bricole. Venez voir.", "On bricole.", "Venez voir."},
        {"On bricole\u202f!", "on bricole\u202f! venez voir.", "On bricole\u202f!", "Venez voir."},
        {"On bricole.", "On bricole.", "On bricole.", nullptr},
        {"Une rue change.", "Le contexte : une rue change. Depuis, on se parle.", "Une rue change.",
         "Depuis, on se parle."},
        {"On bricole, on rit…", "On bricole, on rit et on apprend. Venez.", "On bricole, on rit et on apprend.",
         "Venez."},
        {"Objectif commun…", "Le but : objectif commun et partagé. Fin.", "Objectif commun et partagé.", "Fin."},
        {"Rien à voir.", "On bricole.", "Rien à voir.", "On bricole."},
        {"Rien à voir…", "On bricole.", "", "On bricole."},
        {"bricole", "On bricole sans fin.", "bricole", "On bricole sans fin."},
        {"", "On bricole.", "", "On bricole."},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.card));
        std::vector<SheetSection> chapters{{"Mots", {{{}, paragraph(row.text)}}}};
        CHECK(take_lead(row.card, chapters) == row.lead);
        CHECK(told(chapters) == (row.rest == nullptr ? Lines{} : Lines{"Mots: " + std::string(row.rest)}));
    }
}

TEST_CASE("a lead that would be too long, or the first of a list, is left to the text") {
    std::string words = "On bricole";
    for (int i = 0; i < 60; ++i) words += " encore";
    std::vector<SheetSection> chapters{{"Mots", {{{}, paragraph(words + ".")}}}};
    CHECK(take_lead("On bricole encore…", chapters).empty());
    CHECK(told(chapters) == Lines{"Mots: " + words + "."});
    chapters = {{"Mots", {{{}, {{BlockKind::bullet, "On bricole."}, {BlockKind::bullet, "On rit."}}}}}};
    CHECK(take_lead("On bricole.", chapters).empty());
    CHECK(told(chapters) == Lines{"Mots - On bricole.", "Mots - On rit."});
    chapters.clear();
    CHECK(take_lead("On bricole…", chapters) == "On bricole…");
}

TEST_CASE("partners that the content knows are led to, each once, by any of their names; the others are named") {
    content::Action action = whole_sheet();
    action.partners = {"Caisse d'allocations", "Un club", "caf", "Une école"};
    content::Document document = of(action);
    document.partners = {partner("p", "CAF"), partner("q", "Mairie")};
    document.partners[0].names = {"Caisse d’allocations"};
    const SheetView view = Written(document).sheet();
    REQUIRE(view.partners.size() == 1);
    CHECK(view.partners[0].id == "p");
    CHECK(view.partners[0].name == "CAF");
    CHECK(facts(view.with_whom) == Lines{": Un club · Une école"});
}

TEST_CASE("who began it is said when it was not the centre alone") {
    const auto began = [](std::vector<std::string> who, const std::string& detail = {}) {
        content::Action action = whole_sheet();
        action.initiative = std::move(who);
        action.initiative_detail = detail;
        return facts(Written(of(action)).sheet().with_whom);
    };
    CHECK(began({"Le centre social"}) == Lines{});
    CHECK(began({"Le centre social", "Un ou plusieurs partenaire(s)", "Un groupe d’habitants"}) ==
          Lines{"À l’origine: Le centre social, des partenaires, des habitants"});
    CHECK(began({"Autre"}, "Une troupe de théâtre.") == Lines{"À l’origine: Une troupe de théâtre"});
    CHECK(began({"Autre"}, std::string(200, 'a')) == Lines{});
}

TEST_CASE("our centre says whom to ask, another centre does not") {
    CHECK(facts(Written(of(whole_sheet(), true)).sheet().practical) ==
          Lines{"Pour participer: Demandez à l’accueil\u202f: on vous renseigne volontiers."});
    CHECK(Written(of(whole_sheet())).sheet().practical.empty());
    content::Action action = whole_sheet();
    action.practical.contact = "Léa";
    CHECK(facts(Written(of(action, true)).sheet().practical) == Lines{"Contact: Léa"});
}

TEST_CASE("what has ended says why and invites nobody") {
    content::Action action = whole_sheet();
    action.status = "Terminée";
    action.ended_reason = "le jardin est fini.";
    action.practical.where = "Salle 2";
    action.practical.how_to_join = "Venez";
    action.practical.contact = "Léa";
    action.practical.schedule.weekly = {{4, 0, {}}};
    const SheetView view = Written(of(action, true)).sheet();
    CHECK(view.ended);
    CHECK(view.ended_reason == "Le jardin est fini.");
    CHECK(facts(view.practical) == Lines{"Contact: Léa"});
    action.status = "En cours";
    CHECK_FALSE(Written(of(action)).sheet().ended);
}

TEST_CASE("the official sheet keeps all that the source says, under its names") {
    const Written content(of(whole_sheet()));
    const auto view = make_official_view(content.catalogue, "a", french);
    REQUIRE(view);
    CHECK(view->title == "UN ATELIER");
    Lines lines;
    for (const content::Part& part : view->parts)
        for (const content::Field& it : part.fields) lines.push_back(part.name + "/" + it.label);
    CHECK(lines == Lines{"Description de l’action/Mots clés associés à l’action", "Description de l’action/Résumé",
                         "Description de l’action/Structure organisatrice",
                         "Raison d’être de l’action/" + std::string(labels::experience),
                         "Méthodologie de l’action/Description générale",
                         "Méthodologie de l’action/" + std::string(labels::money),
                         "Méthodologie de l’action/" + std::string(labels::people), "Méthodologie de l’action/Matériel",
                         "Auto-évaluation de l’action/Résultat sur le territoire",
                         "Auto-évaluation de l’action/Résultat pour le centre social",
                         "Auto-évaluation de l’action/Résultat pour les habitants",
                         "Auto-évaluation de l’action/Suite de l’action : limites",
                         "Auto-évaluation de l’action/Suite de l’action : perspectives"});
    const auto missing = make_official_view(content.catalogue, "b", french);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Errc::not_found);
}

TEST_CASE("the official sheet lists its files once, whether its source keeps them in their part or beside it") {
    for (const bool in_part : {true, false}) {
        content::Action action = whole_sheet();
        action.files = {"plan.pdf", "photo.jpg"};
        if (in_part) {
            content::Field files{std::string(labels::files), {}};
            for (const std::string& file : action.files) files.blocks.push_back({content::BlockKind::bullet, file});
            action.parts.push_back({content::PartKind::files, {}, {files}});
        }
        const Written content(of(action));
        const auto view = make_official_view(content.catalogue, "a", french);
        REQUIRE(view);
        int listed = 0;
        for (const content::Part& part : view->parts)
            for (const content::Field& it : part.fields) listed += it.label == labels::files ? 1 : 0;
        CHECK(listed == 1);
    }
}

TEST_CASE("partners stand once, under the first need they serve, needs as home shows them") {
    content::Document document = of(whole_sheet());
    content::Need papers;
    papers.id = "n1";
    papers.label = "Papiers et démarches";
    papers.keywords = {"Culture"};
    content::Need garden = papers;
    garden.id = "n2";
    garden.label = "Jardin et nature";
    document.needs = {papers, garden};
    document.partners = {partner("p1", "Hlm"), partner("p2", "Caf"), partner("p3", "Club"), partner("p4", "Amis"),
                         partner("p5", "Seuls")};
    document.partners[0].needs = {"jardin et nature", "Papiers et démarches"};
    document.partners[1].needs = {"Papiers et démarches"};
    document.partners[2].needs = {"Sport"};
    document.partners[3].category = "Associations";
    const Written content(document);
    const Lines expected{"Papiers et démarches: Caf", "Jardin et nature: Hlm", "Sport: Club", "Associations: Amis",
                         "Autres partenaires: Seuls"};
    CHECK(groups(make_partners_view(content.catalogue, french, now)->groups) == expected);
    CHECK(groups(content.partner("p4").all) == expected);
}

TEST_CASE("partners that nothing sorts need no heading, and one alone no list beside it") {
    content::Document document = of(whole_sheet());
    document.partners = {partner("p1", "Caf"), partner("p2", "Hlm")};
    CHECK(groups(make_partners_view(Written(document).catalogue, french, now)->groups) == Lines{": Caf Hlm"});
    document.partners.pop_back();
    CHECK(Written(document).partner("p1").all.empty());
}

TEST_CASE("a partner's page says what the content says, and whom to ask when it says nothing") {
    content::Document document = of(whole_sheet());
    document.actions[0].partners = {"Caf"};
    document.partners = {partner("p1", "Caf"), partner("p2", "Hlm")};
    document.partners[0].place = "Bureau 2";
    document.partners[0].contact.phone = "3230";
    document.partners[0].presence.weekly = {{4, 0, content::TimeSpan{540, 720}}};
    document.partners[0].presence.words = "sauf vacances";
    const Written content(document);
    const PartnerView caf = content.partner("p1");
    Lines lines;
    for (const PartnerFact& fact : caf.facts) lines.push_back(fact.caption + ": " + fact.text);
    CHECK(lines == Lines{"Quand: Chaque jeudi de 9\u00a0h à 12\u00a0h\nsauf vacances", "Ici, au centre: Bureau 2",
                         "Téléphone: 3230"});
    CHECK(caf.next_time == "demain, jeudi 26 novembre, de 9\u00a0h à 12\u00a0h\nsauf vacances");
    REQUIRE(caf.actions.size() == 1);
    CHECK(caf.actions[0].id == "a");
    CHECK(caf.all[0].cards[0].when == Lines{"Chaque jeudi de 9\u00a0h à 12\u00a0h", "sauf vacances"});
    const PartnerView hlm = content.partner("p2");
    REQUIRE(hlm.facts.size() == 1);
    CHECK(hlm.facts[0].text == "Demandez à l’accueil\u202f: on vous dit comment joindre ce partenaire.");
    CHECK(hlm.next_time.empty());
    CHECK(hlm.actions.empty());
    const auto missing = make_partner_view(content.catalogue, "p9", french, now);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == Errc::not_found);
}
