// When the inbox has something to be tried, by a clock of ours.
#include "kiosk/inbox.h"

#include <algorithm>

#include "tests/content/store_workshop.h"
#include "tests/fakes/hooked_files.h"
#include "tests/support/journal.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using content::UpdateOutcome;

namespace {

struct Scene {
    testing::Workshop shop;
    std::filesystem::path folder = shop.folder / "stick";
    std::filesystem::path kept = shop.store_folder / "inbox";
    std::unique_ptr<Inbox> inbox;
    Scene() { start(); }
    void start() { inbox = std::make_unique<Inbox>(shop.files, shop.clock, folder, kept); }
    // Which packs are to be tried now; -1: nothing is.
    int to_try() {
        const auto found = inbox->look();
        before = found ? found->before : std::nullopt;
        return found ? static_cast<int>(found->packs.size()) : -1;
    }
    std::optional<UpdateOutcome> before;
};

}  // namespace

TEST_CASE("what lies in the inbox is found once, and again when a file of it is another or gone") {
    Scene scene;
    CHECK_FALSE(Inbox(scene.shop.files, scene.shop.clock, {}, {}).look());
    CHECK(scene.to_try() == -1);
    scene.shop.pack(7);
    CHECK(scene.to_try() == 1);
    scene.inbox->tried(UpdateOutcome::installed);
    scene.shop.clock.pass(24h);
    CHECK(scene.to_try() == -1);
    testing::make_pack(scene.shop.stick, "7", testing::numbered_document(8, {"L’Étang, qui a un long nom"}));
    CHECK(scene.to_try() == 1);
    CHECK(scene.to_try() == -1);
    scene.inbox->forget();
    CHECK(scene.to_try() == 1);
    std::filesystem::remove_all(scene.shop.stick);
    CHECK(scene.to_try() == 0);
    CHECK(scene.to_try() == -1);
}

TEST_CASE("a pack whose signature is on the way still is not found yet") {
    Scene scene;
    const auto pack = scene.shop.pack(7);
    const auto away = scene.shop.folder / "away";
    std::filesystem::rename(*pack.signature, away);
    CHECK(scene.to_try() == -1);
    std::filesystem::rename(away, *pack.signature);
    CHECK(scene.to_try() == 1);
}

TEST_CASE("how the last try of these very files ended is known after a start; of others, or of all anew, nothing is") {
    Scene scene;
    scene.shop.pack(7);
    CHECK(scene.to_try() == 1);
    CHECK(scene.before == std::nullopt);
    scene.inbox->tried(UpdateOutcome::unknown_key);
    for (const UpdateOutcome outcome : {UpdateOutcome::unknown_key, UpdateOutcome::older, UpdateOutcome::damaged}) {
        scene.inbox->tried(outcome);
        scene.start();
        CHECK(scene.to_try() == 1);
        CHECK(scene.before == outcome);
        CHECK(scene.to_try() == -1);
    }
    // In words, which stay as they are when an outcome is added.
    CHECK(read_file(scene.kept, 1000).value().ends_with("\ndamaged\n"));
    // What was given up has not ended.
    scene.inbox->tried(UpdateOutcome::cancelled);
    scene.start();
    CHECK(scene.to_try() == 1);
    CHECK(scene.before == UpdateOutcome::damaged);
    scene.inbox->forget();
    CHECK(scene.to_try() == 1);
    CHECK(scene.before == std::nullopt);
    scene.inbox->tried(UpdateOutcome::damaged);

    SUBCASE("another file beside it") {
        scene.shop.pack(8);
        scene.start();
        CHECK(scene.to_try() == 2);
        CHECK(scene.before == std::nullopt);
    }
    SUBCASE("the memory is none of ours") {
        testing::plant(scene.kept, "parvis-inbox 1\n");
        scene.start();
        CHECK(scene.to_try() == 1);
        CHECK(scene.before == std::nullopt);
    }
}

