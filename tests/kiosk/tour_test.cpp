#include "kiosk/tour/tour.h"

#include <doctest/doctest.h>

#include <fstream>

#include "content/catalogue/catalogue_writer.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;

TEST_CASE("a tour of a content that is not there is a failure that names it, and leaves no pictures") {
    testing::TemporaryFolder folder;
    const auto pictures = write_tour(folder / "missing.parvis", folder / "tour");
    REQUIRE_FALSE(pictures);
    CHECK(pictures.error().code == Errc::not_found);
    CHECK(pictures.error().message.find("missing.parvis") != std::string::npos);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "tour"))
        CHECK(entry.is_directory());
}

TEST_CASE("a tour ends at the first picture that cannot be written") {
    testing::TemporaryFolder folder;
    REQUIRE(content::write_catalogue(testing::small_document(), folder / "content.parvis"));
    const auto first = folder / "tour" / "1920x1080-fr";
    std::filesystem::create_directories(first / "01-home.png" / "in the way");
    CHECK_FALSE(write_tour(folder / "content.parvis", folder / "tour"));
    CHECK(std::distance(std::filesystem::directory_iterator(first), {}) == 1);
}
