#include "platform/base/secret_line.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "platform/base/descriptor.h"

using namespace parvis;

namespace {

// All that is there, or comes until `end` does.
std::string read_until(int from, std::string_view end) {
    std::string all;
    char letter = 0;
    while (!all.ends_with(end) && ::read(from, &letter, 1) == 1) all += letter;
    return all;
}

}  // namespace

TEST_CASE("what is typed at a terminal is asked for and not shown, and the terminal shows letters again afterwards") {
    const Descriptor person(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC));
    REQUIRE(person);
    REQUIRE(::grantpt(person.get()) == 0);
    REQUIRE(::unlockpt(person.get()) == 0);
    const Descriptor terminal(::open(::ptsname(person.get()), O_RDWR | O_NOCTTY | O_CLOEXEC));
    REQUIRE(terminal);
    std::thread types([&] {
        read_until(person.get(), "Code? ");
        const auto typed = ::write(person.get(), "1904\n", 5);
        (void)typed;
    });
    CHECK(secret_line(terminal.get(), terminal.get(), "Code? ") == "1904");
    types.join();
    REQUIRE(::write(terminal.get(), "end", 3) == 3);
    CHECK(read_until(person.get(), "end") == "\r\nend");
    termios after{};
    REQUIRE(::tcgetattr(terminal.get(), &after) == 0);
    CHECK((after.c_lflag & ECHO) != 0);
}

TEST_CASE("a line that comes from elsewhere is read without a question, and what follows it is left") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const Descriptor out(ends[0]);
    const Descriptor in(ends[1]);
    REQUIRE(::write(in.get(), "1904\nmore\n", 10) == 10);
    CHECK(secret_line(out.get(), in.get(), "Code? ") == "1904");
    CHECK(read_until(out.get(), "\n") == "more\n");
}
