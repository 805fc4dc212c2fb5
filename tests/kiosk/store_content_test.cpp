// What the kiosk opens of a store whose active content has turned bad since the start.
#include "kiosk/update_worker.h"

#include "tests/content/store_workshop.h"

using namespace parvis;
using testing::plant;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    return read_file(file, 10'000'000).value();
}

struct TwoVersions : testing::Workshop {
    std::filesystem::path shipped = folder / "shipped.parvis";
    std::unique_ptr<content::Store> store;
    std::filesystem::path active;
    TwoVersions() {
        REQUIRE(content::write_catalogue(testing::numbered_document(0), shipped));
        for (const int sequence : {1, 2}) install(sequence);
        store = open();
        active = store->view().active->file;
    }
    void change_byte(std::size_t at, char to) {
        auto bytes = bytes_of(active);
        bytes.at(at) = to;
        plant(active, bytes);
    }
    std::int64_t given() { return kiosk::content_of(*store, shipped, nullptr)().value().edition().sequence; }
};

}  // namespace

TEST_CASE("an active content that is lost gives way to the one before it, in whatever way it is lost") {
    TwoVersions board;
    SUBCASE("it is cut") {
        std::filesystem::resize_file(board.active, 100);
    }
    SUBCASE("it is another application's") {
        board.change_byte(68, 'x');
    }
    SUBCASE("it is gone") {
        std::filesystem::remove(board.active);
    }
    CHECK(board.given() == 1);
    CHECK_FALSE(std::filesystem::exists(board.active));
}

TEST_CASE("an active content that only this Parvis cannot read stays, and what came with Parvis is shown") {
    TwoVersions board;
    board.change_byte(63, static_cast<char>(content::catalogue_schema_version + 1));
    CHECK(board.given() == 0);
    CHECK(std::filesystem::exists(board.active));
    CHECK(board.store->view().state.active->sequence == 2);
}
