// New content that comes by itself on sticks, and what staff see of it.
#include "kiosk/update_worker.h"

#include <algorithm>
#include <atomic>
#include <semaphore>

#include "kiosk/views/staff_view.h"
#include "kiosk/views/update_view.h"
#include "tests/fakes/hooked_files.h"
#include "tests/kiosk/update_board.h"
#include "tests/support/journal.h"

using namespace parvis;
using namespace parvis::kiosk;
using testing::make_pack;
using testing::numbered_document;
using testing::Numbers;
using testing::plant;
using testing::sequences;

namespace {
using Board = testing::UpdateBoard;
}  // namespace

TEST_CASE("a stick that is in is installed and given to be shown, once; the same again is up to date") {
    Board board;
    board.shop.pack(12);
    board.start();
    const UpdateNews news = board.update(1);
    CHECK(news.report.outcome == content::UpdateOutcome::installed);
    CHECK(news.origin == UpdateOrigin::stick);
    CHECK(news.stick == "stick");
    REQUIRE(news.report.changes);
    CHECK(board.worker->key_present());
    CHECK(board.given() == 12);
    CHECK(board.given() == -1);

    board.worker.reset();
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::up_to_date);
    CHECK(board.given() == -1);
}

TEST_CASE("of several packs on a stick the highest good one is shown, and one that waits for staff can be accepted") {
    Board board;
    std::filesystem::resize_file(board.shop.pack(13).pack, 4096);
    board.shop.pack(12);
    board.shop.pack(11);
    board.start();
    const UpdateNews news = board.update(1);
    CHECK(news.report.outcome == content::UpdateOutcome::installed);
    CHECK(news.report.packs == 3);
    REQUIRE(news.report.passed_over.size() == 1);
    CHECK(news.report.passed_over.front().pack.filename() == "13.parvis");
    CHECK(board.given() == 12);

    board.worker.reset();
    std::filesystem::remove(board.shop.stick / "12.parvis");
    std::filesystem::remove(board.shop.stick / "13.parvis");
    board.shop.pack(10);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    board.accept();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 11);
}

TEST_CASE("what the store finds again when a stick comes is shown, although the stick brings nothing new") {
    Board board;
    board.shop.install(12);
    std::atomic<bool> is_deaf = true;
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
        testing::Verdict verdict;
        if (is_deaf && operation.path == board.shop.store_folder / "state")
            verdict.error = Error{Errc::unreadable, "erreur d’entrée-sortie"};
        if (is_deaf && operation.path == board.shop.store_folder / "versions")
            verdict.error = Error{Errc::unreadable, "erreur d’entrée-sortie"};
        return verdict;
    });
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    REQUIRE_FALSE(board.store->view().active);
    is_deaf = false;
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::up_to_date);
    CHECK(board.given() == 12);
    CHECK(board.given() == -1);
    board.worker->on_ready({});
    board.worker.reset();
    board.store.reset();
}

TEST_CASE("a folder of keys that is not there is no secret: staff read why a content is of an unknown key") {
    Board board;
    std::filesystem::remove_all(board.shop.folder / "keys");
    board.shop.pack(12);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::unknown_key);
    board.worker->look();
    const auto told = [](const StaffFacts& now) {
        return std::ranges::any_of(now.remarks, [](const auto& remark) { return remark.find("clés") != remark.npos; });
    };
    CHECK(told(*board.facts(nullptr)));
    std::filesystem::create_directories(board.shop.folder / "keys");
    board.worker->look();
    board.when([&](const StaffFacts& now) { return !told(now); });
}

TEST_CASE("what is wrong with the keys is in the journal when it is news, not each time that somebody looks") {
    Board board;
    std::filesystem::remove_all(board.media);
    plant(board.shop.folder / "keys/torn.pub", "no key");
    const std::string journal = testing::journal_of([&] {
        board.start();
        board.worker->look();
        auto facts = board.facts(nullptr);
        for (int i = 0; i < 3; ++i) {
            board.worker->look();
            facts = board.facts(facts);
        }
        board.stop();
    });
    const auto first = journal.find("keys: ");
    REQUIRE(first != std::string::npos);
    CHECK(journal.find("keys: ", first + 1) == std::string::npos);
}

TEST_CASE("a stick without a pack, or of a stranger, is no key of this board") {
    {
        Board board;
        board.start();
        board.worker->look();
        board.when([](const StaffFacts& now) { return now.sticks.size() == 1; });
        CHECK_FALSE(board.worker->key_present());
        CHECK(board.worker->news().number == 0);
    }
    Board board;
    plant(board.shop.folder / "keys/author.pub", to_text(content::SecretKey::generate().public_key()));
    board.shop.pack(12);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::unknown_key);
    CHECK_FALSE(board.worker->key_present());
}

