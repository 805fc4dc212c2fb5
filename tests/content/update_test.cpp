#include <sys/stat.h>

#include <algorithm>

#include "content/update/examine.h"
#include "tests/content/store_workshop.h"
#include "tests/fakes/hooked_files.h"

using namespace parvis;
using namespace parvis::testing;
namespace fs = std::filesystem;

TEST_CASE("a signed pack is installed and shown, and who signed it stands in the log") {
    Workshop workshop;
    const auto store = workshop.open();
    CHECK_FALSE(store->view().active.has_value());
    CHECK(store->view().remarks.empty());
    UpdateWatch watch(workshop.clock);
    const auto report = update_from(*store, workshop.pack(1), workshop.rules, watch);
    CHECK(report.outcome == UpdateOutcome::installed);
    CHECK(report.signer == "La fédération");
    CHECK(report.edition.author == "Amandine");
    CHECK(shown(store->view()) == 1);
    const auto progress = watch.progress();
    CHECK(progress.step == UpdateStep::installing);
    CHECK(progress.share >= 0.7);
    CHECK(progress.signer == "La fédération");
    const auto history = store->history();
    REQUIRE(history);
    REQUIRE(history->size() == 1);
    const auto logged = report_of(history->front());
    REQUIRE(logged);
    CHECK(logged->outcome == UpdateOutcome::installed);
    CHECK(logged->edition.sequence == 1);
    CHECK(logged->edition.date == std::chrono::year(2026) / 11 / 28);
    CHECK(logged->signer == "La fédération");
    const auto again = workshop.open();
    CHECK(shown(again->view()) == 1);
    CHECK(again->view().remarks.empty());
    CHECK(again->verify_active(workshop.rules.keys) == Verified::good);
}

TEST_CASE("the three last contents stay, and nothing else") {
    Workshop workshop;
    for (const int sequence : {1, 2, 3, 4}) workshop.install(sequence);
    const auto view = workshop.open()->view();
    CHECK(shown(view) == 4);
    REQUIRE(view.previous.size() == 2);
    CHECK(view.previous[0].name.sequence == 3);
    CHECK(view.previous[1].name.sequence == 2);
    CHECK(names_in(workshop.store_folder).size() == 7);
}

TEST_CASE("the same pack again changes nothing, and is said once") {
    Workshop workshop;
    workshop.install(1);
    for (int i = 0; i < 2; ++i) {
        const auto store = workshop.open();
        CHECK(workshop.update(*store, workshop.pack(1)).outcome == UpdateOutcome::up_to_date);
        CHECK(store->history().value().size() == 2);
    }
}

TEST_CASE("staff are asked about what is older, left, far ahead or without a number, and what they accept is taken") {
    Workshop workshop;
    workshop.install(5);
    SUBCASE("older") {
        expect_refused(workshop, workshop.pack(4), UpdateOutcome::older);
    }
    SUBCASE("far ahead") {
        expect_refused(workshop, workshop.pack(5 + max_jump + 1), UpdateOutcome::jump);
    }
    SUBCASE("unnumbered") {
        expect_refused(workshop, workshop.pack(0), UpdateOutcome::unnumbered);
    }
    SUBCASE("another content of the same number") {
        auto document = numbered_document(5);
        document.actions.front().title = "Autre";
        expect_refused(workshop, make_pack(workshop.stick, "5", document), UpdateOutcome::older);
    }
    SUBCASE("left") {
        workshop.install(6);
        const auto store = workshop.open();
        REQUIRE(store->show(store->view().previous.front().name, workshop.rules.keys));
        expect_refused(workshop, workshop.pack(6), UpdateOutcome::rolled_back);
    }
    const auto newest = find_packs(workshop.files, workshop.folder / "stick");
    const auto pack =
        std::ranges::find_if(newest, [&](const auto& found) { return found.pack.stem() != "5" || newest.size() == 1; });
    REQUIRE(pack != newest.end());
    const auto store = workshop.open();
    CHECK(workshop.update(*store, *pack, true).outcome == UpdateOutcome::installed);
}

