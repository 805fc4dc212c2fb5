// What a frame changes, found from what is drawn; and that nothing else does.
#include "kiosk/gui/damage.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "imgui_internal.h"
#include "tests/kiosk/gui_stage.h"

using namespace parvis;
using namespace parvis::kiosk;
using namespace parvis::testing;

namespace {

constexpr platform::Size glass{480, 320};

std::vector<PixelRect> redraw(GuiStage& stage, const std::function<void()>& content,
                              Orientation orientation = Orientation::deg0, std::uint32_t background = paper) {
    stage.gui->begin(page_size(glass, orientation), std::chrono::milliseconds(16));
    content();
    const PixelRects damage = stage.gui->redraw(*stage.renderer, glass, orientation, background);
    return {damage.begin(), damage.end()};
}

const std::vector<PixelRect> all = {{0, 0, glass.width, glass.height}};

// One of the things that screens draw, somewhere.
struct Piece {
    int kind = 0;
    float x = 0, y = 0, width = 0, height = 0;
    ImU32 colour = 0;
    std::string words;
};

Piece random_piece(std::mt19937& random) {
    const auto upto = [&](int limit) { return static_cast<float>(random() % static_cast<unsigned>(limit)); };
    static const std::array<const char*, 5> words = {"Jardin", "été", "À 14 h", "zwölf", "Qui ?"};
    // Some at fractions of a pixel, some beyond the glass.
    return {static_cast<int>(random() % 7),
            upto(2000) / 4 - 20,
            upto(1400) / 4 - 20,
            upto(random() % 4 == 0 ? 480 : 160) + 1,
            upto(random() % 4 == 0 ? 320 : 120) + 1,
            IM_COL32(random() % 256, random() % 256, random() % 256, random() % 3 == 0 ? 255 : random() % 256),
            words[random() % words.size()]};
}

void draw(const Piece& piece, const Fonts& fonts, ImTextureData& image) {
    ImDrawList& list = canvas();
    const ImVec2 from{piece.x, piece.y}, to{piece.x + piece.width, piece.y + piece.height};
    switch (piece.kind) {
        case 0:
            return list.AddRectFilled(from, to, piece.colour);
        case 1:
            return list.AddRectFilled(from, to, piece.colour, 12);
        case 2:
            return list.AddRect(from, to, piece.colour, 9, 0, 3);
        case 3:
            return list.AddCircleFilled(from, piece.width / 2, piece.colour);
        case 4:
            return list.AddText(fonts.text, std::round(piece.height / 4 + 12), from, piece.colour, piece.words.c_str());
        case 5:
            list.PushClipRect(from, {from.x + 40, from.y + 30}, true);
            list.AddImageRounded(image.GetTexRef(), from, to, {0, 0}, {1, 1}, piece.colour, 10);
            return list.PopClipRect();
        default:
            return list.AddImage(image.GetTexRef(), from, {from.x + 64, from.y + 48});
    }
}

}  // namespace

