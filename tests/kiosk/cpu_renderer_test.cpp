#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "imgui_internal.h"
#include "kiosk/gui/raster/frame.h"
#include "tests/kiosk/gui_stage.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace parvis::testing;

namespace {

constexpr platform::Size small{64, 64};

// Vertices of one colour on ImGui's white texel, straight into the list: no smoothing.
void triangle(ImDrawList& list, ImVec2 a, ImVec2 b, ImVec2 c, ImU32 colour) {
    const ImVec2 white = list._Data->TexUvWhitePixel;
    list.PrimReserve(3, 3);
    for (const ImVec2 corner : {a, b, c}) list.PrimVtx(corner, white, colour);
}

int count_pixels(const Picture& picture, std::uint32_t pixel) {
    int count = 0;
    for (const std::uint32_t p : picture.pixels) count += p == pixel ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("blending rounds to nearest and leaves the frame opaque, for every alpha, in every run") {
    using namespace kiosk::raster;
    for (std::uint32_t alpha = 0; alpha <= 255; ++alpha) {
        const Colour colour{200, 3, 255, alpha};
        std::vector<std::uint32_t> run(23, 0xFF0A64C8);
        blend_run(run.data(), static_cast<int>(run.size()), colour);
        const auto exact = [&](double over, double under) {
            return static_cast<std::uint32_t>(std::floor((over * alpha + under * (255 - alpha)) / 255 + 0.5));
        };
        const std::uint32_t expected = 0xFF000000U | exact(200, 0x0A) << 16 | exact(3, 0x64) << 8 | exact(255, 0xC8);
        for (const std::uint32_t pixel : run) REQUIRE(pixel == expected);
        REQUIRE(blend(0xFF0A64C8, colour) == expected);
    }
}

TEST_CASE("rectangles cover the pixels whose centres they hold, left and top edges counted in") {
    GuiStage stage;
    const auto filled = [&](ImVec2 from, ImVec2 to) {
        return stage.draw(small, [&] { canvas().AddRectFilled(from, to, IM_COL32(255, 0, 0, 255)); });
    };
    Picture picture = filled({10, 20}, {13, 22});
    CHECK(count_pixels(picture, 0xFFFF0000) == 6);
    CHECK(picture.at(10, 20) == 0xFFFF0000);
    CHECK(picture.at(12, 21) == 0xFFFF0000);
    CHECK(picture.at(13, 21) == paper);
    picture = filled({10.5F, 20.5F}, {13.5F, 22.5F});
    CHECK(count_pixels(picture, 0xFFFF0000) == 6);
    CHECK(picture.at(10, 20) == 0xFFFF0000);
    picture = filled({10.6F, 20.6F}, {13.4F, 22.4F});
    CHECK(count_pixels(picture, 0xFFFF0000) == 2);
}

TEST_CASE("runs of texels are blended as their pixels one by one, whatever their length, direction and tint") {
    using namespace kiosk::raster;
    std::mt19937 random(17);
    for (int round = 0; round < 400; ++round) {
        const bool white = round % 2 == 0;
        const auto count = static_cast<int>(random() % 23 + 1);
        const Colour tint = round % 3 == 0 ? Colour{255, 255, 255, 255} : unpack_rgba(static_cast<ImU32>(random()));
        std::vector<std::uint32_t> texels, pixels;
        for (int i = 0; i < count; ++i) {
            const std::uint32_t alpha = random() % 3 == 0 ? random() % 2 * 255U : random() % 256U;
            texels.push_back(alpha << 24 | (white ? 0x00FFFFFFU : static_cast<std::uint32_t>(random()) & 0x00FFFFFFU));
            pixels.push_back(0xFF000000U | static_cast<std::uint32_t>(random()));
        }
        std::vector<std::uint32_t> expected;
        for (int i = 0; i < count; ++i) {
            const Colour t = unpack_rgba(texels[static_cast<std::size_t>(i)]);
            expected.push_back(
                blend(pixels[static_cast<std::size_t>(i)],
                      {div255(t.r * tint.r), div255(t.g * tint.g), div255(t.b * tint.b), div255(t.a * tint.a)}));
        }
        std::vector<std::uint32_t> run = pixels;
        blend_texels(run.data(), count, texels.data(), 1, tint, white);
        REQUIRE(run == expected);
        run = pixels;
        std::reverse(texels.begin(), texels.end());
        blend_texels(run.data(), count, texels.data() + count - 1, -1, tint, white);
        REQUIRE(run == expected);
    }
}

TEST_CASE("an opaque picture that fades is blended as its pixels one by one, whatever its length and direction") {
    using namespace kiosk::raster;
    std::mt19937 random(18);
    for (std::uint32_t alpha = 0; alpha < 256; ++alpha) {
        const auto count = static_cast<int>(random() % 23 + 1);
        std::vector<std::uint32_t> texels, pixels, expected;
        for (int i = 0; i < count; ++i) {
            texels.push_back(0xFF000000U | static_cast<std::uint32_t>(random()));
            pixels.push_back(0xFF000000U | static_cast<std::uint32_t>(random()));
            Colour over = unpack_rgba(texels.back());
            over.a = alpha;
            expected.push_back(blend(pixels.back(), over));
        }
        std::vector<std::uint32_t> run = pixels;
        fade_texels(run.data(), count, texels.data(), 1, alpha);
        REQUIRE(run == expected);
        run = pixels;
        std::reverse(texels.begin(), texels.end());
        fade_texels(run.data(), count, texels.data() + count - 1, -1, alpha);
        REQUIRE(run == expected);
    }
}

TEST_CASE("triangles that share edges cover every pixel once") {
    GuiStage stage;
    std::mt19937 random(7);
    std::uniform_real_distribution<float> inside(2, 62);
    for (int round = 0; round < 60; ++round) {
        // A fan around a random point that fills the square 0…64: a hole or a pixel drawn twice would show.
        const ImVec2 centre{inside(random), inside(random)};
        std::vector<ImVec2> rim = {{0, 0},   {inside(random), 0},  {64, 0}, {64, inside(random)},
                                   {64, 64}, {inside(random), 64}, {0, 64}, {0, inside(random)}};
        if (round % 3 == 0) rim[1].x = std::round(rim[1].x) + 0.5F;  // through pixel centres
        const Picture picture = stage.draw(small, [&] {
            for (std::size_t i = 0; i < rim.size(); ++i) {
                triangle(canvas(), centre, rim[i], rim[(i + 1) % rim.size()], IM_COL32(0, 0, 0, 128));
            }
        });
        const std::uint32_t once = kiosk::raster::blend(paper, {0, 0, 0, 128});
        REQUIRE(count_pixels(picture, once) == 64 * 64);
    }
}

TEST_CASE("a rectangle gives the same pixels as its two triangles") {
    GuiStage stage;
    std::mt19937 random(11);
    std::uniform_real_distribution<float> anywhere(-10, 74);
    for (int round = 0; round < 60; ++round) {
        ImVec2 a{anywhere(random), anywhere(random)}, c{anywhere(random), anywhere(random)};
        if (a.x > c.x) std::swap(a.x, c.x);
        if (a.y > c.y) std::swap(a.y, c.y);
        const ImU32 colour = IM_COL32(20, 40, 200, 90);
        const Picture quad = stage.draw(small, [&] { canvas().AddRectFilled(a, c, colour); });
        const Picture halves = stage.draw(small, [&] {
            triangle(canvas(), a, {c.x, a.y}, c, colour);
            triangle(canvas(), c, {a.x, c.y}, a, colour);
        });
        REQUIRE(difference(quad, halves).largest == 0);
    }
}

TEST_CASE("colours run evenly between the corners") {
    GuiStage stage;
    const Picture picture = stage.draw({256, 16}, [] {
        canvas().AddRectFilledMultiColor({0, 0}, {256, 16}, IM_COL32(0, 0, 0, 255), IM_COL32(255, 0, 0, 255),
                                         IM_COL32(255, 0, 0, 255), IM_COL32(0, 0, 0, 255));
    });
    for (int x = 0; x < 256; ++x) {
        const int red = static_cast<int>(picture.at(x, 7) >> 16 & 255);
        REQUIRE(std::abs(red - x) <= 1);
    }
}

TEST_CASE("a picture at its own size is shown texel by texel, also mirrored; see-through texels are blended") {
    GuiStage stage;
    SceneImage image(40, 30, true), veil(40, 30, false);
    const auto texel = [](SceneImage& from, int x, int y) {
        return kiosk::raster::unpack_rgba(*static_cast<ImU32*>(from.data().GetPixelsAt(x, y)));
    };
    const Picture plain = stage.draw(small, [&] { canvas().AddImage(image.data().GetTexRef(), {5, 6}, {45, 36}); });
    const Picture mirrored = stage.draw(small, [&] {
        canvas().AddImage(image.data().GetTexRef(), {5, 6}, {45, 36}, {1, 0}, {0, 1});
    });
    const Picture veiled = stage.draw(small, [&] { canvas().AddImage(veil.data().GetTexRef(), {5, 6}, {45, 36}); });
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 40; ++x) {
            REQUIRE(plain.at(5 + x, 6 + y) == kiosk::raster::opaque_pixel(texel(image, x, y)));
            REQUIRE(mirrored.at(5 + x, 6 + y) == kiosk::raster::opaque_pixel(texel(image, 39 - x, y)));
            REQUIRE(veiled.at(5 + x, 6 + y) == kiosk::raster::blend(paper, texel(veil, x, y)));
        }
    }
    CHECK(plain.at(4, 6) == paper);
    CHECK(plain.at(45, 6) == paper);
    stage.renderer->release();
}

