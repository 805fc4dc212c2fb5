// What is shown is read in full once the start's own reading is over, and turns out to be damaged on the card.
#include <algorithm>
#include <atomic>

#include "tests/fakes/hooked_files.h"
#include "tests/kiosk/update_board.h"

using namespace parvis;
using namespace parvis::kiosk;
using testing::numbered_document;
using testing::Numbers;
using testing::plant;
using testing::sequences;

namespace {

// 12 is shown, 11 was before it. The clock goes on where the worker looks at the inbox.
struct CalmBoard : testing::UpdateBoard {
    std::atomic<bool> is_calm = false;
    std::atomic<bool> is_read = false;  // in full: a look at it goes by SQLite
    testing::HookedFiles files{
        shop.files, [this](const testing::FileOperation& operation) {
            if (operation.kind == testing::FileOperation::list && operation.path == inbox && !is_calm.exchange(true))
                shop.clock.pass(std::chrono::seconds(30));
            if (operation.kind == testing::FileOperation::read && operation.path == active) is_read = true;
            return testing::Verdict{};
        }};
    std::filesystem::path active;
    CalmBoard() {
        for (const int sequence : {11, 12}) shop.install(sequence);
        store = content::Store::open(files, shop.store_folder, shop.clock);
        active = store->view().active->file;
    }
    ~CalmBoard() {
        if (worker) stop();
        store.reset();
    }
    void damage() const {
        auto bytes = *read_file(active, 10'000'000);
        bytes.at(bytes.size() - 10) ^= 1;
        plant(active, bytes);
    }
};

}  // namespace

TEST_CASE("a content that is damaged on the card gives way to the one before it, and staff are told") {
    CalmBoard board;
    std::filesystem::remove_all(board.media);
    board.damage();
    const content::StoreRemark loss{content::StoreTrouble::damaged,
                                    board.store->view().active->name,
                                    board.store->view().previous.front().name,
                                    {}};
    board.start();
    board.worker->look();
    const auto facts = board.when([](const StaffFacts& now) { return sequences(now) == Numbers{11, -1}; });
    CHECK(facts->of_store == std::vector{loss});
    CHECK(board.worker->news().number == 0);
    CHECK(board.given() == 11);
    CHECK(board.given() == -1);
}

TEST_CASE("a content that is as it was signed is left alone") {
    CalmBoard board;
    std::filesystem::remove_all(board.media);
    board.start();
    board.until([&] {
        board.worker->look();
        return board.is_read.load();
    });
    board.stop();  // it ends what it is at
    CHECK(board.store->view().remarks.empty());
    CHECK(testing::shown(board.store->view()) == 12);
}

TEST_CASE("in the place of a damaged content comes the same again from the inbox, which had been passed over") {
    CalmBoard board;
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("12", numbered_document(12));
    board.damage();
    board.start();
    const UpdateNews news = board.update(1);
    CHECK(news.report.outcome == content::UpdateOutcome::installed);
    CHECK(news.origin == UpdateOrigin::inbox);
    CHECK(board.given() == 12);
}

TEST_CASE("in the place of a damaged content comes the same again from a stick that stayed in") {
    CalmBoard board;
    std::filesystem::remove(board.shop.stick / "11.parvis");
    board.damage();
    board.start();
    const UpdateNews news = board.update(2);
    CHECK(news.report.outcome == content::UpdateOutcome::installed);
    CHECK(news.origin == UpdateOrigin::stick);
    CHECK(board.given() == 12);
}
