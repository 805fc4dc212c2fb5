#include "content/pack/comparison.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/content/hostile_pack.h"

namespace parvis::content {
namespace {

using testing::sound_document;
using testing::TemporaryFolder;

struct Packs {
    TemporaryFolder folder;
    Document before = sound_document(11, 30);
    Document after = before;

    Comparison compare(std::size_t most_titles = 100) const {
        REQUIRE(write_catalogue(before, folder / "before.parvis"));
        REQUIRE(write_catalogue(after, folder / "after.parvis"));
        const auto comparison =
            compare_packs(folder / "before.parvis", folder / "after.parvis", {most_titles, nullptr});
        if (!comparison) FAIL(comparison.error().message);
        return *comparison;
    }
};

// With rows in every table.
Document everything() {
    Document document = sound_document(11, 30);
    Action& sheet = document.actions[3];
    sheet.organisation_id = "ours";
    for (const Action& other : sound_document(11, 30).actions)
        if (other.photo) sheet.photo = other.photo;
    sheet.practical.schedule.weekly = {{2, 0, TimeSpan{540, 600}}};
    sheet.practical.schedule.dates = {{std::chrono::year{2026} / 12 / 5, TimeSpan{540, 600}}};
    sheet.practical.schedule.exceptions = {{std::chrono::year{2026} / 12 / 5, std::chrono::year{2026} / 12 / 6}};
    document.organisations.insert(document.organisations.begin(), Organisation{});
    document.organisations[0].id = "ours";
    document.organisations[0].name = "Centre social La Source";
    document.organisations[0].hours = sheet.practical.schedule;
    document.edition = {12, "Awa", std::chrono::year{2026} / 12 / 5, {"La Source"}};
    document.partners = {{}};
    document.partners[0].id = "caf";
    document.partners[0].name = "CAF";
    document.partners[0].presence = sheet.practical.schedule;
    document.partners[0].needs = {"Mes droits"};
    document.partners[0].names = {"Caisse d’allocations familiales"};
    sheet.partners = {"CAF"};
    document.needs = {{}, {}};
    document.needs[0].id = "droits";
    document.needs[0].label = "Mes droits";
    document.needs[0].action_ids = {sheet.id};
    document.needs[1].id = "jardin";
    document.needs[1].label = "Jardin et nature";
    document.posters = {{}};
    document.posters[0].id = "fete";
    document.posters[0].title = "Fête de quartier";
    document.posters[0].picture = sheet.photo;
    return document;
}

TEST_CASE("the same content again changes nothing, whatever its edition, order and origin") {
    Packs packs;
    packs.after.edition = {99, "Awa", std::nullopt, {}};
    std::reverse(packs.after.actions.begin(), packs.after.actions.end());
    for (Action& action : packs.after.actions) {
        action.origin = {"other.txt", 7};
        action.source_text += "!";
        action.source_title += "!";
    }
    CHECK(packs.compare() == Comparison{});
}

TEST_CASE("a part without fields is not seen, a field in another part is") {
    Packs packs;
    for (Action& action : packs.after.actions) {
        std::erase_if(action.parts, [](const Part& part) { return part.fields.empty(); });
        action.parts.insert(action.parts.begin(), Part{PartKind::description, "Description de l’action", {}});
    }
    CHECK(packs.compare() == Comparison{});
    Action& moved = packs.after.actions[3];
    moved.parts = {{PartKind::purpose, "Raison d’être", {{"Objectif", {{BlockKind::paragraph, "Manger mieux"}}}}}};
    packs.before.actions[3].parts = moved.parts;
    packs.before.actions[3].parts[0].kind = PartKind::method;
    CHECK(packs.compare().sheets.changed.count == 1);
}

TEST_CASE("new, changed and removed sheets are counted and named") {
    Packs packs;
    packs.after.actions.erase(packs.after.actions.begin() + 4);
    packs.before.actions[4].title = "Le bal";
    packs.after.actions[9].title = "Le potager";
    Action fresh;
    fresh.id = "fresh";
    fresh.title = "La chorale";
    packs.after.actions.push_back(fresh);
    CHECK(packs.compare() == Comparison{{{1, {"La chorale"}}, {1, {"Le potager"}}, {1, {"Le bal"}}}});
}

TEST_CASE("titles are no more than were asked for, in the order of lists, and all are counted") {
    Packs packs;
    packs.before.actions.clear();
    for (std::size_t i = 0; i < packs.after.actions.size(); ++i)
        packs.after.actions[i].title = "Titre " + std::to_string(100 + i);
    for (Organisation& organisation : packs.after.organisations) organisation.is_ours = false;
    const Comparison comparison = packs.compare(3);
    CHECK(comparison.sheets.added.count == 30);
    CHECK(comparison.sheets.added.titles == std::vector<std::string>{"Titre 100", "Titre 101", "Titre 102"});
    CHECK(packs.compare(0).sheets.added == Changes{30, {}});
}

TEST_CASE("anything that a visitor can see is a change") {
    Packs packs;
    Action& sheet = packs.after.actions[3];
    sheet.summary = {{BlockKind::paragraph, "Un"}, {BlockKind::bullet, "Deux"}};
    sheet.parts = {{PartKind::purpose, "Raison", {{"Champ", {{BlockKind::paragraph, "Texte"}}}}}};
    sheet.practical.schedule.weekly = {{2, 0, TimeSpan{540, 600}}};
    sheet.practical.schedule.dates = {{std::chrono::year{2026} / 12 / 5, std::nullopt}};
    sheet.practical.schedule.words = "sauf vacances";
    for (const Action& other : packs.after.actions)
        if (other.photo) sheet.photo = other.photo;
    REQUIRE(sheet.photo);
    packs.before = packs.after;
    REQUIRE(packs.compare() == Comparison{});

    int changes = 0;
    const auto is_seen = [&](auto change) {
        Packs now;
        now.before = packs.before;
        now.after = packs.before;
        change(now.after.actions[3]);
        CAPTURE(++changes);
        CHECK(now.compare().sheets.changed.count == 1);
    };
    is_seen([](Action& it) { it.lead += "!"; });
    is_seen([](Action& it) { it.status += "!"; });
    is_seen([](Action& it) { it.dimension += "!"; });
    is_seen([](Action& it) { it.money += "!"; });
    is_seen([](Action& it) { it.department += "!"; });
    is_seen([](Action& it) { it.practical.price += "!"; });
    is_seen([](Action& it) { it.organisation_id = it.organisation_id.empty() ? "organisation-1" : ""; });
    is_seen([](Action& it) { it.keywords.push_back("Danse"); });
    is_seen([](Action& it) { std::swap(it.summary[0], it.summary[1]); });
    is_seen([](Action& it) { it.summary[0].kind = BlockKind::bullet; });
    is_seen([](Action& it) { it.parts[0].name += "!"; });
    is_seen([](Action& it) { it.parts[0].fields[0].label += "!"; });
    is_seen([](Action& it) { it.parts[0].fields[0].blocks[0].text += "!"; });
    is_seen([](Action& it) { it.parts[0].fields[0].blocks.push_back({BlockKind::bullet, "x"}); });
    is_seen([](Action& it) { it.practical.schedule.weekly[0].weekday = 3; });
    is_seen([](Action& it) { it.practical.schedule.weekly[0].span.reset(); });
    is_seen([](Action& it) { it.practical.schedule.dates[0].date = std::chrono::year{2026} / 12 / 6; });
    is_seen([](Action& it) { it.practical.schedule.words = ""; });
    is_seen([](Action& it) { it.photo.reset(); });
    is_seen([](Action& it) { it.photo->alt += "!"; });
    is_seen([](Action& it) { it.photo->bytes += "!"; });
    is_seen([](Action& it) { it.photo->bytes[30] = static_cast<char>(it.photo->bytes[30] ^ 1); });
}

TEST_CASE("partners, posters and organisations are told by name, needs and words by themselves") {
    Packs packs;
    packs.before = packs.after = everything();
    REQUIRE(packs.compare() == Comparison{});
    SUBCASE("partners") {
        packs.after.partners[0].contact.phone = "05 90 11 11 11";
        packs.after.partners.push_back({});
        packs.after.partners.back().id = "fresh";
        packs.after.partners.back().name = "Mission locale";
        const Comparison comparison = packs.compare();
        CHECK(comparison.partners.changed.titles == std::vector{packs.before.partners[0].name});
        CHECK(comparison.partners.added.titles == std::vector<std::string>{"Mission locale"});
        CHECK(comparison.sheets.empty());
    }
    SUBCASE("when a partner is there") {
        packs.after.partners[0].presence.weekly = {{5, 0, TimeSpan{540, 600}}};
        CHECK(packs.compare().partners.changed.count == 1);
    }
    SUBCASE("posters") {
        packs.after.posters[0].until = std::chrono::year{2031} / 1 / 1;
        CHECK(packs.compare().posters.changed.titles == std::vector{packs.before.posters[0].title});
        packs.after.posters.clear();
        CHECK(packs.compare().posters.removed.count == static_cast<std::int64_t>(packs.before.posters.size()));
    }
    SUBCASE("the hours and the welcome of a centre") {
        packs.after.organisations[0].hours.weekly = {{5, 0, TimeSpan{540, 600}}};
        CHECK(packs.compare().organisations.changed.titles == std::vector{packs.before.organisations[0].name});
        packs.after.organisations = packs.before.organisations;
        packs.after.organisations[0].about += "!";
        CHECK(packs.compare().organisations.changed.count == 1);
        packs.after.organisations = packs.before.organisations;
        packs.after.organisations[0].id = "of-no-department";
        packs.after.organisations[0].name = "centre social la SOURCE";
        for (Action& action : packs.after.actions)
            if (action.organisation_id == packs.before.organisations[0].id) action.organisation_id = "of-no-department";
        const auto moved = packs.compare().organisations;
        CHECK(moved.changed.titles == std::vector<std::string>{"centre social la SOURCE"});
        CHECK(moved.added.count == 0);
        CHECK(moved.removed.count == 0);
        packs.after.organisations[0].name = "Les Tilleuls";
        CHECK(packs.compare().organisations.added.titles == std::vector<std::string>{"Les Tilleuls"});
        CHECK(packs.compare().organisations.removed.titles == std::vector{packs.before.organisations[0].name});
    }
    SUBCASE("needs, and their order") {
        std::swap(packs.after.needs[0], packs.after.needs[1]);
        Comparison expected;
        expected.needs = true;
        CHECK(packs.compare() == expected);
    }
    SUBCASE("words") {
        packs.after.words.thesaurus.push_back({"ordi", "ordinateur"});
        Comparison expected;
        expected.words = true;
        CHECK(packs.compare() == expected);
    }
}

TEST_CASE("no column of any table is forgotten: a change in it is told, or it is of those that no visitor sees") {
    const std::set<std::string> unseen = {
        // Told beside the changes.
        "edition", "edition.sequence", "edition.author", "edition.date", "edition_centre", "edition_centre.name",
        // The source's own words, and where they stand in it.
        "organisation.source_name", "action.source_title", "action.source_organisation", "action_source",
        "action_source.text", "action.position", "action.origin_file", "action.origin_line", "organisation.origin_file",
        "organisation.origin_line", "partner.origin_file", "partner.origin_line", "need.origin_file",
        "need.origin_line", "poster.origin_file", "poster.origin_line",
        // Worked out from the rest when a pack is built.
        "need_action", "partner_action", "facet", "facet.numbers", "facet_value", "facet_value.value",
        "facet_value.label", "search_vocabulary", "search_vocabulary.words", "search_term", "search_term.shown",
        "search_term.sheets", "search_term.postings", "search_prefix", "search_prefix.postings"};
    const TemporaryFolder folder;
    REQUIRE(write_catalogue(everything(), folder / "before.parvis"));
    const auto is_told = [&](const std::string& sql) {
        std::filesystem::copy_file(folder / "before.parvis", folder / "after.parvis",
                                   std::filesystem::copy_options::overwrite_existing);
        testing::BentFile{folder / "after.parvis", {}}.run(
            "PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; " + sql);
        const auto comparison = compare_packs(folder / "before.parvis", folder / "after.parvis");
        if (!comparison) CHECK(sql == "DELETE FROM picture");  // a sheet points to it
        return !comparison || *comparison != Comparison{};
    };
    auto database = Database::open_immutable(folder / "before.parvis");
    REQUIRE(database);
    std::set<std::string> met;
    const auto expect = [&](const std::string& what, const std::string& sql) {
        CAPTURE(what);
        met.insert(what);
        CHECK(is_told(sql) != unseen.contains(what));
    };
    auto columns = database->prepare(
        "SELECT m.name, c.name, c.type, c.\"notnull\" FROM sqlite_schema m, pragma_table_info(m.name) c "
        "WHERE m.type = 'table' AND c.pk = 0");
    REQUIRE(columns);
    while (columns->step().value()) {
        const std::string table(columns->text(0));
        const std::string column(columns->text(1));
        const std::string other = columns->integer(3) == 0     ? "CASE WHEN " + column + " IS NULL THEN 1 ELSE NULL END"
                                  : columns->text(2) == "TEXT" ? column + " || 'x'"
                                  : columns->text(2) == "BLOB" ? "CAST(" + column + " || x'01' AS BLOB)"
                                                               : column + " + 1";
        expect(table + "." + column, "UPDATE " + table + " SET " + column + " = " + other);
    }
    auto tables = database->prepare("SELECT name FROM sqlite_schema WHERE type = 'table'");
    REQUIRE(tables);
    while (tables->step().value()) {
        const std::string table(tables->text(0));
        auto rows = database->prepare("SELECT 1 FROM " + table);
        REQUIRE(rows);
        CAPTURE(table);
        const bool has_rows = rows->step().value();
        CHECK((has_rows || table == "search_prefix"));  // only thousands of words make these
        expect(table, "DELETE FROM " + table);
    }
    for (const std::string& what : unseen) {
        CAPTURE(what);
        CHECK(met.contains(what));
    }
}

TEST_CASE("another name of its centre is a change of each of its sheets") {
    Packs packs;
    std::int64_t sheets = 0;
    for (const Action& action : packs.after.actions)
        sheets += action.organisation_id == packs.after.organisations[0].id ? 1 : 0;
    REQUIRE(sheets > 0);
    packs.after.organisations[0].name += "!";
    CHECK(packs.compare().sheets.changed.count == sheets);
}

TEST_CASE("what is no pack cannot be compared, and a comparison can be given up") {
    Packs packs;
    REQUIRE(packs.compare() == Comparison{});
    REQUIRE(write_file(packs.folder / "other", "Bonjour"));
    CHECK(compare_packs(packs.folder / "other", packs.folder / "after.parvis").error().code == Errc::foreign);
    CHECK(compare_packs(packs.folder / "before.parvis", packs.folder / "absent").error().code == Errc::not_found);
    Cancellation cancel;
    cancel.cancel();
    CHECK(compare_packs(packs.folder / "before.parvis", packs.folder / "after.parvis", {1, &cancel}).error().code ==
          Errc::interrupted);
}

}  // namespace
}  // namespace parvis::content
