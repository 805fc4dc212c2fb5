// Whole visits on a screen that is mounted on its side or upside down: what an upright screen shows is there turned,
// pixel by pixel, and a finger on the glass meets what lies under it.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/kiosk/staged_kiosk.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace std::chrono_literals;
using testing::Picture;
using testing::StagedKiosk;

namespace {

void tap(StagedKiosk& kiosk, std::string_view label) {
    const auto& nodes = kiosk.app.tree().nodes();
    const auto node = std::ranges::find_if(
        nodes, [&](const Node& n) { return n.tappable && n.label.starts_with(label) && !n.visible.empty(); });
    REQUIRE_MESSAGE(node != nodes.end(), label);
    kiosk.touch(node->visible.centre_x(), node->visible.centre_y());
    REQUIRE_FALSE(kiosk.stage.demand(kiosk.clock.now()).draw);  // all of it is on the glass
}

struct Stop {
    std::string name;
    Screen screen;
    Picture picture;
};

std::vector<Stop> visit(platform::Size glass, platform::DisplayFacts facts, Orientation orientation) {
    StagedKiosk kiosk({.orientation = orientation}, glass, facts);
    std::vector<Stop> stops;
    const auto stop = [&](const char* name) { stops.push_back({name, kiosk.app.route().screen, kiosk.window.shown}); };
    stop("home");
    tap(kiosk, "Les autres centres");
    stop("list");
    tap(kiosk, "English");
    stop("list in English");
    tap(kiosk, "Français");
    tap(kiosk, "Atelier numéro 1");
    stop("sheet");
    tap(kiosk, "Accueil");
    stop("home again");
    return stops;
}

}  // namespace

TEST_CASE("a visit on a screen mounted in each of the four ways is the upright visit, turned, and touches follow") {
    constexpr platform::Size across{1280, 800}, down{800, 1280};
    constexpr platform::DisplayFacts wide{476, 298}, tall{298, 476};
    for (const auto& [orientation, quarters] :
         {std::pair{Orientation::deg90, 1}, {Orientation::deg180, 2}, {Orientation::deg270, 3}}) {
        const bool on_its_side = quarters != 2;
        const std::vector<Stop> upright =
            visit(on_its_side ? down : across, on_its_side ? tall : wide, Orientation::deg0);
        const std::vector<Stop> turned = visit(across, wide, orientation);
        REQUIRE(turned.size() == upright.size());
        CHECK(upright[1].screen == Screen::others);
        CHECK(upright[3].screen == Screen::sheet);
        for (std::size_t i = 0; i < upright.size(); ++i) {
            const std::string name = "mounted-" + std::to_string(90 * quarters) + "-" + upright[i].name;
            CAPTURE(name);
            CHECK(turned[i].screen == upright[i].screen);
            write_png(turned[i].picture, testing::picture_folder() / (name + ".png"));
            const testing::Difference apart =
                testing::difference(testing::turned_clockwise(upright[i].picture, quarters), turned[i].picture);
            CAPTURE(apart.largest);
            CAPTURE(apart.mean);
            CAPTURE(apart.share);
            // Edges through pixel centres belong to the other neighbour after a turn.
            CHECK(apart.share <= 0.004);
            CHECK(apart.mean <= 0.15);
        }
    }
}
