#include "content/database.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_writer.h"
#include "content/schema/schema.h"
#include "platform/base/durable_file.h"
#include "tests/content/random_document.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;
using parvis::testing::random_document;
using parvis::testing::TemporaryFolder;

namespace {

// The bytes of a good catalogue, to be spoilt.
std::string good_catalogue(const TemporaryFolder& folder) {
    REQUIRE(write_catalogue(random_document(2, 30), folder / "good.parvis"));
    return *read_file(folder / "good.parvis", 10'000'000);
}

Errc code_of_opening(const std::filesystem::path& file) {
    const auto catalogue = Catalogue::open(file);
    REQUIRE_FALSE(catalogue);
    const auto& message = catalogue.error().message;
    CHECK(message.starts_with(file.string()));
    CHECK(message.find(" ; ") != std::string::npos);  // what to do
    return catalogue.error().code;
}

void run_on(const std::filesystem::path& file, const std::string& sql) {
    auto database = Database::create(file);
    REQUIRE(database);
    REQUIRE(database->execute(sql));
}

}  // namespace

TEST_CASE("each way in which a file is no catalogue has its own code") {
    const TemporaryFolder folder;
    const auto good = good_catalogue(folder);
    const auto file = folder / "a.parvis";
    const auto with = [&](std::string bytes) {
        REQUIRE(write_file(file, bytes));
        return code_of_opening(file);
    };
    CHECK(code_of_opening(file) == Errc::not_found);
    CHECK(code_of_opening(folder.path()) == Errc::unreadable);
    CHECK(with("") == Errc::malformed);
    CHECK(with("Ceci est un texte, et même un peu plus long que l’en-tête d’une base de données, qui a cent octets.") ==
          Errc::foreign);
    CHECK(with("SQLite format 3") == Errc::malformed);
    CHECK(with(good.substr(0, 60)) == Errc::malformed);
    CHECK(with(good.substr(0, good.size() / 2)) == Errc::malformed);
    CHECK(with(good.substr(0, good.size() - 1)) == Errc::malformed);
    CHECK(with(good + "x") == Errc::malformed);
    auto newer = good;
    newer[63] = static_cast<char>(catalogue_schema_version + 1);
    CHECK(with(newer) == Errc::too_new);
    auto older = good;
    older[63] = static_cast<char>(catalogue_schema_version - 1);
    CHECK(with(older) == Errc::unsupported);
    auto other = good;
    other[68] = 'X';
    CHECK(with(other) == Errc::foreign);
    auto logged = good;
    logged[18] = logged[19] = 2;
    CHECK(with(logged) == Errc::malformed);
    CHECK(Catalogue::open(folder / "good.parvis"));
}

TEST_CASE("another application's database is foreign") {
    const TemporaryFolder folder;
    run_on(folder / "a.db", "CREATE TABLE song(title TEXT);");
    CHECK(code_of_opening(folder / "a.db") == Errc::foreign);
}

TEST_CASE("a table, a trigger or a view too many is not our schema") {
    const TemporaryFolder folder;
    const auto good = good_catalogue(folder);
    const auto file = folder / "a.parvis";
    REQUIRE(write_file(file, good));
    SUBCASE("table") {
        run_on(file, "CREATE TABLE extra(x)");
    }
    SUBCASE("index") {
        run_on(file, "CREATE INDEX extra ON action(title)");
    }
    SUBCASE("view") {
        run_on(file, "CREATE VIEW extra AS SELECT 1");
    }
    SUBCASE("trigger") {
        run_on(file, "CREATE TRIGGER extra AFTER INSERT ON action BEGIN SELECT 1; END");
    }
    SUBCASE("a table is missing") {
        run_on(file, "DROP TABLE word");
    }
    SUBCASE("a column too many") {
        run_on(file, "ALTER TABLE word ADD COLUMN extra TEXT");
    }
    CHECK(code_of_opening(file) == Errc::malformed);
}