TEST_CASE("staff see every version, go back to an earlier one, and to the one that came with Parvis") {
    Board board;
    board.shop.install(11);
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    board.start();
    CHECK(board.worker->facts() == nullptr);
    board.worker->look();
    auto facts = board.facts(nullptr);
    CHECK(sequences(*facts) == Numbers{12, 11, -1});
    CHECK(facts->versions[0].sheets == 1);
    CHECK(facts->versions[0].edition.author == "Amandine");
    CHECK(facts->versions[0].who == "Amandine");  // the key has no name of its own
    REQUIRE(facts->history.size() == 2);
    CHECK(facts->history[0].fact("sequence") == "12");

    board.worker->show(facts->versions[1].name);
    facts = board.facts(facts);
    CHECK(sequences(*facts) == Numbers{11, 12, -1});
    CHECK(facts->failed.empty());
    CHECK(facts->history[0].kind == content::HistoryKind::chosen);
    CHECK(facts->history[0].fact("sequence") == "11");
    CHECK(board.given() == 11);

    board.worker->show(std::nullopt);
    facts = board.facts(facts);
    CHECK(sequences(*facts) == Numbers{-1, 11, 12});
    CHECK(facts->history[0].kind == content::HistoryKind::chosen);
    CHECK(facts->history[0].fact("sequence").empty());
    CHECK(board.given() == 0);

    board.worker->leave();
    CHECK(board.worker->facts() == nullptr);
}

namespace {

// Three crashes with the content that is shown: this start avoids it. Which it is.
std::string avoid_what_is_shown(Board& board) {
    const std::string version = to_text(board.store->view().active->name);
    for (int i = 0; i < 3; ++i) {
        StartRecord crashed({board.shop.folder / "starts"}, "monday", board.shop.clock);
        crashed.begin();
        crashed.shows(version);
    }
    board.starts = std::make_unique<StartRecord>(std::vector{board.shop.folder / "starts"}, "monday", board.shop.clock);
    REQUIRE(board.starts->safe_mode() == SafeMode{true, version});
    board.starts->begin();
    return version;
}

}  // namespace

TEST_CASE(
    "a content that was there at three crashes gives way to the shipped one; the store keeps it, staff may show it") {
    Board board;
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    const std::string version = avoid_what_is_shown(board);
    const auto shown = [&] {
        const auto catalogue = content_of(*board.store, board.shipped, board.starts.get())();
        REQUIRE(catalogue);
        return catalogue->edition().sequence;
    };
    CHECK(shown() == 0);
    CHECK(board.starts->starts().back().content.empty());
    CHECK(board.store->view().active->name.sequence == 12);

    board.start();
    board.worker->look();
    auto facts = board.facts(nullptr);
    CHECK(sequences(*facts) == Numbers{-1, 12});
    CHECK(facts->safe_mode == SafeMode{true, content::to_text(board.store->view().active->name)});
    CHECK(facts->versions[1].sheets == 0);  // it was not opened
    const StaffView view = make_staff_view(*facts, Strings(Language::french));
    CHECK(view.versions.at(1).lines.at(0).find("trois fois avec ce contenu") != std::string::npos);
    CHECK_FALSE(view.versions.at(1).back.empty());

    board.worker->show(facts->versions[1].name);
    facts = board.facts(facts);
    CHECK(sequences(*facts) == Numbers{12, -1});
    CHECK(board.given() == 12);
    CHECK(shown() == 12);
    CHECK(board.starts->starts().back().content == version);
    CHECK(facts->safe_mode.on);  // it goes on, and its hour
    std::filesystem::create_directories(board.shop.folder / "away/PARVIS");
    make_pack(board.shop.folder / "away/PARVIS", "12", numbered_document(12));
    board.plug_in();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::up_to_date);  // that it is
    board.worker.reset();
}

