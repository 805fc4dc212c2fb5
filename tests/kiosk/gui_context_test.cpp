#include "kiosk/gui/gui_context.h"

#include <doctest/doctest.h>

#include "tests/kiosk/gui_stage.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace parvis::testing;

namespace {

constexpr platform::Size glass{400, 300};

struct ButtonPage {
    GuiStage stage;
    int pressed = 0;
    bool hovered = false;

    int frames_until_still() {
        int frames = 0;
        do {
            stage.draw(glass, [this] {
                ImGui::SetNextWindowPos({0, 0});
                ImGui::SetNextWindowSize({400, 300});
                ImGui::Begin("page", nullptr, ImGuiWindowFlags_NoDecoration);
                ImGui::SetCursorPos({100, 100});
                if (ImGui::InvisibleButton("button", {100, 50})) ++pressed;
                hovered = ImGui::IsItemHovered();
                ImGui::End();
            });
            ++frames;
        } while (stage.gui->input_waiting() && frames < 50);
        return frames;
    }
    void feed(platform::ContactPhase phase, float x, float y) {
        stage.gui->feed({phase, x, y, {}}, glass, Orientation::deg0);
    }
};

}  // namespace

TEST_CASE("a quick tap that arrives whole is spread over frames, says so, and presses once") {
    ButtonPage page;
    page.frames_until_still();
    page.feed(platform::ContactPhase::down, 150, 120);
    page.feed(platform::ContactPhase::up, 150, 120);
    CHECK(page.frames_until_still() > 1);
    page.frames_until_still();
    CHECK(page.pressed == 1);
    CHECK_FALSE(page.stage.gui->input_waiting());
}

TEST_CASE("after a tap nothing stays hovered") {
    ButtonPage page;
    page.frames_until_still();
    page.feed(platform::ContactPhase::down, 150, 120);
    page.frames_until_still();
    CHECK(page.hovered);
    page.feed(platform::ContactPhase::up, 150, 120);
    page.frames_until_still();
    page.frames_until_still();
    CHECK_FALSE(page.hovered);
}

TEST_CASE("a cancelled contact presses nothing") {
    ButtonPage page;
    page.frames_until_still();
    page.feed(platform::ContactPhase::down, 150, 120);
    page.frames_until_still();
    page.feed(platform::ContactPhase::cancel, 150, 120);
    page.frames_until_still();
    page.frames_until_still();
    CHECK(page.pressed == 0);
}

TEST_CASE("a finger that slides off its button presses nothing") {
    ButtonPage page;
    page.frames_until_still();
    page.feed(platform::ContactPhase::down, 150, 120);
    page.feed(platform::ContactPhase::move, 350, 280);
    page.feed(platform::ContactPhase::up, 350, 280);
    page.frames_until_still();
    page.frames_until_still();
    CHECK(page.pressed == 0);
}

TEST_CASE("after a night's sleep one frame does not swallow an animation") {
    GuiStage stage;
    stage.gui->begin(glass, std::chrono::hours(9));
    CHECK(ImGui::GetIO().DeltaTime <= 0.1F);
    stage.gui->end(*stage.renderer, glass, Orientation::deg0, paper);
    stage.gui->begin(glass, std::chrono::nanoseconds(0));
    CHECK(ImGui::GetIO().DeltaTime > 0);
    stage.gui->end(*stage.renderer, glass, Orientation::deg0, paper);
}