TEST_CASE("staff agree to one signature: whatever lies in its place by then is not taken") {
    Workshop workshop;
    workshop.install(5);
    const auto store = workshop.open();
    const auto pack = make_pack(workshop.stick, "a", numbered_document(3));
    const auto asked = workshop.update(*store, pack);
    CHECK(asked.outcome == UpdateOutcome::older);
    CHECK(asked.signature == read_file(*pack.signature, max_signature_text_bytes).value());
    workshop.rules.agreed = agreement_to(asked);
    const auto agree = [&] {
        UpdateWatch watch(workshop.clock);
        return update_from(*store, pack, workshop.rules, watch).outcome;
    };
    // An older one, and one that would be taken by itself.
    for (const int other : {4, 6}) {
        make_pack(workshop.stick, "a", numbered_document(other));
        CHECK(agree() == UpdateOutcome::pulled_early);
        CHECK(shown(store->view()) == 5);
    }
    make_pack(workshop.stick, "a", numbered_document(3));
    CHECK(agree() == UpdateOutcome::installed);
    CHECK(shown(store->view()) == 3);
}

TEST_CASE("a yes to one question about a content answers no other: each is asked by itself") {
    Workshop workshop;
    const auto store = workshop.open();
    REQUIRE(workshop.update(*store, make_pack(workshop.stick, "a", numbered_document(5, {"L’Étang"})), true).outcome ==
            UpdateOutcome::installed);
    const auto pack = make_pack(workshop.stick, "b", numbered_document(900'000'000, {"Le Moulin"}));
    SUBCASE("with the facts of its signature") {}
    SUBCASE("signed by the plain tool: asked when it has been read") {
        plant(*pack.signature, to_text(author_key().sign(digest_of_file(pack.pack), "nothing of ours")));
    }
    const auto asked = workshop.update(*store, pack);
    CHECK(asked.outcome == UpdateOutcome::new_centre);
    workshop.rules.agreed = agreement_to(asked);
    const auto asked_again = workshop.update(*store, pack);
    CHECK(asked_again.outcome == UpdateOutcome::jump);
    CHECK(shown(store->view()) == 5);
    workshop.rules.agreed = agreement_to(asked_again);
    CHECK(workshop.update(*store, pack).outcome == UpdateOutcome::installed);
    CHECK(shown(store->view()) == 900'000'000);
}

TEST_CASE("the first content of a board is taken with a day for its number, and staff are asked about the greatest") {
    Workshop workshop;
    expect_refused(workshop, workshop.pack(999'999'999), UpdateOutcome::jump);
    const auto store = workshop.open();
    CHECK(workshop.update(*store, workshop.pack(20'261'128)).outcome == UpdateOutcome::installed);
    CHECK(workshop.update(*store, workshop.pack(20'261'201)).outcome == UpdateOutcome::installed);
    CHECK(workshop.update(*store, workshop.pack(999'999'999), true).outcome == UpdateOutcome::installed);
}

TEST_CASE("the log says what came over the network") {
    Workshop workshop;
    workshop.rules.origin = UpdateOrigin::inbox;
    const auto store = workshop.open();
    CHECK_FALSE(is_kept(*store, {workshop.pack(1)}, workshop.rules));
    CHECK(workshop.update(*store, workshop.pack(1)).outcome == UpdateOutcome::installed);
    CHECK(report_of(store->history().value().back())->origin == UpdateOrigin::inbox);
}

TEST_CASE("what a board's own rules refuse, and a stick that has gone") {
    Workshop workshop;
    workshop.install(1);
    const auto pack = workshop.pack(2);
    SUBCASE("a key that is trusted no more") {
        workshop.rules.keys = {};
        expect_refused(workshop, pack, UpdateOutcome::unknown_key);
    }
    SUBCASE("a giant without a comment") {
        workshop.rules.max_bytes = fs::file_size(pack.pack) - 1;
        plant(*pack.signature, to_text(author_key().sign(digest_of_file(pack.pack), "a plain tool's")));
        expect_refused(workshop, pack, UpdateOutcome::too_large);
    }
    SUBCASE("a stick that has gone") {
        fs::remove(pack.pack);
        expect_refused(workshop, pack, UpdateOutcome::pulled_early);
    }
}

