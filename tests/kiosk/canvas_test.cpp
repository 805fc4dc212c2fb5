// What widgets ask of the brush and of the cache of covers, and what settings change on the glass.
#include "kiosk/widgets/canvas.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "kiosk/widgets/cover.h"
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
    CHECK(gui.sees("2 actions"));
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