TEST_CASE("whatever changes, a damaged redraw leaves the same bytes as a whole one") {
    std::mt19937 random(2026);
    for (int scene = 0; scene < 12; ++scene) {
        GuiStage stage(make_cpu_renderer(scene % 2 == 0 ? 1 : 3));
        SceneImage image(64, 48, scene % 3 == 0);
        std::vector<Piece> pieces;
        for (int i = 0; i < 14; ++i) pieces.push_back(random_piece(random));
        Orientation orientation = Orientation::deg0;
        std::int64_t spared = 0;
        for (int frame = 0; frame < 40; ++frame) {
            switch (random() % 8) {
                case 0:
                    pieces[random() % pieces.size()] = random_piece(random);
                    break;
                case 1:
                    std::swap(pieces[random() % pieces.size()], pieces[random() % pieces.size()]);
                    break;
                case 2:
                    pieces[random() % pieces.size()].colour ^= 0x01000000U << random() % 7;
                    break;
                case 3:
                    pieces[random() % pieces.size()].x += 0.25F;
                    break;
                case 4: {  // one texel of the picture becomes another
                    ImTextureData& data = image.data();
                    if (data.Status != ImTextureStatus_OK) break;
                    const auto x = static_cast<unsigned short>(random() % 64);
                    const auto y = static_cast<unsigned short>(random() % 48);
                    *static_cast<ImU32*>(data.GetPixelsAt(x, y)) ^= 0xFF00FFFFU;
                    data.Updates.resize(0);  // ImGui empties those of its own textures only
                    data.Updates.push_back({x, y, 1, 1});
                    data.SetStatus(ImTextureStatus_WantUpdates);
                    break;
                }
                case 5:
                    if (random() % 4 == 0) orientation = static_cast<Orientation>(random() % 4);
                    break;
                case 6:
                    pieces[random() % pieces.size()].words += static_cast<char>('A' + random() % 26);
                    break;
                default:
                    break;
            }
            const auto damage = redraw(
                stage,
                [&] {
                    for (const Piece& piece : pieces) draw(piece, stage.gui->fonts(), image.data());
                },
                orientation);
            for (const PixelRect& rect : damage) {
                REQUIRE(contains(all.front(), rect));
                spared -= static_cast<std::int64_t>(rect.right - rect.left) * (rect.bottom - rect.top);
                for (const PixelRect& other : damage) REQUIRE((&other == &rect || is_empty(intersect(other, rect))));
            }
            spared += static_cast<std::int64_t>(glass.width) * glass.height;
            const std::vector<std::uint32_t> damaged = stage.renderer->read_back();
            stage.renderer->draw(*ImGui::GetDrawData(), paper);
            REQUIRE(damaged == stage.renderer->read_back());
        }
        // The point of it: most frames left most of the glass alone.
        CHECK(spared > 20LL * glass.width * glass.height);
        stage.renderer->release();
    }
}

TEST_CASE("a frame like the one before damages nothing; the first one, and after a loss, everything") {
    GuiStage stage;
    const auto scene = [&] {
        canvas().AddText(stage.gui->fonts().text, 30, {20, 20}, IM_COL32_BLACK, "Bonjour");
        canvas().AddRectFilled({100, 100}, {200, 200}, IM_COL32_BLACK, 20);
    };
    CHECK(redraw(stage, scene) == all);
    redraw(stage, scene);  // letters that came with the first frame
    CHECK(redraw(stage, scene).empty());
    // Everywhere but in the tiles that the rectangle hides.
    std::int64_t damaged = 0;
    for (const PixelRect& rect : redraw(stage, scene, Orientation::deg0, 0xFF000000)) {
        CHECK(is_empty(intersect(rect, {128, 128, 192, 192})));
        damaged += static_cast<std::int64_t>(rect.right - rect.left) * (rect.bottom - rect.top);
    }
    CHECK(damaged == glass.width * glass.height - 64 * 64);
    CHECK(redraw(stage, scene, Orientation::deg180, 0xFF000000).size() > 1);
    CHECK(redraw(stage, scene, Orientation::deg180, 0xFF000000).empty());
    stage.gui->forget_frame();
    CHECK(redraw(stage, scene, Orientation::deg180, 0xFF000000) == all);
    // Somebody else drew in between.
    stage.draw(glass, scene);
    CHECK(redraw(stage, scene) == all);
}

