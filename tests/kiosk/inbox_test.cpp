// When the inbox has something to be tried, by a clock of ours.
#include "kiosk/inbox.h"

#include "tests/content/store_workshop.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using content::UpdateOutcome;

namespace {

struct Scene {
    testing::Workshop shop;
    Inbox inbox{shop.files, shop.clock, shop.folder / "stick"};
    // Which packs are to be tried now; -1: nothing is.
    int to_try() {
        const auto found = inbox.look();
        before = found ? found->before : std::nullopt;
        return found ? static_cast<int>(found->packs.size()) : -1;
    }
    std::optional<UpdateOutcome> before;
};

}  // namespace

TEST_CASE("what lies in the inbox is found once, and again when a file of it is another or gone") {
    Scene scene;
    CHECK_FALSE(Inbox(scene.shop.files, scene.shop.clock, {}).look());
    CHECK(scene.to_try() == -1);
    scene.shop.pack(7);
    CHECK(scene.to_try() == 1);
    scene.inbox.tried(UpdateOutcome::installed);
    scene.shop.clock.pass(24h);
    CHECK(scene.to_try() == -1);
    testing::make_pack(scene.shop.stick, "7", testing::numbered_document(8, {"L’Étang, qui a un long nom"}));
    CHECK(scene.to_try() == 1);
    CHECK(scene.to_try() == -1);
    scene.inbox.forget();
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

TEST_CASE("a failure that may pass by itself is tried again each hour; one of the pack's own is not") {
    for (const UpdateOutcome outcome : {UpdateOutcome::no_room, UpdateOutcome::store_error, UpdateOutcome::pulled_early,
                                        UpdateOutcome::unknown_key}) {
        Scene scene;
        scene.shop.pack(7);
        CHECK(scene.to_try() == 1);
        CHECK(scene.before == std::nullopt);
        for (int hour = 0; hour < 3; ++hour) {
            scene.inbox.tried(outcome);
            scene.shop.clock.pass(59min);
            CHECK(scene.to_try() == -1);
            scene.shop.clock.pass(1min);
            CHECK(scene.to_try() == 1);
            CHECK(scene.before == outcome);
        }
        // Another file is another question.
        scene.shop.pack(8);
        CHECK(scene.to_try() == 2);
        CHECK(scene.before == std::nullopt);
    }
    for (const UpdateOutcome outcome : {UpdateOutcome::installed, UpdateOutcome::damaged, UpdateOutcome::older}) {
        Scene scene;
        scene.shop.pack(7);
        CHECK(scene.to_try() == 1);
        scene.inbox.tried(outcome);
        scene.shop.clock.pass(24h);
        CHECK(scene.to_try() == -1);
    }
}
