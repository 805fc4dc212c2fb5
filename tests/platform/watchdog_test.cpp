// Against systemd's real protocol: datagrams to the socket that NOTIFY_SOCKET names.
#include "platform/watchdog.h"

#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "platform/base/descriptor.h"
#include "platform/frame_loop.h"
#include "platform/window.h"
#include "tests/fakes/hand_clock.h"
#include "tests/support/temporary_folder.h"

#include <SDL.h>

using namespace parvis;
using namespace parvis::platform;
using namespace std::chrono_literals;

namespace {

// The service manager's end.
class Manager {
public:
    explicit Manager(const char* watchdog_usec) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::string path = folder_ / "notify";
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        REQUIRE(::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
        if (watchdog_usec != nullptr) ::setenv("WATCHDOG_USEC", watchdog_usec, 1);
    }
    ~Manager() {
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
    }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;

    [[nodiscard]] std::vector<std::string> heard() const {
        std::vector<std::string> all;
        std::array<char, 256> buffer{};
        ssize_t got = 0;
        while ((got = ::recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT)) > 0)
            all.emplace_back(buffer.data(), static_cast<std::size_t>(got));
        return all;
    }

private:
    testing::TemporaryFolder folder_;
    Descriptor socket_{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)};
};

using Words = std::vector<std::string>;

// Draws when it is told to.
struct Painter final : FrameLoopClient {
    bool wants_frame = false;
    bool failing = false;
    void on_contact(const Contact&) override {}
    [[nodiscard]] FrameDemand demand(Instant) override { return {wants_frame}; }
    [[nodiscard]] Status draw(Instant) override {
        if (failing) return fail(Errc::unavailable, "the glass is gone");
        wants_frame = false;
        return {};
    }
};

}  // namespace

TEST_CASE("a service says that it is ready once, and beats when a quarter of its time is over, not more often") {
    const Manager manager("4000000");
    Watchdog watchdog;
    CHECK(watchdog.longest_silence() == 2000ms);
    watchdog.ready();
    watchdog.ready();
    CHECK(manager.heard() == Words{"READY=1"});
    const std::chrono::steady_clock::time_point start{1h};
    watchdog.beat(start);
    CHECK(manager.heard() == Words{"WATCHDOG=1"});
    watchdog.beat(start + 999ms);
    CHECK(manager.heard().empty());
    watchdog.beat(start + 1000ms);
    CHECK(manager.heard() == Words{"WATCHDOG=1"});
    watchdog.stopping();
    CHECK(manager.heard() == Words{"STOPPING=1"});
}

TEST_CASE("without a watchdog in the unit nothing beats, and outside a service nothing is said") {
    {
        const Manager manager(nullptr);
        Watchdog watchdog;
        CHECK_FALSE(watchdog.longest_silence());
        watchdog.beat(std::chrono::steady_clock::time_point(1h));
        CHECK(manager.heard().empty());
    }
    Watchdog watchdog;
    watchdog.ready();
    CHECK_FALSE(watchdog.longest_silence());
}

TEST_CASE("the loop is ready with its first frame, beats with frames and with idle turns, and not when drawing fails") {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    const Manager manager("1");  // so short that every beat is passed on
    auto window = Window::open({.size = {64, 48}, .drawing = Drawing::pixels});
    REQUIRE(window);
    testing::HandClock clock;
    Painter painter;
    FrameLoop loop(**window, painter, clock);
    REQUIRE(loop.turn(0ms));
    CHECK(manager.heard() == Words{"WATCHDOG=1"});  // idle: alive, but nothing was ever shown
    painter.wants_frame = true;
    clock.pass(1s);
    REQUIRE(loop.turn(0ms));
    CHECK(manager.heard() == Words{"READY=1", "WATCHDOG=1"});
    painter.wants_frame = painter.failing = true;
    clock.pass(1s);
    CHECK_FALSE(loop.turn(0ms));
    CHECK(manager.heard().empty());
}
