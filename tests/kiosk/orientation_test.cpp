#include "kiosk/gui/orientation.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "tests/kiosk/gui_stage.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace parvis::testing;

namespace {

constexpr std::array all_orientations = {Orientation::deg0, Orientation::deg90, Orientation::deg180,
                                         Orientation::deg270};
constexpr platform::Size glass{1600, 900};

}  // namespace

TEST_CASE("a page on its side is as wide as the glass is high") {
    CHECK(page_size(glass, Orientation::deg0) == glass);
    CHECK(page_size(glass, Orientation::deg90) == platform::Size{900, 1600});
    CHECK(page_size(glass, Orientation::deg180) == glass);
    CHECK(page_size(glass, Orientation::deg270) == platform::Size{900, 1600});
}

TEST_CASE("turned clockwise, the page's first corner goes to the right, then down, then left") {
    const auto corner = [](Orientation orientation) { return page_to_glass({0, 0}, glass, orientation); };
    CHECK(corner(Orientation::deg0).x == 0);
    CHECK(corner(Orientation::deg90).x == 1600);
    CHECK(corner(Orientation::deg90).y == 0);
    CHECK(corner(Orientation::deg180).x == 1600);
    CHECK(corner(Orientation::deg180).y == 900);
    CHECK(corner(Orientation::deg270).x == 0);
    CHECK(corner(Orientation::deg270).y == 900);
}

TEST_CASE("a touch on what was drawn at a point of the page is a touch at that point") {
    for (const Orientation orientation : all_orientations) {
        for (const PointPx point : {PointPx{0, 0}, PointPx{12.5F, 700}, PointPx{450, 3}, PointPx{899, 899}}) {
            const PointPx back = glass_to_page(page_to_glass(point, glass, orientation), glass, orientation);
            CHECK(back.x == doctest::Approx(point.x));
            CHECK(back.y == doctest::Approx(point.y));
        }
    }
}

TEST_CASE("the turned page is the upright page with its pixels turned") {
    for (int quarters = 0; quarters < 4; ++quarters) {
        CAPTURE(quarters);
        const Orientation orientation = all_orientations[static_cast<std::size_t>(quarters)];
        GuiStage stage;
        SceneImage image(400, 150, true), veil(120, 80, false);
        const platform::Size page = page_size(glass, orientation);
        const auto scene = [&] { draw_scene(stage.gui->fonts(), page, image.data(), veil.data()); };
        const Picture upright = turned_clockwise(stage.draw(page, scene), quarters);
        const Picture turned = stage.draw(glass, scene, orientation);
        write_png(turned, picture_folder() / ("turned-" + std::to_string(90 * quarters) + ".png"));
        REQUIRE(turned.size == glass);
        const Difference apart = difference(upright, turned);
        CAPTURE(apart.largest);
        CAPTURE(apart.mean);
        // Edges that run exactly through pixel centres belong to the other neighbour after a turn; nothing else
        // differs.
        CHECK(apart.share <= 0.002);
        CHECK(apart.mean <= 0.1);
        stage.renderer->release();
    }
}

TEST_CASE("clips are turned with the page") {
    for (const Orientation orientation : all_orientations) {
        GuiStage stage;
        const Picture picture = stage.draw(
            glass,
            [] {
                canvas().PushClipRect({100, 200}, {140, 230});
                canvas().AddRectFilled({0, 0}, {2000, 2000}, IM_COL32(255, 0, 0, 255));
                canvas().PopClipRect();
            },
            orientation);
        const auto red_at = [&](float x, float y) {
            const PointPx point = page_to_glass({x, y}, glass, orientation);
            return picture.at(static_cast<int>(point.x), static_cast<int>(point.y)) == 0xFFFF0000;
        };
        CHECK(red_at(101.5F, 201.5F));
        CHECK(red_at(138.5F, 228.5F));
        CHECK_FALSE(red_at(98.5F, 215.5F));
        CHECK_FALSE(red_at(141.5F, 215.5F));
        CHECK_FALSE(red_at(120.5F, 198.5F));
        CHECK_FALSE(red_at(120.5F, 231.5F));
    }
}
