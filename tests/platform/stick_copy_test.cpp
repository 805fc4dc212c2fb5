#include "platform/stick_copy.h"

#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "tests/support/own_mounts.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::platform;
using parvis::testing::check_by_itself;
using parvis::testing::enter_own_mounts;
using parvis::testing::not_allowed;
using parvis::testing::TemporaryFolder;
using End = StickCopy::End;

namespace {

// Any number of the same letter.
ByteSource letters(std::uint64_t left = UINT64_MAX) {
    return [left](std::span<std::byte> into) mutable -> Result<std::size_t> {
        const auto part = std::min<std::uint64_t>(left, into.size());
        std::ranges::fill(into.first(part), std::byte{'p'});
        left -= part;
        return part;
    };
}

CopyOrder order_of(std::string_view text) {
    auto order = read_order(text);
    REQUIRE(order.has_value());
    return *order;
}

// Every path with its bytes; "/" stands for a folder's.
std::map<std::string, std::string> all_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        std::string bytes = "/";
        if (entry.is_regular_file()) {
            std::ifstream file(entry.path(), std::ios::binary);
            bytes.assign(std::istreambuf_iterator<char>(file), {});
        }
        all[entry.path().lexically_relative(folder)] = bytes;
    }
    return all;
}

using All = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("a new folder comes beside what the stick has, with its folders and files") {
    const TemporaryFolder stick;
    std::filesystem::create_directory(stick / "Vacances");
    const auto copy =
        write_copy(stick.path(), order_of("PARVIS\nf 3 a.csv\nd photos\nf 0 photos/empty\nf 2 photos/b\n"), letters());
    CHECK(copy == StickCopy{End::copied, 0, "PARVIS"});
    CHECK(all_of(stick.path()) == All{{"Vacances", "/"},
                                      {"PARVIS", "/"},
                                      {"PARVIS/a.csv", "ppp"},
                                      {"PARVIS/photos", "/"},
                                      {"PARVIS/photos/empty", ""},
                                      {"PARVIS/photos/b", "pp"}});
}

TEST_CASE("a file larger than what is kept before it is synced is whole") {
    const TemporaryFolder stick;
    CHECK(write_copy(stick.path(), order_of("N\nf 9000001 big\nf 1 small\n"), letters()).end == End::copied);
    CHECK(std::filesystem::file_size(stick / "N/big") == 9'000'001);
    CHECK(std::filesystem::file_size(stick / "N/small") == 1);
}

TEST_CASE(
    "what has the name already stays as it is, and the new folder gets a number: a folder, an empty one, a file, a "
    "link") {
    const TemporaryFolder stick;
    std::filesystem::create_directory(stick / "PARVIS");
    std::ofstream(stick / "PARVIS-2") << "ours";
    std::filesystem::create_symlink("/nowhere", stick / "PARVIS-3");
    std::filesystem::create_directory(stick / "PARVIS-4");
    std::ofstream(stick / "PARVIS-4" / "x") << "ours too";
    const auto copy = write_copy(stick.path(), order_of("PARVIS\nf 1 a\n"), letters());
    CHECK(copy == StickCopy{End::copied, 0, "PARVIS-5"});
    CHECK(all_of(stick / "PARVIS").empty());
    CHECK(std::filesystem::file_size(stick / "PARVIS-2") == 4);
    CHECK(std::filesystem::read_symlink(stick / "PARVIS-3") == "/nowhere");
    CHECK(all_of(stick / "PARVIS-4") == All{{"x", "ours too"}});
    CHECK(all_of(stick / "PARVIS-5") == All{{"a", "p"}});
}

TEST_CASE("what a copy that was cut off left is gone after the next one") {
    const TemporaryFolder stick;
    std::filesystem::create_directories(stick / std::string(unfinished_copy) / "deep");
    std::ofstream(stick / std::string(unfinished_copy) / "deep" / "half") << "ha";
    CHECK(write_copy(stick.path(), order_of("N\nf 1 a\n"), letters()).end == End::copied);
    CHECK(all_of(stick.path()) == All{{"N", "/"}, {"N/a", "p"}});
}