TEST_CASE("a stretched picture is smooth, and repeats its edge") {
    GuiStage stage;
    ImTextureData pair;
    pair.Create(ImTextureFormat_RGBA32, 2, 1);
    static_cast<ImU32*>(pair.GetPixels())[0] = IM_COL32(0, 0, 0, 255);
    static_cast<ImU32*>(pair.GetPixels())[1] = IM_COL32(200, 200, 200, 255);
    ImGui::RegisterUserTexture(&pair);
    const Picture picture = stage.draw(small, [&] { canvas().AddImage(pair.GetTexRef(), {0, 0}, {64, 10}); });
    const auto red = [&](int x) { return static_cast<int>(picture.at(x, 5) >> 16 & 255); };
    CHECK(red(0) == 0);
    CHECK(red(15) == 0);
    CHECK(std::abs(red(31) - 97) <= 3);
    CHECK(red(63) == 200);
    for (int x = 1; x < 64; ++x) REQUIRE(red(x) >= red(x - 1));
    stage.renderer->release();
    ImGui::UnregisterUserTexture(&pair);
}

TEST_CASE("a texture drawn out along a row or a column shows its one column or row of texels") {
    GuiStage stage;
    SceneImage veil(40, 30, false);
    const auto texel = [&](int x, int y) {
        return kiosk::raster::unpack_rgba(*static_cast<ImU32*>(veil.data().GetPixelsAt(x, y)));
    };
    const float u = 13.5F / 40, v = 7.5F / 30;
    const Picture rows = stage.draw({400, 64}, [&] {
        canvas().AddImage(veil.data().GetTexRef(), {5, 6}, {395, 36}, {u, 0}, {u, 1});
    });
    const Picture columns = stage.draw({400, 64}, [&] {
        canvas().AddImage(veil.data().GetTexRef(), {5, 6}, {45, 60}, {0, v}, {1, v});
    });
    for (int i = 0; i < 30; ++i) {
        REQUIRE(rows.at(5, 6 + i) == kiosk::raster::blend(paper, texel(13, i)));
        REQUIRE(rows.at(394, 6 + i) == rows.at(5, 6 + i));
    }
    for (int i = 0; i < 40; ++i) {
        REQUIRE(columns.at(5 + i, 6) == kiosk::raster::blend(paper, texel(i, 7)));
        REQUIRE(columns.at(5 + i, 59) == columns.at(5 + i, 6));
    }
    CHECK(columns.at(45, 6) == paper);
    stage.renderer->release();
}

