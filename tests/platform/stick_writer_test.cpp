#include "platform/stick_writer.h"

#include <doctest/doctest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <thread>

#include "platform/base/descriptor.h"
#include "tests/support/emulator.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::platform;
using namespace std::chrono_literals;
using parvis::testing::TemporaryFolder;
using End = StickCopy::End;

namespace {

// A stick below the folder of sticks, what is to be copied, and a socket with somebody behind it.
struct Place {
    TemporaryFolder folder;
    std::filesystem::path prepared = folder / "prepared";
    StickWriterPlaces places{folder / "sticks", folder / "to-stick"};
    Medium stick{folder / "sticks" / "sda1", "CLE", 1};

    Place() {
        std::filesystem::create_directories(prepared / "photos");
        std::filesystem::create_directories(stick.folder);
        std::ofstream(prepared / "actions.csv") << "titre;quand\n";
        // More than a socket holds.
        std::ofstream(prepared / "photos" / "1.jpg") << std::string(3'000'000, 'j');
    }
    [[nodiscard]] StickCopy copy(const StickWatch& watch = {}) const {
        return copy_to_stick(stick, prepared, "PARVIS", watch, places);
    }
};

constexpr std::uint64_t prepared_bytes = 12 + 3'000'000;

// Takes one connection and hands it to `serve`, which does as the service would, or not.
class Service {
public:
    Service(const std::filesystem::path& path, std::function<void(int)> serve)
        : listener_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::ranges::copy(path.native(), address.sun_path);
        REQUIRE(::bind(listener_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(::listen(listener_.get(), 1) == 0);
        thread_ = std::thread([this, serve = std::move(serve)] {
            const Descriptor connection(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
            serve(connection.get());
        });
    }
    ~Service() { thread_.join(); }

private:
    Descriptor listener_;
    std::thread thread_;
};

std::string line_from(int connection) {
    std::string line;
    for (char c = 0; ::read(connection, &c, 1) == 1 && c != '\n';) line += c;
    return line;
}

std::size_t read_to_end(int connection) {
    std::array<char, 65536> part;
    std::size_t bytes = 0;
    for (ssize_t n = 0; (n = ::read(connection, part.data(), part.size())) > 0;) bytes += static_cast<std::size_t>(n);
    return bytes;
}

void wait_until_it_leaves(int connection) {
    pollfd end{connection, POLLRDHUP, 0};
    CHECK(::poll(&end, 1, -1) == 1);
}

void say(int connection, std::string_view words) {
    CHECK(::write(connection, words.data(), words.size()) == static_cast<ssize_t>(words.size()));
}

// What deploy/debian/copy-to-stick does, but for the mounts: the real program writes.
void serve_really(int connection, const std::filesystem::path& sticks) {
    const std::filesystem::path stick = sticks / line_from(connection);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(connection, STDIN_FILENO);
        ::dup2(connection, STDOUT_FILENO);
        const std::string program = PARVIS_BIN_DIR "/write-on-stick";
        if (!parvis::testing::emulated()) ::execl(program.c_str(), program.c_str(), stick.c_str(), nullptr);
        const std::string emulator(parvis::testing::emulator);
        ::execlp(emulator.c_str(), emulator.c_str(), program.c_str(), stick.c_str(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
}

}  // namespace

TEST_CASE("a developer's folder, which is no mount of a stick, is written without anybody's help") {
    Place place;
    std::filesystem::create_directory(place.folder / "mine");
    place.stick.folder = place.folder / "mine";
    std::uint64_t done = 0;
    StickWatch watch;
    watch.on_progress = [&](std::uint64_t bytes, std::uint64_t all) {
        CHECK(bytes >= done);
        CHECK(all == prepared_bytes);
        done = bytes;
    };
    CHECK(place.copy(watch) == StickCopy{End::copied, 0, "PARVIS"});
    CHECK(done == prepared_bytes);
    CHECK(place.copy() == StickCopy{End::copied, 0, "PARVIS-2"});
    CHECK(std::filesystem::file_size(place.folder / "mine" / "PARVIS-2" / "photos" / "1.jpg") == 3'000'000);
}

TEST_CASE("given up in the middle, a developer's folder is as it was") {
    Place place;
    std::filesystem::create_directory(place.folder / "mine");
    place.stick.folder = place.folder / "mine";
    std::stop_source stop;
    const StickWatch watch{stop.get_token(), [&](auto, auto) { stop.request_stop(); }};
    CHECK(place.copy(watch).end == End::cancelled);
    CHECK(std::filesystem::is_empty(place.folder / "mine"));
}

TEST_CASE("a stick's folder comes through the socket, by the program that writes on a board") {
    Place place;
    std::filesystem::create_directory(place.stick.folder / "PARVIS");
    std::uint64_t done = 0;
    StickWatch watch;
    watch.on_progress = [&](std::uint64_t bytes, auto) { done = bytes; };
    const Service service(place.places.service, [&](int connection) { serve_really(connection, place.places.sticks); });
    CHECK(place.copy(watch) == StickCopy{End::copied, 0, "PARVIS-2"});
    CHECK(done == prepared_bytes);
    CHECK(std::filesystem::file_size(place.stick.folder / "PARVIS-2" / "photos" / "1.jpg") == 3'000'000);
    CHECK(std::filesystem::file_size(place.stick.folder / "PARVIS-2" / "actions.csv") == 12);
    CHECK(std::filesystem::is_empty(place.stick.folder / "PARVIS"));
}

TEST_CASE("given up in the middle, the stick is as it was when we are told so") {
    Place place;
    std::stop_source stop;
    const StickWatch watch{stop.get_token(), [&](auto, auto) { stop.request_stop(); }};
    const Service service(place.places.service, [&](int connection) { serve_really(connection, place.places.sticks); });
    CHECK(place.copy(watch).end == End::cancelled);
    CHECK(std::filesystem::is_empty(place.stick.folder));
}

TEST_CASE("given up while the other side takes nothing, the wait ends at once") {
    Place place;
    std::stop_source stop;
    const StickWatch watch{stop.get_token()};
    const Service service(place.places.service, [&](int connection) {
        line_from(connection);
        stop.request_stop();
        read_to_end(connection);  // which is there only once no more is sent
        say(connection, "cancelled 0 whoever sent it went away\n");
    });
    CHECK(place.copy(watch).end == End::cancelled);
}

TEST_CASE("an answer that comes before all is sent ends the sending") {
    Place place;
    const Service service(place.places.service, [](int connection) {
        line_from(connection);
        say(connection, "full 123456 not enough room\n");
        wait_until_it_leaves(connection);
    });
    CHECK(place.copy() == StickCopy{End::full, 123456, "not enough room"});
}

TEST_CASE("without a service, and with one that only hangs up, nobody answers for the stick") {
    Place place;
    CHECK(place.copy().end == End::no_service);
    const Service service(place.places.service, [](int) {});
    CHECK(place.copy().end == End::no_service);
}

TEST_CASE("an answer that is none is none") {
    Place place;
    const Service service(place.places.service, [](int connection) {
        line_from(connection);
        say(connection, "all is well\n");
        read_to_end(connection);
    });
    CHECK(place.copy().end == End::no_service);
}

TEST_CASE("who takes nothing, or says nothing, is waited for no longer than patience lasts") {
    Place place;
    StickWatch watch;
    watch.patience = 1ms;
    {
        const Service service(place.places.service, [](int connection) { wait_until_it_leaves(connection); });
        CHECK(place.copy(watch).end == End::no_service);
    }
    std::filesystem::remove(place.places.service);
    std::filesystem::remove(place.prepared / "photos" / "1.jpg");
    const Service service(place.places.service, [](int connection) { read_to_end(connection); });
    CHECK(place.copy(watch).end == End::no_service);
}

TEST_CASE("what cannot be copied is said without asking anybody") {
    Place place;
    std::filesystem::create_symlink("/etc/passwd", place.prepared / "link");
    CHECK(place.copy().end == End::not_copyable);
}

TEST_CASE("a prepared file that changes while it is sent is our own fault, not the stick's") {
    Place place;
    StickWatch watch;
    watch.on_progress = [&](auto, auto) {
        std::filesystem::resize_file(place.prepared / "photos" / "1.jpg", 1'000'000);
    };
    const Service service(place.places.service, [&](int connection) { serve_really(connection, place.places.sticks); });
    CHECK(place.copy(watch).end == End::not_copyable);
    CHECK(std::filesystem::is_empty(place.stick.folder));
}
