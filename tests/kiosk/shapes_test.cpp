// Draw data taken apart into what was drawn at once.
#include "kiosk/gui/shapes.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>

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

TEST_CASE("where a shape is said to be filled nothing shines through, and of a card that is nearly all") {
    GuiStage stage;
    SceneImage opaque(64, 48, true), veil(64, 48, false);
    std::mt19937 random(31);
    const auto upto = [&](int limit) { return static_cast<float>(random() % static_cast<unsigned>(4 * limit)) / 4; };
    int filled = 0;
    for (int round = 0; round < 800; ++round) {
        const ImVec2 from{upto(140) - 20, upto(60) - 20};
        const ImVec2 to{from.x + upto(180), from.y + upto(100)};
        const ImU32 colour = IM_COL32(random() % 256, random() % 256, random() % 256, random() % 3 == 0 ? 200 : 255);
        const float rounding = upto(60), clip_left = upto(2) + 5;
        const int kind = static_cast<int>(random() % 7);
        const std::vector<ImVec2> star = {from, to, {from.x, to.y}, {to.x, from.y}, {from.x + 60, from.y - 20}};
        const auto shape = [&] {
            canvas().PushClipRect({clip_left, 3}, {190, 97});
            if (kind == 0) canvas().AddRectFilled(from, to, colour);
            if (kind == 1) canvas().AddRectFilled(from, to, colour, rounding);
            if (kind == 2) canvas().AddCircleFilled(from, rounding, colour);
            if (kind == 3) canvas().AddImageRounded(opaque.data().GetTexRef(), from, to, {0, 0}, {1, 1}, colour, 20);
            if (kind == 4) canvas().AddImage(veil.data().GetTexRef(), from, to);
            if (kind == 5) canvas().AddConvexPolyFilled(star.data(), static_cast<int>(star.size()), colour);
            if (kind == 6) canvas().AddRect(from, to, colour, rounding, 0, 30);
            canvas().PopClipRect();
        };
        // The clip keeps it narrower than the pieces in which a frame is painted, or nothing below would be painted.
        const auto over = [&](ImU32 ground) {
            return stage.draw({200, 100}, [&] {
                canvas().AddRectFilled({0, 0}, {200, 100}, ground);
                shape();
            });
        };
        const Picture on_black = over(IM_COL32_BLACK), on_white = over(IM_COL32_WHITE);
        std::vector<Shape> shapes;
        find_shapes(*ImGui::GetDrawData(), shapes);
        for (std::size_t i = 1; i < shapes.size(); ++i) {
            const PixelRect& rect = shapes[i].filled;
            if (is_empty(rect)) continue;
            CHECK(contains(shapes[i].box, rect));
            CHECK(shapes[i].plain == (kind != 3 && kind != 4));
            if (kind == 4) continue;  // its texels are the one thing that is seen through
            ++filled;
            for (int y = rect.top; y < rect.bottom; ++y)
                for (int x = rect.left; x < rect.right; ++x) {
                    const auto at = static_cast<std::size_t>(y * 200 + x);
                    REQUIRE(on_black.pixels[at] == on_white.pixels[at]);
                }
        }
    }
    CHECK(filled > 60);
    stage.renderer->release();

    const auto shapes = shapes_of(stage, [&] {
        canvas().AddRectFilled({0, 0}, {200, 100}, IM_COL32_WHITE);
        canvas().AddRectFilled({10, 5}, {190, 95}, IM_COL32_WHITE, 20);
        canvas().AddRectFilled({10, 5}, {190, 95}, IM_COL32(255, 255, 255, 254));
    });
    REQUIRE(shapes.size() == 3);
    CHECK(shapes[0].filled == PixelRect{0, 0, 200, 100});
    CHECK(contains(shapes[1].filled, {18, 13, 182, 87}));
    CHECK(is_empty(shapes[2].filled));
}

TEST_CASE("what has a corner further away than anything is drawn fills nothing") {
    GuiStage stage;
    for (const float far : {1'000'064.0F, 1e9F, std::numeric_limits<float>::infinity()}) {
        const Picture picture = stage.draw({200, 100}, [&] {
            canvas().AddRectFilled({0, 0}, {200, 100}, IM_COL32(255, 0, 0, 255));
            canvas().AddRectFilled({-20, -20}, {far, 100}, IM_COL32_BLACK);
            canvas().AddTriangleFilled({0, 0}, {far, 50}, {0, 100}, IM_COL32_BLACK);
        });
        for (const std::uint32_t pixel : picture.pixels) REQUIRE(pixel == 0xFFFF0000);
    }
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
