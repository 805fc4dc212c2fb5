#include "platform/base/files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include "tests/support/temporary_folder.h"

using namespace parvis;
namespace fs = std::filesystem;

namespace {

std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text));
}

std::string content_of(const fs::path& file) {
    SystemFiles files;
    return read_whole(files, file, 1000).value_or("(nothing)");
}

void plant(const fs::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("a sync tells how much the disk has taken, piece by piece, and gives up when it is told to") {
    const testing::TemporaryFolder folder;
    SystemFiles files;
    auto made = files.create(folder / "a");
    REQUIRE(made);
    REQUIRE((*made)->write(bytes_of(std::string(20'000'000, 'x'))));
    std::vector<std::uint64_t> told;
    CHECK((*made)->sync([&](std::uint64_t bytes) {
        told.push_back(bytes);
        return true;
    }));
    REQUIRE(told.size() >= 3);
    CHECK(std::ranges::is_sorted(told));
    CHECK(told.back() == 20'000'000);
    const auto given_up = (*made)->sync([](std::uint64_t) { return false; });
    REQUIRE_FALSE(given_up);
    CHECK(given_up.error().code == Errc::interrupted);
    CHECK((*made)->sync());
}

TEST_CASE("a file is made only where none is, goes on at its end, and is read in parts") {
    const testing::TemporaryFolder folder;
    SystemFiles files;
    {
        auto made = files.create(folder / "a");
        REQUIRE(made);
        REQUIRE((*made)->write(bytes_of("one ")));
        REQUIRE((*made)->write(bytes_of("two ")));
        REQUIRE((*made)->sync());
    }
    const auto twice = files.create(folder / "a");
    REQUIRE_FALSE(twice);
    CHECK(twice.error().code == Errc::unwritable);
    REQUIRE((*files.append(folder / "a"))->write(bytes_of("three")));
    REQUIRE((*files.append(folder / "b"))->write(bytes_of("new")));
    CHECK(content_of(folder / "a") == "one two three");
    CHECK(content_of(folder / "b") == "new");

    auto input = files.open(folder / "a");
    REQUIRE(input);
    CHECK((*input)->size_bytes() == 13);
    std::array<std::byte, 8> part{};
    CHECK((*input)->read(part).value() == 8);
    CHECK((*input)->read(part).value() == 5);
    CHECK((*input)->read(part).value() == 0);
}

TEST_CASE("what is no regular file is neither opened nor waited for, and links are not followed") {
    const testing::TemporaryFolder folder;
    SystemFiles files;
    plant(folder / "target", "secret");
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    fs::create_symlink(folder / "target", folder / "link");
    fs::create_directory(folder / "folder");
    fs::create_symlink(folder / "folder", folder / "linked folder");
    for (const fs::path& path : {folder / "fifo", folder / "link", folder / "folder", fs::path("/dev/zero")}) {
        CAPTURE(path);
        const auto opened = files.open(path);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == Errc::unreadable);
        CHECK_FALSE(files.append(path));
    }
    CHECK(content_of(folder / "target") == "secret");
    CHECK(files.open(folder / "absent").error().code == Errc::not_found);
    CHECK_FALSE(files.list(folder / "linked folder", 10));
    CHECK_FALSE(files.make_folder(folder / "linked folder"));
    CHECK_FALSE(files.make_folder(folder / "target"));
    CHECK(files.make_folder(folder / "folder"));
    REQUIRE(files.remove(folder / "link"));
    CHECK(content_of(folder / "target") == "secret");
}

TEST_CASE("a folder is listed by kind, and never further than was asked for") {
    const testing::TemporaryFolder folder;
    SystemFiles files;
    plant(folder / "a", "");
    fs::create_directory(folder / "b");
    fs::create_symlink("b", folder / "c");
    REQUIRE(::mkfifo((folder / "d").c_str(), 0600) == 0);
    const auto all = files.list(folder.path(), 4);
    REQUIRE(all);
    CHECK(all->is_whole);
    std::map<std::string, FileKind> kinds;
    for (const auto& entry : all->entries) kinds[entry.name] = entry.kind;
    const std::map<std::string, FileKind> expected = {
        {"a", FileKind::regular}, {"b", FileKind::folder}, {"c", FileKind::link}, {"d", FileKind::other}};
    CHECK(kinds == expected);
    const auto some = files.list(folder.path(), 3);
    REQUIRE(some);
    CHECK_FALSE(some->is_whole);
    CHECK(some->entries.size() == 3);
}

TEST_CASE("removing what is not there, and making what is, is no error") {
    const testing::TemporaryFolder folder;
    SystemFiles files;
    CHECK(files.remove(folder / "absent"));
    CHECK(files.make_folder(folder / "a"));
    CHECK(files.make_folder(folder / "a"));
    CHECK(files.remove(folder / "a"));
    CHECK_FALSE(fs::exists(folder / "a"));
    CHECK(files.sync_folder(folder.path()));
    CHECK_FALSE(files.sync_folder(folder / "a"));
    CHECK(files.free_bytes(folder.path()).value() > 0);
}

TEST_CASE("a place where nothing can be written says so") {
    SystemFiles files;
    const auto nowhere = files.create("/proc/parvis");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().code == Errc::unwritable);
    CHECK_FALSE(files.append("/dev/full"));  // a device: not even that is written to
}

TEST_CASE("a file is replaced whole, over what an earlier try left, and read within a limit") {
    const testing::TemporaryFolder folder;
    SystemFiles files;
    plant(folder / "a", "before");
    plant(folder / "a.new", "left by a power cut");
    REQUIRE(replace_file(files, folder / "a", "after"));
    CHECK(content_of(folder / "a") == "after");
    CHECK_FALSE(fs::exists(folder / "a.new"));
    CHECK(read_whole(files, folder / "a", 5).value() == "after");
    CHECK(read_whole(files, folder / "a", 4).error().code == Errc::too_large);
    CHECK_FALSE(replace_file(files, folder / "absent/a", "x"));
}
