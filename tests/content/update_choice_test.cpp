// Which pack of a stick is taken, and what is told of the others.
#include <functional>

#include "tests/content/store_workshop.h"
#include "tests/fakes/hooked_files.h"

using namespace parvis;
using namespace parvis::testing;
namespace fs = std::filesystem;

TEST_CASE("of several packs the highest good one of this centre is taken, and the log says so") {
    Workshop workshop;
    workshop.rules.centre = "Le Moulin";
    make_pack(workshop.stick, "a", numbered_document(3));
    make_pack(workshop.stick, "b", numbered_document(7, {"Le Moulin"}));
    make_pack(workshop.stick, "c", numbered_document(9, {"L’Étang"}));
    const auto forged = make_pack(workshop.stick, "d", numbered_document(12));
    plant(*forged.signature, to_text(SecretKey::generate().sign(digest_of_file(forged.pack), "timestamp:1")));
    const auto store = workshop.open();
    const auto report = workshop.update_all(*store);
    CHECK(report.outcome == UpdateOutcome::installed);
    CHECK(report.pack.filename() == "b.parvis");
    CHECK(shown(store->view()) == 7);
    CHECK(report.packs == 4);
    CHECK(report.passed_over == std::vector{PassedOver{forged.pack, UpdateOutcome::unknown_key}});
    const auto logged = report_of(store->history().value().back());
    REQUIRE(logged);
    CHECK(logged->outcome == UpdateOutcome::installed);
    CHECK(logged->packs == 4);
    CHECK(logged->passed_over == std::vector{PassedOver{"d.parvis", UpdateOutcome::unknown_key}});
    // The same stick at the next start: one more line, and no more at the one after it.
    for (int i = 0; i < 2; ++i) {
        CHECK(workshop.update_all(*store).outcome == UpdateOutcome::up_to_date);
        CHECK(store->history().value().size() == 2);
    }
}

TEST_CASE("of more packs than are tried the highest is taken, wherever its name puts it") {
    Workshop workshop;
    make_pack(workshop.stick, "a", numbered_document(30));
    const auto lower = make_pack(workshop.stick, "b-000", numbered_document(10));
    for (int i = 1; i < 100; ++i) {
        const fs::path other = lower.pack.parent_path() / ("b-" + std::to_string(1000 + i) + ".parvis");
        fs::create_hard_link(lower.pack, other);
        fs::create_hard_link(*lower.signature, other.string() + ".minisig");
    }
    const auto store = workshop.open();
    const auto report = workshop.update_all(*store);
    CHECK(report.outcome == UpdateOutcome::installed);
    CHECK(report.pack.filename() == "a.parvis");
    CHECK(shown(store->view()) == 30);
    CHECK(report.packs == 101);
}

TEST_CASE("of very many packs that are no good as many are tried as is soon done") {
    Workshop workshop;
    const auto bad = make_pack(workshop.stick, "b-0", numbered_document(10));
    std::ofstream(bad.pack, std::ios::binary | std::ios::in | std::ios::ate).seekp(5000).write("x", 1);
    for (int i = 1; i < 300; ++i) {
        const fs::path other = bad.pack.parent_path() / ("b-" + std::to_string(i) + ".parvis");
        fs::create_hard_link(bad.pack, other);
        fs::create_hard_link(*bad.signature, other.string() + ".minisig");
    }
    int copies = 0;
    HookedFiles counted(workshop.files, [&](const FileOperation& operation) {
        copies += operation.kind == FileOperation::create && operation.path.filename() == "pack";
        return Verdict{};
    });
    const auto store = Store::open(counted, workshop.store_folder, workshop.clock);
    const auto report = workshop.update_all(*store);
    CHECK(report.outcome == UpdateOutcome::damaged);
    CHECK(copies == 100);
    CHECK(report.packs == 300);
}