TEST_CASE("between a white texel and a transparent black one lies a grey one, also where a column is repeated") {
    GuiStage stage;
    ImTextureData pair;
    pair.Create(ImTextureFormat_RGBA32, 2, 1);
    static_cast<ImU32*>(pair.GetPixels())[0] = IM_COL32_WHITE;
    static_cast<ImU32*>(pair.GetPixels())[1] = 0;
    ImGui::RegisterUserTexture(&pair);
    const Picture picture = stage.draw(small, [&] {
        canvas().AddImage(pair.GetTexRef(), {0, 0}, {64, 10}, {0, 0.5F}, {1, 0.5F});
    });
    const std::uint32_t half = picture.at(32, 5) & 255U;
    CHECK(std::abs(static_cast<int>(half) - (127 * 127 / 255 + 0xF0 * 128 / 255)) <= 4);
    stage.renderer->release();
    ImGui::UnregisterUserTexture(&pair);
}

TEST_CASE("a texture is created, updated in parts, and destroyed when its owner gives it up") {
    for (const ImTextureFormat format : {ImTextureFormat_RGBA32, ImTextureFormat_Alpha8}) {
        GuiStage stage;
        ImTextureData data;
        data.Create(format, 8, 8);
        const auto put = [&](int x, int y, unsigned char alpha) {
            if (format == ImTextureFormat_Alpha8) {
                *static_cast<unsigned char*>(data.GetPixelsAt(x, y)) = alpha;
            } else {
                *static_cast<ImU32*>(data.GetPixelsAt(x, y)) = IM_COL32(255, 255, 255, alpha);
            }
        };
        for (int i = 0; i < 64; ++i) put(i % 8, i / 8, 255);
        ImGui::RegisterUserTexture(&data);
        const auto show = [&] {
            return stage.draw(small, [&] {
                canvas().AddImage(data.GetTexRef(), {0, 0}, {8, 8}, {0, 0}, {1, 1}, IM_COL32(255, 0, 0, 255));
            });
        };
        CHECK(count_pixels(show(), 0xFFFF0000) == 64);
        CHECK(data.Status == ImTextureStatus_OK);
        put(3, 4, 0);
        data.Updates.push_back({3, 4, 1, 1});
        data.SetStatus(ImTextureStatus_WantUpdates);
        const Picture updated = show();
        CHECK(count_pixels(updated, 0xFFFF0000) == 63);
        CHECK(updated.at(3, 4) == paper);
        data.SetStatus(ImTextureStatus_WantDestroy);
        stage.draw(small, [] {});
        CHECK(data.Status == ImTextureStatus_Destroyed);
        CHECK(data.TexID == ImTextureID_Invalid);
        ImGui::UnregisterUserTexture(&data);
        CHECK(count_pixels(stage.draw(small, [] {}), paper) == 64 * 64);
    }
}

