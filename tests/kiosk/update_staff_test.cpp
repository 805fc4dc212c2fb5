// What staff make on their board, from the tables on a stick to what is shown.
#include <atomic>

#include "content/iso_day.h"
#include "kiosk/views/staff_view.h"
#include "tests/fakes/hooked_files.h"
#include "tests/kiosk/update_board.h"
#include "tests/support/emulator.h"

using namespace parvis;
using namespace parvis::kiosk;
using testing::numbered_document;
using testing::Numbers;
using testing::plant;
using testing::sequences;

namespace {

using Board = testing::UpdateBoard;

// Staff at their board, with tables on the stick.
struct StaffBoard : Board {
    StaffBoard() {
        write("centre.toml", "nom = \"LA SOURCE\"\n");
        write("actions.csv", "titre;résumé\nAtelier vélo;On répare.\nContenu 0;Le même.\n");
        come_in();
    }
    // Staff see the stick.
    void come_in() {
        start();
        worker->look();
        when([](const StaffFacts& now) { return !now.sticks.empty(); });
    }
    void prepare() const { worker->prepare(worker->facts()->sticks.at(0).arrival); }
    void copy(StickFolder what) const { worker->copy(what, worker->facts()->sticks.at(0).arrival); }
    void write(const std::string& name, std::string_view bytes) const { plant(shop.stick / name, bytes); }
};

}  // namespace

TEST_CASE("staff's tables become a draft, are published by the board's own key, and go on being trusted" *
          doctest::skip(testing::emulated())) {
    StaffBoard board;
    auto facts = board.worker->facts();
    CHECK(facts->sticks[0].has_tables);
    CHECK_FALSE(board.worker->key_present());
    board.prepare();
    facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    INFO(facts->draft->failed);
    REQUIRE(facts->draft->content);
    CHECK(facts->draft->content->sheets == 2);
    CHECK(facts->draft->edition.sequence == 1);
    REQUIRE(facts->draft->changes);
    CHECK(facts->draft->changes->sheets.added.titles.front() == "Atelier vélo");
    CHECK(content::Catalogue::open(facts->draft->file));
    CHECK(board.given() == -1);

    board.worker->publish();
    const UpdateNews news = board.update(1);
    CHECK(news.report.outcome == content::UpdateOutcome::installed);
    CHECK(news.origin == UpdateOrigin::staff);
    CHECK(board.given() == 1);
    facts = board.when([](const StaffFacts& now) { return !now.draft; });
    CHECK(sequences(*facts) == Numbers{1, -1});
    CHECK(std::filesystem::is_empty(board.store->folder() / "draft"));

    CHECK(facts->versions.front().edition.date == content::local_day(board.shop.clock.wall()));

    // The next one has the next number; the signature is known after a start as well.
    board.write("actions.csv", "titre\nAtelier vélo\n");
    board.prepare();
    facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    CHECK(facts->draft->edition.sequence == 2);
    CHECK(facts->draft->changes->sheets.removed.count == 1);
    board.worker->on_ready({});
    board.worker.reset();
    board.come_in();
    facts = board.worker->facts();
    CHECK(sequences(*facts) == Numbers{1, -1});
    CHECK_FALSE(facts->draft);
}

TEST_CASE("a draft that is made while nobody knows the day is signed without one" *
          doctest::skip(testing::emulated())) {
    StaffBoard board;
    board.shop.clock.believe(ClockTrust::not_earlier_than);
    board.prepare();
    auto facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    INFO(facts->draft->failed);
    REQUIRE(facts->draft->content);
    CHECK_FALSE(facts->draft->edition.date);
    CHECK_FALSE(facts->draft->content->edition.date);
    const StaffView view = make_staff_view(*facts, Strings(Language::french));
    REQUIRE(view.draft);
    CHECK(view.draft->lines.back() == "Sans date\u202f: l’heure de la borne n’est pas sûre.");
    board.worker->publish();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::installed);
    facts = board.when([](const StaffFacts& now) { return !now.draft; });
    CHECK(sequences(*facts) == Numbers{1, -1});
    CHECK_FALSE(facts->versions.front().edition.date);
    CHECK(facts->history.front().trust == ClockTrust::not_earlier_than);
}

