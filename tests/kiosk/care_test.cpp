// What is gathered of the board for staff, and how its program ends on their order.
#include "kiosk/care.h"

#include <doctest/doctest.h>

#include "content/catalogue/catalogue_writer.h"
#include "tests/fakes/hand_clock.h"
#include "tests/support/gui.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;

namespace {

struct Board {
    testing::TemporaryFolder folder;
    testing::HandClock clock;
    StartRecord starts{{folder / "starts"}, "monday", clock};
    Usage usage{folder / "usage", true, clock};
    content::Document document = testing::small_document();

    [[nodiscard]] CareSetup setup() const {
        REQUIRE(content::write_catalogue(document, folder / "content.parvis"));
        return {{folder / "sys", folder.path()},
                [file = folder / "content.parvis"] { return content::Catalogue::open(file); },
                true,
                {{"parvis.toml", 7, "language", "non."}}};
    }
};

}  // namespace

TEST_CASE("staff are told since when it runs, how the disk is, and what was counted by its names") {
    Board board;
    board.starts.begin();
    Care care(board.setup(), board.starts, board.usage, board.clock);
    const auto content = content::Catalogue::open(board.folder / "content.parvis");
    REQUIRE(content);
    const auto list = content->list({}, {});
    REQUIRE(list);
    const std::string id = list->actions.front().id;
    board.usage.count({}, Use::sheet, id);
    board.usage.count({}, Use::sheet, "one that is gone");
    board.clock.pass(90min);
    const CareFacts facts = care.facts();
    CHECK(facts.running == 90min);
    CHECK(facts.starts.size() == 1);
    CHECK(facts.health.free_bytes);
    CHECK(facts.counts);
    CHECK(facts.comes_back);
    CHECK(facts.trust == ClockTrust::network_or_rtc);
    CHECK(facts.settings.size() == 1);
    CHECK(facts.centre == content->our_centre()->name);
    CHECK(facts.names.at(id) == list->actions.front().title);
    CHECK_FALSE(facts.names.contains("one that is gone"));
}

TEST_CASE("a board whose clock is not believed does not know the day; one without a content tells the rest") {
    Board board;
    board.clock.believe(ClockTrust::not_earlier_than);
    CHECK(Care(board.setup(), board.starts, board.usage, board.clock).facts().trust == ClockTrust::not_earlier_than);
    CHECK_FALSE(Care(board.setup(), board.starts, board.usage, board.clock).facts().no_content);
    CareSetup broken = board.setup();
    broken.content = [file = board.folder / "gone.parvis"] { return content::Catalogue::open(file); };
    CHECK(Care(broken, board.starts, board.usage, board.clock).facts().no_content);
    CHECK(Care({}, board.starts, board.usage, board.clock).facts().names.empty());
    CareSetup named;
    named.centre = "Les Essais";
    CHECK(Care(named, board.starts, board.usage, board.clock).facts().centre == "Les Essais");
}

TEST_CASE("each order ends the program and is noted as what it is") {
    for (const auto& [order, end] :
         {std::pair{MachineOrder::restart, StartEnd::restart}, std::pair{MachineOrder::quit, StartEnd::well},
          std::pair{MachineOrder::leave_safe_mode, StartEnd::left_safe}}) {
        Board board;
        board.starts.begin();
        Care care({}, board.starts, board.usage, board.clock);
        int ended = 0;
        care.on_end([&ended] { ++ended; });
        care.order(order);
        CHECK(ended == 1);
        board.starts.ends(StartEnd::well);  // the loop's own word comes after it
        CHECK(board.starts.starts().back().end == end);
    }
}
