#include <SDL.h>
#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "platform/window.h"
#include "tests/kiosk/gui_stage.h"
#include "tests/support/foreign_leaks.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace parvis::testing;

namespace {

constexpr platform::Size size{1280, 800};

// A context without a display, drawn by Mesa on the processor; nothing where there is none.
std::unique_ptr<platform::Window> headless_gles2() {
    SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
    auto window = platform::Window::open({.size = size, .drawing = platform::Drawing::gles2});
    if (!window) {
        MESSAGE("skipped: " << window.error().message);
        return nullptr;
    }
    return std::move(*window);
}

Picture draw_scene_twice(GuiStage& stage) {
    SceneImage image(400, 150, true), veil(120, 80, false);
    const auto scene = [&] { draw_scene(stage.gui->fonts(), size, image.data(), veil.data()); };
    stage.draw(size, scene);
    Picture picture = stage.draw(size, scene);
    // The image goes with this function: its owner gives it up first.
    for (SceneImage* gone : {&image, &veil}) gone->data().SetStatus(ImTextureStatus_WantDestroy);
    stage.draw(size, [] {});
    CHECK(image.data().Status == ImTextureStatus_Destroyed);
    CHECK(image.data().TexID == ImTextureID_Invalid);
    return picture;
}

// A stage that draws with GLES2, in the context that is current.
struct Gles2Stage : GuiStage {
    Gles2Stage() : GuiStage(nullptr) {
        auto made = make_gles2_renderer();
        REQUIRE(made);
        renderer = std::move(*made);
    }
};

}  // namespace

TEST_CASE("GLES2 and the rasteriser draw the same picture") {
    const ForeignLeaks drivers;
    const auto window = headless_gles2();
    if (!window) return;
    const Picture on_gpu = [] {
        Gles2Stage stage;
        return draw_scene_twice(stage);
    }();
    const Picture on_cpu = [] {
        GuiStage stage;
        return draw_scene_twice(stage);
    }();
    write_png(on_gpu, picture_folder() / "scene-gles2.png");
    const Difference apart = difference(on_cpu, on_gpu);
    CAPTURE(apart.largest);
    CAPTURE(apart.mean);
    // Edges snap to a finer or coarser grid on a GPU: a few pixels of soft edges fall to the other side.
    CHECK(apart.share <= 0.002);
    CHECK(apart.mean <= 0.15);
    MESSAGE("pixels apart: " << 100 * apart.share << " %, mean " << apart.mean << ", largest " << apart.largest);
}

TEST_CASE("a clip at fractions of a pixel cuts to the same pixels in both, however the screen is turned") {
    const ForeignLeaks drivers;
    const auto window = headless_gles2();
    if (!window) return;
    const auto turned_by = [](GuiStage& stage, Orientation orientation) {
        return stage.draw(
            {200, 120},
            [] {
                canvas().PushClipRect({32.9F, 32.9F}, {80.1F, 96.1F});
                canvas().AddRectFilled({0, 0}, {200, 200}, IM_COL32_BLACK);
                canvas().PopClipRect();
            },
            orientation);
    };
    for (const Orientation orientation :
         {Orientation::deg0, Orientation::deg90, Orientation::deg180, Orientation::deg270}) {
        const Picture on_gpu = [&] {
            Gles2Stage stage;
            return turned_by(stage, orientation);
        }();
        GuiStage stage;
        CHECK(difference(turned_by(stage, orientation), on_gpu).largest == 0);
    }
}

TEST_CASE("the rasteriser takes over from GLES2 within one context, letters and pictures too") {
    const ForeignLeaks drivers;
    const auto window = headless_gles2();
    if (!window) return;
    Gles2Stage stage;
    SceneImage image(400, 150, true), veil(120, 80, false);
    const auto scene = [&] { draw_scene(stage.gui->fonts(), size, image.data(), veil.data()); };
    stage.draw(size, scene);
    const Picture on_gpu = stage.draw(size, scene);
    stage.renderer->release();
    stage.renderer = make_cpu_renderer();
    const Picture on_cpu = stage.draw(size, scene);
    const Difference apart = difference(on_cpu, on_gpu);
    CAPTURE(apart.mean);
    CHECK(apart.share <= 0.002);
    CHECK(apart.mean <= 0.15);
    stage.renderer->release();
}

TEST_CASE("GLES2 draws nothing where nothing is damaged, but makes and changes textures") {
    const ForeignLeaks drivers;
    const auto window = headless_gles2();
    if (!window) return;
    Gles2Stage stage;
    const Picture before = stage.draw(size, [] {});
    SceneImage image(64, 48, true);
    const auto shown = [&] { canvas().AddImage(image.data().GetTexRef(), {5, 6}, {69, 54}); };
    CHECK(difference(stage.draw(size, shown, Orientation::deg0, {}), before).largest == 0);
    CHECK(image.data().Status == ImTextureStatus_OK);
    *static_cast<ImU32*>(image.data().GetPixelsAt(3, 4)) = IM_COL32(255, 0, 0, 255);
    image.data().Updates.push_back({3, 4, 1, 1});
    image.data().SetStatus(ImTextureStatus_WantUpdates);
    stage.draw(size, shown, Orientation::deg0, {});
    CHECK(image.data().Status == ImTextureStatus_OK);
    CHECK(stage.draw(size, shown).at(5 + 3, 6 + 4) == 0xFFFF0000);
    stage.renderer->release();
}

TEST_CASE("without a context there is no GLES2 renderer") {
    // No window is open here; a driver that answers all the same has a context of somebody else's.
    GuiStage stage(nullptr);
    auto renderer = make_gles2_renderer();
    REQUIRE_FALSE(renderer);
    CHECK(renderer.error().code == Errc::unavailable);
}