TEST_CASE("a higher pack that is no good does not hide a good one, at whatever step it fails") {
    Workshop workshop;
    workshop.install(1);
    fs::remove_all(workshop.stick);
    fs::create_directories(workshop.stick);
    const auto high = make_pack(workshop.stick, "high", numbered_document(9));
    UpdateOutcome why = UpdateOutcome::damaged;
    SUBCASE("its bytes are not those that were signed") {
        std::ofstream(high.pack, std::ios::binary | std::ios::in | std::ios::ate).seekp(5000).write("x", 1);
    }
    SUBCASE("it is cut") {
        fs::resize_file(high.pack, fs::file_size(high.pack) - 4096);
    }
    SUBCASE("it is for a later Parvis") {
        const auto later = static_cast<int>(catalogue_schema_version) + 1;
        make_pack(workshop.stick, "high", numbered_document(9),
                  PackFacts{later, 9, fs::file_size(high.pack), {}, {}, {}});
        why = UpdateOutcome::too_new;
    }
    SUBCASE("it is for an earlier Parvis") {
        const auto earlier = static_cast<int>(catalogue_schema_version) - 1;
        make_pack(workshop.stick, "high", numbered_document(9),
                  PackFacts{earlier, 9, fs::file_size(high.pack), {}, {}, {}});
        why = UpdateOutcome::too_old;
    }
    SUBCASE("it is no catalogue") {
        plant(high.pack, std::string(8192, 'x'));
        const auto comment = to_trusted_comment({static_cast<int>(catalogue_schema_version), 9, 8192, {}, {}, {}});
        plant(*high.signature, to_text(author_key().sign(digest_of_file(high.pack), comment.value())));
        why = UpdateOutcome::malformed;
    }
    SUBCASE("its signature is torn") {
        fs::resize_file(*high.signature, 100);
        why = UpdateOutcome::malformed;
    }
    SUBCASE("it is not signed") {
        fs::remove(*high.signature);
        why = UpdateOutcome::not_signed;
    }
    const auto good = workshop.pack(5);
    const auto store = workshop.open();
    const auto report = workshop.update_all(*store);
    CHECK(report.outcome == UpdateOutcome::installed);
    CHECK(report.pack == good.pack);
    CHECK(report.passed_over == std::vector{PassedOver{high.pack, why}});
    CHECK(shown(store->view()) == 5);
    CHECK(report_of(store->history().value().back())->passed_over == std::vector{PassedOver{"high.parvis", why}});
    // Once more: what is shown is up to date, and the other one is told of still.
    const auto again = workshop.update_all(*store);
    CHECK(again.outcome == UpdateOutcome::up_to_date);
    CHECK(again.passed_over == report.passed_over);
}

TEST_CASE("where no pack is good, the reason is that of the highest, whatever staff might accept of the others") {
    Workshop workshop;
    workshop.install(7);
    const auto high = make_pack(workshop.stick, "high", numbered_document(9));
    std::ofstream(high.pack, std::ios::binary | std::ios::in | std::ios::ate).seekp(5000).write("x", 1);
    fs::remove(workshop.stick / "7.parvis");
    fs::remove(*workshop.pack(8).signature);
    workshop.pack(5);  // older than what is shown
    const auto store = workshop.open();
    const auto report = workshop.update_all(*store);
    CHECK(report.outcome == UpdateOutcome::damaged);
    CHECK(report.pack == high.pack);
    CHECK(report.packs == 3);
    REQUIRE(report.passed_over.size() == 1);
    CHECK(report.passed_over.front().outcome == UpdateOutcome::not_signed);
    CHECK(shown(store->view()) == 7);
    CHECK(report_of(store->history().value().back())->outcome == UpdateOutcome::damaged);
}

TEST_CASE("of another centre's packs none is told of, unless there is nothing else") {
    Workshop workshop;
    workshop.rules.centre = "Le Moulin";
    make_pack(workshop.stick, "theirs", numbered_document(9, {"L’Étang"}));
    make_pack(workshop.stick, "theirs too", numbered_document(8, {"La Source"}));
    const auto store = workshop.open();
    CHECK(workshop.update_all(*store).outcome == UpdateOutcome::other_centre);
    const auto ours = make_pack(workshop.stick, "ours", numbered_document(2, {"Le Moulin"}));
    fs::resize_file(ours.pack, 4096);
    const auto report = workshop.update_all(*store);
    CHECK(report.outcome == UpdateOutcome::damaged);
    CHECK(report.pack == ours.pack);
    CHECK(report.passed_over.empty());
}