TEST_CASE("a draft that waits for staff to agree is theirs to take until it goes" *
          doctest::skip(testing::emulated())) {
    StaffBoard board;
    const auto overtaken = [&](std::int64_t by, std::uint64_t number) {
        board.prepare();
        board.when([](const StaffFacts& now) { return now.draft.has_value(); });
        board.put_into_inbox(std::to_string(by), numbered_document(by));
        board.worker->look();
        CHECK(board.update(number).report.outcome == content::UpdateOutcome::installed);
        board.worker->publish();
        CHECK(board.update(number + 1).report.outcome == content::UpdateOutcome::older);
        board.when([](const StaffFacts& now) { return now.offer.has_value(); });
    };
    overtaken(7, 1);
    board.accept();
    CHECK(board.update(3).report.outcome == content::UpdateOutcome::installed);
    auto facts = board.when([](const StaffFacts& now) { return !now.offer && !now.draft; });
    CHECK(sequences(*facts) == Numbers{1, 7, -1});

    overtaken(20, 4);
    board.worker->leave();
    board.worker->look();
    board.when([](const StaffFacts& now) { return !now.offer && !now.draft; });

    overtaken(30, 6);
    board.prepare();
    board.when([](const StaffFacts& now) { return !now.offer; });
}

TEST_CASE("a copy for which the board has no room says so, and the draft stays to be published" *
          doctest::skip(testing::emulated())) {
    StaffBoard board;
    std::atomic<bool> is_full = false;
    testing::HookedFiles files(board.shop.files, [&](const testing::FileOperation&) {
        testing::Verdict verdict;
        if (is_full) verdict.free_bytes = 0;
        return verdict;
    });
    board.worker->on_ready({});
    board.worker.reset();
    board.store = content::Store::open(files, board.shop.store_folder, board.shop.clock);
    board.come_in();
    board.prepare();
    board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    is_full = true;
    board.copy(StickFolder::content);
    const auto facts = board.when([](const StaffFacts& now) { return !now.failed.empty(); });
    CHECK(facts->failed.find("place") != std::string::npos);
    REQUIRE(facts->draft);
    CHECK(facts->draft->content);
    is_full = false;
    board.worker->publish();
    CHECK(board.update(1).report.outcome == content::UpdateOutcome::installed);
    board.worker->on_ready({});
    board.worker.reset();
    board.store.reset();
}