TEST_CASE("damaged derived data is an error, never a read out of bounds") {
    const TemporaryFolder folder;
    const auto good = good_catalogue(folder);
    const auto file = folder / "a.parvis";
    REQUIRE(write_file(file, good));
    bool opens = false;
    SUBCASE("facet numbers") {
        run_on(file, "UPDATE facet SET numbers = x'FFFFFFFF0F'");
    }
    SUBCASE("facet numbers of a value that is not there") {
        run_on(file, "DELETE FROM facet_value WHERE facet = 5 AND number = 0");
    }
    SUBCASE("vocabulary out of order") {
        run_on(file, "UPDATE search_vocabulary SET words = CAST('b\na\n' AS BLOB)");
    }
    SUBCASE("vocabulary without an end") {
        run_on(file, "UPDATE search_vocabulary SET words = x'61'");
    }
    SUBCASE("a gap in the numbers") {
        run_on(file, "PRAGMA foreign_keys=OFF; DELETE FROM action WHERE action = 3");
    }
    SUBCASE("postings of a sheet that is not there") {
        opens = true;
        run_on(file, "UPDATE search_term SET postings = x'FFFF7F'; UPDATE search_prefix SET postings = x'FFFF7F'");
    }
    SUBCASE("postings cut off") {
        opens = true;
        run_on(file, "UPDATE search_term SET postings = x'80'");
    }
    SUBCASE("an organisation that is not there") {
        opens = true;
        run_on(file, "PRAGMA foreign_keys=OFF; UPDATE action SET organisation = 999");
    }
    // Staff read one French sentence; what SQLite and we think of the rows is for the log.
    const auto sentence = file.string() +
                          ": ce fichier est abîmé ; copiez-le à nouveau, ou refaites-le avec « "
                          "parvis-content build »";
    const auto catalogue = Catalogue::open(file);
    CHECK(catalogue.has_value() == opens);
    if (!catalogue) {
        CHECK(catalogue.error().code == Errc::malformed);
        CHECK(catalogue.error().message == sentence);
        return;
    }
    const auto found = catalogue->search("jardin", {}, {});
    REQUIRE_FALSE(found);
    CHECK(found.error().code == Errc::malformed);
    CHECK(found.error().message == sentence);
}

TEST_CASE("flipped bits give an error or an answer, and nothing worse") {
    const TemporaryFolder folder;
    const auto good = good_catalogue(folder);
    testing::Dice dice(7);
    for (int round = 0; round < 150; ++round) {
        auto bytes = good;
        for (int flip = 0; flip < 4; ++flip) bytes[dice.below(bytes.size())] ^= static_cast<char>(1 << dice.below(8));
        REQUIRE(write_file(folder / "a.parvis", bytes));
        const auto catalogue = Catalogue::open(folder / "a.parvis");
        if (!catalogue) continue;
        const auto found = catalogue->search("jardn ecole", {}, {});
        if (!found) CHECK(found.error().code == Errc::malformed);
        const auto document = catalogue->document();
        if (!document) CHECK(document.error().code == Errc::malformed);
        (void)catalogue->list({}, {});
        (void)catalogue->needs();
    }
}

TEST_CASE("a catalogue without actions opens and answers") {
    const TemporaryFolder folder;
    REQUIRE(write_catalogue({}, folder / "a.parvis"));
    const auto catalogue = Catalogue::open(folder / "a.parvis");
    REQUIRE(catalogue);
    CHECK(catalogue->action_count() == 0);
    CHECK(catalogue->list({}, {})->total == 0);
    CHECK(catalogue->search("jardin", {}, {})->total == 0);
    CHECK(catalogue->needs()->empty());
    CHECK_FALSE(catalogue->our_centre());
    CHECK_FALSE(catalogue->action("a")->has_value());
}

TEST_CASE("a name with blanks, accents, % and ? opens") {
    const TemporaryFolder folder;
    const auto file = folder / "été 50% ?mode=rwc#1&.parvis";
    REQUIRE(write_catalogue(random_document(1, 2), file));
    CHECK(Catalogue::open(file));
}

TEST_CASE("what was opened cannot be written to") {
    const TemporaryFolder folder;
    REQUIRE(write_catalogue(random_document(1, 2), folder / "a.parvis"));
    auto database = Database::open_immutable(folder / "a.parvis");
    REQUIRE(database);
    CHECK_FALSE(database->execute("DELETE FROM action"));
    CHECK_FALSE(database->execute("ATTACH ':memory:' AS other"));
}