TEST_CASE(
    "other content in the place of one that safe mode avoids ends that, whether a stick brings it or staff choose it") {
    Board board;
    board.shop.install(11);
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    const std::string version = avoid_what_is_shown(board);
    const auto ends_with = [&](std::int64_t sequence) {
        CHECK(board.starts->safe_mode() == SafeMode{true, ""});
        const auto catalogue = content_of(*board.store, board.shipped, board.starts.get())();
        REQUIRE(catalogue);
        CHECK(catalogue->edition().sequence == sequence);
    };
    SUBCASE("a stick") {
        std::filesystem::create_directories(board.shop.stick);
        board.shop.pack(13);
        board.start();
        CHECK(board.update(1).report.outcome == content::UpdateOutcome::installed);
        board.worker.reset();
        ends_with(13);
    }
    SUBCASE("a stick that brings the same again leaves it as it is, and does not say that it is shown") {
        std::filesystem::create_directories(board.shop.stick);
        board.shop.pack(12);
        board.start();
        const auto report = board.update(1).report;
        CHECK(report.outcome == content::UpdateOutcome::avoided);
        CHECK_FALSE(report.version);
        const auto shown = make_update_view(board.worker->news(), Strings(Language::french));
        CHECK(shown.mood == UpdateMood::refused);
        CHECK(shown.title == "Rien n’a changé");
        CHECK(shown.advice.find("arrêtée trois fois avec lui") != std::string::npos);
        CHECK(report_of(board.store->history().value().back())->outcome == content::UpdateOutcome::avoided);
        board.worker.reset();
        CHECK(board.starts->safe_mode() == SafeMode{true, version});
    }
    for (const bool shipped : {false, true}) {
        CAPTURE(shipped);
        SUBCASE(shipped ? "staff, what came with us" : "staff, an older one") {
            board.start();
            board.worker->look();
            const auto facts = board.facts(nullptr);
            const auto chosen = std::ranges::find_if(facts->versions, [shipped](const StaffVersion& one) {
                return shipped ? !one.name : one.name && one.name->sequence == 11;
            });
            REQUIRE(chosen != facts->versions.end());
            board.worker->show(chosen->name);
            const auto after = board.facts(facts);
            CHECK(after->safe_mode.avoided.empty());
            board.worker.reset();
            ends_with(shipped ? 0 : 11);
        }
    }
}

TEST_CASE("a version that turns out to be damaged is not shown, and staff are told") {
    Board board;
    board.shop.install(11);
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.media);
    board.start();
    board.worker->look();
    auto facts = board.facts(nullptr);
    plant(board.store->view().previous.at(0).file, "");
    board.worker->show(facts->versions[1].name);
    facts = board.facts(facts);
    CHECK_FALSE(facts->failed.empty());
    CHECK(sequences(*facts) == Numbers{12, -1});
    CHECK(board.given() == -1);
}

TEST_CASE("an older content waits for staff while its stick is in, and is taken when they agree") {
    Board board;
    board.shop.install(12);
    board.store = board.shop.open();
    std::filesystem::remove_all(board.shop.stick);
    std::filesystem::create_directories(board.shop.stick);
    board.shop.pack(11);
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::older);
    // The stick's coming makes facts as well, if it is not done yet.
    board.worker->look();
    auto facts = board.when([](const StaffFacts& now) { return now.offer.has_value(); });
    CHECK(facts->offer->outcome == content::UpdateOutcome::older);
    CHECK(facts->offer->edition.sequence == 11);

    const auto offered = content::agreement_to(*facts->offer);

    board.pull_out();
    facts = board.when([](const StaffFacts& now) { return !now.offer; });
    CHECK_FALSE(board.worker->key_present());
    board.worker->accept(offered);  // too late: nothing to take
    facts = board.facts(facts);
    CHECK(board.given() == -1);

    board.plug_in();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::older);
    board.accept();
    CHECK(board.update(3).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 11);
    facts = board.when([](const StaffFacts& now) { return sequences(now) == Numbers{11, 12, -1}; });
    CHECK_FALSE(facts->offer);
}

TEST_CASE("a first content for a centre, and one of another than is shown, wait for staff where no centre is set") {
    Board board;
    make_pack(board.shop.stick, "12", numbered_document(12, {"L’Étang"}));
    board.start();
    const auto first = board.update(1).report;
    CHECK(first.outcome == content::UpdateOutcome::new_centre);
    CHECK_FALSE(first.knew_centre);
    CHECK(board.given() == -1);
    board.accept();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::installed);
    board.worker->on_ready({});
    board.worker.reset();
    make_pack(board.shop.stick, "12", numbered_document(13, {"Le Moulin"}));
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::new_centre);
    board.worker->look();
    REQUIRE(board.facts(nullptr)->offer);
    board.accept();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 13);
}

