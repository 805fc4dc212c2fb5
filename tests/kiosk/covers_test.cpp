#include <doctest/doctest.h>
#include <imgui.h>
#include <stb/stb_image_write.h>

#include <atomic>
#include <cstring>
#include <mutex>
#include <optional>
#include <string>

#include "kiosk/widgets/covers/cover_art.h"
#include "kiosk/widgets/covers/cover_cache.h"
#include "kiosk/widgets/covers/photo_cover.h"

using namespace parvis::kiosk;

namespace {

std::uint32_t rgb_at(const PixelImage& image, int x, int y) {
    const std::uint32_t packed = image.rgba.at(static_cast<std::size_t>(y * image.width_px + x));
    return (packed & 255) << 16 | (packed & 0xFF00) | (packed >> 16 & 255);
}

CoverKey key_of(const std::string& id) {
    return {id, CoverPalette::services, 40, 20, false, false};
}

// What a renderer does with the list of textures, without one.
struct ContextWithTextures {
    ContextWithTextures() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {100, 100};
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    }
    ~ContextWithTextures() {
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) destroy(*texture);
        ImGui::DestroyContext();
    }
    static void destroy(ImTextureData& texture) {
        texture.SetTexID(ImTextureID_Invalid);
        texture.SetStatus(ImTextureStatus_Destroyed);
    }
    static void frame(CoverCache& cache) {
        ImGui::NewFrame();
        cache.begin_frame();
    }
    static void draw() {
        ImGui::Render();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            if (texture->Status == ImTextureStatus_WantCreate) {
                texture->SetTexID(1);
                texture->SetStatus(ImTextureStatus_OK);
            } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
                destroy(*texture);
            }
        }
    }
    static int user_textures() { return ImGui::GetPlatformIO().Textures.Size - 1; }  // less the font's
};

}  // namespace

TEST_CASE("a cover is the one that the design's page draws for the same words") {
    const PixelImage cover = paint_cover({"Les chariottes musicales", CoverPalette::citizenship, 1920, 1080, false});
    CHECK(rgb_at(cover, 20, 20) == 0x3A3FBF);     // the ground
    CHECK(rgb_at(cover, 270, 950) == 0xF4B740);   // the pebble
    CHECK(rgb_at(cover, 700, 560) == 0xC9CCF6);   // the left alga
    CHECK(rgb_at(cover, 1600, 700) == 0xF2784B);  // the right one
    CHECK(rgb_at(cover, 700, 220) == 0x5358C7);   // the pale heap over the ground: 13 % of white
}

TEST_CASE("the same id gives the same cover, another id or palette another one") {
    const CoverRequest request{"0123456789abcdef", CoverPalette::services, 200, 100, false};
    CHECK(paint_cover(request).rgba == paint_cover(request).rgba);
    CoverRequest other_id = request;
    other_id.seed = "0123456789abcdee";
    CHECK(paint_cover(other_id).rgba != paint_cover(request).rgba);
    CoverRequest other_palette = request;
    other_palette.palette = CoverPalette::projects;
    CHECK(paint_cover(other_palette).rgba != paint_cover(request).rgba);
}

TEST_CASE("a thousand covers are opaque, whatever their size, and none is a plain ground") {
    for (int i = 0; i < 1000; ++i) {
        const std::string id = std::to_string(i * 7919);
        const PixelImage cover = paint_cover({id, CoverPalette::other, 1 + i % 61, 1 + i % 37, false});
        REQUIRE(cover.rgba.size() == static_cast<std::size_t>(cover.width_px * cover.height_px));
        bool opaque = true;
        for (const std::uint32_t pixel : cover.rgba) opaque = opaque && pixel >> 24 == 255;
        REQUIRE(opaque);
    }
    for (int i = 0; i < 200; ++i) {
        const PixelImage cover = paint_cover({std::to_string(i), CoverPalette::other, 120, 60, false});
        bool plain = true;
        for (const std::uint32_t pixel : cover.rgba) plain = plain && pixel == cover.rgba[0];
        CHECK_FALSE(plain);
    }
}

TEST_CASE("in high contrast a cover has two flat tones and nothing but their mixture at the edges") {
    const PixelImage cover = paint_cover({"abc", CoverPalette::services, 200, 100, true});
    std::size_t flat = 0;
    for (const std::uint32_t pixel : cover.rgba)
        flat += (pixel & 0xFFFFFF) == 0x262626 || (pixel & 0xFFFFFF) == 0x8C8C8C;
    CHECK(flat > cover.rgba.size() * 9 / 10);
}

TEST_CASE("a cover is a texture in the frame after it was painted") {
    ContextWithTextures context;
    std::atomic<int> woken{0};
    CoverCache cache(1 << 20);
    cache.on_ready([&] { ++woken; });
    context.frame(cache);
    CHECK(cache.find(key_of("a")) == nullptr);
    CHECK(cache.busy());
    context.draw();
    cache.finish();
    CHECK(cache.busy());  // painted, not yet taken
    cache.on_ready({});
    CHECK(woken == 1);
    context.frame(cache);
    const ImTextureData* texture = cache.find(key_of("a"));
    REQUIRE(texture != nullptr);
    CHECK(texture->Width == 40);
    CHECK(texture->Height == 20);
    CHECK_FALSE(cache.busy());
    context.draw();
    CHECK(context.user_textures() == 1);
}