TEST_CASE("another renderer, or another size, draws everything") {
    GuiStage stage;
    const auto scene = [] { canvas().AddRectFilled({100, 100}, {200, 200}, IM_COL32_BLACK, 20); };
    redraw(stage, scene);
    CHECK(redraw(stage, scene).empty());
    std::unique_ptr<Renderer> first = std::move(stage.renderer);
    first->release();
    stage.renderer = make_cpu_renderer();
    CHECK(redraw(stage, scene) == all);
    redraw(stage, scene);
    CHECK(redraw(stage, scene).empty());
    std::swap(first, stage.renderer);
    CHECK(redraw(stage, scene) == all);
    stage.gui->begin({200, 100}, std::chrono::milliseconds(16));
    scene();
    const PixelRects smaller = stage.gui->redraw(*stage.renderer, {200, 100}, Orientation::deg0, paper);
    REQUIRE(smaller.size() == 1);
    CHECK(smaller.front() == PixelRect{0, 0, 200, 100});
}

TEST_CASE("two changes far apart are two small rectangles") {
    GuiStage stage;
    ImU32 colour = IM_COL32_BLACK;
    const auto scene = [&] {
        canvas().AddRectFilled({0, 0}, {480, 320}, IM_COL32_WHITE);
        canvas().AddRectFilled({10, 10}, {30, 30}, colour, 5);
        canvas().AddRectFilled({440, 300}, {470, 316}, colour, 5);
    };
    redraw(stage, scene);
    colour = IM_COL32(200, 0, 0, 255);
    const auto damage = redraw(stage, scene);
    REQUIRE(damage.size() == 2);
    CHECK(contains({0, 0, 64, 64}, damage[0]));
    CHECK(contains(damage[0], {10, 10, 30, 30}));
    CHECK(contains({384, 256, 480, 320}, damage[1]));
    CHECK(contains(damage[1], {440, 300, 470, 316}));
}

TEST_CASE("a letter that was never shown before damages its own place, not every letter and shape of the page") {
    GuiStage stage;
    std::string words = "Jardin et nature";
    const auto scene = [&] {
        ImFont* font = stage.gui->fonts().text;
        canvas().AddRectFilled({0, 0}, {480, 320}, IM_COL32_WHITE);
        canvas().AddText(font, 30, {20, 20}, IM_COL32_BLACK, words.c_str());
        canvas().AddText(font, 30, {20, 200}, IM_COL32_BLACK, "Les habitants sèment");
    };
    for (int i = 0; i < 3; ++i) redraw(stage, scene);
    words += " W";
    const auto damage = redraw(stage, scene);
    REQUIRE_FALSE(damage.empty());
    for (const PixelRect& rect : damage) {
        CAPTURE(rect.left);
        CAPTURE(rect.top);
        CAPTURE(rect.right);
        CAPTURE(rect.bottom);
        CHECK(contains({160, 0, 256, 64}, rect));
    }
}

TEST_CASE(
    "what goes on behind a card damages nothing where the card hides it; in front of it, and through it, it does") {
    GuiStage stage;
    SceneImage image(480, 320, true);
    float x = 0;
    ImU32 card = IM_COL32_WHITE;
    bool behind = true;
    const auto picture = [&] { canvas().AddImage(image.data().GetTexRef(), {x - 20, 0}, {x + 480, 320}); };
    const auto scene = [&] {
        if (behind) picture();
        canvas().AddRectFilled({100, 70}, {380, 250}, card, 20);
        canvas().AddText(stage.gui->fonts().text, 30, {160, 140}, IM_COL32_BLACK, "Jardin");
        if (!behind) picture();
    };
    const PixelRect hidden{128, 96, 352, 224};  // the tiles that lie in the card
    const auto damaged_there = [&] {
        for (int i = 0; i < 3; ++i) redraw(stage, scene);
        x -= 1;
        bool there = false;
        for (const PixelRect& rect : redraw(stage, scene)) there |= !is_empty(intersect(rect, hidden));
        const std::vector<std::uint32_t> damaged = stage.renderer->read_back();
        stage.renderer->draw(*ImGui::GetDrawData(), paper);
        CHECK(damaged == stage.renderer->read_back());
        return there;
    };
    CHECK_FALSE(damaged_there());
    card = IM_COL32(255, 255, 255, 254);
    CHECK(damaged_there());
    card = IM_COL32_WHITE;
    behind = false;
    CHECK(damaged_there());
    stage.renderer->release();
}

