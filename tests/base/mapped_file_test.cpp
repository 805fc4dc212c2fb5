#include "platform/base/mapped_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <string>
#include <string_view>

#include "platform/base/durable_file.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;

namespace {
std::string_view text(const MappedFile& file) {
    return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}
}  // namespace

TEST_CASE("a mapped file shows the file's bytes, also when it was moved, replaced and removed since") {
    const testing::TemporaryFolder folder;
    REQUIRE(write_file(folder / "face", "letters"));
    auto opened = MappedFile::open(folder / "face");
    REQUIRE(opened);
    const MappedFile file = std::move(*opened);
    CHECK(opened->bytes().empty());
    REQUIRE(write_file(folder / "face", "other"));
    std::filesystem::remove(folder / "face");
    CHECK(text(file) == "letters");
}

TEST_CASE("what cannot be mapped is refused: no file, an empty one, a folder, a FIFO that nobody writes to") {
    const testing::TemporaryFolder folder;
    CHECK(MappedFile::open(folder / "none").error().code == Errc::not_found);
    REQUIRE(write_file(folder / "empty", ""));
    CHECK(MappedFile::open(folder / "empty").error().code == Errc::unreadable);
    CHECK(MappedFile::open(folder.path()).error().code == Errc::unreadable);
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    CHECK(MappedFile::open(folder / "fifo").error().code == Errc::unreadable);
}