TEST_CASE("covers that are no longer drawn are thrown out, the oldest first, and their textures destroyed") {
    ContextWithTextures context;
    CoverCache cache(2 * 40 * 20 * 4);
    for (const char* id : {"a", "b", "c", "d", "e"}) {
        for (int pass = 0; pass < 3; ++pass) {
            context.frame(cache);
            (void)cache.find(key_of(id));
            context.draw();
            cache.finish();
        }
    }
    for (int pass = 0; pass < 3; ++pass) {
        context.frame(cache);
        context.draw();
    }
    CHECK(context.user_textures() == 2);
    context.frame(cache);
    CHECK(cache.find(key_of("e")) != nullptr);
    CHECK(cache.find(key_of("a")) == nullptr);
    context.draw();
    cache.finish();
}

TEST_CASE("covers that were wanted long ago and never shown are not painted") {
    ContextWithTextures context;
    std::mutex closed;
    std::atomic<int> painted{0};
    std::atomic<bool> last{false};
    CoverCache cache(1 << 20);
    cache.follow([&](const std::string& id) -> std::optional<std::string> {
        const std::scoped_lock wait(closed);
        ++painted;
        if (id == "199") last = true;
        return std::nullopt;
    });
    context.frame(cache);
    {
        const std::scoped_lock hold(closed);
        for (int i = 0; i < 200; ++i) {
            CoverKey key = key_of(std::to_string(i));
            key.photo = true;
            (void)cache.find(key);
        }
    }
    cache.finish();
    CHECK(painted >= 64);
    CHECK(painted <= 65);  // one may have been begun before the others were asked for
    CHECK(last);
    context.draw();
}

TEST_CASE("a photo that cannot be decoded leaves its place to the painted cover") {
    ContextWithTextures context;
    CoverCache cache(1 << 20);
    cache.follow([](const std::string&) { return std::optional<std::string>("not a picture"); });
    CoverKey key = key_of("a");
    key.photo = true;
    context.frame(cache);
    (void)cache.find(key);
    context.draw();
    cache.finish();
    context.frame(cache);
    const ImTextureData* texture = cache.find(key);
    REQUIRE(texture != nullptr);
    const PixelImage painted = paint_cover({"a", CoverPalette::services, 40, 20, false});
    CHECK(std::memcmp(texture->Pixels, painted.rgba.data(), painted.rgba.size() * 4) == 0);
    context.draw();
}

TEST_CASE("photos of another source are asked for anew, and the painted covers are kept") {
    ContextWithTextures context;
    std::atomic<int> asked{0}, asked_of_other{0};
    CoverCache cache(1 << 20);
    cache.follow([&](const std::string&) -> std::optional<std::string> {
        ++asked;
        return std::nullopt;
    });
    CoverKey photo = key_of("a");
    photo.photo = true;
    const auto show_both = [&] {
        for (int pass = 0; pass < 2; ++pass) {
            context.frame(cache);
            (void)cache.find(photo);
            (void)cache.find(key_of("a"));
            context.draw();
            cache.finish();
        }
    };
    show_both();
    CHECK(asked == 1);
    cache.follow([&](const std::string&) -> std::optional<std::string> {
        ++asked_of_other;
        return std::nullopt;
    });
    show_both();
    CHECK(asked == 1);
    CHECK(asked_of_other == 1);
}

TEST_CASE("a photo is cropped around its middle to fill the cover, and shrunk by the mean of its pixels") {
    // 8 x 4: the outer columns red, the inner four in stripes of black and white.
    std::vector<unsigned char> rgb;
    for (int y = 0; y < 4; ++y) {
        for (int x = 0; x < 8; ++x) {
            const bool outer = x < 2 || x > 5;
            const unsigned char grey = x % 2 == 0 ? 0 : 255;
            rgb.insert(rgb.end(),
                       {outer ? static_cast<unsigned char>(255) : grey, outer ? static_cast<unsigned char>(0) : grey,
                        outer ? static_cast<unsigned char>(0) : grey});
        }
    }
    std::string png;
    stbi_write_png_to_func(
        [](void* into, void* bytes, int size) {
            static_cast<std::string*>(into)->append(static_cast<char*>(bytes), static_cast<std::size_t>(size));
        },
        &png, 8, 4, 3, rgb.data(), 24);
    const auto cover = crop_photo(png, 2, 2);
    REQUIRE(cover);
    REQUIRE(cover->rgba.size() == 4);
    for (const std::uint32_t pixel : cover->rgba) CHECK(pixel == 0xFF808080U);
    const auto enlarged = crop_photo(png, 16, 8);
    REQUIRE(enlarged);
    CHECK(rgb_at(*enlarged, 0, 0) == 0xFF0000);
    CHECK(rgb_at(*enlarged, 15, 7) == 0xFF0000);
    CHECK_FALSE(crop_photo(png.substr(0, 40), 2, 2));
    CHECK_FALSE(crop_photo("", 2, 2));
}

TEST_CASE("a picture that is wanted for a while only is gone as soon as nobody asks for it, whatever room there is") {
    ContextWithTextures context;
    CoverCache cache(1U << 20U);
    const auto frame = [&](auto... keys) {
        ContextWithTextures::frame(cache);
        (static_cast<void>(cache.find(keys, Keep::while_wanted)), ...);
        ContextWithTextures::draw();
        cache.finish();
    };
    frame(key_of("a"));
    frame(key_of("a"), key_of("b"));
    frame(key_of("a"), key_of("b"));
    CHECK(ContextWithTextures::user_textures() == 2);
    for (int i = 0; i < 6; ++i) frame(key_of("b"));
    CHECK(ContextWithTextures::user_textures() == 1);
    for (int i = 0; i < 6; ++i) frame();
    CHECK(ContextWithTextures::user_textures() == 0);
    for (int i = 0; i < 3; ++i) {
        ContextWithTextures::frame(cache);
        static_cast<void>(cache.find(key_of("c")));
        ContextWithTextures::draw();
        cache.finish();
    }
    for (int i = 0; i < 6; ++i) frame();
    CHECK(ContextWithTextures::user_textures() == 1);
}
