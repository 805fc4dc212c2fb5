#include <doctest/doctest.h>

#include <vector>

#include "kiosk/options.h"

using namespace parvis;
using namespace parvis::kiosk;

namespace {

Result<Options> read(const std::vector<const char*>& words) {
    return read_options(words);
}

}  // namespace

TEST_CASE("the command line takes one content and its options in any order") {
    const auto options =
        read({"--window", "800x480", "a.parvis", "--config", "x.toml", "--media", "/media", "--tour", "t"});
    REQUIRE(options);
    CHECK(options->content == "a.parvis");
    CHECK(options->window == platform::Size{800, 480});
    CHECK(options->config == "x.toml");
    CHECK(options->tour == "t");
    CHECK_FALSE(options->fullscreen);
    CHECK(read({"--", "-odd.parvis"})->content == "-odd.parvis");
    CHECK(read({}));
    CHECK(read({"--version"})->version);
    CHECK(read({"--hash-code"})->hash_code);
    CHECK_FALSE(read({"--", "--version"})->version);
}

TEST_CASE("a bad command line is refused with a sentence") {
    for (const auto& words : std::vector<std::vector<const char*>>{{"--windoww"},
                                                                   {"--window"},
                                                                   {"--window", "800"},
                                                                   {"--window", "800x"},
                                                                   {"--window", "1x1"},
                                                                   {"--window", "800x480x2"},
                                                                   {"--window", "-800x480"},
                                                                   {"a.parvis", "b.parvis"},
                                                                   {"--window", "800x480", "--fullscreen"},
                                                                   {"-x"}}) {
        const auto options = read(words);
        CAPTURE(words.front());
        REQUIRE_FALSE(options);
        CHECK(options.error().code == Errc::invalid_value);
        CHECK_FALSE(options.error().message.empty());
    }
}
