// New content that comes into the inbox.
#include <algorithm>
#include <atomic>
#include <semaphore>

#include "tests/fakes/hooked_files.h"
#include "tests/kiosk/update_board.h"

using namespace parvis;
using namespace parvis::kiosk;
using testing::make_pack;
using testing::numbered_document;
using testing::plant;

namespace {
using Board = testing::UpdateBoard;
}  // namespace

TEST_CASE("what comes into the inbox goes the same way, and is no stick") {
    Board board;
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("7", numbered_document(7));
    board.start();
    const UpdateNews news = board.update(1);
    CHECK(news.report.outcome == content::UpdateOutcome::installed);
    CHECK(news.origin == UpdateOrigin::inbox);
    CHECK(news.report.origin == UpdateOrigin::inbox);
    CHECK(board.given() == 7);
    CHECK_FALSE(board.worker->key_present());
}

TEST_CASE("what lies in the inbox and is in the store already is not spoken of at the next start") {
    Board board;
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("7", numbered_document(7));
    board.start();
    board.update(1);
    board.stop();

    std::atomic<bool> is_seen = false;
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
        if (operation.path == board.inbox / "PARVIS/7.parvis.minisig") {
            is_seen = true;
            board.told.release();
        }
        return testing::Verdict{};
    });
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.start();
    board.until([&] { return is_seen.load(); });
    board.worker->look();
    board.facts(nullptr);  // told after that look at the inbox
    CHECK(board.worker->news().number == 0);
    CHECK(board.store->history().value().size() == 1);
    CHECK(board.given() == -1);
    board.stop();
    board.store.reset();
}

TEST_CASE("what the board had no room for is tried again an hour later, and told of when that ends otherwise") {
    Board board;
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("7", numbered_document(7));
    std::atomic<bool> is_full = true;
    std::atomic<int> hours_pass = 0;
    std::counting_semaphore<> tries{0};
    // The clock is turned where it is read: on the worker.
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
        testing::Verdict verdict;
        if (operation.path == board.inbox) board.shop.clock.pass(std::chrono::hours(hours_pass.exchange(0)));
        if (operation.kind == testing::FileOperation::free_bytes && is_full) {
            verdict.free_bytes = 0;
            tries.release();
        }
        return verdict;
    });
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::no_room);
    while (tries.try_acquire()) {
    }
    hours_pass = 1;
    board.worker->look();  // wakes it
    tries.acquire();
    is_full = false;
    hours_pass = 2;
    board.worker->look();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 7);
    board.stop();
    board.store.reset();
}

TEST_CASE("a version that was lost on the board and comes again by the inbox is told of") {
    Board board;
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("7", numbered_document(7));
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::installed);
    board.stop();
    plant(board.store->view().active->file, "");
    board.store = board.shop.open();
    REQUIRE_FALSE(board.store->view().active);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 7);
}

namespace {

// A board that shows 12; 11 lies in its inbox, and 10 beside it under the same name.
void lay_out_two(Board& board) {
    board.shop.install(12);
    std::filesystem::remove_all(board.media);
    std::filesystem::create_directories(board.inbox / "PARVIS");
    make_pack(board.inbox / "PARVIS", "pack", numbered_document(11));
    std::filesystem::create_directories(board.inbox / "new");
    make_pack(board.inbox / "new", "pack", numbered_document(10));
}

void take_its_place(const Board& board) {
    for (const char* file : {"pack.parvis", "pack.parvis.minisig"})
        std::filesystem::rename(board.inbox / "new" / file, board.inbox / "PARVIS" / file);
}

void start_with_the_first(Board& board, Files& files) {
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    board.worker->look();
    board.when([](const StaffFacts& now) { return now.offer && now.offer->edition.sequence == 11; });
}

}  // namespace

TEST_CASE("staff agree to the content that they were shown: another in its place is a question of its own") {
    Board board;
    lay_out_two(board);

    // In the very last moment: when the signature is looked at again.
    std::atomic<bool> is_replaced_now = false;
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
        if (operation.path == board.inbox / "PARVIS/pack.parvis.minisig" && is_replaced_now.exchange(false))
            take_its_place(board);
        return testing::Verdict{};
    });
    start_with_the_first(board, files);
    is_replaced_now = true;
    board.accept();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::older);
    CHECK(board.given() == -1);
    const auto facts = board.when([](const StaffFacts& now) { return !now.failed.empty(); });
    REQUIRE(facts->offer);
    CHECK(facts->offer->edition.sequence == 10);

    board.accept();
    CHECK(board.update(3).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 10);
    board.stop();
    board.store.reset();
}