TEST_CASE("a clip that moves damages, though nothing else does") {
    GuiStage stage;
    float right = 150;
    const auto scene = [&] {
        canvas().PushClipRect({100, 100}, {right, 120});
        canvas().AddRectFilled({100, 100}, {200, 120}, IM_COL32_BLACK);
        canvas().PopClipRect();
    };
    redraw(stage, scene);
    CHECK(redraw(stage, scene).empty());
    right = 155;  // within the same tiles
    CHECK_FALSE(redraw(stage, scene).empty());
}

TEST_CASE("a texel that changes damages every shape that it is mixed into, also beside the part that is shown") {
    GuiStage stage;
    SceneImage image(64, 48, true);
    // The texels from 8, 8 to 16, 16, stretched: at the edges their neighbours shine in.
    const auto scene = [&] {
        canvas().AddImage(image.data().GetTexRef(), {10, 10}, {110, 110}, {8.0F / 64, 8.0F / 48},
                          {16.0F / 64, 16.0F / 48});
    };
    redraw(stage, scene);
    for (unsigned short at = 4; at < 20; ++at) {
        for (const auto& [x, y] : {std::pair<unsigned short, unsigned short>{at, 12}, {12, at}}) {
            *static_cast<ImU32*>(image.data().GetPixelsAt(x, y)) ^= 0x00FFFFFFU;
            image.data().Updates.resize(0);  // ImGui empties those of its own textures only
            image.data().Updates.push_back({x, y, 1, 1});
            image.data().SetStatus(ImTextureStatus_WantUpdates);
            const bool none = redraw(stage, scene).empty();
            CAPTURE(x);
            CAPTURE(y);
            if (at < 6 || at > 17) CHECK(none);
            const std::vector<std::uint32_t> damaged = stage.renderer->read_back();
            stage.renderer->draw(*ImGui::GetDrawData(), paper);
            REQUIRE(damaged == stage.renderer->read_back());
        }
    }
    stage.renderer->release();
}

TEST_CASE("a picture that comes damages where it is shown") {
    GuiStage stage;
    std::unique_ptr<SceneImage> image;
    const auto scene = [&] {
        canvas().AddRectFilled({100, 100}, {164, 148}, IM_COL32_WHITE);
        if (image) canvas().AddImage(image->data().GetTexRef(), {100, 100}, {164, 148});
    };
    redraw(stage, scene);
    CHECK(redraw(stage, scene).empty());
    image = std::make_unique<SceneImage>(64, 48, true);
    const auto damage = redraw(stage, scene);
    REQUIRE(damage.size() == 1);
    CHECK(contains(damage.front(), {100, 100, 164, 148}));
    CHECK(contains({64, 64, 192, 160}, damage.front()));
    CHECK(redraw(stage, scene).empty());
    stage.renderer->release();
}

TEST_CASE("scattered changes are gathered in a few rectangles") {
    GuiStage stage;
    bool marked = false;
    const auto scene = [&] {
        canvas().AddRectFilled({0, 0}, {480, 320}, IM_COL32_WHITE);
        for (int i = 0; marked && i < 75; ++i) {
            const auto x = static_cast<float>(i % 15 * 32 + 8), y = static_cast<float>(i / 15 * 64 + i % 2 * 32 + 8);
            canvas().AddRectFilled({x, y}, {x + 9, y + 9}, IM_COL32_BLACK);
        }
    };
    redraw(stage, scene);
    marked = true;
    const auto damage = redraw(stage, scene);
    CHECK(damage.size() <= 16);
    const std::vector<std::uint32_t> damaged = stage.renderer->read_back();
    stage.renderer->draw(*ImGui::GetDrawData(), paper);
    CHECK(damaged == stage.renderer->read_back());
}
