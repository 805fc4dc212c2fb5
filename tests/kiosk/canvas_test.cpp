// What widgets ask of the brush and of the cache of covers, and what settings change on the glass.
#include "kiosk/widgets/canvas.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include <array>
#include <cmath>
#include <optional>

#include "kiosk/widgets/cover.h"
#include "tests/kiosk/gui_stage.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using testing::Gui;
using testing::small_document;

TEST_CASE("shadows of sizes that are no longer drawn are given back") {
    Gui gui(small_document());
    const int at_first = ImGui::GetPlatformIO().Textures.Size;
    for (int height = 1090; height < 1400; height += 10) {
        gui.set_glass({height * 16 / 9, height, 476, 268});
        for (int frame = 0; frame < 3; ++frame) gui.frame();
    }
    for (int frame = 0; frame < 3; ++frame) gui.frame();
    CHECK(ImGui::GetPlatformIO().Textures.Size <= at_first + 8);
}

TEST_CASE("a shadow fades evenly all around a box, without a seam, darker below than above") {
    for (const auto& [x, y, width, height, radius] :
         {std::array{90.0F, 80.0F, 260.0F, 120.0F, 28.0F}, std::array{90.4F, 80.7F, 150.5F, 33.2F, 16.6F},
          std::array{90.0F, 80.0F, 44.0F, 44.0F, 22.0F}, std::array{90.0F, 80.0F, 260.0F, 120.0F, 8.0F}}) {
        testing::GuiStage stage;
        std::optional<Canvas> canvas(stage.gui->fonts());
        const Box box{x, y, width, height};
        const auto draw = [&] {
            canvas->begin_frame();
            canvas->shadow(box, 0x000000, radius, 40, 14, 1);
            canvas->fill(box, 0xFF0000, radius);
        };
        const testing::Picture picture = stage.draw({460, 320}, draw);
        testing::write_png(picture, testing::picture_folder() / ("shadow-" + std::to_string(radius) + ".png"));
        const auto tone = [&](int px, int py) { return static_cast<int>(picture.at(px, py) & 255U); };
        const auto boxed = [around = box.inset(-3)](int px, int py) {
            const auto at_x = static_cast<float>(px), at_y = static_cast<float>(py);
            return at_x >= around.x && at_x <= around.right() && at_y >= around.y && at_y <= around.bottom();
        };
        CAPTURE(width);
        CAPTURE(radius);
        for (int py = 0; py < 319; ++py) {
            for (int px = 0; px < 459; ++px) {
                CAPTURE(px);
                CAPTURE(py);
                if (boxed(px, py) || boxed(px + 1, py) || boxed(px, py + 1)) continue;
                REQUIRE(std::abs(tone(px, py) - tone(px + 1, py)) <= 9);
                REQUIRE(std::abs(tone(px, py) - tone(px, py + 1)) <= 9);
            }
        }
        const int middle = static_cast<int>(box.centre_x());
        CHECK(tone(middle, static_cast<int>(box.bottom()) + 5) < tone(middle, static_cast<int>(box.y) - 5) - 20);
        const int left = static_cast<int>(std::round(box.x)), right = static_cast<int>(std::round(box.right()));
        for (int away = 4; away < 40; ++away)
            CHECK(std::abs(tone(left - 1 - away, static_cast<int>(box.centre_y())) -
                           tone(right + away, static_cast<int>(box.centre_y()))) <= 1);
        stage.renderer->release();
        canvas.reset();
    }
}

TEST_CASE("a cover is asked for in whole pixels, never none and never more than are painted") {
    const auto size = [](float width, float height) {
        const CoverKey key = cover_key({"a", "Services", false}, {0, 0, width, height}, false);
        return std::pair(key.width_px, key.height_px);
    };
    CHECK(size(40.4F, 19.6F) == std::pair(40, 20));
    CHECK(size(0.3F, 300) == std::pair(1, 300));
    CHECK(size(300, 0.1F) == std::pair(300, 1));
    CHECK(size(7680, 4320) == std::pair(largest_cover_px, largest_cover_px));
}

TEST_CASE("the centre of the settings is the one at home") {
    AppOptions options;
    options.centre = "maison des exemples";
    Gui gui(small_document(), options);
    CHECK(gui.sees("Maison des Exemples"));
    CHECK(gui.offers("Atelier numéro 1"));
    gui.tap("Les autres centres");
    CHECK(gui.sees("2\u00a0actions"));
}

TEST_CASE("a centre of the settings that nobody is leaves the content's") {
    AppOptions options;
    options.centre = "Nulle Part";
    Gui gui(small_document(), options);
    CHECK(gui.offers("Semer des jardins"));
}

TEST_CASE("with reduced motion a list stops with the finger") {
    AppOptions options;
    options.reduced_motion = true;
    Gui gui(small_document(), options);
    gui.tap("Les autres centres");
    gui.fling(900, 500);
    gui.frame();
    CHECK_FALSE(gui.app().moving());
}

TEST_CASE("text for whoever stands a metre and a half away breaks no screen") {
    for (Glass glass : {Glass{1920, 1080, 476, 268}, Glass{1080, 1920, 268, 476}}) {
        glass.viewing_distance_mm = 1500;
        CAPTURE(glass.width_px);
        Gui gui(small_document());
        gui.set_glass(glass);
        for (const Finding& finding : gui.audit()) FAIL_CHECK("home: " << finding.rule << ": " << finding.what);
        gui.tap("Les autres centres");
        for (const Finding& finding : gui.audit()) FAIL_CHECK("list: " << finding.rule << ": " << finding.what);
        gui.tap("Atelier numéro 1");
        for (const Finding& finding : gui.audit()) FAIL_CHECK("sheet: " << finding.rule << ": " << finding.what);
    }
}