TEST_CASE("a touch on the page of one content is no yes to another that has taken its place meanwhile") {
    Board board;
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("a", numbered_document(11));
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    board.worker->look();
    const auto on_the_page = board.when([](const StaffFacts& now) { return now.offer.has_value(); });

    std::filesystem::remove_all(board.inbox / "PARVIS");
    board.put_into_inbox("b", numbered_document(10));
    board.worker->look();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::older);
    board.worker->accept(content::agreement_to(*on_the_page->offer));
    const auto facts = board.when([](const StaffFacts& now) { return !now.failed.empty(); });
    CHECK(facts->failed.find("plus le même") != std::string::npos);
    REQUIRE(facts->offer);
    CHECK(facts->offer->edition.sequence == 10);
    CHECK(board.worker->news().number == 2);
    CHECK(board.given() == -1);
}

TEST_CASE("what is put in the place of a content while staff's yes to it is carried out is not taken for it") {
    // Behind the look at the signature before the update: when the packs are ranked, and when the best is taken in.
    for (const int read : {2, 3}) {
        Board board;
        lay_out_two(board);

        std::atomic<int> reads_until_replaced = 0;
        testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
            if (operation.kind == testing::FileOperation::open &&
                operation.path == board.inbox / "PARVIS/pack.parvis.minisig" && reads_until_replaced > 0 &&
                --reads_until_replaced == 0)
                take_its_place(board);
            return testing::Verdict{};
        });
        start_with_the_first(board, files);
        reads_until_replaced = read;
        board.accept();
        // What was agreed to has gone; what lies there is a question of its own.
        const auto facts = board.when([](const StaffFacts& now) { return !now.failed.empty(); });
        CHECK(board.worker->news().number == 3);
        CHECK(board.worker->news().report.outcome == content::UpdateOutcome::older);
        REQUIRE(facts->offer);
        CHECK(facts->offer->edition.sequence == 10);
        CHECK(board.given() == -1);
        CHECK(board.store->view().active->name.sequence == 12);
        board.stop();
        board.store.reset();
    }
}

TEST_CASE("what the inbox brought and was refused is not told again at the next start, and still waits for staff") {
    Board board;
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("older", numbered_document(11));
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    for (int start = 0; start < 2; ++start) {
        board.stop();
        board.start();
        board.worker->look();
        board.when([](const StaffFacts& now) { return now.offer.has_value(); });
        CHECK(board.worker->news().number == 0);
        CHECK(board.store->history().value().size() == 2);  // 12, and once this one
    }
    board.accept();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 11);
}

TEST_CASE("an inbox of the settings that is not there is told to staff, and to no visitor") {
    Board board;
    std::filesystem::remove_all(board.media);
    std::filesystem::remove(board.inbox);
    board.start();
    board.worker->look();
    const auto told = [](const StaffFacts& now) {
        return std::ranges::any_of(now.remarks,
                                   [](const auto& remark) { return remark.find("content.inbox") != remark.npos; });
    };
    board.when(told);
    CHECK(board.worker->news().number == 0);
    std::filesystem::create_directories(board.inbox);
    board.worker->look();
    board.when([&](const StaffFacts& now) { return !told(now); });
}

TEST_CASE("what waits in the inbox for staff goes on waiting behind what a stick asks, and when that is pulled") {
    Board board;
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.shop.stick);
    std::filesystem::create_directories(board.shop.stick);
    board.shop.pack(10);
    board.pull_out();
    board.put_into_inbox("older", numbered_document(11));
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    board.worker->look();
    const auto shows = [&](std::int64_t sequence) {
        board.when([&](const StaffFacts& now) { return now.offer && now.offer->edition.sequence == sequence; });
    };
    shows(11);
    board.plug_in();
    board.worker->look();  // wakes it
    shows(10);
    board.pull_out();
    board.worker->look();
    shows(11);
    board.accept();
    CHECK(board.update(3).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 11);
}

TEST_CASE("what waits in the inbox for staff waits no longer when it was taken out of it") {
    Board board;
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("older", numbered_document(11));
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    board.worker->look();
    board.when([](const StaffFacts& now) { return now.offer.has_value(); });
    std::filesystem::remove_all(board.inbox / "PARVIS");
    board.worker->look();
    board.when([](const StaffFacts& now) { return !now.offer; });
    CHECK(board.worker->news().number == 1);
}