TEST_CASE("what the disk or the stick does in the middle has a reason of its own") {
    Workshop workshop;
    workshop.install(1);
    const auto pack = workshop.pack(2);
    const auto size = fs::file_size(pack.pack);
    const auto outcome_when = [&](const HookedFiles::Hook& hook) {
        HookedFiles files(workshop.files, hook);
        const auto store = Store::open(files, workshop.store_folder, workshop.clock);
        const auto report = workshop.update(*store, pack);
        CHECK(shown(store->view()) == 1);
        CHECK(fs::is_empty(workshop.store_folder / "incoming"));
        return report;
    };
    const Error broken{Errc::unreadable, "erreur d’entrée-sortie"};
    const Error full{Errc::no_room, "plein"};
    using Kind = FileOperation::Kind;
    const auto is_pack = [&](const FileOperation& operation) { return operation.path == pack.pack; };

    const auto little = outcome_when([&](const FileOperation& operation) {
        return operation.kind == Kind::free_bytes ? Verdict{.free_bytes = size + spare_bytes - 1} : Verdict{};
    });
    CHECK(little.outcome == UpdateOutcome::no_room);
    CHECK(little.missing_bytes == 1);
    const auto filled = outcome_when([&](const FileOperation& operation) {
        const bool now = operation.kind == Kind::write && operation.path.filename() == "pack";
        return now ? Verdict{.error = full} : Verdict{};
    });
    CHECK(filled.outcome == UpdateOutcome::no_room);
    CHECK(filled.missing_bytes == 0);  // so says the disk, against its own figure
    // Behind the copy the disk has as much less as was copied, and that is given back.
    const auto filled_later = outcome_when([&, is_copied = false](const FileOperation& operation) mutable {
        const bool now = operation.kind == Kind::sync && operation.path.filename() == "signature";
        is_copied |= now;
        if (operation.kind == Kind::free_bytes)
            return Verdict{.free_bytes = is_copied ? spare_bytes - 7 : size + spare_bytes};
        return now ? Verdict{.error = full} : Verdict{};
    });
    CHECK(filled_later.outcome == UpdateOutcome::no_room);
    CHECK(filled_later.missing_bytes == 7);
    const auto bad_sector = outcome_when([&](const FileOperation& operation) {
        static int reads = 0;
        return is_pack(operation) && operation.kind == Kind::read && ++reads == 3 ? Verdict{.error = broken}
                                                                                  : Verdict{};
    });
    CHECK(bad_sector.outcome == UpdateOutcome::damaged);
    bool is_gone = false;
    const auto pulled = outcome_when([&](const FileOperation& operation) {
        static int reads = 0;
        if (is_pack(operation) && operation.kind == Kind::read && ++reads == 3) is_gone = true;
        return is_pack(operation) && is_gone ? Verdict{.error = broken} : Verdict{};
    });
    CHECK(pulled.outcome == UpdateOutcome::pulled_early);
    const auto unsafe = outcome_when([&](const FileOperation& operation) {
        const bool now = operation.kind == Kind::sync && operation.path.filename() == "pack";
        return now ? Verdict{.error = Error{Errc::unwritable, "erreur"}} : Verdict{};
    });
    CHECK(unsafe.outcome == UpdateOutcome::store_error);
}

TEST_CASE("what the plain tool signed tells its number and its centre from inside") {
    Workshop workshop;
    workshop.install(1);
    workshop.rules.centre = "Le Moulin";
    const auto sign = [](const StickPack& pack) {
        plant(*pack.signature, to_text(author_key().sign(digest_of_file(pack.pack), "timestamp:1 file:a")));
    };
    const auto theirs = make_pack(workshop.stick, "a", numbered_document(2, {"L’Étang"}));
    sign(theirs);
    expect_refused(workshop, theirs, UpdateOutcome::other_centre);
    const auto unnumbered = make_pack(workshop.stick, "b", numbered_document(0));
    sign(unnumbered);
    expect_refused(workshop, unnumbered, UpdateOutcome::unnumbered);
    const auto ours = make_pack(workshop.stick, "c", numbered_document(2, {"Le Moulin"}));
    sign(ours);
    const auto store = workshop.open();
    CHECK(workshop.update(*store, ours).outcome == UpdateOutcome::installed);
    CHECK(shown(store->view()) == 2);
}

