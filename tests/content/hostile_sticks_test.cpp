// docs/hostile-sticks.md, tried: every kind is refused for its own reason, changes nothing, and the page says so.
#include "tests/content/hostile_folder.h"
#include "tests/content/hostile_stick.h"
#include "tests/support/emulator.h"

using namespace parvis;
using namespace parvis::testing;

namespace {

void expect_on_page(const std::string& name, const Seen& seen) {
    const auto page = read_file(PARVIS_SOURCE_DIR "/docs/hostile-sticks.md", 1'000'000);
    REQUIRE(page);
    const auto row = page_row(name, seen);
    INFO("docs/hostile-sticks.md is what hostile_sticks prints; it lacks ", row);
    CHECK(page->find(row) != std::string::npos);
}

void expect_refused(const HostileFamily& family) {
    static HostileBoard board;
    for (const HostileKind& kind : family.kinds) {
        const Seen seen = board.meet(kind);
        for (const auto& wrong : seen.wrong) FAIL_CHECK(wrong);
        if (seen.was_made && seen.wrong.empty()) expect_on_page(kind.name, seen);
    }
}

}  // namespace

TEST_CASE("a stick that is laid out to lead astray is refused or not seen at all") {
    expect_refused(hostile_layouts());
}

TEST_CASE("a signature that is not what it should be is refused") {
    expect_refused(hostile_signatures());
}

TEST_CASE("bytes that are not what was signed, or no catalogue, are refused") {
    expect_refused(hostile_bytes());
}

TEST_CASE("a signed database that lies, runs or has no end is refused") {
    expect_refused(hostile_databases());
}

TEST_CASE("signed rows and texts that nobody's builder writes are refused") {
    expect_refused(hostile_rows());
}

TEST_CASE("signed pictures, filters and search indexes that are not what they say are refused") {
    expect_refused(hostile_parts());
}

TEST_CASE("a folder that pretends to be staff's tables makes no draft, or one without what is hostile in it" *
          doctest::skip(testing::emulated())) {
    HostileDesk desk(PARVIS_BIN_DIR "/parvis-content");
    for (const HostileFolderKind& kind : hostile_folders()) {
        const Seen seen = desk.meet(kind);
        for (const auto& wrong : seen.wrong) FAIL_CHECK(wrong);
        if (seen.was_made && seen.wrong.empty()) expect_on_page(kind.name, seen);
    }
}

TEST_CASE("the page says what the screen says of each outcome") {
    const auto page = read_file(PARVIS_SOURCE_DIR "/docs/hostile-sticks.md", 1'000'000);
    REQUIRE(page);
    CHECK(page->find(outcome_rows()) != std::string::npos);
}