TEST_CASE("a folder of the settings that is not there is told to staff as long as it is so, and an empty one is not") {
    Scene scene;
    scene.folder = scene.shop.folder / "nowhere";
    scene.start();
    for (const std::ptrdiff_t lines : {1, 0}) {
        const auto journal = testing::journal_of([&] { CHECK(scene.to_try() == -1); });
        CHECK(std::ranges::count(journal, '\n') == lines);
        REQUIRE(scene.inbox->remarks().size() == 1);
        CHECK(scene.inbox->remarks().front().find("nowhere\u202f», n’existe pas") != std::string::npos);
    }
    std::filesystem::create_directories(scene.folder);
    CHECK(scene.to_try() == -1);
    CHECK(scene.inbox->remarks().empty());

    testing::HookedFiles deaf(scene.shop.files, [](const testing::FileOperation&) {
        return testing::Verdict{.error = Error{Errc::unreadable, "erreur d’entrée-sortie"}};
    });
    Inbox unread(deaf, scene.shop.clock, scene.folder, {});
    CHECK_FALSE(unread.look());
    REQUIRE(unread.remarks().size() == 1);
    CHECK(unread.remarks().front().find("ne peut pas être lu") != std::string::npos);
}

TEST_CASE("a pack whose signature does not come within the hour is told to staff, until it comes or the pack goes") {
    Scene scene;
    const auto pack = scene.shop.pack(7);
    std::filesystem::remove(*pack.signature);
    CHECK(scene.to_try() == -1);
    scene.shop.clock.pass(30min);
    // It grew: it was on its way itself.
    std::filesystem::resize_file(pack.pack, 1);
    CHECK(scene.to_try() == -1);
    scene.shop.clock.pass(59min);
    CHECK(scene.to_try() == -1);
    CHECK(scene.inbox->remarks().empty());
    scene.shop.clock.pass(1min);
    for (const std::ptrdiff_t lines : {1, 0}) {
        const auto journal = testing::journal_of([&] { CHECK(scene.to_try() == -1); });
        CHECK(std::ranges::count(journal, '\n') == lines);
        CHECK(journal.find("7.parvis") == std::string::npos);  // a name is somebody's own
        REQUIRE(scene.inbox->remarks().size() == 1);
        CHECK(scene.inbox->remarks().front().find("«\u202f7.parvis\u202f» attend") != std::string::npos);
    }
    SUBCASE("it comes") {
        testing::plant(*pack.signature, "x");
        CHECK(scene.to_try() == 1);
    }
    SUBCASE("the pack goes") {
        std::filesystem::remove(pack.pack);
        CHECK(scene.to_try() == -1);
    }
    CHECK(scene.inbox->remarks().empty());
}

TEST_CASE(
    "a failure that may pass by itself is tried again, after an hour and then ever later; one of the pack's own is "
    "not") {
    for (const UpdateOutcome outcome : {UpdateOutcome::no_room, UpdateOutcome::store_error, UpdateOutcome::pulled_early,
                                        UpdateOutcome::unknown_key, UpdateOutcome::damaged}) {
        Scene scene;
        scene.shop.pack(7);
        CHECK(scene.to_try() == 1);
        CHECK(scene.before == std::nullopt);
        for (const auto pause : {1h, 2h, 4h, 8h, 16h, 24h, 24h}) {
            scene.inbox->tried(outcome);
            scene.shop.clock.pass(pause - 1min);
            CHECK(scene.to_try() == -1);
            scene.shop.clock.pass(1min);
            CHECK(scene.to_try() == 1);
            CHECK(scene.before == outcome);
        }
        // Another file is another question.
        scene.shop.pack(8);
        CHECK(scene.to_try() == 2);
        CHECK(scene.before == std::nullopt);
        scene.inbox->tried(outcome);
        scene.shop.clock.pass(1h);
        CHECK(scene.to_try() == 2);
    }
    for (const UpdateOutcome outcome : {UpdateOutcome::installed, UpdateOutcome::malformed, UpdateOutcome::older}) {
        Scene scene;
        scene.shop.pack(7);
        CHECK(scene.to_try() == 1);
        scene.inbox->tried(outcome);
        scene.shop.clock.pass(24h);
        CHECK(scene.to_try() == -1);
    }
}

TEST_CASE("what was installed is not remembered over a start: found again, it may have been lost") {
    Scene scene;
    scene.shop.pack(7);
    CHECK(scene.to_try() == 1);
    scene.inbox->tried(UpdateOutcome::older);
    scene.inbox->tried(UpdateOutcome::installed);
    scene.start();
    CHECK(scene.to_try() == 1);
    CHECK(scene.before == std::nullopt);
}