TEST_CASE("after a release the next frame is the same") {
    GuiStage stage;
    SceneImage image(400, 150, true), veil(120, 80, false);
    const platform::Size size{960, 600};
    const auto scene = [&] { draw_scene(stage.gui->fonts(), size, image.data(), veil.data()); };
    stage.draw(size, scene);
    const Picture before = stage.draw(size, scene);
    stage.renderer->release();
    const Picture after = stage.draw(size, scene);
    CHECK(difference(before, after).largest == 0);
    stage.renderer->release();
}

TEST_CASE("only the damaged rectangle is drawn again, and looks as in a whole frame") {
    GuiStage stage;
    SceneImage image(400, 150, true), veil(120, 80, false);
    const platform::Size size{960, 600};
    bool marked = false;
    const auto scene = [&] {
        draw_scene(stage.gui->fonts(), size, image.data(), veil.data());
        if (marked) canvas().AddCircleFilled({300, 250}, 31.5F, IM_COL32(200, 0, 90, 130));
    };
    stage.draw(size, scene);
    const Picture plain = stage.draw(size, scene);
    marked = true;
    const Picture patched = stage.draw(size, scene, Orientation::deg0, std::array{PixelRect{267, 217, 333, 283}});
    const Picture whole = stage.draw(size, scene);
    CHECK(difference(patched, whole).largest == 0);
    CHECK(difference(patched, plain).largest > 0);
    // Outside the damage nothing is touched, whatever is drawn.
    stage.draw(size, scene);
    marked = false;
    const Picture left_alone = stage.draw(size, scene, Orientation::deg0, std::array{PixelRect{0, 0, 10, 10}});
    CHECK(difference(left_alone, whole).largest == 0);
    // A new size is drawn whole.
    const Picture other = stage.draw(
        {300, 200}, [] {}, Orientation::deg0, std::array{PixelRect{0, 0, 1, 1}});
    CHECK(count_pixels(other, paper) == 300 * 200);
    stage.renderer->release();
}

TEST_CASE("without damage nothing is drawn, but textures are made") {
    GuiStage stage;
    const Picture before = stage.draw(small, [] {});
    SceneImage image(40, 30, true);
    const auto shown = [&] { canvas().AddImage(image.data().GetTexRef(), {5, 6}, {45, 36}); };
    CHECK(difference(stage.draw(small, shown, Orientation::deg0, {}), before).largest == 0);
    CHECK(image.data().Status == ImTextureStatus_OK);
    CHECK_FALSE(stage.renderer->holds({300, 200}));
    stage.draw({300, 200}, shown, Orientation::deg0, {});
    CHECK(stage.renderer->holds(small));
    stage.renderer->release();
}

