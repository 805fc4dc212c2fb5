// What a console's display shows, on two pictures in plain memory. The kernel's part has its own test: the device lab.
#include "platform/console_display.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

using namespace parvis;
using namespace parvis::platform;

namespace {

constexpr Size glass{40, 30};
constexpr std::size_t pitch = 48;  // rows of a display are often longer than they show
constexpr std::uint32_t unseen = 0xDEAD;

// A display's memory, and what of it is on the glass.
struct MemoryDisplay {
    std::array<std::vector<std::uint32_t>, ScanOut::pictures> pictures{
        std::vector<std::uint32_t>(pitch * glass.height, unseen),
        std::vector<std::uint32_t>(pitch* glass.height, unseen)};
    int shown = -1;
    int times_shown = 0;
    bool turns = true;  // takes what it is shown, in time
    bool refuses = false;
    int resets = 0;
};

class MemoryScanOut final : public ScanOut {
public:
    explicit MemoryScanOut(MemoryDisplay& display) : display_(display) {}
    [[nodiscard]] Size size() const override { return glass; }
    [[nodiscard]] DisplayFacts display() const override { return {400, 300}; }
    [[nodiscard]] Picture picture(std::size_t index) override {
        REQUIRE(static_cast<int>(index) != display_.shown);  // never drawn while it is seen
        return {display_.pictures[index].data(), pitch};
    }
    [[nodiscard]] Status show(std::size_t index) override {
        if (display_.refuses) return fail(Errc::unavailable, "refused");
        display_.shown = static_cast<int>(index);
        ++display_.times_shown;
        return {};
    }
    [[nodiscard]] bool settle(std::chrono::milliseconds) override { return display_.turns; }
    void reset() override {
        ++display_.resets;
        display_.turns = true;
        display_.shown = -1;
    }

private:
    MemoryDisplay& display_;
};

struct Console {
    MemoryDisplay memory;
    ConsoleDisplay display{std::make_unique<MemoryScanOut>(memory)};
    std::vector<std::uint32_t> frame = std::vector<std::uint32_t>(glass.width * glass.height, 0xFF000000);

    void paint(const PixelRect& rect, std::uint32_t pixel) {
        for (int y = std::max(rect.top, 0); y < std::min(rect.bottom, glass.height); ++y)
            for (int x = std::max(rect.left, 0); x < std::min(rect.right, glass.width); ++x)
                frame[static_cast<std::size_t>(y * glass.width + x)] = pixel;
    }
    [[nodiscard]] bool on_the_glass() const {
        const auto& picture = memory.pictures[static_cast<std::size_t>(memory.shown)];
        for (int y = 0; y < glass.height; ++y)
            for (int x = 0; x < glass.width; ++x)
                if (picture[static_cast<std::size_t>(y) * pitch + static_cast<std::size_t>(x)] !=
                    frame[static_cast<std::size_t>(y * glass.width + x)])
                    return false;
        return true;
    }
};

}  // namespace

TEST_CASE("whatever is damaged in whatever order, the glass shows the last frame, and nothing is drawn while seen") {
    Console console;
    std::mt19937 random(7);
    const auto anywhere = [&](int size) { return static_cast<int>(random() % static_cast<unsigned>(size + 8)) - 4; };
    for (int frame = 0; frame < 500; ++frame) {
        std::vector<PixelRect> damage;
        for (unsigned i = 0; i < 1 + random() % 3; ++i) {
            const int left = anywhere(glass.width), top = anywhere(glass.height);
            damage.push_back({left, top, left + anywhere(glass.width), top + anywhere(glass.height)});
            console.paint(damage.back(), 0xFF000000U | static_cast<std::uint32_t>(random() & 0xFFFFFFU));
        }
        REQUIRE(console.display.present(console.frame, damage));
        REQUIRE(console.on_the_glass());
    }
}

TEST_CASE("the first frame is shown whole, and what lies beside a row is left alone") {
    Console console;
    const std::vector<PixelRect> corner{{0, 0, 2, 2}};
    REQUIRE(console.display.present(console.frame, corner));
    CHECK(console.on_the_glass());
    CHECK(console.memory.pictures[static_cast<std::size_t>(console.memory.shown)][glass.width] == unseen);
}

TEST_CASE("without damage nothing is shown, nor is a frame of another size") {
    Console console;
    REQUIRE(console.display.present(console.frame, {}));
    console.frame.pop_back();
    REQUIRE(console.display.present(console.frame, whole_glass));
    CHECK(console.memory.times_shown == 0);
}

TEST_CASE("a display that no longer takes frames is a failure, and what it missed is on the next one that it takes") {
    Console console;
    REQUIRE(console.display.present(console.frame, whole_glass));
    console.memory.refuses = true;
    const std::vector<PixelRect> part{{3, 3, 9, 9}};
    console.paint(part[0], 0xFF00FF00);
    CHECK(console.display.present(console.frame, part).error().code == Errc::unavailable);
    console.memory.refuses = false;
    console.memory.turns = false;
    CHECK(console.display.present(console.frame, part).error().code == Errc::unavailable);
    console.memory.turns = true;
    const std::vector<PixelRect> other{{20, 20, 22, 22}};
    REQUIRE(console.display.present(console.frame, other));
    CHECK(console.on_the_glass());
}

TEST_CASE("a display that was unplugged in the middle of a frame and plugged again shows the next frame whole") {
    Console console;
    REQUIRE(console.display.present(console.frame, whole_glass));
    REQUIRE(console.display.present(console.frame, whole_glass));
    console.memory.turns = false;
    CHECK_FALSE(console.display.present(console.frame, whole_glass));
    for (auto& picture : console.memory.pictures) std::ranges::fill(picture, unseen);
    console.display.restore();
    CHECK(console.memory.resets == 1);
    const std::vector<PixelRect> part{{3, 3, 9, 9}};
    console.paint(part[0], 0xFF00FF00);
    REQUIRE(console.display.present(console.frame, part));
    CHECK(console.on_the_glass());
    console.paint({20, 20, 22, 22}, 0xFF0000FF);
    REQUIRE(console.display.present(console.frame, std::vector<PixelRect>{{20, 20, 22, 22}}));
    CHECK(console.on_the_glass());
}

TEST_CASE("where there is no display card, the console's window says so") {
    const auto none = open_drm_scan_out("/nonexistent");
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Errc::unavailable);
    CHECK(none.error().message.find("/nonexistent") != std::string::npos);
    CHECK(none.error().message.find("connect a display") != std::string::npos);
}