TEST_CASE("an update that is cancelled changes nothing") {
    Workshop workshop;
    workshop.install(1);
    const auto store = workshop.open();
    UpdateWatch watch(workshop.clock);
    watch.cancel();
    CHECK(update_from(*store, workshop.pack(2), workshop.rules, watch).outcome == UpdateOutcome::cancelled);
    CHECK(shown(store->view()) == 1);
    CHECK(names_in(workshop.store_folder).size() == 3);
}

TEST_CASE("on a stick only regular packs in PARVIS are seen, in any case of letters") {
    const TemporaryFolder stick;
    SystemFiles files;
    CHECK(find_packs(files, stick.path()).empty());
    CHECK(find_packs(files, stick / "absent").empty());
    plant(stick / "top.parvis", "x");
    const auto folder = stick / "PaRvIs";
    fs::create_directories(folder / "folder.parvis");
    fs::create_directories(folder / "deeper");
    fs::create_directories(stick / "System Volume Information");
    fs::create_directories(stick / "$RECYCLE.BIN");
    plant(folder / "B.PARVIS", "x");
    plant(folder / "b.parvis.MINISIG", "x");
    plant(folder / "a.parvis", "x");
    plant(folder / "._a.parvis", "x");
    plant(folder / "a.parvis.txt", "x");
    plant(folder / "deeper/c.parvis", "x");
    fs::create_symlink(folder / "a.parvis", folder / "link.parvis");
    fs::create_symlink(folder, folder / "loop");
    REQUIRE(::mkfifo((folder / "fifo.parvis").c_str(), 0600) == 0);
    const auto packs = find_packs(files, stick.path());
    REQUIRE(packs.size() == 2);
    CHECK(packs[0].pack == folder / "a.parvis");
    CHECK_FALSE(packs[0].signature.has_value());
    CHECK(packs[1].pack == folder / "B.PARVIS");
    CHECK(packs[1].signature.value_or("") == folder / "b.parvis.MINISIG");
}

TEST_CASE("names that differ in their case alone are packs of their own, each with its own signature") {
    const TemporaryFolder inbox;
    SystemFiles files;
    const auto folder = inbox / "PARVIS";
    fs::create_directory(folder);
    for (const char* name : {"A.parvis", "a.parvis", "a.parvis.minisig", "B.parvis", "b.parvis", "B.PARVIS.minisig"})
        plant(folder / name, "x");
    const auto packs = find_packs(files, inbox.path());
    REQUIRE(packs.size() == 4);
    CHECK(packs[0].pack == folder / "A.parvis");
    CHECK_FALSE(packs[0].signature.has_value());  // the other's
    CHECK(packs[1].pack == folder / "a.parvis");
    CHECK(packs[1].signature.value_or("") == folder / "a.parvis.minisig");
    CHECK(packs[3].signature.value_or("") == folder / "B.PARVIS.minisig");
}

TEST_CASE("of more packs than anybody looks at, the last by name are: those of the latest days") {
    const TemporaryFolder inbox;
    SystemFiles files;
    fs::create_directory(inbox / "PARVIS");
    const auto name_of_day = [](std::size_t day) { return std::to_string(20'260'000 + day) + ".parvis"; };
    for (std::size_t day = 1; day <= max_packs_looked_at + 20; ++day) {
        plant(inbox / "PARVIS" / name_of_day(day), "x");
        plant(inbox / "PARVIS" / (name_of_day(day) + ".minisig"), "x");
    }
    const auto packs = find_packs(files, inbox.path());
    REQUIRE(packs.size() == max_packs_looked_at);
    CHECK(packs.front().pack.filename() == name_of_day(21));
    CHECK(packs.back().pack.filename() == name_of_day(max_packs_looked_at + 20));
    CHECK(packs.back().signature.has_value());
}

