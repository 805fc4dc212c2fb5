#include "platform/base/durable_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <iterator>

#include "platform/base/reason.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;

namespace {
std::size_t file_count(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}
}  // namespace

TEST_CASE("a file that is written can be read back, and replacing it leaves nothing else behind") {
    const testing::TemporaryFolder folder;
    REQUIRE(write_file(folder / "a", "one"));
    REQUIRE(write_file(folder / "a", std::string(10'000, 'x')));
    const auto bytes = read_file(folder / "a", 10'000);
    REQUIRE(bytes);
    CHECK(*bytes == std::string(10'000, 'x'));
    CHECK(file_count(folder.path()) == 1);
}

TEST_CASE("a pending file that is not committed leaves the target as it was") {
    const testing::TemporaryFolder folder;
    REQUIRE(write_file(folder / "a", "one"));
    {
        auto pending = PendingFile::create(folder / "a");
        REQUIRE(pending);
        CHECK(file_count(folder.path()) == 2);
    }
    CHECK(read_file(folder / "a", 10).value() == "one");
    CHECK(file_count(folder.path()) == 1);
}

TEST_CASE("a file over the limit, a missing one, a folder and a FIFO are refused, each for its own reason") {
    const testing::TemporaryFolder folder;
    REQUIRE(write_file(folder / "a", "four"));
    CHECK(read_file(folder / "a", 4));
    CHECK(read_file(folder / "a", 3).error().code == Errc::too_large);
    CHECK(read_file(folder / "b", 3).error().code == Errc::not_found);
    CHECK(read_file(folder.path(), 3).error().code == Errc::unreadable);
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    CHECK(read_file(folder / "fifo", 3).error().code == Errc::unreadable);
}

TEST_CASE("writing where there is no folder says so") {
    const testing::TemporaryFolder folder;
    const auto written = write_file(folder / "none/a", "x");
    REQUIRE_FALSE(written);
    CHECK(written.error().code == Errc::unwritable);
    CHECK(written.error().message ==
          (folder / "none/a").string() + ": ne peut pas être créé (le fichier ou son dossier n’existe pas)");
}

TEST_CASE("why the system refused is said in French, and never in its own words") {
    CHECK(reason_of(ENOSPC) == "le disque est plein");
    CHECK(reason_of(EACCES) == "les droits ne le permettent pas");
    for (int error = 1; error < 134; ++error) {
        CHECK(reason_of(error).find(std::strerror(error)) == std::string::npos);
        CHECK_FALSE(reason_of(error).empty());
    }
}