TEST_CASE("tables with mistakes make nothing; a draft goes when staff leave" * doctest::skip(testing::emulated())) {
    StaffBoard board;
    board.write("actions.csv", "titre;horaires\nAtelier;lundi 17h-9h\n");
    board.prepare();
    auto facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    CHECK_FALSE(facts->draft->content);
    REQUIRE_FALSE(facts->draft->remarks.empty());
    CHECK(facts->draft->remarks.front().severity == content::Severity::error);
    board.worker->publish();
    facts = board.facts(facts);
    CHECK(board.worker->news().number == 0);

    board.write("actions.csv", "titre\nAtelier\n");
    board.prepare();
    facts = board.when([](const StaffFacts& now) { return now.draft && now.draft->content; });
    const auto file = facts->draft->file;
    board.worker->leave();
    board.worker->look();
    board.when([](const StaffFacts& now) { return !now.draft; });
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("what was wrong with the tables goes when a stick with tables comes in again" *
          doctest::skip(testing::emulated())) {
    StaffBoard board;
    board.write("actions.csv", "titre;horaires\nAtelier;lundi 17h-9h\n");
    board.prepare();
    board.when([](const StaffFacts& now) { return now.draft && !now.draft->content; });
    board.pull_out();
    board.when([](const StaffFacts& now) { return now.sticks.empty() && now.draft; });
    board.plug_in();
    const auto facts = board.when([](const StaffFacts& now) { return !now.sticks.empty(); });
    CHECK_FALSE(facts->draft);
}

TEST_CASE("a stick that was pulled before its tables were read says so") {
    StaffBoard board;
    std::filesystem::remove(board.shop.stick / "actions.csv");
    std::filesystem::remove(board.shop.stick / "centre.toml");
    board.prepare();
    const auto facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    CHECK_FALSE(facts->draft->content);
    CHECK(facts->draft->failed.find("retirée") != std::string::npos);
}

TEST_CASE("what is shown goes to a stick as tables, and read again as it is changes nothing for visitors" *
          doctest::skip(testing::emulated())) {
    StaffBoard board;
    board.prepare();
    board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    board.worker->publish();
    board.update(1);
    board.when([](const StaffFacts& now) { return !now.draft; });

    // Nothing on a stick is ever replaced.
    board.copy(StickFolder::content);
    auto facts = board.when([](const StaffFacts& now) { return !now.sticks.empty() && now.sticks[0].copy; });
    CHECK(facts->sticks[0].copy->words == "PARVIS-2");
    CHECK(std::filesystem::exists(board.media / "PARVIS-2/actions.csv"));
    CHECK_FALSE(std::filesystem::exists(board.store->folder() / "to-stick"));
    std::filesystem::remove_all(board.shop.stick);
    std::filesystem::rename(board.media / "PARVIS-2", board.shop.stick);
    board.prepare();
    facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    REQUIRE(facts->draft->changes);
    CHECK(*facts->draft->changes == content::Comparison{});

    std::filesystem::remove_all(board.shop.stick);
    board.worker->discard();
    board.when([](const StaffFacts& now) { return !now.draft && !now.sticks.empty() && !now.sticks[0].copy; });
    board.copy(StickFolder::model);
    facts = board.when([](const StaffFacts& now) { return !now.sticks.empty() && now.sticks[0].copy; });
    CHECK(facts->sticks[0].copy->words == "PARVIS");
    CHECK(facts->sticks[0].has_tables);
    board.prepare();
    facts = board.when([](const StaffFacts& now) { return now.draft.has_value(); });
    CHECK_FALSE(facts->draft->content);
    CHECK(facts->draft->failed.find("aucune fiche") != std::string::npos);
}

TEST_CASE("staff are told of the board itself, and have its report on a stick as tables of its own") {
    Board board;
    std::atomic<bool> takes_nothing = false;
    testing::HookedFiles card(board.shop.files, [&](const testing::FileOperation& asked) {
        using enum testing::FileOperation::Kind;
        const bool changes = asked.kind == create || asked.kind == append || asked.kind == write ||
                             asked.kind == rename || asked.kind == make_folder;
        testing::Verdict verdict;
        if (takes_nothing && changes) verdict.error = Error{Errc::unwritable, "la carte ne prend plus rien"};
        return verdict;
    });
    board.store = content::Store::open(card, board.shop.store_folder, board.shop.clock);
    std::filesystem::remove_all(board.shop.stick);
    board.start();
    board.worker->look();
    auto facts = board.when([](const StaffFacts& now) { return !now.sticks.empty(); });
    REQUIRE(facts->care);
    CHECK(facts->care->program == "1.2");
    for (const char* name : {"PARVIS-RAPPORT", "PARVIS-RAPPORT-2"}) {
        board.worker->copy(StickFolder::report, facts->sticks[0].arrival);
        facts = board.when([&](const StaffFacts& now) {
            return !now.sticks.empty() && now.sticks[0].copy && now.sticks[0].copy->words == name;
        });
        CHECK_FALSE(facts->sticks[0].has_tables);
        for (const char* table : {"etat.csv", "mises-a-jour.csv", "usages.csv"})
            CHECK(std::filesystem::exists(board.media / name / table));
        takes_nothing = true;  // a report is wanted most then
    }
    board.worker->order(MachineOrder::restart);
    CHECK(board.orders == std::vector{MachineOrder::restart});
    board.worker.reset();
    board.store.reset();
}
