#include "platform/base/confinement.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <functional>

#include "tests/support/emulator.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using parvis::testing::emulated;
using parvis::testing::TemporaryFolder;

namespace {

// Walls, what must be refused or allowed behind them, in a process of its own: 0 when `attempt` says yes.
int behind(const Confinement& walls, const std::function<bool()>& attempt) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (!confine(walls)) ::_exit(99);
        ::_exit(attempt() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

bool opens(const std::filesystem::path& file, int how) {
    return ::open(file.c_str(), how, 0600) >= 0;
}

struct Place {
    TemporaryFolder folder;
    Confinement walls;
    Place() {
        for (const char* name : {"read", "write", "secret"}) {
            std::filesystem::create_directory(folder / name);
            std::ofstream(folder.path() / name / "file") << "words";
        }
        walls.read = {folder / "read"};
        walls.write = folder / "write";
    }
};

}  // namespace

TEST_CASE("behind its walls a process reads and writes what it was left, and nothing else" *
          doctest::skip(emulated())) {
    const Place place;
    const auto& at = place.folder;
    CHECK(behind(place.walls, [&] { return opens(at / "read/file", O_RDONLY); }) == 0);
    CHECK(behind(place.walls, [&] { return opens(at / "write/new", O_RDWR | O_CREAT); }) == 0);
    CHECK(behind(place.walls,
                 [&] { return ::rename((at / "write/new").c_str(), (at / "write/other").c_str()) == 0; }) == 0);
    CHECK(behind(place.walls, [&] { return opens(at / "secret/file", O_RDONLY); }) == 1);
    CHECK(behind(place.walls, [&] { return opens(at / "read/file", O_RDWR); }) == 1);
    CHECK(behind(place.walls, [&] { return opens(at / "read/new", O_RDWR | O_CREAT); }) == 1);
    CHECK(behind(place.walls, [&] { return ::unlink((at / "read/file").c_str()) == 0; }) == 1);
    CHECK(behind(place.walls, [&] { return ::truncate((at / "secret/file").c_str(), 0) == 0; }) == 1);
    CHECK(behind(place.walls,
                 [&] { return ::link((at / "secret/file").c_str(), (at / "write/theirs").c_str()) == 0; }) == 1);
    CHECK(behind(place.walls, [&] {
              return ::symlink((at / "secret/file").c_str(), (at / "write/linked").c_str()) == 0 &&
                     opens(at / "write/linked", O_RDONLY);
          }) == 1);
}

TEST_CASE("behind its walls a process has no network, no other program and no other process" *
          doctest::skip(emulated())) {
    const Place place;
    CHECK(behind(place.walls, [] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }) == 1);
    CHECK(behind(place.walls, [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }) == 1);
    CHECK(behind(place.walls, [] { return ::fork() >= 0; }) == 1);
    CHECK(behind(place.walls, [] { return ::kill(::getppid(), 0) == 0; }) == 1);
    CHECK(behind(place.walls, [] { return ::syscall(SYS_tgkill, ::getppid(), ::getppid(), 0) == 0; }) == 1);
    CHECK(behind(place.walls, [] { return ::syscall(SYS_tgkill, ::getpid(), ::getpid(), 0) == 0; }) == 0);
    CHECK(behind(place.walls, [] { return ::syscall(SYS_tkill, ::getppid(), 0) == 0; }) == 1);
    CHECK(behind(place.walls, [] {
              rlimit limit{};
              return ::prlimit(::getppid(), RLIMIT_NOFILE, nullptr, &limit) == 0;
          }) == 1);
    CHECK(behind(place.walls, [] {
              ::execl("/bin/true", "true", nullptr);  // only comes back when it is refused
              return false;
          }) == 1);
}

TEST_CASE("a file that grows over its limit is an error, not the end" * doctest::skip(emulated())) {
    Place place;
    place.walls.file_bytes = 4096;
    CHECK(behind(place.walls, [&] {
              const int file = ::open((place.folder / "write/big").c_str(), O_WRONLY | O_CREAT, 0600);
              const std::string block(4096, 'a');
              return ::write(file, block.data(), block.size()) == 4096 && ::write(file, block.data(), 1) == -1 &&
                     errno == EFBIG;
          }) == 0);
}

TEST_CASE("what is to be left open must be there" * doctest::skip(emulated())) {
    Place place;
    place.walls.read.push_back(place.folder / "missing");
    CHECK(behind(place.walls, [] { return true; }) == 99);
}