TEST_CASE("a content of another centre and far ahead asks staff twice, one question after the other") {
    Board board;
    make_pack(board.shop.stick, "12", numbered_document(900'000'000, {"Le Moulin"}));
    board.start();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::new_centre);
    board.accept();
    CHECK(board.update(2).report.outcome == content::UpdateOutcome::jump);
    CHECK(board.given() == -1);
    board.when([](const StaffFacts& now) { return now.offer && now.offer->outcome == content::UpdateOutcome::jump; });
    board.accept();
    CHECK(board.update(3).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 900'000'000);
}

namespace {

// Sticks of the system, as the kernel lists them, in place of the developer's folder.
struct SticksBoard : Board {
    SticksBoard() { places = {shop.folder / "mounts", shop.folder / "sticks", {}}; }
    std::filesystem::path stick(const std::string& name) {
        const auto folder = places.sticks / name;
        std::filesystem::create_directories(folder / "PARVIS");
        mounts_ += std::to_string(++mounted_) + " 1 250:250 / " + folder.string() + " ro - vfat x ro\n";
        plant(places.mounts, mounts_);
        return folder / "PARVIS";
    }

private:
    std::string mounts_;
    int mounted_ = 0;
};

}  // namespace

TEST_CASE("staff see every stick that is in, the one with tables first, and each is asked for by itself") {
    SticksBoard board;
    plant(board.stick("a") / "actions.csv", "titre;résumé\n");
    board.stick("b");
    board.start();
    board.worker->look();
    auto facts = board.facts(nullptr);
    if (facts->sticks.empty()) facts = board.facts(facts);
    REQUIRE(facts->sticks.size() == 2);
    CHECK(facts->sticks[0].has_tables);
    CHECK(facts->sticks[0].arrival == 1);
    CHECK(facts->sticks[1].arrival == 2);

    board.worker->copy(StickFolder::model, 2);
    facts = board.facts(facts);
    CHECK_FALSE(facts->sticks[0].copy);
    CHECK(facts->sticks[1].copy);  // nobody writes on it here
    board.worker->copy(StickFolder::model, 3);
    facts = board.facts(facts);
    CHECK(facts->sticks.size() == 2);
}

TEST_CASE("a content that waits for staff goes on waiting when another stick comes that has nothing new") {
    SticksBoard board;
    board.shop.install(12);
    board.store = board.shop.open();
    make_pack(board.stick("a"), "older", numbered_document(11));
    std::filesystem::copy(board.shop.stick, board.stick("b"), std::filesystem::copy_options::recursive);
    board.start();
    board.update(2);
    board.worker->look();
    const auto facts = board.facts(nullptr);
    REQUIRE(facts->offer);
    CHECK(facts->offer->edition.sequence == 11);
    board.accept();
    CHECK(board.update(3).report.outcome == content::UpdateOutcome::installed);
    CHECK(board.given() == 11);
}

TEST_CASE("what staff asked for during an update has not ended with it: until then the facts stay as they are") {
    SticksBoard board;
    board.stick("a");
    std::counting_semaphore<> reached{0};
    std::counting_semaphore<> go_on{0};
    std::atomic<bool> stops = false;
    std::atomic<bool> in_request = false;
    const auto& places = board.places.sticks;
    // The update's pack is opened, and the stick of the request is looked at.
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation& operation) {
        using Kind = testing::FileOperation::Kind;
        const bool is_update = operation.kind == Kind::open && operation.path == places / "b/PARVIS/12.parvis";
        const bool is_request = operation.kind == Kind::list && operation.path == places / "a";
        if (stops && (is_update || is_request)) {
            in_request = is_request;
            reached.release();
            go_on.acquire();
        }
        return testing::Verdict{};
    });
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.start();
    board.worker->look();
    const auto before = board.when([](const StaffFacts& now) { return now.sticks.size() == 1; });
    stops = true;
    std::filesystem::create_directories(places / "b/PARVIS");
    make_pack(places / "b/PARVIS", "12", numbered_document(12));
    board.stick("b");
    board.worker->look();  // wakes it
    reached.acquire();     // in the update
    const auto asked_at = board.worker->facts();
    CHECK(board.worker->prepare(1) == asked_at);  // not its answer
    while (!in_request) {
        go_on.release();
        reached.acquire();
    }
    CHECK(board.worker->news().number == 1);
    CHECK_FALSE(board.worker->news().working);
    CHECK(board.worker->facts() == asked_at);
    stops = false;
    go_on.release();
    const auto facts = board.facts(asked_at);
    REQUIRE(facts->draft);
    CHECK(facts->draft->failed.find("tableaux") != std::string::npos);
    CHECK(facts->sticks.size() == 2);
    board.worker->on_ready({});
    board.worker.reset();
    board.store.reset();
}