TEST_CASE("a stick with more files than anybody looks at costs no more, and its PARVIS is found") {
    const TemporaryFolder stick;
    SystemFiles files;
    plant(stick / "0", "x");
    for (std::size_t i = 1; i <= max_entries_looked_at; ++i)
        fs::create_hard_link(stick / "0", stick / std::to_string(i));
    fs::create_directory(stick / "PARVIS");
    plant(stick / "PARVIS/a.parvis", "x");
    CHECK(find_packs(files, stick.path()).size() == 1);
}

TEST_CASE(
    "a signer is called as the key's own comment does; one that the tool wrote is nobody's name, but has a number") {
    const content::Edition edition{12, "Amandine", {}, {}};
    PublicKey key = author_key().public_key();
    const std::string number = to_text(key.id);
    CHECK(content::is_key_number(number));
    for (const std::string& nobody :
         {std::string(), "minisign public key " + number, std::string("minisign public key")}) {
        key.comment = nobody;
        CHECK(content::shown_name(key) == number);
    }
    key.comment = "La fédération";
    CHECK(content::shown_name(key) == "La fédération");
    CHECK(content::name_of_signer("La fédération", edition) == "La fédération");
    CHECK(content::name_of_signer(number, edition) == "Amandine");
    CHECK(content::name_of_signer(number, {}) == number);
    CHECK(content::name_of_signer("", edition).empty());
}

TEST_CASE("what changes is told before the switch: against what is shown, or against what came with Parvis") {
    Workshop workshop;
    const auto shipped = workshop.folder / "shipped.parvis";
    REQUIRE(write_catalogue(numbered_document(0), shipped));
    workshop.rules.shipped = shipped;
    UpdateWatch* watching = nullptr;
    std::optional<Comparison> told;
    HookedFiles files(workshop.files, [&](const FileOperation& operation) {
        if (operation.kind == FileOperation::rename && operation.to.filename() == "state" && watching != nullptr)
            told = watching->progress().changes;
        return Verdict{};
    });
    const auto store = Store::open(files, workshop.store_folder, workshop.clock);
    for (const std::int64_t sequence : {1, 2}) {
        UpdateWatch watch(workshop.clock);
        watching = &watch;
        told.reset();
        const auto report = update_from(*store, workshop.pack(sequence), workshop.rules, watch);
        REQUIRE(report.outcome == UpdateOutcome::installed);
        REQUIRE(told);
        CHECK(*told == report.changes);
        // The one sheet of the workshop's contents keeps its id and changes its title.
        CHECK(told->sheets.changed.titles == std::vector<std::string>{"Contenu " + std::to_string(sequence)});
    }
}

TEST_CASE("a stick that answered from the kernel's memory after it was pulled was pulled, not damaged") {
    Workshop workshop;
    const StickPack pack = workshop.pack(1);
    std::ofstream(pack.pack, std::ios::binary | std::ios::in | std::ios::ate).seekp(5000).write("x", 1);
    bool is_there = true;
    workshop.rules.source_is_there = [&] { return is_there; };
    expect_refused(workshop, pack, UpdateOutcome::damaged);
    is_there = false;
    expect_refused(workshop, pack, UpdateOutcome::pulled_early);
}

TEST_CASE("the content that is avoided is not opened for what changes: that is told of the one in its place") {
    Workshop workshop;
    workshop.install(1);
    const auto store = workshop.open();
    workshop.rules.shipped = workshop.folder / "shipped.parvis";
    REQUIRE(write_catalogue(numbered_document(0), workshop.rules.shipped));
    workshop.rules.avoided = store->view().active->name;
    plant(store->view().active->file, "what would crash whoever opens it");
    const auto report = workshop.update(*store, workshop.pack(2));
    CHECK(report.outcome == UpdateOutcome::installed);
    CHECK(report.changes);
}
