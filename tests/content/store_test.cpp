// The table of content/store/STATES.md, row by row.
#include <algorithm>
#include <functional>

#include "tests/content/store_workshop.h"

using namespace parvis;
using namespace parvis::testing;
namespace fs = std::filesystem;

namespace {

VersionName version(std::int64_t sequence) {
    return {sequence, "0123456789ab"};
}

void flip(const fs::path& file, std::size_t at) {
    auto bytes = *read_file(file, 10'000'000);
    bytes.at(at) ^= 1;
    plant(file, bytes);
}

}  // namespace

TEST_CASE("a state reads as it was written, and nothing else is read") {
    StoreState state;
    state.active = version(12);
    state.previous = {version(11), version(0)};
    state.highest_sequence = 13;
    state.rolled_back = {version(13)};
    state.lost = {version(10)};
    const std::string text = to_text(state);
    CHECK(parse_state(text).value() == state);
    CHECK(parse_state(to_text(StoreState())).value() == StoreState());
    for (std::size_t i = 0; i < text.size(); ++i) {
        CAPTURE(i);
        std::string other = text;
        other[i] ^= 1;
        CHECK_FALSE(parse_state(other));
        CHECK_FALSE(parse_state(std::string_view(text).substr(0, i)));
    }
}

TEST_CASE("what comes after what is a table") {
    StoreState state;
    // The first may be a day; not what would leave no number for those after it.
    CHECK(order_of(state, 20'261'128) == Order::newer);
    CHECK(order_of(state, max_first_sequence) == Order::newer);
    CHECK(order_of(state, max_first_sequence + 1) == Order::jump);
    CHECK(order_of(state, 0) == Order::unnumbered);
    state.active = version(12);
    state.highest_sequence = 13;
    state.rolled_back = {version(13)};
    state.lost = {version(5)};
    struct Row {
        std::int64_t sequence;
        Order order;
    };
    for (const Row row :
         {Row{14, Order::newer}, Row{13 + max_jump, Order::newer}, Row{14 + max_jump, Order::jump},
          Row{13, Order::rolled_back}, Row{12, Order::older}, Row{5, Order::older}, Row{0, Order::unnumbered}}) {
        CAPTURE(row.sequence);
        CHECK(order_of(state, row.sequence) == row.order);
    }
    state.lost = {version(13)};
    state.rolled_back.clear();
    CHECK(order_of(state, 13) == Order::newer);  // what was lost may come again
    state.active.reset();
    CHECK(order_of(state, 12) == Order::older);
}

TEST_CASE("staff go back and forth between what is kept, and what they left is not shown by itself") {
    StoreState state;
    for (const int sequence : {1, 2, 3}) state = after_install(state, version(sequence));
    state = after_choice(state, version(2));
    CHECK(state.active == version(2));
    CHECK(state.previous == std::vector{version(3), version(1)});
    CHECK(state.rolled_back == std::vector{version(3)});
    CHECK(after_loss(state, version(2)).active == version(1));
    CHECK(after_choice(state, version(3)).rolled_back.empty());
    CHECK(after_install(state, version(4)).previous == std::vector{version(2), version(1)});
    const auto shipped = after_choice(state, std::nullopt);
    CHECK_FALSE(shipped.active.has_value());
    CHECK(shipped.previous.size() == 3);
    CHECK(after_choice(shipped, version(2)).previous.size() == 2);
}

