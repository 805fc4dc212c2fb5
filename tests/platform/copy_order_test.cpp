#include "platform/copy_order.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::platform;
using parvis::testing::TemporaryFolder;

namespace {

void put(const std::filesystem::path& file, std::string_view bytes) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

Errc refusal(const Result<CopyOrder>& order) {
    REQUIRE_FALSE(order.has_value());
    return order.error().code;
}

}  // namespace

TEST_CASE("an order names all that is in a folder, folders before what is in them, and reads back as it was") {
    const TemporaryFolder folder;
    put(folder / "centre.toml", "nom");
    put(folder / "photos/été 1.jpg", "12345");
    std::filesystem::create_directory(folder / "vide");
    const auto order = order_for(folder.path(), "PARVIS");
    REQUIRE(order.has_value());
    CHECK(order->items ==
          std::vector<CopyItem>{
              {"centre.toml", false, 3}, {"photos", true, 0}, {"photos/été 1.jpg", false, 5}, {"vide", true, 0}});
    CHECK(bytes_of(*order) == 8);
    const auto read = read_order(text_of(*order));
    REQUIRE(read.has_value());
    CHECK(*read == *order);
}

TEST_CASE("links and what is neither a file nor a folder are not copied, and nothing without them") {
    const TemporaryFolder folder;
    put(folder / "good.csv", "x");
    REQUIRE(order_for(folder.path(), "N").has_value());
    std::filesystem::create_symlink("/etc/passwd", folder / "link");
    CHECK(refusal(order_for(folder.path(), "N")) == Errc::invalid_value);
    std::filesystem::remove(folder / "link");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(refusal(order_for(folder.path(), "N")) == Errc::invalid_value);
}

TEST_CASE("a folder that is not there is no order") {
    const TemporaryFolder folder;
    CHECK(refusal(order_for(folder / "nothing", "N")) == Errc::not_found);
}

TEST_CASE("names that no stick can have are refused before anything is written") {
    for (const char* name : {"a:b", "a\\b", "what?", "end.", "end ", " begin", "tab\there", "\x7f", "a|b", "..", "."}) {
        CAPTURE(name);
        CHECK(refusal(read_order("N\nf 1 " + std::string(name) + "\n")) == Errc::invalid_value);
        CHECK(refusal(read_order(std::string(name) + "\n")) == Errc::invalid_value);
    }
    CHECK(refusal(read_order("N\nf 1 " + std::string(201, 'a') + "\n")) == Errc::invalid_value);
    CHECK(read_order("N\nf 1 " + std::string(200, 'a') + "\n").has_value());
    CHECK(read_order("Modèle 2025\nf 1 L’été – « œuvres ».csv\n").has_value());
}

TEST_CASE("paths that climb, start at the root or go through what is no folder of the order are refused") {
    for (const char* lines : {"f 1 ../x\n", "f 1 /etc/passwd\n", "d a\nf 1 a/../../x\n", "d a\nf 1 a//x\n", "f 1 a/x\n",
                              "f 1 a\nf 1 a/x\n", "d \n", "f 1 \n", "d a/\n", "d a\nf 1 a/.\n"}) {
        CAPTURE(lines);
        CHECK(refusal(read_order("N\n" + std::string(lines))) == Errc::invalid_value);
    }
    CHECK(refusal(read_order("../N\n")) == Errc::invalid_value);
    CHECK(refusal(read_order("")) == Errc::invalid_value);
}

TEST_CASE("two names that are one on a stick are refused") {
    CHECK(refusal(read_order("N\nf 1 Photo.JPG\nf 1 photo.jpg\n")) == Errc::invalid_value);
    CHECK(read_order("N\nf 1 Photo.JPG\nf 1 photo.png\n").has_value());
}

TEST_CASE("folders in each other and items have their limits") {
    std::string deep = "N\n";
    std::string path = "d";
    for (int level = 0; level < 8; ++level, path += "/d") deep += "d " + path + "\n";
    CHECK(read_order(deep).has_value());
    CHECK(refusal(read_order(deep + "d " + path + "\n")) == Errc::invalid_value);
    std::string many = "N\n";
    for (int number = 0; number < 20'000; ++number) many += "f 1 " + std::to_string(number) + "\n";
    CHECK(read_order(many).has_value());
    CHECK(refusal(read_order(many + "f 1 more\n")) == Errc::invalid_value);
}

TEST_CASE("lines that are none of an order's are malformed") {
    for (const char* lines : {"x\n", "f\n", "f 1\n", "f x y\n", "f -1 y\n", "f 1", "l 1 y\n", "f 99999999999999 y\n",
                              "\n", "f 18446744073709551616 y\n"}) {
        CAPTURE(lines);
        CHECK(refusal(read_order("N\n" + std::string(lines))) == Errc::malformed);
    }
}

TEST_CASE("the bytes of an order's files come one after the other, whatever the reader's measure") {
    const TemporaryFolder folder;
    put(folder / "1", "abc");
    put(folder / "2", "");
    put(folder / "d/3", "defgh");
    const auto order = order_for(folder.path(), "N");
    REQUIRE(order.has_value());
    for (const std::size_t measure : {1U, 3U, 4U, 100U}) {
        FilesInOrder files(folder.path(), *order);
        std::string all;
        std::string part(measure, '\0');
        for (;;) {
            const auto got = files.read(std::as_writable_bytes(std::span(part)));
            REQUIRE(got.has_value());
            all.append(part, 0, *got);
            if (*got < measure) break;
        }
        CHECK(all == "abcdefgh");
    }
}

TEST_CASE("a file that is no longer as it was listed is noticed") {
    const TemporaryFolder folder;
    put(folder / "1", "abc");
    const auto order = order_for(folder.path(), "N");
    REQUIRE(order.has_value());
    put(folder / "1", "abcd");
    std::string part(10, '\0');
    const auto got = FilesInOrder(folder.path(), *order).read(std::as_writable_bytes(std::span(part)));
    REQUIRE_FALSE(got.has_value());
    CHECK(got.error().code == Errc::unreadable);
}
