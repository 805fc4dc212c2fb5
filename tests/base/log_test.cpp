// The journal's lines, as they come out on standard error.
#include "platform/base/log.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/support/journal.h"

namespace {

std::string logged(std::string_view message) {
    const auto line = parvis::testing::journal_of([&] { parvis::log(parvis::LogLevel::error, message); });
    const auto at = line.find_first_of(":>");  // “parvis: error: ”, or “<3>” where a journal reads
    return line[at] == '>' ? line.substr(at + 1) : line.substr(std::string_view("parvis: error: ").size());
}

}  // namespace

TEST_CASE("a message is one line of clean text, whatever it is made of") {
    CHECK(logged("L’Étang, 12 €, 𝄞") == "L’Étang, 12 €, 𝄞\n");
    CHECK(logged("a\nerror: b\r\tc\x7F") == "a error: b  c \n");
    CHECK(logged("\x1B[2J") == " [2J\n");
    CHECK(logged("\xC2\x9B"
                 "31m") == " 31m\n");  // the same as one character
    CHECK(logged("a\xE2\x80\xAE"
                 "b\xE2\x81\xA6"
                 "c") == "a b c\n");  // text turned around
    CHECK(logged("a\xE2\x80\xA8"
                 "b") == "a b\n");  // a line end
    const std::string seven(7, '?');
    CHECK(logged("\xC3(\xC0\xAF\xED\xA0\x80\xE2\x80") == "?(" + seven + "\n");
    CHECK(logged("") == "\n");
}

TEST_CASE("a message that has no end is cut, between two letters") {
    CHECK(logged(std::string(2000, 'a')) == std::string(2000, 'a') + "\n");
    const std::string long_line = logged(std::string(5000, 'a'));
    CHECK(long_line == std::string(2000, 'a') + "…\n");
    std::string letters;
    for (int i = 0; i < 1500; ++i) letters += "é";
    CHECK(logged("a" + letters).ends_with("éé…\n"));
}
