// A catalogue as a folder of tables, and from there the same catalogue.
#include "content/authoring/authoring_writer.h"

#include <doctest/doctest.h>

#include <fstream>
#include <set>

#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_writer.h"
#include "content/pack/comparison.h"
#include "content/sheet_labels.h"
#include "content/sources/authoring_cells.h"
#include "content/text/folding.h"
#include "tests/content/authoring_support.h"
#include "tests/content/random_document.h"

namespace parvis::content {
namespace {

namespace fs = std::filesystem;
using testing::assembled;
using testing::Dice;
using testing::difference;
using testing::lines;
using testing::RoundTrip;
using testing::seen;
using testing::TemporaryFolder;

const fs::path demo = fs::path(PARVIS_SOURCE_DIR) / "content/demo";
const fs::path seed = fs::path(PARVIS_SHARED_DIR) / "seeds/senacs-actions.txt";

void write(const fs::path& file, std::string_view bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

Catalogue catalogue_of(const Document& document, const fs::path& file) {
    REQUIRE(write_catalogue(document, file));
    auto catalogue = Catalogue::open(file);
    REQUIRE(catalogue);
    return *std::move(catalogue);
}

// Sheets by what compare_packs() sees, all else field by field, and what some words find.
void check_the_same(const Document& before, const Document& after) {
    CHECK(difference(seen(before), seen(after)) == "");
    const TemporaryFolder folder;
    const auto old_catalogue = catalogue_of(before, folder / "before.parvis");
    const auto new_catalogue = catalogue_of(after, folder / "after.parvis");
    const auto compared = compare_packs(folder / "before.parvis", folder / "after.parvis");
    REQUIRE(compared);
    CHECK(*compared == Comparison{});
    for (const auto* words : {"jardin", "papiers", "école", "vélo", "caf", "jardn", "centre social", "fête"}) {
        const auto old_found = old_catalogue.search(words, {}, {0, 100});
        const auto new_found = new_catalogue.search(words, {}, {0, 100});
        REQUIRE(old_found);
        REQUIRE(new_found);
        CAPTURE(words);
        CHECK(old_found->total == new_found->total);
        REQUIRE(old_found->hits.size() == new_found->hits.size());
        for (std::size_t i = 0; i < old_found->hits.size(); ++i) {
            CHECK(old_found->hits[i].action.id == new_found->hits[i].action.id);
            CHECK(old_found->hits[i].snippet == new_found->hits[i].snippet);
            CHECK(old_found->hits[i].explained_by == new_found->hits[i].explained_by);
        }
    }
}

TEST_CASE("the demo as a folder gives the demo again, without a remark") {
    const auto before = assembled({demo}).document;
    const RoundTrip trip(before);
    CHECK(lines(trip.again.diagnostics) == "");
    check_the_same(before, trip.again.document);
}

TEST_CASE("the national list beside the demo, as a folder, gives the same again; so it does with a centre of its own") {
    if (!fs::exists(seed)) {
        MESSAGE("not there, not tested: " << seed.string());
        return;
    }
    const auto both = assembled({demo, seed}).document;
    check_the_same(both, RoundTrip(both).again.document);
    const auto only = assembled({seed}, "CENTRE SOCIAL HORIZON").document;
    const RoundTrip trip(only);
    check_the_same(only, trip.again.document);
    CHECK(!fs::exists(trip.folder / "saisie/centres.csv"));
    const auto nobodys = assembled({seed}).document;
    const RoundTrip without_centre(nobodys);
    CHECK(!fs::exists(without_centre.folder / "saisie/centre.toml"));
    check_the_same(nobodys, without_centre.again.document);
}

TEST_CASE(
    "folders of two centres in one catalogue: partners of one name, what each centre says of itself, their posters") {
    const TemporaryFolder folder;
    for (const std::string name : {"a", "b"}) {
        write(folder / name / "centre.toml", "nom = \"CENTRE " + name + "\"\nnom_affiche = \"Chez " + name +
                                                 "\"\ndepartement = \"Lot\"\ntelephone = \"0590000000\"\n"
                                                 "horaires = \"lundi 9h-12h | sur rendez-vous\"\n"
                                                 "valable_du = \"01/09/2026\"\nsauf = \"24/12/2026\"\n"
                                                 "presentation = \"\"\"Entrez :\n\nc’est \\\"ouvert\\\"\"\"\"\n");
        write(folder / name / "actions.csv", "titre;résumé\nLe bal " + name + ";On danse\nLe jardin;On sème\n");
        write(folder / name / "partenaires.csv", "nom;lieu\nCAF;Bureau " + name + "\n");
        write(folder / name / "affiches.csv", "titre;texte\nFête;Chez " + name + "\n");
    }
    const auto before = assembled({folder / "a", folder / "b"}).document;
    REQUIRE(before.partners.size() == 2);
    REQUIRE(before.posters.size() == 2);
    const RoundTrip trip(before);
    CHECK(fs::exists(trip.folder / "saisie/centres.csv"));
    check_the_same(before, trip.again.document);
}

TEST_CASE("national sheets of which a part was not understood, as a folder, give the same again") {
    const TemporaryFolder folder;
    write(folder / "fiches.txt",
          "Actions \"LE VELO POUR TOUS\"\nDESCRIPTION DE L'ACTION\nÀ relire avant l'été !\n- Dimension\n- Divers\n"
          "- Résumé\nOn répare : \"ensemble\".\n* un cadre\n- Structure organisatrice\n- CENTRE DES LILAS - Ain\n"
          "RAISON D'ETRE DE L'ACTION\nDes vélos dorment ici.\n- Public\n- à VÉLO\nMETHODOLOGIE DE L' ACTION\n"
          "- Ressources financières mobilisées pour cette action\n- Outils : 200 €\n= 250 € en tout\n"
          "- Nombre de personnes mobilisés pour cette action\n2 salariés\nFICHIERS ASSOCIES\n"
          "- Fichier(s) associé(s)\naffiche|été.pdf\n- plan.pdf\n"
          "Actions \"Sans centre\"\nDESCRIPTION DE L'ACTION\n- Statut de l'action\n- En cours\n- Résumé\nUn essai.\n");
    const auto before = assembled({folder / "fiches.txt"}, "CENTRE DES LILAS").document;
    REQUIRE(before.actions.size() == 2);
    CHECK(before.actions[0].dimension == "Divers");
    CHECK(before.actions[0].publics == std::vector<std::string>{"À VÉLO"});
    CHECK(before.actions[0].parts[0].fields.size() == 1);
    CHECK(before.actions[1].organisation_id.empty());
    const RoundTrip trip(before);
    CHECK(!testing::has_error(trip.again.diagnostics));
    check_the_same(before, trip.again.document);
}

TEST_CASE("a sheet without centre, status or title beside a centre of ours stays without") {
    Document source;
    Organisation ours;
    ours.source_name = "LA SOURCE";
    ours.is_ours = true;
    source.organisations = {ours};
    Action bare;
    bare.names_no_centre = true;
    bare.dimension = "Divers";
    bare.summary = {{BlockKind::paragraph, "On sème."}};
    bare.money = "• 100 € :\nrien";  // said elsewhere in the sheet, so that no part holds it
    source.actions = {bare};
    const auto before = assemble({{source, {}, 1}}, {}).document;
    const RoundTrip trip(before);
    const auto& after = trip.again.document.actions.at(0);
    CHECK(after.organisation_id.empty());
    CHECK(after.status.empty());
    CHECK(after.dimension == "Divers");
    CHECK(after.title == before.actions[0].title);
    CHECK(after.money == before.actions[0].money);
    CHECK(!testing::has_error(trip.again.diagnostics));
}

class OddTexts {
public:
    explicit OddTexts(Dice& dice) : dice_(dice) {}

    std::string line(std::size_t most = 6) {
        static const std::vector<std::string> pieces = {"jardin",
                                                        "École",
                                                        "d'eau",
                                                        "l’eau",
                                                        "\"mot\"",
                                                        "« mot »",
                                                        "\u00A0:\u00A0",
                                                        "\u202F!",
                                                        "oui ?",
                                                        "|",
                                                        "\\",
                                                        ";",
                                                        ",",
                                                        "=",
                                                        "+33",
                                                        "-",
                                                        "- ",
                                                        "–",
                                                        "@",
                                                        "*",
                                                        "•",
                                                        "#",
                                                        "1e5",
                                                        "0123",
                                                        "8 mars",
                                                        "10\u00A0000 €",
                                                        "50%",
                                                        "(exemple)",
                                                        "(aide)",
                                                        "\\*",
                                                        "C:\\x",
                                                        "...",
                                                        "&",
                                                        "<b>",
                                                        "'",
                                                        "e\u0301té",
                                                        "🌱",
                                                        "نص",
                                                        "a|b",
                                                        "\\|",
                                                        "“a”",
                                                        "FÊTE",
                                                        "MJC",
                                                        "n°5",
                                                        "9h",
                                                        "1/2",
                                                        "vrai",
                                                        "Aucune"};
        std::string text;
        for (std::size_t i = 1 + dice_.below(most); i > 0; --i) {
            text += dice_.one_of(pieces);
            if (dice_.chance(60)) text += ' ';
        }
        text = one_line(text);
        return text.empty() ? "x" : text;
    }
    std::string maybe() { return dice_.chance(50) ? line() : std::string(); }
    std::string several() {
        std::string text = line();
        while (dice_.chance(40)) text += "\n" + line();
        return text;
    }
    std::vector<std::string> values() {
        std::vector<std::string> values;
        std::set<std::string> said;
        while (dice_.chance(50))
            if (auto value = line(3); said.insert(fold(value)).second) values.push_back(std::move(value));
        return values;
    }
    std::vector<Block> blocks(const std::string& before = {}) {
        std::vector<Block> blocks;
        while (dice_.chance(60))
            blocks.push_back({dice_.chance(40) ? BlockKind::bullet : BlockKind::paragraph, before + line(12)});
        return blocks;
    }
    Schedule schedule() {
        auto schedule = testing::some_schedule(dice_);
        std::vector<WeeklyTime> weekly;
        for (const auto& time : schedule.weekly)
            if (std::ranges::find(weekly, time) == weekly.end()) weekly.push_back(time);
        schedule.weekly = weekly;
        for (auto& range : schedule.exceptions)
            if (range.to < range.from) std::swap(range.from, range.to);
        if (schedule.valid_from && schedule.valid_until && *schedule.valid_until < *schedule.valid_from)
            std::swap(schedule.valid_from, schedule.valid_until);
        schedule.words = maybe();
        return schedule;
    }
    Contact contact() { return {several(), "05 90 00 00 00 / 3230", maybe(), maybe()}; }
    bool chance(std::size_t in_hundred) { return dice_.chance(in_hundred); }

private:
    Dice& dice_;
};

std::string joined(const std::vector<Block>& blocks) {
    std::string text;
    for (const auto& block : blocks)
        text += (text.empty() ? "" : "\n") + std::string(block.kind == BlockKind::bullet ? "• " : "") + block.text;
    return text;
}

Action odd_action(OddTexts& odd) {
    Action it;
    it.title = odd.line();
    it.source_title = odd.chance(50) ? it.title : odd.line();
    it.summary = odd.blocks();
    it.status = odd.chance(50) ? "En cours" : "";
    it.ended_reason = odd.maybe();
    it.dimension = odd.chance(50) ? "Services" : odd.maybe();
    it.keywords = odd.values();
    it.publics = odd.values();
    it.territory = odd.maybe();
    it.initiative = odd.values();
    it.initiative_detail = odd.maybe();
    it.partners = odd.values();
    it.source_organisation = odd.chance(30) ? "LA SOURCE" : odd.chance(30) ? "LES TILLEULS" : odd.line();
    it.department = odd.chance(70) ? "Lot" : odd.chance(50) ? "CÔTE-D'OR" : "Seine Saint Denis";
    const auto add = [&](PartKind kind, std::string_view label, const std::vector<Block>& blocks) {
        if (blocks.empty()) return;
        if (it.parts.empty() || it.parts.back().kind != kind)
            it.parts.push_back({kind, std::string(labels::part_name(kind)), {}});
        it.parts.back().fields.push_back({std::string(label), blocks});
    };
    const auto money = odd.blocks("100 € ");
    const auto people = odd.blocks("2 salariés ");
    it.money = joined(money);
    it.people = joined(people);
    it.files = odd.values();
    std::vector<Block> files;
    for (const auto& file : it.files) files.push_back({BlockKind::bullet, file});
    add(PartKind::description, "", odd.blocks());
    add(PartKind::purpose, labels::experience, odd.blocks());
    add(PartKind::purpose, "", odd.blocks());
    add(PartKind::method, labels::general_description, odd.blocks());
    add(PartKind::method, labels::money, money);
    add(PartKind::method, labels::people, people);
    add(PartKind::method, "", odd.blocks());
    add(PartKind::evaluation, labels::limits, odd.blocks());
    add(PartKind::evaluation, "", odd.blocks());
    add(PartKind::files, labels::files, files);
    add(PartKind::files, "", odd.blocks());
    it.practical = {odd.several(), "Awa, " + odd.line(), odd.maybe(), odd.several(), odd.schedule()};
    return it;
}

Document odd_document(std::uint32_t number) {
    Dice dice(number);
    OddTexts odd(dice);
    Document document;
    Organisation ours;
    ours.source_name = "LA SOURCE";
    ours.name = odd.line();
    ours.department = "Lot";
    ours.contact = odd.contact();
    ours.about = odd.several();
    ours.hours = odd.schedule();
    ours.is_ours = dice.chance(80);
    document.organisations.push_back(ours);
    for (int i = 0; i < 6; ++i) document.actions.push_back(odd_action(odd));
    for (int i = 0; i < 3; ++i) {
        Partner it;
        it.name = odd.line();
        it.purpose = odd.maybe();
        it.about = odd.several();
        it.category = odd.maybe();
        it.place = odd.maybe();
        it.contact = odd.contact();
        it.presence = odd.schedule();
        it.names = odd.values();
        document.partners.push_back(it);
        Need need;
        need.label = odd.line();
        need.keywords = odd.values();
        need.words = odd.values();
        need.action_ids = {document.actions[static_cast<std::size_t>(i)].title};
        document.partners.back().needs = {need.label};
        document.needs.push_back(need);
        Poster poster;
        poster.title = odd.line();
        poster.text = odd.several();
        if (dice.chance(50)) poster.from = testing::some_day(dice);
        document.posters.push_back(poster);
    }
    document.words.thesaurus = {{odd.line(2), "jardin"}, {"papiers", odd.line(2)}};
    document.words.acronyms = {odd.line(1)};
    return document;
}

TEST_CASE("whatever signs a text holds, it is the same after the round") {
    for (std::uint32_t number = 1; number <= 60; ++number) {
        CAPTURE(number);
        auto before = assemble({{odd_document(number), {}, 6}}, {}).document;
        const RoundTrip trip(before);
        CHECK(!testing::has_error(trip.again.diagnostics));
        CHECK(difference(seen(before), seen(trip.again.document)) == "");
    }
}

}  // namespace
}  // namespace parvis::content