TEST_CASE("rectangles that overlap, touch or lie outside give the bytes of a whole frame, on one thread or several") {
    const platform::Size size{960, 600};
    std::mt19937 random(5);
    for (const std::size_t threads : {1, 2, 4}) {
        GuiStage stage(make_cpu_renderer(threads));
        SceneImage image(400, 150, true), veil(120, 80, false);
        const auto scene = [&] { draw_scene(stage.gui->fonts(), size, image.data(), veil.data()); };
        stage.draw(size, scene);
        const Picture whole = stage.draw(size, scene);
        write_png(whole, picture_folder() / ("scene-" + std::to_string(threads) + "-threads.png"));
        for (int round = 0; round < 8; ++round) {
            std::vector<PixelRect> damage;
            for (int i = 0; i < 6; ++i) {
                const int x = static_cast<int>(random() % 1000) - 20, y = static_cast<int>(random() % 640) - 20;
                damage.push_back({x, y, x + static_cast<int>(random() % 700), y + static_cast<int>(random() % 400)});
            }
            REQUIRE(stage.draw(size, scene, Orientation::deg0, damage).pixels == whole.pixels);
        }
        static std::vector<std::uint32_t> on_one_thread;
        if (threads == 1) on_one_thread = whole.pixels;
        CHECK(whole.pixels == on_one_thread);
        stage.renderer->release();
    }
}

TEST_CASE("clips cut to whole pixels, and nothing is drawn outside the glass") {
    GuiStage stage;
    const Picture picture = stage.draw(small, [] {
        canvas().PushClipRect({-50, -50}, {20, 30});
        canvas().AddRectFilled({-1000, -1000}, {1000, 1000}, IM_COL32(255, 0, 0, 255));
        canvas().AddCircleFilled({20, 20}, 400, IM_COL32(0, 0, 255, 255));
        canvas().PopClipRect();
    });
    CHECK(count_pixels(picture, 0xFF0000FF) == 20 * 30);
    CHECK(count_pixels(picture, paper) == 64 * 64 - 20 * 30);
}

TEST_CASE("corners that are no numbers, or endlessly far away, are left out") {
    GuiStage stage;
    const float nothing = std::numeric_limits<float>::quiet_NaN(), endless = std::numeric_limits<float>::infinity();
    const Picture picture = stage.draw(small, [&] {
        triangle(canvas(), {nothing, 0}, {10, 0}, {0, 10}, IM_COL32_WHITE);
        triangle(canvas(), {0, endless}, {10, 0}, {0, 10}, IM_COL32_WHITE);
        triangle(canvas(), {-3e30F, 0}, {10, 5e25F}, {0, 10}, IM_COL32_WHITE);
        triangle(canvas(), {5, 5}, {5, 5}, {5, 5}, IM_COL32_WHITE);
        triangle(canvas(), {0, 0}, {10, 10}, {20, 20}, IM_COL32_WHITE);
        canvas().AddRectFilled({nothing, 0}, {10, 10}, IM_COL32_WHITE);
    });
    CHECK(count_pixels(picture, paper) == 64 * 64);
}

TEST_CASE("random triangles, textured and not, stay inside the frame and their own box") {
    GuiStage stage;
    SceneImage image(40, 30, true), veil(40, 30, false);
    std::mt19937 random(3);
    std::uniform_real_distribution<float> anywhere(-200, 260), uv(-2, 3);
    std::uniform_int_distribution<ImU32> colour;
    for (int round = 0; round < 300; ++round) {
        stage.draw(small, [&] {
            ImDrawList& list = canvas();
            list.PushTexture((round % 2 == 0 ? image : veil).data().GetTexRef());
            for (int i = 0; i < 20; ++i) {
                list.PrimReserve(3, 3);
                const ImU32 flat = colour(random);
                for (int k = 0; k < 3; ++k) {
                    list.PrimVtx({anywhere(random), anywhere(random)}, {uv(random), uv(random)},
                                 i % 2 == 0 ? flat : colour(random));
                }
            }
            list.PopTexture();
        });
    }
    CHECK(stage.renderer->size() == small);
    stage.renderer->release();
}

TEST_CASE("the same page is the same bytes") {
    const auto draw = [] {
        GuiStage stage;
        SceneImage image(400, 150, true), veil(120, 80, false);
        const platform::Size size{1280, 800};
        const auto scene = [&] { draw_scene(stage.gui->fonts(), size, image.data(), veil.data()); };
        stage.draw(size, scene);
        Picture picture = stage.draw(size, scene);
        stage.renderer->release();
        return picture;
    };
    const Picture first = draw();
    write_png(first, picture_folder() / "scene-cpu.png");
    CHECK(first.pixels == draw().pixels);
}
