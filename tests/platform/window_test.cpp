#include "platform/window.h"

#include <SDL.h>
#include <doctest/doctest.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "platform/gles2_trial.h"
#include "tests/support/foreign_leaks.h"
#include "tests/support/temporary_folder.h"

using namespace parvis::platform;

namespace {

std::vector<std::uint32_t> frame_of(Size size, std::uint32_t pixel) {
    return std::vector<std::uint32_t>(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height),
                                      pixel);
}

std::uint32_t shown_at(int x, int y) {
    SDL_Surface* surface = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    const auto* row = static_cast<const std::uint8_t*>(surface->pixels) + y * surface->pitch;
    Uint8 r = 0, g = 0, b = 0;
    SDL_GetRGB(reinterpret_cast<const std::uint32_t*>(row)[x], surface->format, &r, &g, &b);
    return static_cast<std::uint32_t>(r << 16 | g << 8 | b);
}

}  // namespace

TEST_CASE("a window without a display shows frames, and only the damaged part of them") {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto window = Window::open({.size = {64, 48}, .drawing = Drawing::automatic});
    REQUIRE(window);
    CHECK((*window)->drawing() == Drawing::pixels);
    const Size size = (*window)->size();
    CHECK(size == Size{64, 48});
    REQUIRE((*window)->present(frame_of(size, 0xFF102030)));
    CHECK(shown_at(63, 47) == 0x102030);
    REQUIRE((*window)->present(frame_of(size, 0xFFA0B0C0), std::array{PixelRect{8, 8, 16, 16}}));
    CHECK(shown_at(8, 8) == 0xA0B0C0);
    CHECK(shown_at(15, 15) == 0xA0B0C0);
    CHECK(shown_at(16, 15) == 0x102030);
    CHECK(shown_at(7, 8) == 0x102030);
    // Damage beyond the glass is cut, damage outside it is nothing.
    REQUIRE((*window)->present(frame_of(size, 0xFF010203), std::array{PixelRect{-5, 40, 500, 500}}));
    CHECK(shown_at(0, 47) == 0x010203);
    REQUIRE((*window)->present(frame_of(size, 0xFFFFFFFF), std::array{PixelRect{70, 0, 90, 10}}));
    CHECK(shown_at(63, 0) == 0x102030);
    // Several parts at once, or none.
    REQUIRE((*window)->present(frame_of(size, 0xFF0A0B0C), std::array{PixelRect{0, 0, 2, 2}, PixelRect{60, 0, 64, 1}}));
    CHECK(shown_at(1, 1) == 0x0A0B0C);
    CHECK(shown_at(63, 0) == 0x0A0B0C);
    CHECK(shown_at(2, 1) == 0x102030);
    REQUIRE((*window)->present(frame_of(size, 0xFFFFFFFF), {}));
    CHECK(shown_at(1, 1) == 0x0A0B0C);
}

TEST_CASE("a frame of another size than the window is not shown, and is no failure") {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto window = Window::open({.size = {64, 48}, .drawing = Drawing::pixels});
    REQUIRE(window);
    REQUIRE((*window)->present(frame_of({64, 48}, 0xFF112233)));
    CHECK((*window)->present(frame_of({48, 64 - 1}, 0xFFFFFFFF)));
    CHECK(shown_at(0, 0) == 0x112233);
}

TEST_CASE("no display is an error, not an end") {
    SDL_setenv("SDL_VIDEODRIVER", "there-is-no-such-driver", 1);
    auto window = Window::open({});
    REQUIRE_FALSE(window);
    CHECK(window.error().code == parvis::Errc::unavailable);
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    CHECK(Window::open({.size = {64, 48}, .drawing = Drawing::pixels}));
}

TEST_CASE("a window where no desktop runs is refused with what to do, instead of drawing where nobody sees") {
    class Unset {
    public:
        explicit Unset(const char* name) : name_(name) {
            if (const char* value = std::getenv(name)) was_ = value;
            ::unsetenv(name);
        }
        ~Unset() {
            if (was_) ::setenv(name_, was_->c_str(), 1);
        }
        Unset(const Unset&) = delete;
        Unset& operator=(const Unset&) = delete;

    private:
        const char* name_;
        std::optional<std::string> was_;
    };
    const Unset driver("SDL_VIDEODRIVER"), x11("DISPLAY"), wayland("WAYLAND_DISPLAY");
    for (const auto drawing : {Drawing::automatic, Drawing::pixels, Drawing::gles2}) {
        auto window = Window::open({.size = {64, 48}, .drawing = drawing});
        REQUIRE_FALSE(window);
        CHECK(window.error().code == parvis::Errc::unavailable);
        CHECK(window.error().message.find("--tour DIR") != std::string::npos);
    }
}

TEST_CASE("GLES2 where there is none is refused when asked for, and passed over when not") {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto window = Window::open({.size = {64, 48}, .drawing = Drawing::gles2});
    REQUIRE_FALSE(window);
    CHECK(window.error().code == parvis::Errc::unavailable);
}

