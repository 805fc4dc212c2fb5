#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
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
    const auto check = read({"--check-settings", "--config", "x.toml"});
    REQUIRE(check);
    CHECK(check->check_settings);
    CHECK(check->config == "x.toml");
    CHECK_FALSE(read({"--", "--version"})->version);
}

TEST_CASE("every option that --help tells is in the manual page, and no other") {
    std::ifstream file(std::filesystem::path(PARVIS_SOURCE_DIR) / "deploy/debian/man/parvis.1");
    REQUIRE(file);
    std::string page(std::istreambuf_iterator<char>(file), {});
    for (auto at = page.find("\\-"); at != std::string::npos; at = page.find("\\-", at)) page.erase(at, 1);
    // Those that a text tells at the beginning of a line, after what may stand before them there.
    const auto told = [](const std::string& text, const std::string& before) {
        const std::regex line("(^|\n)" + before + "(--[a-z-]+)");
        std::set<std::string> options;
        for (std::sregex_iterator found(text.begin(), text.end(), line); found != std::sregex_iterator(); ++found)
            options.insert(found->str(2));
        return options;
    };
    const std::string help = usage();
    CHECK(told(help, "  ").contains("--hash-code"));
    CHECK(told(page, "\\.TP\n\\.BI? ") == told(help, "  "));
    for (const std::string& option : told(help, "  ")) {
        // What is told is taken, with a value where it needs one.
        CAPTURE(option);
        CHECK((read({option.c_str()}) || read({option.c_str(), "800x480"})));
    }
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
                                                                   {"--check-settings", "x.toml"},
                                                                   {"x.toml", "--check-settings"},
                                                                   {"-x"}}) {
        const auto options = read(words);
        CAPTURE(words.front());
        REQUIRE_FALSE(options);
        CHECK(options.error().code == Errc::invalid_value);
        CHECK_FALSE(options.error().message.empty());
    }
}
