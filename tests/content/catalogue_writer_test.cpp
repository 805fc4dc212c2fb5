#include "content/catalogue/catalogue_writer.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "content/catalogue/catalogue.h"
#include "content/schema/schema.h"
#include "platform/base/durable_file.h"
#include "tests/content/document_equality.h"
#include "tests/content/random_document.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;
using parvis::testing::difference;
using parvis::testing::random_document;
using parvis::testing::TemporaryFolder;

namespace {

std::size_t entries_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a document comes out of its catalogue as it went in, pictures included") {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        const TemporaryFolder folder;
        const auto document = random_document(seed, seed * 5);
        REQUIRE(write_catalogue(document, folder / "a.parvis"));
        const auto catalogue = Catalogue::open(folder / "a.parvis");
        REQUIRE(catalogue);
        const auto again = catalogue->document();
        REQUIRE(again);
        CHECK(difference(document, *again) == "");
    }
}

TEST_CASE("the same document gives the same bytes, another document others") {
    const TemporaryFolder folder;
    REQUIRE(write_catalogue(random_document(3, 60), folder / "a.parvis"));
    REQUIRE(write_catalogue(random_document(4, 60), folder / "b.parvis"));
    REQUIRE(write_catalogue(random_document(3, 60), folder / "c.parvis"));
    const auto a = read_file(folder / "a.parvis", 100'000'000);
    CHECK(*a == *read_file(folder / "c.parvis", 100'000'000));
    CHECK(*a != *read_file(folder / "b.parvis", 100'000'000));
}

TEST_CASE("the header tells the application and the schema") {
    const TemporaryFolder folder;
    REQUIRE(write_catalogue({}, folder / "a.parvis"));
    const auto bytes = read_file(folder / "a.parvis", 10'000'000);
    REQUIRE(bytes);
    CHECK(bytes->substr(68, 4) == "PRVS");
    CHECK(bytes->substr(60, 4) == std::string("\0\0\0\2", 4));
    static_assert(catalogue_schema_version == 2);
}

TEST_CASE("nothing but the catalogue is left in the folder, after writing and after reading") {
    const TemporaryFolder folder;
    REQUIRE(write_catalogue(random_document(1, 20), folder / "a.parvis"));
    CHECK(entries_in(folder.path()) == 1);
    const auto catalogue = Catalogue::open(folder / "a.parvis");
    REQUIRE(catalogue);
    REQUIRE(catalogue->search("jardin", {}, {}));
    REQUIRE(catalogue->document());
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("a document that cannot be written leaves the old catalogue as it was") {
    const TemporaryFolder folder;
    auto document = random_document(1, 5);
    REQUIRE(write_catalogue(document, folder / "a.parvis"));
    const auto before = read_file(folder / "a.parvis", 10'000'000);
    Errc expected = Errc::invalid_value;
    std::string named = "sheets.txt";
    SUBCASE("an id is there twice") {
        document.actions[1].id = document.actions[0].id;
    }
    SUBCASE("an edition's author could not be told in a signature") {
        document.edition.author = "Awa\tsize=1";
        named = "l’édition";
    }
    SUBCASE("an edition's number is out of range") {
        document.edition.sequence = -1;
        named = "l’édition";
    }
    SUBCASE("an id is empty") {
        document.actions[1].id = "";
    }
    SUBCASE("an action's organisation is unknown") {
        document.actions[2].organisation_id = "nobody";
    }
    SUBCASE("a day is not in the calendar") {
        using namespace std::chrono;
        document.actions[0].practical.schedule.valid_from = year{2023} / February / 30;
    }
    SUBCASE("a span ends before it begins") {
        document.actions[0].practical.schedule.dates.push_back(
            {std::chrono::year{2023} / std::chrono::May / 1, TimeSpan{600, 540}});
    }
    SUBCASE("a text has a control character") {
        document.actions[3].title = "Un titre";
        document.actions[3].practical.where = "Salle\x1B[2J";
    }
    SUBCASE("a field is over 10 MB") {
        expected = Errc::too_large;
        document.actions[3].title = "Un titre";
        document.actions[3].money.assign(max_field_bytes + 1, 'a');
    }
    const auto written = write_catalogue(document, folder / "a.parvis");
    REQUIRE_FALSE(written);
    CHECK(written.error().code == expected);
    CHECK(written.error().message.find(named) != std::string::npos);
    CHECK(*read_file(folder / "a.parvis", 10'000'000) == *before);
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("a field of 10 MB is written, read and found") {
    const TemporaryFolder folder;
    Document document;
    Action action;
    action.id = "a";
    action.title = "Le très long";
    std::string text = "citrouille ";
    while (text.size() + 12 < max_field_bytes) text += "remplissage ";
    text.resize(max_field_bytes, 'x');
    action.summary = {{BlockKind::paragraph, text}};
    document.actions.push_back(action);
    REQUIRE(write_catalogue(document, folder / "a.parvis"));
    const auto catalogue = Catalogue::open(folder / "a.parvis");
    REQUIRE(catalogue);
    CHECK(difference(document, *catalogue->document()) == "");
    const auto found = catalogue->search("citrouille", {}, {});
    REQUIRE(found);
    CHECK(found->total == 1);
}

TEST_CASE("a folder that is not there is told, and named") {
    const TemporaryFolder folder;
    const auto written = write_catalogue({}, folder / "no/such/a.parvis");
    REQUIRE_FALSE(written);
    CHECK(written.error().code == Errc::unwritable);
    CHECK(written.error().message.find("a.parvis") != std::string::npos);
}

TEST_CASE("a target that is a folder is told, and no half-written file stays") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "a.parvis");
    const auto written = write_catalogue(random_document(1, 3), folder / "a.parvis");
    REQUIRE_FALSE(written);
    CHECK(written.error().code == Errc::unwritable);
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("progress goes from 0 to 1 and never back") {
    const TemporaryFolder folder;
    std::vector<double> told;
    REQUIRE(write_catalogue(random_document(1, 600), folder / "a.parvis",
                            {[&](double fraction) { told.push_back(fraction); }}));
    REQUIRE(told.size() > 2);
    CHECK(told.front() == 0.0);
    CHECK(told.back() == 1.0);
    CHECK(std::is_sorted(told.begin(), told.end()));
}
