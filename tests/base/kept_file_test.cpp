#include "platform/base/kept_file.h"

#include <doctest/doctest.h>

#include <fstream>
#include <future>
#include <string>
#include <vector>

#include "platform/base/durable_file.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;

TEST_CASE("what is kept is read at the next start, the last of it, in a folder that is made") {
    const testing::TemporaryFolder folder;
    const auto file = folder / "new/folder/counts";
    {
        KeptFile kept(file, "counts");
        CHECK_FALSE(kept.read(100));
        for (int i = 0; i < 20; ++i) kept.keep(std::to_string(i));
    }
    KeptFile kept(file, "counts");
    CHECK(kept.read(100) == "19");
    kept.keep_now("now");
    CHECK(read_file(file, 100) == "now");
    CHECK_FALSE(kept.read(2));
}

TEST_CASE("a file that cannot be written is left, and written when it can be") {
    const testing::TemporaryFolder folder;
    std::ofstream(folder / "in the way") << "a file";
    KeptFile kept(folder / "in the way/counts", "counts");
    kept.keep_now("1");
    CHECK_FALSE(kept.read(100));
    std::filesystem::remove(folder / "in the way");
    kept.keep_now("2");
    CHECK(kept.read(100) == "2");
}

TEST_CASE("what a power cut left of an earlier writing goes at the next start, and nothing else") {
    const testing::TemporaryFolder folder;
    for (const char* name : {".counts.a1B2c3", ".counts.long-one", ".other.a1B2c3", "counts"})
        std::ofstream(folder / name) << "x";
    const KeptFile kept(folder / "counts", "counts");
    CHECK_FALSE(std::filesystem::exists(folder / ".counts.a1B2c3"));
    CHECK(std::filesystem::exists(folder / ".counts.long-one"));
    CHECK(std::filesystem::exists(folder / ".other.a1B2c3"));
    CHECK(kept.read(100) == "x");
}

TEST_CASE("a disk that does not answer a write keeps nobody waiting, and of what came meanwhile the last is written") {
    const testing::TemporaryFolder folder;
    std::promise<void> answers;
    std::vector<std::string> written;
    {
        KeptFile kept(folder / "counts", "counts",
                      [&, answer = answers.get_future().share()](const auto& file, std::string_view bytes) {
                          answer.wait();
                          written.emplace_back(bytes);
                          return write_file(file, bytes);
                      });
        for (int i = 0; i < 20; ++i) kept.keep(std::to_string(i));
        answers.set_value();
    }
    CHECK(read_file(folder / "counts", 100) == "19");
    CHECK(written.size() <= 2);
}

TEST_CASE("without a path nothing is kept") {
    KeptFile kept({}, "counts");
    kept.keep("1");
    kept.keep_now("2");
    CHECK_FALSE(kept.read(100));
}
