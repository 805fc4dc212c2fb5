// Real descriptors: named pipes stand for devices, their folder for /dev/input. A wait that nothing ends would take an
// hour.
#include "platform/input_wait.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>
#include <thread>

#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::platform;
using namespace std::chrono_literals;

namespace {

// Another process's end of a device.
class FakeDevice {
public:
    explicit FakeDevice(std::filesystem::path path) : path_(std::move(path)) {
        REQUIRE(::mkfifo(path_.c_str(), 0666) == 0);
        // Both ends: a pipe that nobody writes to is not at its end.
        end_ = Descriptor(::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
        REQUIRE(end_);
    }
    void touch() {
        const std::array<char, 24> event{};
        REQUIRE(::write(end_.get(), event.data(), event.size()) == static_cast<ssize_t>(event.size()));
    }
    void unplug() {
        std::filesystem::remove(path_);
        end_ = Descriptor();
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    Descriptor end_;
};

// Waits until it is woken by what is asked for; what only makes it look again is passed over.
void wait_for(InputWait& sleep, Woken what) {
    while (sleep.wait(1h) != what) {
    }
}

// Takes in what changed in the folder.
void look(InputWait& sleep) {
    sleep.wait(0ms);
}

}  // namespace

TEST_CASE("nothing comes: the time ends the wait") {
    InputWait sleep;
    CHECK(sleep.wait(0ms) == Woken::by_time);
    CHECK(sleep.wait(1ms) == Woken::by_time);
}

TEST_CASE("a call ends the wait that is on, from another thread") {
    InputWait sleep;
    std::thread other([&] { sleep.wake(); });
    CHECK(sleep.wait(1h) == Woken::by_call);
    other.join();
}

TEST_CASE("calls before the wait end it once, however many they are") {
    InputWait sleep;
    for (int i = 0; i < 5; ++i) sleep.wake();
    CHECK(sleep.wait(1h) == Woken::by_call);
    CHECK(sleep.wait(0ms) == Woken::by_time);
}

TEST_CASE("every event of a device ends a wait, and is thrown away") {
    const testing::TemporaryFolder folder;
    FakeDevice panel(folder / "event0");
    InputWait sleep;
    sleep.watch_devices(folder.path());
    REQUIRE(sleep.devices() == 1);
    for (int i = 0; i < 3; ++i) {
        for (int events = 0; events <= 300 * i; ++events) panel.touch();
        wait_for(sleep, Woken::by_input);
        CHECK(sleep.wait(0ms) == Woken::by_time);
    }
}

TEST_CASE("after a device's event one looks again, ever later: the copy of another reader may come a moment later") {
    const testing::TemporaryFolder folder;
    FakeDevice panel(folder / "event0");
    InputWait sleep;
    sleep.watch_devices(folder.path());
    panel.touch();
    wait_for(sleep, Woken::by_input);
    for (int looks = 0; looks < 8; ++looks) CHECK(sleep.wait(1h) == Woken::by_time);
    std::thread other([&] { sleep.wake(); });
    CHECK(sleep.wait(1h) == Woken::by_call);
    other.join();
}

TEST_CASE("a watched descriptor ends the wait and is not read") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const Descriptor reading(ends[0]);
    const Descriptor writing(ends[1]);
    InputWait sleep;
    sleep.watch(reading.get());
    CHECK(sleep.wait(0ms) == Woken::by_time);
    REQUIRE(::write(writing.get(), "x", 1) == 1);
    CHECK(sleep.wait(1h) == Woken::by_input);
    CHECK(sleep.wait(1h) == Woken::by_input);
    char c = 0;
    CHECK(::read(reading.get(), &c, 1) == 1);
    CHECK(sleep.wait(0ms) == Woken::by_time);
}

TEST_CASE("a device that comes later wakes, one that goes is forgotten, and its name can come again") {
    const testing::TemporaryFolder folder;
    InputWait sleep;
    sleep.watch_devices(folder.path());
    CHECK(sleep.devices() == 0);
    FakeDevice panel(folder / "event3");
    look(sleep);
    CHECK(sleep.devices() == 1);
    panel.touch();
    wait_for(sleep, Woken::by_input);
    panel.unplug();
    look(sleep);
    look(sleep);
    CHECK(sleep.devices() == 0);
    FakeDevice again(folder / "event3");
    look(sleep);
    CHECK(sleep.devices() == 1);
    again.touch();
    wait_for(sleep, Woken::by_input);
}

TEST_CASE("while devices come, one looks again and again: the window takes them a moment later than we do") {
    const testing::TemporaryFolder folder;
    InputWait sleep;
    sleep.watch_devices(folder.path());
    FakeDevice panel(folder / "event0");
    CHECK(sleep.wait(1h) == Woken::by_time);
    CHECK(sleep.wait(1h) == Woken::by_time);
}

TEST_CASE("a device that gets its rights a moment after it came is not lost") {
    const testing::TemporaryFolder folder;
    FakeDevice panel(folder / "event0");
    REQUIRE(::chmod(panel.path().c_str(), 0) == 0);
    std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
    // Nothing is refused to root.
    const bool root = ::geteuid() == 0;
    if (root) REQUIRE(::seteuid(65534) == 0);
    InputWait sleep;
    sleep.watch_devices(folder.path());
    const std::size_t before = sleep.devices();
    if (root) REQUIRE(::seteuid(0) == 0);
    REQUIRE(::chmod(panel.path().c_str(), 0666) == 0);
    if (root) REQUIRE(::seteuid(65534) == 0);
    look(sleep);
    const std::size_t after = sleep.devices();
    if (root) REQUIRE(::seteuid(0) == 0);
    CHECK(before == 0);
    CHECK(after == 1);
    panel.touch();
    wait_for(sleep, Woken::by_input);
}

TEST_CASE("what is no event device is left alone") {
    const testing::TemporaryFolder folder;
    FakeDevice mice(folder / "mice");
    std::filesystem::create_directory(folder / "by-path");
    InputWait sleep;
    sleep.watch_devices(folder.path());
    CHECK(sleep.devices() == 0);
    mice.touch();
    CHECK(sleep.wait(0ms) == Woken::by_time);
}

TEST_CASE("a folder that is not there is a nap, until it comes, and again when it goes with its last device") {
    const testing::TemporaryFolder folder;
    InputWait sleep;
    sleep.watch_devices(folder / "input");
    CHECK(sleep.wait(1h) == Woken::by_time);
    sleep.wake();
    CHECK(sleep.wait(1h) == Woken::by_call);
    for (int i = 0; i < 2; ++i) {
        std::filesystem::create_directory(folder / "input");
        FakeDevice panel(folder / "input/event0");
        look(sleep);
        REQUIRE(sleep.devices() == 1);
        panel.touch();
        wait_for(sleep, Woken::by_input);
        panel.unplug();
        std::filesystem::remove(folder / "input");
        look(sleep);
        look(sleep);
        CHECK(sleep.devices() == 0);
        CHECK(sleep.wait(1h) == Woken::by_time);
    }
}

TEST_CASE("a signal ends the wait") {
    struct sigaction before {
    }, ours{};
    ours.sa_handler = [](int) {};
    ours.sa_flags = SA_RESTART;
    REQUIRE(::sigaction(SIGALRM, &ours, &before) == 0);
    InputWait sleep;
    // Delivered while the wait is on: by a timer, as a thread cannot know when that is.
    itimerval soon{};
    soon.it_value.tv_usec = soon.it_interval.tv_usec = 1000;
    REQUIRE(::setitimer(ITIMER_REAL, &soon, nullptr) == 0);
    CHECK(sleep.wait(1h) == Woken::by_signal);
    const itimerval never{};
    REQUIRE(::setitimer(ITIMER_REAL, &never, nullptr) == 0);
    REQUIRE(::sigaction(SIGALRM, &before, nullptr) == 0);
}