TEST_CASE("a transaction that goes without commit leaves nothing") {
    auto database = Database::in_memory();
    REQUIRE(database);
    REQUIRE(database->execute("CREATE TABLE t(x INTEGER)"));
    const auto rows = [&] {
        auto count = database->prepare("SELECT count(*) FROM t");
        REQUIRE(count);
        REQUIRE(count->step());
        return count->integer(0);
    };
    {
        auto transaction = Transaction::begin(*database);
        REQUIRE(transaction);
        REQUIRE(database->execute("INSERT INTO t VALUES(1)"));
    }
    CHECK(rows() == 0);
    {
        auto transaction = Transaction::begin(*database);
        REQUIRE(transaction);
        REQUIRE(database->execute("INSERT INTO t VALUES(1)"));
        REQUIRE(transaction->commit());
    }
    CHECK(rows() == 1);
}

TEST_CASE("a failed bind comes out of the next step") {
    auto database = Database::in_memory();
    REQUIRE(database);
    auto statement = database->prepare("SELECT ?");
    REQUIRE(statement);
    statement->bind_integer(2, 1);
    CHECK_FALSE(statement->step());
    statement->reset();
    statement->bind_integer(1, 5);
    REQUIRE(statement->step());
    CHECK(statement->integer(0) == 5);
}

TEST_CASE("a stranger's file is read and checked, and nothing else") {
    const TemporaryFolder folder;
    good_catalogue(folder);
    bool goes_on = true;
    auto database = Database::open_strangers(folder / "good.parvis", [&] { return goes_on; });
    REQUIRE(database);
    CHECK(database->execute("SELECT count(*), max(title) FROM action"));
    CHECK(database->execute("PRAGMA integrity_check(1)"));
    CHECK(database->execute("PRAGMA foreign_key_check"));
    for (const char* forbidden : {"ATTACH ':memory:' AS other", "PRAGMA writable_schema=ON", "PRAGMA query_only=OFF",
                                  "PRAGMA trusted_schema=ON", "CREATE TEMP TABLE t(x)", "CREATE TABLE t(x)",
                                  "DELETE FROM action", "UPDATE action SET title = ''",
                                  "CREATE VIRTUAL TABLE t USING fts5(x)", "VACUUM INTO 'x'", "BEGIN IMMEDIATE"}) {
        CAPTURE(forbidden);
        CHECK_FALSE(database->execute(forbidden));
    }
    CHECK_FALSE(database->execute("SELECT '" + std::string(5000, 'a') + "'"));
    CHECK_FALSE(database->execute("SELECT length(zeroblob(30000000))"));
    CHECK(database->execute("SELECT length(zeroblob(10000000))"));

    auto long_one = database->prepare("SELECT count(*) FROM block a, block b");
    REQUIRE(long_one);
    goes_on = false;
    const auto row = long_one->step();
    REQUIRE_FALSE(row);
    CHECK(row.error().code == Errc::interrupted);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("all that is read of a stranger's file is heard, also within one step of SQLite's machine") {
    const TemporaryFolder folder;
    auto document = testing::random_document(3, 5);
    document.actions.front().lead = std::string(1'000'000, 'x');
    REQUIRE(write_catalogue(document, folder / "a.parvis"));
    std::uint64_t bytes = 0;
    int times = 0;
    {
        auto database = Database::open_strangers(
            folder / "a.parvis", [] { return true; },
            [&](std::uint64_t read) {
                bytes += read;
                ++times;
            });
        REQUIRE(database);
        Database moved = *std::move(database);
        const auto before = bytes;
        const int times_before = times;
        REQUIRE(moved.execute("PRAGMA integrity_check(1)"));
        CHECK(bytes - before >= 1'000'000);
        CHECK(times - times_before > 100);
    }
}

TEST_CASE("only the beginning of a blob is had, when that is asked for") {
    const TemporaryFolder folder;
    auto database = Database::create(folder / "a.db");
    REQUIRE(database);
    REQUIRE(database->execute("CREATE TABLE t(n INTEGER PRIMARY KEY, b BLOB); INSERT INTO t VALUES(7, x'0102030405')"));
    CHECK(database->blob_start("t", "b", 7, 3).value() == "\x01\x02\x03");
    CHECK(database->blob_start("t", "b", 7, 100).value().size() == 5);
    CHECK_FALSE(database->blob_start("t", "b", 8, 3));
}
