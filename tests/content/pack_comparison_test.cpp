#include "content/pack/comparison.h"

#include <doctest/doctest.h>

#include <algorithm>

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
    CHECK(packs.compare().changed.count == 1);
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
    CHECK(packs.compare() == Comparison{{1, {"La chorale"}}, {1, {"Le potager"}}, {1, {"Le bal"}}});
}

TEST_CASE("titles are no more than were asked for, in the order of lists, and all are counted") {
    Packs packs;
    packs.before.actions.clear();
    for (std::size_t i = 0; i < packs.after.actions.size(); ++i)
        packs.after.actions[i].title = "Titre " + std::to_string(100 + i);
    for (Organisation& organisation : packs.after.organisations) organisation.is_ours = false;
    const Comparison comparison = packs.compare(3);
    CHECK(comparison.added.count == 30);
    CHECK(comparison.added.titles == std::vector<std::string>{"Titre 100", "Titre 101", "Titre 102"});
    CHECK(packs.compare(0).added == Changes{30, {}});
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
        CHECK(now.compare().changed.count == 1);
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

TEST_CASE("another name of its centre is a change of each of its sheets") {
    Packs packs;
    std::int64_t sheets = 0;
    for (const Action& action : packs.after.actions)
        sheets += action.organisation_id == packs.after.organisations[0].id ? 1 : 0;
    REQUIRE(sheets > 0);
    packs.after.organisations[0].name += "!";
    CHECK(packs.compare().changed.count == sheets);
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
