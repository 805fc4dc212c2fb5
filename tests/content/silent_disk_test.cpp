// A store whose disk does not answer today: what it cannot read it does not throw away.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "content/database.h"
#include "tests/content/store_workshop.h"
#include "tests/fakes/hooked_files.h"

using namespace parvis;
using namespace parvis::testing;
namespace fs = std::filesystem;

TEST_CASE("a verification that the disk does not let read to its end throws nothing away") {
    ThreeVersions board;
    using Kind = FileOperation::Kind;
    Kind refused{};
    HookedFiles files(board.files, [&](const FileOperation& operation) {
        const bool fails = operation.kind == refused && operation.path == board.file(3);
        return fails ? Verdict{.error = Error{Errc::unreadable, "erreur d’entrée-sortie"}} : Verdict{};
    });
    const auto state = *read_file(board.store_folder / "state", 10'000);
    for (const Kind kind : {Kind::open, Kind::read}) {
        refused = Kind::free_bytes;
        const auto store = Store::open(files, board.store_folder, board.clock);
        refused = kind;
        CHECK(store->verify_active(board.rules.keys) == Verified::unreadable);
        CHECK(store->view().remarks.size() == 1);
        CHECK(shown(store->view()) == 3);
        CHECK(*read_file(board.store_folder / "state", 10'000) == state);
        refused = Kind::free_bytes;
        CHECK(store->verify_active(board.rules.keys) == Verified::good);
    }
}

TEST_CASE("behind a damaged content, one that cannot be read today is passed over and kept") {
    ThreeVersions board;
    const auto second = board.file(2);
    bool is_later = false;
    SUBCASE("the disk does not answer") {}
    SUBCASE("it was made for a later Parvis") {
        is_later = true;
    }
    bool is_deaf = false;
    HookedFiles files(board.files, [&](const FileOperation& operation) {
        const bool fails = is_deaf && operation.kind == FileOperation::open && operation.path == second;
        return fails ? Verdict{.error = Error{Errc::unreadable, "erreur d’entrée-sortie"}} : Verdict{};
    });
    const auto store = Store::open(files, board.store_folder, board.clock);
    if (is_later) {
        auto bytes = *read_file(second, 10'000'000);
        bytes.at(63) = static_cast<char>(catalogue_schema_version + 1);
        plant(second, bytes);
    } else {
        is_deaf = true;
    }
    store->give_up(store->view().active->name);
    CHECK(shown(store->view()) == 1);
    REQUIRE(sequences(store->view().previous) == std::vector<std::int64_t>{2});
    CHECK(fs::exists(second));
    CHECK_FALSE(store->show(store->view().previous.front().name, board.rules.keys));
    CHECK(fs::exists(second));
    is_deaf = false;
    if (!is_later) CHECK(store->show(store->view().previous.front().name, board.rules.keys));
    CHECK(sequences(board.open()->view().previous) == std::vector<std::int64_t>{is_later ? 2 : 1});
}

namespace {

// The disk does not answer where 3 is, from the start on, with the register or without it.
struct SilentThird : ThreeVersions {
    bool is_deaf = true;
    HookedFiles deaf_files{
        files, [this](const FileOperation& operation) {
            const bool fails = is_deaf && operation.kind == FileOperation::open && operation.path == file(3);
            return fails ? Verdict{.error = Error{Errc::unreadable, "erreur d’entrée-sortie"}} : Verdict{};
        }};
    std::unique_ptr<Store> store;
    explicit SilentThird(bool has_register) {
        if (!has_register) plant(store_folder / "state", "x");
        store = Store::open(deaf_files, store_folder, clock);
        CHECK(shown(store->view()) == 2);
        CHECK(store->view().state.highest_sequence == 3);
        REQUIRE(sequences(store->view().previous) == std::vector<std::int64_t>{3, 1});
    }
    ~SilentThird() { store.reset(); }
};

}  // namespace

TEST_CASE("a content that cannot be read today is kept by an update, and can be shown when the disk answers again") {
    for (const bool has_register : {true, false}) {
        SilentThird board(has_register);
        CHECK(board.update(*board.store, board.pack(4)).outcome == UpdateOutcome::installed);
        CHECK(sequences(board.store->view().previous) == std::vector<std::int64_t>{2, 3});
        board.is_deaf = false;
        const auto store = board.open();
        CHECK(store->view().remarks.empty());
        REQUIRE(store->show(store->view().previous.back().name, board.rules.keys));
        CHECK(shown(store->view()) == 3);
        CHECK(store->view().state.lost.empty());
    }
}

TEST_CASE("a content that cannot be read today is kept when staff choose another, and is shown again if nobody does") {
    for (const bool has_register : {true, false}) {
        {
            SilentThird board(has_register);
            CHECK(shown(board.open()->view()) == 3);
        }
        SilentThird board(has_register);
        REQUIRE(board.store->show(board.store->view().previous.back().name, board.rules.keys));
        CHECK(sequences(board.open()->view().previous) == std::vector<std::int64_t>{2, 3});
    }
}

TEST_CASE("a content that cannot be read today may come again without a question, also over the network") {
    for (const bool has_register : {true, false}) {
        SilentThird board(has_register);
        const auto pack = board.pack(3);
        CHECK_FALSE(is_kept(*board.store, {pack}, board.rules));
        CHECK(board.update(*board.store, pack).outcome == UpdateOutcome::installed);
        CHECK(is_kept(*board.store, {pack}, board.rules));
        CHECK(shown(board.open()->view()) == 3);
    }
}

TEST_CASE("a register that cannot be read is not overwritten, and is read again before an update") {
    ThreeVersions board;
    fs::path deaf;
    HookedFiles files(board.files, [&](const FileOperation& operation) {
        const bool reads = operation.kind == FileOperation::open || operation.kind == FileOperation::list;
        const bool fails = reads && operation.path == deaf;
        return fails ? Verdict{.error = Error{Errc::unreadable, "erreur d’entrée-sortie"}} : Verdict{};
    });
    const auto start = [&] { return Store::open(files, board.store_folder, board.clock); };
    const auto state = *read_file(board.store_folder / "state", 10'000);
    const auto is_as_before = [&] {
        for (const std::int64_t sequence : {1, 2, 3}) CHECK(fs::exists(board.file(sequence)));
        return *read_file(board.store_folder / "state", 10'000) == state;
    };
    for (const char* which : {"state", "versions"}) {
        CAPTURE(which);
        deaf = board.store_folder / which;
        const auto store = start();
        const auto report = board.update(*store, board.pack(4));
        CHECK(report.outcome == UpdateOutcome::store_error);
        CHECK_FALSE(report.detail.empty());
        CHECK_FALSE(store->show(board.before.previous.front().name, board.rules.keys));
        store->give_up(board.before.active->name);
        const auto to_shipped = store->show(std::nullopt, board.rules.keys);
        CHECK_FALSE(to_shipped);
        CHECK(is_as_before());
        const auto unsure = start();
        deaf.clear();
        // An older one is no newer than what was accepted before.
        CHECK(board.update(*unsure, board.pack(2)).outcome == UpdateOutcome::older);
        CHECK(shown(unsure->view()) == 3);
        CHECK(unsure->view().state.highest_sequence == 3);
        CHECK(is_as_before());
    }
    deaf.clear();
    const auto store = start();
    deaf = board.store_folder / "state";
    CHECK(board.update(*store, board.pack(4)).outcome == UpdateOutcome::store_error);  // it failed after the start
    CHECK(is_as_before());
    deaf = board.store_folder / "versions";
    const auto unsure = start();
    deaf.clear();
    CHECK(board.update(*unsure, board.pack(4)).outcome == UpdateOutcome::installed);
    CHECK(sequences(unsure->view().previous) == std::vector<std::int64_t>{3, 2});
}

TEST_CASE("a start that has too little memory throws nothing away") {
    ThreeVersions board;
    const auto state = *read_file(board.store_folder / "state", 10'000);
    const pid_t child = ::fork();
    if (child == 0) {
        auto database = Database::in_memory();
        // Some versions of SQLite have no room for the answer any more.
        static_cast<void>(database->execute("PRAGMA hard_heap_limit=1"));
        const auto view = board.open()->view();
        ::_exit(!view.active && !view.remarks.empty() ? 0 : 1);
    }
    int ended = -1;
    REQUIRE(::waitpid(child, &ended, 0) == child);
    CHECK(ended == 0);
    CHECK(*read_file(board.store_folder / "state", 10'000) == state);
    CHECK(shown(board.open()->view()) == 3);
}