TEST_CASE("a start finds its way from whatever is on the disk") {
    struct Row {
        const char* what;
        std::function<void(ThreeVersions&)> happens;
        std::int64_t shown;
        std::vector<std::int64_t> previous;
        const char* told;  // how the remarks begin; empty: nothing is told
    };
    const auto remove_state = [](ThreeVersions& board) { fs::remove(board.store_folder / "state"); };
    const Row rows[] = {
        {"nothing", [](auto&) {}, 3, {2, 1}, ""},
        {"no state", remove_state, 3, {2, 1}, "trouble=register-lost shown="},
        {"a damaged state",
         [](auto& board) { flip(board.store_folder / "state", 20); },
         3,
         {2, 1},
         "trouble=register-lost shown="},
        {"an empty state",
         [](auto& board) { plant(board.store_folder / "state", ""); },
         3,
         {2, 1},
         "trouble=register-lost shown="},
        {"the active one is gone",
         [](auto& board) { fs::remove(board.file(3)); },
         2,
         {1},
         "trouble=damaged version=0000000003-"},
        {"its signature is gone",
         [](auto& board) { fs::remove(board.file(3).string() + ".minisig"); },
         2,
         {1},
         "trouble=damaged version=0000000003-"},
        {"the active one is cut",
         [](auto& board) { fs::resize_file(board.file(3), 100'000); },
         2,
         {1},
         "trouble=damaged version=0000000003-"},
        {"the active one is empty",
         [](auto& board) { fs::resize_file(board.file(3), 0); },
         2,
         {1},
         "trouble=damaged version=0000000003-"},
        {"the active one is another file",
         [](auto& board) { plant(board.file(3), std::string(311'296, 'x')); },
         2,
         {1},
         "trouble=damaged version=0000000003-"},
        {"a previous one is gone",
         [](auto& board) { fs::remove(board.file(1)); },
         3,
         {2},
         "trouble=disappeared version=0000000001-"},
        {"the two last are cut",
         [](auto& board) {
             fs::resize_file(board.file(3), 100);
             fs::resize_file(board.file(2), 100);
         },
         1,
         {},
         "trouble=damaged version=0000000003-"},
        {"all are gone",
         [](auto& board) { fs::remove_all(board.store_folder / "versions"); },
         -1,
         {},
         "trouble=disappeared version=0000000002-"},
        {"everything is gone", [](auto& board) { fs::remove_all(board.store_folder); }, -1, {}, ""},
        {"no state, and the last is cut",
         [&](auto& board) {
             remove_state(board);
             fs::resize_file(board.file(3), 100);
         },
         2,
         {1},
         "trouble=register-lost shown="},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        ThreeVersions board;
        row.happens(board);
        std::string said;
        {
            const auto view = board.open()->view();
            CHECK(shown(view) == row.shown);
            CHECK(sequences(view.previous) == row.previous);
            for (const auto& remark : view.remarks) said += to_line(remark) + "\n";
            CHECK(said.empty() == (*row.told == '\0'));
            CHECK(said.starts_with(row.told));
        }
        // Told once, and the same again.
        const auto store = board.open();
        CHECK(shown(store->view()) == row.shown);
        CHECK(store->view().remarks.empty());
        std::string logged;
        const auto history = store->history().value();
        for (const auto& entry : history)
            if (const auto remark = remark_of(entry)) logged += to_line(*remark) + "\n";
        CHECK(logged == said);
        // What was lost may come again without a question; so may what is newer.
        if (row.shown == 2) CHECK(board.update(*store, board.pack(3)).outcome == UpdateOutcome::installed);
        CHECK(board.update(*store, board.pack(4)).outcome == UpdateOutcome::installed);
        CHECK(shown(store->view()) == 4);
    }
}

TEST_CASE("a fallback that every start finds again is in the log once, whatever else happens meanwhile") {
    ThreeVersions board;
    const auto later = board.file(3);
    {
        auto bytes = *read_file(later, 10'000'000);
        bytes.at(63) = static_cast<char>(catalogue_schema_version + 1);  // made for a later Parvis
        plant(later, bytes);
    }
    const auto state = *read_file(board.store_folder / "state", 10'000);
    for (int start = 0; start < 3; ++start) {
        const auto store = board.open();
        CHECK(shown(store->view()) == 2);
        REQUIRE(store->view().remarks.size() == 1);
        const StoreRemark remark = store->view().remarks.front();
        CHECK(remark == StoreRemark{StoreTrouble::not_read, board.before.active->name,
                                    board.before.previous.front().name, Errc::too_new});
        store->note(told("Contenu n°\u202f2", "", "L’équipe regarde."));
        const auto history = store->history().value();
        CHECK(std::ranges::count(history, std::optional(remark), remark_of) == 1);
    }
    CHECK(*read_file(board.store_folder / "state", 10'000) == state);
    CHECK(fs::exists(later));
}

TEST_CASE("leftovers go at the start, and what is not ours stays") {
    ThreeVersions board;
    const auto versions = board.store_folder / "versions";
    plant(versions / "0000000009-0123456789ab.parvis", "left");
    plant(versions / "0000000009-0123456789ab.parvis.minisig", "left");
    plant(versions / "notes.txt", "somebody's");
    plant(board.store_folder / "incoming/pack", "half");
    const auto store = board.open();
    CHECK(shown(store->view()) == 3);
    CHECK_FALSE(fs::exists(versions / "0000000009-0123456789ab.parvis"));
    CHECK(fs::exists(versions / "notes.txt"));
    CHECK(fs::is_empty(board.store_folder / "incoming"));
    CHECK(store->history().value().back().kind == HistoryKind::interrupted);
}

TEST_CASE("one flipped bit in the active content is found by reading it in full, and the previous is shown") {
    ThreeVersions board;
    flip(board.file(3), fs::file_size(board.file(3)) - 10);
    const auto store = board.open();
    CHECK(shown(store->view()) == 3);  // a start does not read it all
    CHECK(store->verify_active(board.rules.keys) == Verified::damaged);
    CHECK(shown(store->view()) == 2);
    REQUIRE(store->view().remarks.size() == 1);
    const StoreRemark loss{StoreTrouble::damaged, board.before.active->name, board.before.previous.front().name, {}};
    CHECK(store->view().remarks.front() == loss);
    CHECK(remark_of(store->history().value().back()) == loss);
    CHECK(store->verify_active({}) == Verified::good);
    CHECK(shown(board.open()->view()) == 2);
    CHECK(board.update(*store, board.pack(3)).outcome == UpdateOutcome::installed);
}

TEST_CASE(
    "one flipped bit in the content that staff go back to is found before it is shown, and what was shown stays") {
    ThreeVersions board;
    const auto second = board.before.previous.front().name;
    flip(board.file(2), fs::file_size(board.file(2)) - 10);
    const auto store = board.open();
    CHECK(sequences(store->view().previous) == std::vector<std::int64_t>{2, 1});  // a start does not read it
    Cancellation cancel;
    cancel.cancel();
    const auto given_up = store->show(second, board.rules.keys, &cancel);
    REQUIRE_FALSE(given_up);
    CHECK(given_up.error().code == Errc::interrupted);
    CHECK(store->view().remarks.empty());
    const auto refused = store->show(second, board.rules.keys);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("abîmé") != std::string::npos);
    CHECK(shown(store->view()) == 3);
    CHECK(sequences(store->view().previous) == std::vector<std::int64_t>{1});
    const StoreRemark loss{StoreTrouble::dropped, second, {}, {}};
    REQUIRE(store->view().remarks.size() == 1);
    CHECK(store->view().remarks.front() == loss);
    CHECK(remark_of(store->history().value().back()) == loss);
    CHECK(shown(board.open()->view()) == 3);
    REQUIRE(store->show(store->view().previous.front().name, board.rules.keys));
    CHECK(shown(store->view()) == 1);
}

TEST_CASE("what takes the place of a damaged content is read in full too, until one is good") {
    for (const bool at_a_start : {true, false}) {
        CAPTURE(at_a_start);
        ThreeVersions board;
        flip(board.file(2), fs::file_size(board.file(2)) - 10);
        if (at_a_start)
            fs::resize_file(board.file(3), 100);
        else
            flip(board.file(3), fs::file_size(board.file(3)) - 10);
        const auto store = board.open();
        if (!at_a_start) {
            CHECK(shown(store->view()) == 3);
            CHECK(store->verify_active(board.rules.keys) == Verified::damaged);
        }
        CHECK(shown(store->view()) == 1);
        CHECK(store->view().previous.empty());
        CHECK_FALSE(fs::exists(board.file(2)));
        CHECK(store->verify_active(board.rules.keys) == Verified::good);
    }
}

TEST_CASE("a verification can be given up, and has nothing to do without a version") {
    Workshop workshop;
    CHECK(workshop.open()->verify_active({}) == Verified::nothing_to_do);
    workshop.install(1);
    Cancellation cancel;
    cancel.cancel();
    CHECK(workshop.open()->verify_active({}, &cancel) == Verified::interrupted);
}

TEST_CASE("staff go back, stay there after a start, and may come forward again") {
    ThreeVersions board;
    const auto newest = board.before.active->name;
    {
        const auto store = board.open();
        REQUIRE(store->show(store->view().previous.front().name, board.rules.keys));
        CHECK(shown(store->view()) == 2);
    }
    const auto store = board.open();
    CHECK(shown(store->view()) == 2);
    REQUIRE(store->show(newest, board.rules.keys));
    CHECK(shown(store->view()) == 3);
    CHECK(board.update(*store, board.pack(4)).outcome == UpdateOutcome::installed);
    REQUIRE(store->show(std::nullopt, board.rules.keys));
    CHECK(shown(board.open()->view()) == -1);
    const auto gone = store->show(version(77), board.rules.keys);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == Errc::not_found);
}

TEST_CASE("a content that somebody reads while it is replaced stays readable") {
    ThreeVersions board;
    const auto reading = Catalogue::open(board.file(1));
    REQUIRE(reading);
    board.install(4);
    CHECK_FALSE(fs::exists(board.file(1)));
    CHECK(reading->document().value().edition.sequence == 1);
}

TEST_CASE("a store that cannot be made opens, and says so only when it should be written") {
    Workshop workshop;
    plant(workshop.folder / "content", "a file where the folder should be");
    const auto store = workshop.open();
    CHECK_FALSE(store->view().active.has_value());
    const auto report = workshop.update(*store, workshop.pack(1));
    CHECK(report.outcome == UpdateOutcome::store_error);
    CHECK_FALSE(report.detail.empty());
}

TEST_CASE("one update at a time") {
    Workshop workshop;
    const auto store = workshop.open();
    const auto first = store->begin();
    REQUIRE(first);
    const auto second = store->begin();
    REQUIRE_FALSE(second);
    CHECK(second.error().code == Errc::unavailable);
}

TEST_CASE("the log says of each entry how far the clock was believed then; of a line from before, that nobody knows") {
    Workshop shop;
    const auto store = shop.open();
    shop.clock.believe(ClockTrust::not_earlier_than);
    store->note(told("Contenu n°\u202f1", "", "Installé."));
    shop.clock.believe(ClockTrust::set_by_staff);
    store->note(told("Contenu n°\u202f2", "", "Installé."));
    const auto file = shop.store_folder / "history";
    plant(file, "1000\tContenu n°\u202f0\t\tInstallé.\n" + *read_file(file, 1'000));
    const auto entries = store->history().value();
    REQUIRE(entries.size() == 3);
    CHECK(entries[0].when == WallTime(std::chrono::seconds(1'000)));
    CHECK(entries[0].trust == ClockTrust::unknown);
    CHECK(entries[1].trust == ClockTrust::not_earlier_than);
    CHECK(entries[2].trust == ClockTrust::set_by_staff);
    CHECK(entries[2].when == std::chrono::floor<std::chrono::seconds>(shop.clock.wall()));
}
