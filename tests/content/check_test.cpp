#include "content/check/check.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "content/catalogue/catalogue_writer.h"
#include "content/database.h"
#include "content/defaults/defaults.h"
#include "content/text/encoding.h"
#include "platform/base/durable_file.h"
#include "tests/content/random_document.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;
using namespace std::chrono;
using parvis::testing::random_document;
using parvis::testing::TemporaryFolder;

namespace {

constexpr year_month_day today = year{2026} / March / 15;

Document sound_document() {
    Document document;
    auto& centre = document.organisations.emplace_back();
    centre.id = "ours";
    centre.name = "La Source";
    centre.is_ours = true;
    auto& action = document.actions.emplace_back();
    action.id = "a";
    action.title = "Le jardin";
    action.summary = {{BlockKind::paragraph, "On sème."}};
    action.organisation_id = "ours";
    action.photo = Picture{"\xFF\xD8\xFF\xE0", 4, 3, "Un jardin"};
    action.origin = {"actions.csv", 2};
    auto& need = document.needs.emplace_back();
    need.id = "n";
    need.label = "Jardiner";
    need.pictogram = "leaf";
    need.words = {"jardin"};
    return document;
}

Diagnostics check(const Document& document, const std::string& spoil = "") {
    const TemporaryFolder folder;
    REQUIRE(write_catalogue(document, folder / "a.parvis"));
    if (!spoil.empty()) {
        auto database = Database::create(folder / "a.parvis");
        REQUIRE(database);
        REQUIRE(database->execute(spoil));
    }
    return check_catalogue(folder / "a.parvis", today);
}

bool tells(const Diagnostics& found, Severity severity, std::string_view words) {
    return std::any_of(found.begin(), found.end(), [&](const Diagnostic& it) {
        return it.severity == severity && it.message.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("a sound catalogue has nothing to tell") {
    const auto found = check(sound_document());
    for (const auto& it : found) MESSAGE(to_line(it));
    CHECK(found.empty());
}

TEST_CASE("any document that was written has no error") {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        auto document = random_document(seed, 30);
        for (auto& action : document.actions)
            if (action.photo) action.photo->bytes = "\xFF\xD8\xFF";
        for (auto& poster : document.posters)
            if (poster.picture) poster.picture->bytes = "\x89PNG\r\n\x1A\n";
        for (const auto& it : check(document)) {
            CAPTURE(it.message);
            CHECK(it.severity != Severity::error);
        }
    }
}

TEST_CASE("each thing an owner wants to know is told, once, with its place") {
    auto document = sound_document();
    auto& action = document.actions[0];
    std::string words;
    SUBCASE("no summary") {
        action.summary.clear();
        words = "n’a pas de résumé";
    }
    SUBCASE("no title") {
        action.title.clear();
        document.needs.clear();
        words = "n’a pas de titre";
    }
    SUBCASE("no alternative text") {
        action.photo->alt.clear();
        words = "n’a pas de texte";
    }
    SUBCASE("dates that are over") {
        action.practical.schedule.dates = {{year{2025} / May / 1, {}}, {year{2026} / March / 14, {}}};
        words = "la dernière : 14/03/2026";
    }
    SUBCASE("times that are over") {
        action.practical.schedule.valid_until = year{2026} / March / 14;
        words = "ne valent plus depuis le 14/03/2026";
    }
    SUBCASE("times that end before they begin") {
        action.practical.schedule.valid_from = year{2026} / May / 2;
        action.practical.schedule.valid_until = year{2026} / May / 1;
        words = "finissent avant de commencer";
    }
    SUBCASE("a lost letter") {
        action.title = "BERNARDI?RE, le jardin";
        words = "une lettre s’est perdue";
    }
    SUBCASE("no centre") {
        action.organisation_id.clear();
        words = "n’a pas de centre";
    }
    const auto found = check(document);
    REQUIRE(found.size() == 1);
    CHECK(tells(found, Severity::warning, words));
    CHECK(found[0].where == Origin{"actions.csv", 2});
}

TEST_CASE("today and tomorrow are not past") {
    auto document = sound_document();
    auto& schedule = document.actions[0].practical.schedule;
    schedule.dates = {{year{2025} / May / 1, {}}, {today, {}}};
    schedule.valid_until = today;
    document.posters.emplace_back();
    document.posters[0].id = "p";
    document.posters[0].title = "Fête";
    document.posters[0].until = today;
    CHECK(check(document).empty());
    document.posters[0].until = year{2026} / March / 14;
    CHECK(tells(check(document), Severity::warning, "est passée depuis le 14/03/2026"));
}

TEST_CASE("a need with nothing behind, an unknown action and an unknown pictogram are told") {
    auto document = sound_document();
    auto& need = document.needs[0];
    need.words = {"introuvable"};
    need.action_ids = {"nobody"};
    need.pictogram = "dragon";
    const auto found = check(document);
    CHECK(found.size() == 3);
    CHECK(tells(found, Severity::warning, "n’a rien derrière lui"));
    CHECK(tells(found, Severity::warning, "« nobody »"));
    CHECK(tells(found, Severity::warning, "« dragon »"));
}

TEST_CASE("needs that Parvis brought and nothing fills are one line, about no file of theirs") {
    auto document = sound_document();
    document.needs = shipped_defaults().document.needs;
    for (auto& need : document.needs) need.id = need.label;
    document.partners.emplace_back().id = "p";
    document.partners[0].name = "CAF";
    document.partners[0].needs = {"Voler"};
    const auto found = check(document);
    CHECK(found.size() == 2);
    CHECK(tells(found, Severity::note, "« Papiers et démarches », « Enfants et familles »"));
    CHECK(tells(found, Severity::note, "pour les vôtres, créez besoins.csv"));
    CHECK(tells(found, Severity::warning, "« Voler », qui n’existe pas ; écrivez l’un de ceux de Parvis, ou créez"));
    for (const auto& it : found) CHECK_FALSE(it.where.file.starts_with("livré"));
}

TEST_CASE("a partner's unknown need and a catalogue that is nobody's are told") {
    auto document = sound_document();
    document.organisations[0].is_ours = false;
    auto& partner = document.partners.emplace_back();
    partner.id = "p";
    partner.name = "CAF";
    partner.needs = {"JARDINER", "Voler"};
    const auto found = check(document);
    CHECK(found.size() == 2);
    CHECK(tells(found, Severity::warning, "« Voler »"));
    CHECK(tells(found, Severity::note, "aucun centre n’est le nôtre"));
}

TEST_CASE("errors of the file itself are found, each") {
    std::string spoil;
    std::string words;
    SUBCASE("a reference") {
        spoil =
            "PRAGMA foreign_keys=OFF; UPDATE action SET organisation = NULL; DELETE FROM organisation;"
            "INSERT INTO need_action VALUES(9, 0)";
        words = "renvoie à la table « need »";
    }
    SUBCASE("the order") {
        spoil = "UPDATE action SET title = 'Z' WHERE id = 'a'; UPDATE action SET title = 'A' WHERE id = 'b'";
        words = "l’ordre des listes";
    }
    SUBCASE("the facets") {
        spoil = "UPDATE facet_value SET label = 'autre' WHERE facet = 4";
        words = "la table des filtres";
    }
    SUBCASE("the needs") {
        spoil = "DELETE FROM need_action";
        words = "la table des besoins";
    }
    SUBCASE("the partners") {
        spoil = "INSERT INTO partner_action VALUES(0, 0)";
        words = "la table des partenaires";
    }
    SUBCASE("the index") {
        spoil = "UPDATE summary_block SET text = 'autre chose'";
        words = "l’index de recherche";
    }
    SUBCASE("a picture") {
        spoil = "UPDATE picture SET bytes = CAST('GIF89a' AS BLOB)";
        words = "n’est ni JPEG ni PNG";
    }
    SUBCASE("an id that is there twice is malformed already") {
        spoil = "UPDATE action SET position = 0";
        words = "abîmé";
    }
    auto document = sound_document();
    document.actions.push_back(document.actions[0]);
    document.actions[1].id = "b";
    document.actions[1].title = "Le potager du jardin";
    document.partners.emplace_back().id = "p";
    document.partners[0].name = "CAF";
    const auto found = check(document, spoil);
    REQUIRE(!found.empty());
    CHECK(found[0].severity == Severity::error);
    CHECK(tells(found, Severity::error, words));
}

TEST_CASE(
    "broken, control and direction bytes and texts that are too long are found in any text, the source's own "
    "included") {
    const std::vector<std::string> places = {
        "UPDATE action_source SET text = ", "UPDATE action SET title = ", "UPDATE summary_block SET text = ",
        "UPDATE organisation SET name = ",  "UPDATE need SET label = ",   "UPDATE word SET target = ",
        "UPDATE picture SET alt = "};
    auto document = sound_document();
    document.actions[0].source_text = "Le jardin";
    document.words.thesaurus = {{"potager", "jardin"}};
    for (const auto& place : places)
        for (const std::string bytes : {"'FF41'", "'41004200'", "'1B5B324A'", "'E280AE41'", "'C285'", "'C3'"}) {
            CAPTURE(place);
            CAPTURE(bytes);
            const auto found = check(document, place + "CAST(x" + bytes + " AS TEXT)");
            CHECK(tells(found, Severity::error, "des octets abîmés ou des caractères de contrôle"));
            for (const auto& it : found) CHECK(is_clean_text(it.message));
        }
    const auto found = check(document, places[0] + "printf('%.*c', 10000001, 'a')");
    CHECK(tells(found, Severity::error, "dépasse 10 millions d’octets"));
}

TEST_CASE("a file that does not open is one error") {
    const auto found = check_catalogue("/no/such/file.parvis", today);
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Severity::error);
    CHECK(found[0].message.find("n’existe pas") != std::string::npos);
}

TEST_CASE("a page that was damaged is found by SQLite's own check or by ours") {
    const TemporaryFolder folder;
    REQUIRE(write_catalogue(random_document(4, 60), folder / "a.parvis"));
    const auto good = *read_file(folder / "a.parvis", 10'000'000);
    // A bit in the middle of a page's cell directory.
    auto bytes = good;
    for (std::size_t page = 8192; page + 16 < bytes.size(); page += 8192) bytes[page + 9] ^= 0x11;
    REQUIRE(write_file(folder / "a.parvis", bytes));
    const auto found = check_catalogue(folder / "a.parvis", today);
    REQUIRE(!found.empty());
    CHECK(found[0].severity == Severity::error);
}