TEST_CASE("where the settings name no centre, staff are asked about another one's, several packs or one") {
    Workshop workshop;
    const auto store = workshop.open();
    REQUIRE(
        workshop.update(*store, make_pack(workshop.stick, "1", numbered_document(1, {"Le Moulin"})), true).outcome ==
        UpdateOutcome::installed);
    fs::remove(workshop.stick / "1.parvis");
    make_pack(workshop.stick, "theirs", numbered_document(9, {"L’Étang"}));
    make_pack(workshop.stick, "theirs too", numbered_document(8, {"La Source"}));
    CHECK(workshop.update_all(*store).outcome == UpdateOutcome::new_centre);
    const auto logged = report_of(store->history().value().back());
    REQUIRE(logged);
    CHECK(logged->outcome == UpdateOutcome::new_centre);
    CHECK(logged->edition.centres == std::vector<std::string>{"L’Étang"});
}

TEST_CASE("ours without its signature beside a neighbour's good pack: the signature is what is asked for") {
    Workshop workshop;
    SUBCASE("the settings name the centre") {
        workshop.rules.centre = "Le Moulin";
    }
    SUBCASE("what is shown tells the centre") {
        const auto store = workshop.open();
        const auto first = make_pack(workshop.stick, "first", numbered_document(1, {"Le Moulin"}));
        REQUIRE(workshop.update(*store, first, true).outcome == UpdateOutcome::installed);
        fs::remove(first.pack);
    }
    make_pack(workshop.stick, "theirs", numbered_document(9, {"L’Étang"}));
    const auto ours = make_pack(workshop.stick, "ours", numbered_document(2, {"Le Moulin"}));
    fs::remove(*ours.signature);
    const auto store = workshop.open();
    const auto report = workshop.update_all(*store);
    CHECK(report.outcome == UpdateOutcome::not_signed);
    CHECK(report.pack == ours.pack);
}

TEST_CASE("a stick that was pulled and a full disk are no reason to try another pack") {
    Workshop workshop;
    const auto high = workshop.pack(9);
    const auto low = workshop.pack(5);
    using Kind = FileOperation::Kind;
    bool is_low_read = false;
    const auto outcome_when = [&](const std::function<bool(const FileOperation&)>& fails, Errc why) {
        is_low_read = false;
        HookedFiles files(workshop.files, [&](const FileOperation& operation) {
            is_low_read |= operation.kind == Kind::read && operation.path == low.pack;
            return fails(operation) ? Verdict{.error = Error{why, "erreur"}} : Verdict{};
        });
        const auto store = Store::open(files, workshop.store_folder, workshop.clock);
        const auto report = workshop.update_all(*store);
        CHECK_FALSE(store->view().active.has_value());
        CHECK_FALSE(is_low_read);
        return report.outcome;
    };
    bool is_gone = false;
    CHECK(outcome_when(
              [&](const FileOperation& operation) {
                  is_gone |= operation.kind == Kind::read && operation.path == high.pack;
                  return is_gone && operation.path.string().starts_with(workshop.stick.string());
              },
              Errc::unreadable) == UpdateOutcome::pulled_early);
    CHECK(outcome_when(
              [](const FileOperation& operation) {
                  return operation.kind == Kind::write && operation.path.filename() == "pack";
              },
              Errc::no_room) == UpdateOutcome::no_room);
}

TEST_CASE("a pack is known as kept by its signature, shown or from before; a better one beside it is not") {
    Workshop workshop;
    workshop.install(1);
    workshop.install(2);
    const auto store = workshop.open();
    const StickPack first{workshop.stick / "1.parvis", workshop.stick / "1.parvis.minisig"};
    const StickPack second{workshop.stick / "2.parvis", workshop.stick / "2.parvis.minisig"};
    CHECK(is_kept(*store, {first, second}, workshop.rules));
    CHECK(is_kept(*store, {first}, workshop.rules));
    const StickPack third = workshop.pack(3);
    CHECK_FALSE(is_kept(*store, {first, second, third}, workshop.rules));
    fs::remove(*third.signature);
    CHECK(is_kept(*store, {first, second, third}, workshop.rules));
    CHECK_FALSE(is_kept(*store, {third}, workshop.rules));
    CHECK_FALSE(is_kept(*store, {}, workshop.rules));
    workshop.rules.keys = {};
    CHECK_FALSE(is_kept(*store, {first}, workshop.rules));
}