TEST_CASE("GLES2 that the processor draws is passed over for our own rasteriser") {
    const parvis::testing::ForeignLeaks drivers;
    SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
    {
        auto asked = Window::open({.size = {64, 48}, .drawing = Drawing::gles2});
        if (!asked) {
            MESSAGE("skipped: " << asked.error().message);
            return;
        }
        CHECK((*asked)->drawing() == Drawing::gles2);
        CHECK((*asked)->present({}));
    }
    auto window = Window::open({.size = {64, 48}, .drawing = Drawing::automatic});
    REQUIRE(window);
    const bool plain = (*window)->drawing() == Drawing::pixels;
    if (!plain) MESSAGE("skipped: a graphics chip draws GLES2 here");
    CHECK((*window)->present(frame_of((*window)->size(), 0xFF000000)));
}

TEST_CASE("a graphics chip is one that the kernel shows") {
    const parvis::testing::TemporaryFolder devices;
    CHECK_FALSE(has_graphics_chip(devices.path()));
    std::filesystem::create_directory(devices / "dri");
    CHECK_FALSE(has_graphics_chip(devices.path()));
    std::ofstream(devices / "dri/renderD128") << ' ';
    CHECK(has_graphics_chip(devices.path()));
    const parvis::testing::TemporaryFolder others;
    std::ofstream(others / "mali0") << ' ';
    CHECK(has_graphics_chip(others.path()));
}

TEST_CASE("full screen, closing is no end and the keyboard is ours, whatever the environment says; in a window not") {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    const auto flags = [] { return SDL_GetWindowFlags(SDL_GetWindowFromID(1)); };
    ::setenv("SDL_INPUT_LINUX_KEEP_KBD", "1", 1);
    ::setenv("SDL_NO_SIGNAL_HANDLERS", "1", 1);
    {
        auto window = Window::open({.size = {64, 48}, .drawing = Drawing::pixels});
        REQUIRE(window);
        CHECK(SDL_GetHintBoolean(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, SDL_FALSE) == SDL_TRUE);
        CHECK((flags() & SDL_WINDOW_KEYBOARD_GRABBED) == 0);
        CHECK(std::getenv("SDL_INPUT_LINUX_KEEP_KBD") != nullptr);
    }
    {
        auto window = Window::open({.fullscreen = true, .drawing = Drawing::pixels});
        REQUIRE(window);
        CHECK(SDL_GetHintBoolean(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, SDL_TRUE) == SDL_FALSE);
        CHECK(SDL_GetHintBoolean(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, SDL_TRUE) == SDL_FALSE);
        CHECK((flags() & SDL_WINDOW_KEYBOARD_GRABBED) != 0);
        CHECK(SDL_GetHintBoolean(SDL_HINT_NO_SIGNAL_HANDLERS, SDL_TRUE) == SDL_FALSE);
        CHECK(std::getenv("SDL_INPUT_LINUX_KEEP_KBD") == nullptr);
    }
    ::unsetenv("SDL_NO_SIGNAL_HANDLERS");
    SDL_ResetHint(SDL_HINT_NO_SIGNAL_HANDLERS);
}

TEST_CASE("SIGTERM arrives as SDL_QUIT also full screen") {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    // SDL takes a signal only from the default handler, and the test program has its own.
    const auto test_program = std::signal(SIGTERM, SIG_DFL);
    auto window = Window::open({.fullscreen = true, .drawing = Drawing::pixels});
    REQUIRE(window);
    SDL_PumpEvents();
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    std::raise(SIGTERM);
    SDL_PumpEvents();
    CHECK(SDL_HasEvent(SDL_QUIT) == SDL_TRUE);
    std::signal(SIGTERM, test_program);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
}

TEST_CASE("a display's size in millimetres is believed only when a panel could have it") {
    CHECK(believable_display({1920, 1080}, 102.5F, 102.5F) == DisplayFacts{476, 268});
    CHECK(believable_display({800, 480}, 133.0F, 133.0F) == DisplayFacts{153, 92});
    SUBCASE("a television that claims 160 × 90 mm") {
        CHECK(believable_display({1920, 1080}, 304.8F, 304.8F) == DisplayFacts{});
    }
    SUBCASE("nothing said") {
        CHECK(believable_display({1920, 1080}, 0, 0) == DisplayFacts{});
    }
    SUBCASE("an aspect ratio in place of a size: 16 mm by 9 mm") {
        CHECK(believable_display({1920, 1080}, 3048, 3048) == DisplayFacts{});
    }
    SUBCASE("pixels far from square") {
        CHECK(believable_display({1920, 1080}, 90, 120) == DisplayFacts{});
    }
}

TEST_CASE("a display that is there is not waited for, one that comes is seen, one that does not is given up") {
    using namespace std::chrono_literals;
    const parvis::testing::TemporaryFolder folder;
    const auto sign = folder / "display";
    CHECK(wait_for_display({}, 0ms));
    CHECK_FALSE(wait_for_display(sign, 0ms));
    std::thread comes([&] { std::ofstream(sign).flush(); });
    CHECK(wait_for_display(sign, 60s));
    comes.join();
    CHECK(wait_for_display(sign, 0ms));
}
