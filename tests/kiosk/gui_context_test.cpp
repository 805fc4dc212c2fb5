#include "kiosk/gui/gui_context.h"

#include <doctest/doctest.h>

#include "tests/kiosk/gui_stage.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace parvis::testing;

namespace {

constexpr platform::Size glass{400, 300};

}  // namespace

TEST_CASE("after a night's sleep one frame does not swallow an animation") {
    GuiStage stage;
    stage.gui->begin(glass, std::chrono::hours(9));
    CHECK(ImGui::GetIO().DeltaTime <= 0.1F);
    stage.gui->end(*stage.renderer, glass, Orientation::deg0, paper);
    stage.gui->begin(glass, std::chrono::nanoseconds(0));
    CHECK(ImGui::GetIO().DeltaTime > 0);
    stage.gui->end(*stage.renderer, glass, Orientation::deg0, paper);
}
