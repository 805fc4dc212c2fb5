// Draw data taken apart into what was drawn at once.
#include "kiosk/gui/shapes.h"

#include <doctest/doctest.h>

#include <limits>

#include "tests/kiosk/gui_stage.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace parvis::testing;

namespace {

std::vector<Shape> shapes_of(GuiStage& stage, const std::function<void()>& content) {
    stage.draw({200, 100}, content);
    std::vector<Shape> shapes;
    find_shapes(*ImGui::GetDrawData(), shapes);
    return shapes;
}

}  // namespace

TEST_CASE("a rounded card, an outline and each letter are one shape, in the order of drawing") {
    GuiStage stage;
    const auto shapes = shapes_of(stage, [&] {
        canvas().AddRectFilled({10, 20}, {90, 70}, IM_COL32_WHITE, 12);
        canvas().AddRect({100, 20}, {180, 70}, IM_COL32_BLACK, 12, 0, 2);
        canvas().AddText(stage.gui->fonts().text, 20, {20, 30}, IM_COL32_BLACK, "abc");
    });
    REQUIRE(shapes.size() == 5);
    unsigned indices = 0;
    for (const Shape& shape : shapes) indices += shape.index_count;
    CHECK(indices == static_cast<unsigned>(ImGui::GetDrawData()->TotalIdxCount));
    CHECK(shapes[0].index_count > 60);
    CHECK(shapes[0].box.left <= 10);
    CHECK(shapes[0].box.right >= 90);
    CHECK(shapes[0].box.bottom <= 75);
    CHECK(shapes[2].index_count == 6);
}

TEST_CASE("shapes end at their clip and at the glass; those outside, and those that are nowhere, are left out") {
    GuiStage stage;
    const float nothing = std::numeric_limits<float>::quiet_NaN();
    const auto shapes = shapes_of(stage, [&] {
        canvas().PushClipRect({50, 40}, {60, 300});
        canvas().AddRectFilled({-1e9F, 0}, {1e9F, 1000}, IM_COL32_WHITE);
        canvas().AddRectFilled({0, 0}, {20, 20}, IM_COL32_WHITE);
        canvas().AddRectFilled({nothing, nothing}, {nothing, nothing}, IM_COL32_WHITE);
        canvas().PopClipRect();
    });
    REQUIRE(shapes.size() == 1);
    CHECK(shapes[0].box == PixelRect{50, 40, 60, 100});
}
