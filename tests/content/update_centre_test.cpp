// Whose board it is: what is taken, what is refused and what staff are asked, by the centres that a pack is for.
#include "tests/content/store_workshop.h"

using namespace parvis;
using namespace parvis::testing;

TEST_CASE("a pack for another centre is refused, however ours is spelt") {
    Workshop workshop;
    const auto pack = make_pack(workshop.stick, "a", numbered_document(1, {"L’Étang", "Les Deux  Rives"}));
    workshop.rules.centre = "Le Moulin";
    expect_refused(workshop, pack, UpdateOutcome::other_centre);
    workshop.rules.centre = "les deux rives";
    const auto store = workshop.open();
    CHECK(workshop.update(*store, pack).outcome == UpdateOutcome::installed);
}

TEST_CASE("a pack of no centre is everybody's") {
    Workshop workshop;
    workshop.rules.centre = "Le Moulin";
    const auto store = workshop.open();
    CHECK(workshop.update(*store, workshop.pack(1)).outcome == UpdateOutcome::installed);
    CHECK(workshop.update(*store, make_pack(workshop.stick, "b", numbered_document(2, {"Le Moulin"}))).outcome ==
          UpdateOutcome::installed);
    CHECK(workshop.update(*store, workshop.pack(3)).outcome == UpdateOutcome::installed);
}

TEST_CASE("where the settings name no centre, the centres of what is shown count, and staff may agree to others") {
    Workshop workshop;
    const auto of = [&](std::int64_t sequence, std::vector<std::string> centres) {
        return make_pack(workshop.stick, std::to_string(sequence), numbered_document(sequence, std::move(centres)));
    };
    {
        const auto store = workshop.open();
        CHECK(workshop.update(*store, of(1, {"L’Étang", "Les Deux Rives"}), true).outcome == UpdateOutcome::installed);
        CHECK(workshop.update(*store, of(2, {"les deux rives"})).outcome == UpdateOutcome::installed);
    }
    const auto theirs = of(3, {"Le Moulin", "L’Étang"});
    expect_refused(workshop, theirs, UpdateOutcome::new_centre);
    CHECK(asks_staff(UpdateOutcome::new_centre));
    // One that is told from inside alone is asked about as well.
    auto plain = of(4, {"Le Moulin"});
    plant(*plain.signature, to_text(author_key().sign(digest_of_file(plain.pack), "timestamp:1")));
    expect_refused(workshop, plain, UpdateOutcome::new_centre);
    const auto store = workshop.open();
    CHECK(workshop.update(*store, theirs).knew_centre);
    CHECK(workshop.update(*store, theirs, true).outcome == UpdateOutcome::installed);
    CHECK(workshop.update(*store, of(5, {"Le Moulin"})).outcome == UpdateOutcome::installed);
    // The settings have the last word.
    workshop.rules.centre = "Le Moulin";
    CHECK(workshop.update(*store, of(7, {"La Source"})).outcome == UpdateOutcome::other_centre);
}

TEST_CASE("while neither the settings nor what is shown name a centre, a content for one waits for staff") {
    Workshop workshop;
    SUBCASE("from a stick") {}
    SUBCASE("over the network") {
        workshop.rules.origin = UpdateOrigin::inbox;
    }
    const auto of = [&](std::int64_t sequence, std::vector<std::string> centres) {
        return make_pack(workshop.stick, std::to_string(sequence), numbered_document(sequence, std::move(centres)));
    };
    auto plain = of(2, {"Le Moulin"});
    plant(*plain.signature, to_text(author_key().sign(digest_of_file(plain.pack), "timestamp:1")));
    const auto expect_question = [&](const StickPack& pack) {
        expect_refused(workshop, pack, UpdateOutcome::new_centre);
        const auto told = report_of(workshop.open()->history().value().back());
        CHECK_FALSE(told->knew_centre);
        CHECK(told->edition.centres == std::vector<std::string>{"Le Moulin"});
    };
    // What came with Parvis is nobody's.
    expect_question(of(1, {"Le Moulin"}));
    expect_question(plain);
    // Nor does a content for all tell anything.
    CHECK(workshop.update(*workshop.open(), of(3, {})).outcome == UpdateOutcome::installed);
    expect_question(of(4, {"Le Moulin"}));
    const auto store = workshop.open();
    CHECK(workshop.update(*store, of(5, {"Le Moulin"}), true).outcome == UpdateOutcome::installed);
    CHECK(workshop.update(*store, of(6, {"Le Moulin"})).outcome == UpdateOutcome::installed);
    REQUIRE(store->show(std::nullopt, workshop.rules.keys));
    const auto asked = workshop.update(*store, of(7, {"Le Moulin"}));
    CHECK(asked.outcome == UpdateOutcome::new_centre);
    CHECK_FALSE(asked.knew_centre);
}

TEST_CASE("what staff publish on their own board is for it, whatever centre it names") {
    Workshop workshop;
    workshop.rules.origin = UpdateOrigin::staff;
    SUBCASE("the settings name none") {}
    SUBCASE("the settings name another, misspelt perhaps") {
        workshop.rules.centre = "La Sourse";
    }
    const auto store = workshop.open();
    for (const int sequence : {1, 2}) {
        const auto document = numbered_document(sequence, {sequence == 1 ? "La Source" : "Centre social La Source"});
        const auto pack = make_pack(workshop.stick, std::to_string(sequence), document);
        CHECK(workshop.update(*store, pack).outcome == UpdateOutcome::installed);
    }
}
