// Files as the kernel keeps them for each socket, and its messages through a pair of sockets. Then the frame loop, with
// a display that comes and goes.
#include "platform/display_plug.h"

#include <SDL.h>
#include <doctest/doctest.h>
#include <sys/socket.h>

#include <array>
#include <fstream>
#include <functional>
#include <memory>
#include <string_view>

#include "platform/frame_loop.h"
#include "tests/fakes/hand_clock.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::platform;
using namespace std::chrono_literals;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view of_a_display = "change@/devices/pci/drm/card0\0ACTION=change\0SUBSYSTEM=drm\0HOTPLUG=1\0"sv;
constexpr std::string_view of_a_stick = "add@/devices/usb1\0ACTION=add\0SUBSYSTEM=block\0"sv;

struct Kernel {
    testing::TemporaryFolder folder;
    Descriptor kernel;
    Descriptor ours;

    Kernel() {
        std::array<int, 2> both{};
        REQUIRE(::socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, both.data()) == 0);
        kernel = Descriptor(both[0]);
        ours = Descriptor(both[1]);
        std::filesystem::create_directories(folder / "card0");
        std::filesystem::create_directories(folder / "renderD128");
        set("card0-Writeback-1", "unknown");
        set("card0-HDMI-A-1", "connected");
        set("card0-HDMI-A-2", "disconnected");
    }
    void set(const std::string& socket, const char* status) const {
        std::filesystem::create_directories(folder / socket);
        std::ofstream(folder / (socket + "/status")) << status << '\n';
    }
    void say(std::string_view words) const {
        REQUIRE(::send(kernel.get(), words.data(), words.size(), 0) == static_cast<ssize_t>(words.size()));
    }
};

class PluggedWindow final : public Window {
public:
    explicit PluggedWindow(DisplayPlug plug) : plug_(std::move(plug)) {}
    [[nodiscard]] Size size() const override { return {320, 200}; }
    [[nodiscard]] Drawing drawing() const override { return Drawing::pixels; }
    [[nodiscard]] DisplayFacts display() const override { return {}; }
    [[nodiscard]] Status present(std::span<const std::uint32_t> /*frame*/, PixelRects /*damage*/) override {
        return {};
    }
    [[nodiscard]] DisplayPlug* plug() override { return &plug_; }
    void restore() override { ++restored; }
    int restored = 0;

private:
    DisplayPlug plug_;
};

// Wants a frame, always.
struct Eager final : FrameLoopClient {
    int frames = 0;
    int exposures = 0;
    bool fails = false;
    std::function<void()> while_drawing;
    void on_contact(const Contact& /*contact*/) override {}
    void on_exposed(Size /*glass*/) override { ++exposures; }
    [[nodiscard]] FrameDemand demand(Instant now) override { return {true, now}; }
    [[nodiscard]] Status draw(Instant /*now*/) override {
        if (while_drawing) while_drawing();
        if (fails) return fail(Errc::unavailable, "the display has not taken the frame");
        ++frames;
        return {};
    }
};

struct Console {
    Kernel kernel;
    testing::HandClock clock;
    Eager app;
    std::unique_ptr<PluggedWindow> window;
    std::unique_ptr<FrameLoop> loop;

    Console() {
        SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
        REQUIRE(SDL_Init(SDL_INIT_VIDEO) == 0);
        window = std::make_unique<PluggedWindow>(DisplayPlug(kernel.folder.path(), std::move(kernel.ours)));
        loop = std::make_unique<FrameLoop>(*window, app, clock);
        turn();
        app = {};
    }
    ~Console() {
        loop.reset();
        SDL_Quit();
    }
    void turn() {
        clock.pass(100ms);
        const auto more = loop->turn(1ms);
        REQUIRE(more);
        CHECK(*more);
    }
    void tell(const char* status) const {
        kernel.set("card0-HDMI-A-1", status);
        kernel.say(of_a_display);
    }
};

}  // namespace

TEST_CASE("a display is there as long as one socket is not said to be empty; what is no display's says nothing") {
    Kernel kernel;
    DisplayPlug plug(kernel.folder.path(), std::move(kernel.ours));
    CHECK(plug.plugged());
    REQUIRE(plug.descriptor());
    CHECK_FALSE(plug.take_news());
    kernel.set("card0-HDMI-A-1", "disconnected");
    kernel.say(of_a_stick);
    CHECK_FALSE(plug.take_news());
    CHECK(plug.plugged());
    kernel.say(of_a_display);
    CHECK(plug.take_news());
    CHECK_FALSE(plug.plugged());
    CHECK_FALSE(plug.take_news());
    kernel.set("card0-HDMI-A-2", "connected");
    for (int i = 0; i < 3; ++i) kernel.say(of_a_display);
    CHECK(plug.take_news());
    CHECK(plug.plugged());
    kernel.set("card0-HDMI-A-2", "unknown");
    kernel.say(of_a_display);
    CHECK_FALSE(plug.take_news());
}

TEST_CASE("that no display is plugged in is known without news, where each socket is said to be empty") {
    const Kernel kernel;
    kernel.set("card0-HDMI-A-1", "disconnected");
    CHECK_FALSE(is_display_plugged(kernel.folder.path()));
    kernel.set("card0-HDMI-A-2", "connected");
    CHECK(is_display_plugged(kernel.folder.path()));
    CHECK(is_display_plugged(kernel.folder / "nothing"));
}

TEST_CASE("without news, or without sockets, a display counts as plugged in") {
    Kernel kernel;
    kernel.set("card0-HDMI-A-1", "disconnected");
    DisplayPlug deaf(kernel.folder.path(), Descriptor());
    CHECK(deaf.plugged());
    CHECK_FALSE(deaf.take_news());
    CHECK_FALSE(deaf.descriptor());
    DisplayPlug nowhere(kernel.folder / "nothing", std::move(kernel.ours));
    kernel.say(of_a_display);
    CHECK_FALSE(nowhere.take_news());
    CHECK(nowhere.plugged());
}

TEST_CASE("nothing is drawn while the display is unplugged; when it is back, its mode is set and all is drawn again") {
    Console console;
    console.turn();
    CHECK(console.app.frames > 0);
    console.tell("disconnected");
    console.turn();
    const int before = console.app.frames;
    for (int i = 0; i < 5; ++i) console.turn();
    CHECK(console.app.frames == before);
    CHECK(console.window->restored == 0);
    console.tell("connected");
    console.turn();
    CHECK(console.window->restored == 1);
    CHECK(console.app.exposures == 1);
    console.turn();
    CHECK(console.app.frames > before);
}

TEST_CASE("a loop that sleeps without a display wakes when it is plugged in") {
    Console console;
    console.tell("disconnected");
    console.turn();
    console.tell("connected");
    // Without the news this turn would take an hour.
    REQUIRE(console.loop->turn(1h));
    CHECK(console.window->restored == 1);
}

TEST_CASE("a frame that fails because the display was unplugged meanwhile is no failure; any other is") {
    Console console;
    console.app.fails = true;
    console.app.while_drawing = [&] { console.tell("disconnected"); };
    console.turn();
    CHECK_FALSE(console.window->plug()->plugged());
    console.app.while_drawing = {};
    console.tell("connected");
    console.clock.pass(100ms);
    CHECK_FALSE(console.loop->turn(1h));
}
