// A pack that ended the kiosk while it was taken in: it lies there at the next start.
#include <atomic>

#include "kiosk/views/staff_view.h"
#include "kiosk/views/update_view.h"
#include "tests/fakes/hooked_files.h"
#include "tests/kiosk/update_board.h"

using namespace parvis;
using namespace parvis::kiosk;
using content::UpdateOutcome;
using testing::numbered_document;

namespace {

struct CrashedBoard : testing::UpdateBoard {
    // A start of this run of the machine, which ended as nobody knows while it took that in.
    void crash_with(const std::filesystem::path& pack) {
        starts = next_start();
        starts->begin();
        starts->takes(checksum(pack));
        starts = next_start();
        starts->begin();
    }
    [[nodiscard]] std::unique_ptr<StartRecord> next_start() const {
        return std::make_unique<StartRecord>(std::vector{shop.folder / "starts"}, "monday", shop.clock);
    }
    [[nodiscard]] static std::string checksum(const std::filesystem::path& pack) {
        return content::checksum_of(*read_file(pack.string() + ".minisig", 10'000));
    }
    ~CrashedBoard() {
        if (worker) stop();
    }
};

}  // namespace

TEST_CASE("while a pack is taken in the record of the starts names it, and no longer") {
    CrashedBoard board;
    const auto pack = board.shop.pack(12).pack;
    board.starts = board.next_start();
    board.starts->begin();
    std::atomic<bool> was_named = false;
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
        if (operation.kind == testing::FileOperation::create && operation.path.filename() == "pack")
            was_named =
                read_file(board.shop.folder / "starts", 10'000)->find(board.checksum(pack)) != std::string::npos;
        return testing::Verdict{};
    });
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.start();
    CHECK(board.update(1).report.outcome == UpdateOutcome::installed);
    CHECK(was_named);
    CHECK(board.starts->starts().back().taking.empty());
    board.stop();
    board.store.reset();
}

TEST_CASE("a pack that ended the kiosk while it was taken from a stick is not taken again by itself; staff may") {
    CrashedBoard board;
    board.crash_with(board.shop.pack(12).pack);
    board.start();
    const UpdateNews news = board.update(1);
    CHECK(news.report.outcome == UpdateOutcome::crashed);
    const Strings french(Language::french);
    CHECK(make_update_view(news, french).advice.find("s’est arrêtée pendant qu’elle prenait ce contenu") !=
          std::string::npos);
    CHECK(board.given() == -1);
    SUBCASE("by accepting it") {
        board.worker->look();
        const auto facts = board.when([](const StaffFacts& now) { return now.offer.has_value(); });
        CHECK(make_staff_view(*facts, french).offer->why.find("elle essaie encore une fois") != std::string::npos);
        board.accept();
    }
    SUBCASE("by putting the stick in again") {
        board.pull_out();
        board.worker->look();
        board.when([](const StaffFacts& now) { return now.sticks.empty(); });
        board.plug_in();
        board.worker->look();
    }
    CHECK(board.update(2).report.outcome == UpdateOutcome::installed);
    CHECK(board.given() == 12);
}

TEST_CASE("a pack that ended the kiosk while it was taken from the inbox is passed over, told once; another is taken") {
    CrashedBoard board;
    std::filesystem::remove_all(board.media);
    board.put_into_inbox("12", numbered_document(12));
    board.crash_with(board.inbox / "PARVIS/12.parvis");
    board.start();
    CHECK(board.update(1).report.outcome == UpdateOutcome::crashed);
    board.stop();
    board.start();
    board.worker->look();
    board.when([](const StaffFacts& now) { return now.offer.has_value(); });
    CHECK(board.worker->news().number == 0);
    board.stop();
    board.put_into_inbox("13", numbered_document(13));
    board.start();
    CHECK(board.update(1).report.outcome == UpdateOutcome::installed);
    CHECK(board.given() == 13);
}
