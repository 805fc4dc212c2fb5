// What the kiosk does for itself, between the frame loop and the stage.
#include "kiosk/upkeep.h"

#include "platform/base/durable_file.h"
#include "tests/kiosk/staged_kiosk.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;

namespace {

struct Kept {
    testing::StagedKiosk kiosk;
    SafeMode mode;
    Upkeep upkeep;
    int left = 0;

    explicit Kept(SafeMode how)
        : mode(std::move(how)),
          upkeep(
              kiosk.stage, kiosk.app, [this] { return mode; }, kiosk.clock.now()) {
        upkeep.on_safe_mode_over([this] { ++left; });
    }
    // As the frame loop, which sleeps until it is told to.
    void pass(std::chrono::minutes time) {
        const Instant until = kiosk.clock.now() + time;
        while (kiosk.clock.now() < until) {
            const Instant now = kiosk.clock.now();
            platform::FrameDemand demand = upkeep.demand(now);
            if (demand.draw) {
                REQUIRE(upkeep.draw(now));
                demand = upkeep.demand(now);
            }
            kiosk.clock.pass(std::clamp<Instant::duration>(demand.next.value_or(until) - now, 16ms, until - now + 1ms));
        }
    }
};

}  // namespace

TEST_CASE("safe mode ends by itself after an hour, once, when nobody is there") {
    Kept kept({true, ""});
    kept.pass(59min);
    CHECK(kept.left == 0);
    kept.pass(2min);
    CHECK(kept.left == 1);
    kept.pass(180min);
    CHECK(kept.left == 1);
}

TEST_CASE("a start gets its day once the clock is believed") {
    const testing::TemporaryFolder folder;
    Kept kept({});
    kept.kiosk.clock.believe(ClockTrust::not_earlier_than);
    StartRecord record({folder / "starts"}, "monday", kept.kiosk.clock);
    record.begin();
    record.date_by(kept.kiosk.clock);
    kept.upkeep.keep(record);
    const auto trust = [&] { return read_starts(read_file(folder / "starts", 10'000).value_or("")).at(0).trust; };
    kept.pass(3min);
    CHECK(trust() == ClockTrust::not_earlier_than);
    kept.kiosk.clock.believe(ClockTrust::set_by_staff);
    kept.pass(3min);
    CHECK(trust() == ClockTrust::set_by_staff);
}

TEST_CASE("a visit is not cut short by the end of safe mode") {
    Kept kept({true, ""});
    kept.pass(59min);
    for (int i = 0; i < 8; ++i) {
        kept.kiosk.app.apply(Go{OtherCentresChosen{}});
        kept.kiosk.app.apply(StillThere{});
        kept.pass(1min);
    }
    CHECK(kept.kiosk.app.presence() != Presence::nobody);
    CHECK(kept.left == 0);
    kept.pass(5min);
    CHECK(kept.left == 1);
}

TEST_CASE("safe mode goes on while a content is avoided; once staff trust it, it ends by itself") {
    Kept kept({true, "0000000012-a1b2c3d4e5f6"});
    kept.pass(300min);
    CHECK(kept.left == 0);
    kept.mode.avoided.clear();
    kept.pass(2min);
    CHECK(kept.left == 1);
}

TEST_CASE("a usual start is ended by nobody's clock") {
    Kept kept({});
    kept.pass(300min);
    CHECK(kept.left == 0);
}