TEST_CASE("when no more bytes come, nothing is left on the stick") {
    const TemporaryFolder stick;
    const CopyOrder order = order_of("N\nf 5 a\nd b\nf 5000000 b/c\n");
    CHECK(write_copy(stick.path(), order, letters(4'500'000)).end == End::cancelled);
    CHECK(all_of(stick.path()).empty());
    const auto given_up = [](std::span<std::byte>) -> Result<std::size_t> {
        return fail(Errc::interrupted, "given up");
    };
    CHECK(write_copy(stick.path(), order, given_up).end == End::cancelled);
    const auto broken = [](std::span<std::byte>) -> Result<std::size_t> { return fail(Errc::unreadable, "broken"); };
    CHECK(write_copy(stick.path(), order, broken) == StickCopy{End::not_copyable, 0, "broken"});
    CHECK(all_of(stick.path()).empty());
}

TEST_CASE("a stick that is not there is gone") {
    const TemporaryFolder folder;
    CHECK(write_copy(folder / "stick", order_of("N\n"), letters()).end == End::gone);
}

TEST_CASE("a stick that goes in the middle is gone, whatever takes its place") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "stick");
    const auto pull = [&](std::span<std::byte> into) -> Result<std::size_t> {
        std::filesystem::rename(folder / "stick", folder / "pulled");
        return into.size();
    };
    CHECK(write_copy(folder / "stick", order_of("N\nf 1 a\nf 1 b\n"), pull).end == End::gone);
}

// Real file systems with little room or no right to write, in a name space of its own; 77 where that is not allowed.
namespace {

bool mounted(const std::filesystem::path& place, unsigned long flags, const char* options) {
    return ::mount("none", place.c_str(), "tmpfs", flags | MS_NOSUID | MS_NODEV, options) == 0;
}

int copy_where_it_cannot_be(const std::filesystem::path& stick) {
    if (!enter_own_mounts()) return not_allowed;
    const CopyOrder order = *read_order("N\nf 900000 a\nf 900000 b\n");

    if (!mounted(stick, 0, "size=1m,mode=0777")) return not_allowed;
    bool asked = false;
    const StickCopy small = write_copy(stick, order, [&](std::span<std::byte> into) -> Result<std::size_t> {
        asked = true;
        return into.size();
    });
    if (asked) return 6;  // it is known before
    if (small.end != End::full || small.missing_bytes < 700'000 || small.missing_bytes > 900'000) return 1;
    if (!std::filesystem::is_empty(stick)) return 2;
    ::umount2(stick.c_str(), MNT_DETACH);

    // Room for the bytes, as it says, and not for a second file.
    if (!mounted(stick, 0, "size=16m,nr_inodes=3,mode=0777")) return not_allowed;
    const StickCopy few = write_copy(stick, order, letters());
    if (few.end != End::full || few.missing_bytes == 0) return 3;
    if (!std::filesystem::is_empty(stick)) return 4;
    ::umount2(stick.c_str(), MNT_DETACH);

    if (!mounted(stick, MS_RDONLY, "size=16m")) return not_allowed;
    if (write_copy(stick, order, letters()).end != End::not_writable) return 5;
    return 0;
}

}  // namespace

TEST_CASE("a full stick says how much is missing, a protected one that it is; nothing is left on either") {
    const TemporaryFolder folder;
    check_by_itself([&] { return copy_where_it_cannot_be(folder.path()); });
}

TEST_CASE("how a copy ended is one line that reads back") {
    for (const StickCopy& copy :
         {StickCopy{End::copied, 0, "PARVIS-2"}, StickCopy{End::full, 123456, "not enough room"},
          StickCopy{End::gone, 0, ""}, StickCopy{End::not_writable, 0, "a: Read-only file system"},
          StickCopy{End::not_copyable, 0, "x"}, StickCopy{End::no_service, 0, "x"},
          StickCopy{End::cancelled, 0, "x"}}) {
        const std::string line = text_of(copy);
        CAPTURE(line);
        CHECK(read_stick_copy(line) == copy);
    }
    CHECK(text_of({End::gone, 0, "two\nlines"}) == "gone 0 two lines");
}

TEST_CASE("any other line is none") {
    for (const char* line :
         {"", "copied", "copied 0", "copied x y", "copied 1x y", "copied  y", "Copied 0 x", " 0 x", "copied -1 x"}) {
        CAPTURE(line);
        CHECK_FALSE(read_stick_copy(line).has_value());
    }
}
