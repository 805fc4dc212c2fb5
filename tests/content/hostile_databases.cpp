// Databases whose header, pages or schema lie, run or have no end; every one signed by a trusted key.
#include "content/schema/schema.h"
#include "tests/content/hostile_stick.h"

namespace parvis::testing {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t page_bytes = 8192;
const std::string other_tables = "ses tables ne sont pas celles d’un contenu Parvis";
const std::string damaged_file = "ce fichier est abîmé";

HostileKind changed(std::string name, std::string reason, std::function<void(BentFile&)> change,
                    UpdateOutcome outcome = UpdateOutcome::malformed) {
    return {std::move(name), {outcome}, std::move(reason), [change = std::move(change)](HostileStick& stick, unsigned) {
                change(stick.pack);
                return true;
            }};
}

// Bytes of the header, from `at`.
HostileKind header(std::string name, std::string reason, std::size_t at, std::string by,
                   UpdateOutcome outcome = UpdateOutcome::malformed) {
    return changed(
        std::move(name), std::move(reason),
        [=](BentFile& pack) {
            pack.bytes.replace(at, by.size(), by);
            pack.write();
        },
        outcome);
}

HostileKind schema(std::string name, std::string sql, std::string reason = other_tables) {
    return changed(std::move(name), std::move(reason), [=](BentFile& pack) { pack.run(sql); });
}

// A part of a definition in sqlite_schema, which SQL may not touch; blanks fill what is left.
HostileKind definition(std::string name, const std::string& what, std::string by, std::string reason) {
    REQUIRE(by.size() <= what.size());
    by.insert(by.size() - 1, what.size() - by.size(), ' ');
    return changed(std::move(name), std::move(reason), [=](BentFile& pack) { pack.replace(what, by); });
}

std::size_t number_at(const BentFile& pack, std::size_t at, std::size_t count) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < count; ++i) number = number << 8U | static_cast<unsigned char>(pack.bytes.at(at + i));
    return number;
}

// Where the first cell of a page begins; `header` is 100 more on the first page and 4 more on an inner one.
std::size_t first_cell(const BentFile& pack, std::size_t page, std::size_t header) {
    return page + number_at(pack, page + header + 8, 2);
}

// The byte in sqlite_schema that says on which page a table begins.
char& root_of(BentFile& pack, const std::string& table) {
    const auto at = pack.bytes.find("table" + table + table);
    REQUIRE(at != std::string::npos);
    return pack.bytes.at(at + 5 + 2 * table.size());
}

std::size_t page_of(BentFile& pack, const std::string& table) {
    return (static_cast<unsigned char>(root_of(pack, table)) - std::size_t{1}) * page_bytes;
}

const std::string two_gigabytes = "\x87\xFF\xFF\xFF\x7F";  // as SQLite's varint

void give_definition_2_gb(BentFile& pack) {
    // The definitions fill several pages, so the first one is inner: its first cell begins with a page number.
    REQUIRE(pack.bytes[100] == 5);
    const auto child = (number_at(pack, first_cell(pack, 0, 104), 4) - 1) * page_bytes;
    REQUIRE(pack.bytes[child] == 13);
    pack.bytes.replace(first_cell(pack, child, 0), two_gigabytes.size(), two_gigabytes);
    pack.write();
}

// A text that takes pages of its own, the last of which says that the next is itself.
void chain_pages_in_a_ring(BentFile& pack) {
    pack.run("UPDATE action SET title = replace(hex(zeroblob(50000)), '0', 'q') WHERE action = 0");
    pack.read_again();
    for (std::size_t page = 0; page < pack.bytes.size(); page += page_bytes) {
        if (pack.bytes.compare(page + 4, 1000, std::string(1000, 'q')) != 0) continue;
        pack.bytes.replace(page, 4, big_endian(static_cast<unsigned>(page / page_bytes + 1), 4));
        pack.write();
        return;
    }
    FAIL("no page of the text's own");
}

// Pages that nothing uses, the first of which says that the next is itself.
void free_pages_in_a_ring(BentFile& pack) {
    pack.run("CREATE TABLE t(x); INSERT INTO t VALUES(zeroblob(100000)); DROP TABLE t");
    pack.read_again();
    const auto first = number_at(pack, 32, 4);
    REQUIRE(first > 0);
    pack.bytes.replace((first - 1) * page_bytes, 4, big_endian(static_cast<unsigned>(first), 4));
    pack.write();
}

std::string thousands_of_tables() {
    std::string sql;
    for (int i = 0; i < 3000; ++i) sql += "CREATE TABLE t" + std::to_string(i) + "(a, b, c, d, e, f, g, h);";
    return sql;
}

std::vector<HostileKind> headers() {
    using enum UpdateOutcome;
    return {
        header("a later schema inside", "plus récente de Parvis", 63, "\x03", too_new),
        header("an older schema inside", "trop ancienne", 63, "\x01", too_old),
        header("another application’s database", "autre application", 68, "X"),
        header("more pages than the file has", "il en manque la fin", 28, "\x7F"),
        header("no pages at all", "n’est pas celle de ses pages", 28, std::string(4, '\0')),
        header("a write-ahead log, which would stand in another file", "journal d’écriture", 18, "\x02\x02"),
        header("pages of 65,536 bytes", "il en manque la fin", 16, std::string("\0\x01", 2)),
        header("pages of 3 bytes", "n’est pas celle de ses pages", 16, std::string("\0\x03", 2)),
        header("200 bytes of each page kept for somebody else", damaged_file, 20, "\xC8"),
        header("a file format of the future", damaged_file, 47, "\x63"),
        header("a vacuum of its own, with a root beyond the file", damaged_file, 52, "\x7F\xFF\xFF\xFF"),
        header("a list of free pages that begins beyond the file", damaged_file, 32, "\x7F\xFF\xFF\xFF"),
        changed("bytes behind the last page", "n’est pas celle de ses pages",
                [](BentFile& pack) {
                    pack.bytes += std::string(page_bytes, 'x');
                    pack.write();
                }),
        changed("cut in the middle, and signed then", "il en manque la fin",
                [](BentFile& pack) {
                    pack.bytes.resize(pack.bytes.size() / 2);
                    pack.write();
                }),
        changed("texts in UTF-16", "ne sont pas en UTF-8",
                [](BentFile& pack) {
                    fs::remove(pack.file);
                    pack.run("PRAGMA encoding='UTF-16le'");
                    pack.run("PRAGMA encoding='UTF-16le';" + std::string(catalogue_schema_sql()) +
                             "PRAGMA application_id=" + std::to_string(catalogue_application_id) +
                             ";PRAGMA user_version=" + std::to_string(catalogue_schema_version));
                }),
    };
}

std::vector<HostileKind> pages() {
    return {
        changed("a row that declares 2 GB", damaged_file,
                [](BentFile& pack) {
                    const auto edition = page_of(pack, "edition");
                    pack.bytes.replace(first_cell(pack, edition, 0), two_gigabytes.size(), two_gigabytes);
                    pack.write();
                }),
        changed("a definition of a table that declares 2 GB", damaged_file, give_definition_2_gb),
        changed("two tables on the same pages", damaged_file,
                [](BentFile& pack) {
                    root_of(pack, "word") = root_of(pack, "label");
                    pack.write();
                }),
        changed("a table whose pages are the list of tables", damaged_file,
                [](BentFile& pack) {
                    root_of(pack, "word") = '\x01';
                    pack.write();
                }),
        changed("a list of tables that is its own last page", damaged_file,
                [](BentFile& pack) {
                    REQUIRE(pack.bytes[100] == 5);
                    pack.bytes.replace(108, 4, big_endian(1, 4));
                    pack.write();
                }),
        changed("a text whose pages go round in a ring", damaged_file, chain_pages_in_a_ring),
        changed("free pages that go round in a ring", damaged_file, free_pages_in_a_ring),
        changed("more cells on a page than it has bytes", damaged_file,
                [](BentFile& pack) {
                    pack.bytes.replace(page_of(pack, "edition") + 3, 2, "\xFF\xFF");
                    pack.write();
                }),
        changed("a cell that begins beyond its page", damaged_file,
                [](BentFile& pack) {
                    pack.bytes.replace(page_of(pack, "edition") + 8, 2, "\xFF\xFE");
                    pack.write();
                }),
    };
}

std::vector<HostileKind> schemas() {
    return {
        schema("a trigger that deletes", "CREATE TRIGGER t AFTER INSERT ON action BEGIN DELETE FROM action; END"),
        schema("a view", "CREATE VIEW v AS SELECT * FROM action"),
        schema("a view without an end",
               "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"),
        schema("a view in place of a table", "ALTER TABLE word RENAME TO kept; CREATE VIEW word AS SELECT * FROM kept"),
        schema("a table more", "CREATE TABLE t(x)"),
        schema("a table that refers to itself", "CREATE TABLE t(x PRIMARY KEY REFERENCES t)"),
        schema("two tables that refer to each other", "CREATE TABLE t(x REFERENCES u); CREATE TABLE u(x REFERENCES t)"),
        schema("an index more", "CREATE INDEX i ON action(title)"),
        schema("an index over an expression", "CREATE INDEX i ON action(abs(position))"),
        schema("an index of the rows for which a function says so",
               "CREATE INDEX i ON action(title) WHERE length(title) > 3"),
        schema("a generated column",
               "ALTER TABLE word ADD COLUMN x TEXT GENERATED ALWAYS AS (source || target) VIRTUAL"),
        schema("a default that is an expression", "CREATE TABLE t(x DEFAULT (hex(randomblob(9))))"),
        schema("a virtual table: FTS5, with its shadow tables", "CREATE VIRTUAL TABLE t USING fts5(x)"),
        schema("a virtual table: R-Tree", "CREATE VIRTUAL TABLE t USING rtree(i, a, b)"),
        schema("tables named like the shadows of a virtual one",
               "CREATE TABLE t_data(id INTEGER PRIMARY KEY, block BLOB); CREATE TABLE t_config(k PRIMARY KEY, v) "
               "WITHOUT ROWID"),
        schema("statistics for the planner that lie", "ANALYZE; UPDATE sqlite_stat1 SET stat = '1000000000 1'"),
        schema("3,000 tables", thousands_of_tables()),
        schema("a definition of 20,000 bytes", "CREATE TABLE t(x CHECK(x <> '" + std::string(20'000, 'a') + "'))", ""),
        definition("a CHECK that allows more", "CHECK(edition = 0)", "CHECK(edition < 9)", other_tables),
        definition("a CHECK that loads an extension", "CHECK(sequence BETWEEN 0 AND 999999999)",
                   "CHECK(load_extension('x') IS NULL)", ""),
        definition("a CHECK by chance", "CHECK(edition = 0)", "CHECK(random())", ""),
        definition("ATTACH in place of a table’s definition",
                   "CREATE TABLE edition(\n    edition INTEGER PRIMARY KEY CHECK(edition = 0),\n",
                   "ATTACH 'state' AS s;", ""),
        definition("a table that is no longer STRICT", "text TEXT NOT NULL UNIQUE\n) STRICT",
                   "text TEXT NOT NULL UNIQUE\n) ", other_tables),
    };
}

}  // namespace

HostileFamily hostile_databases() {
    HostileFamily family{"Databases that lie, run or have no end, signed by a trusted key", headers()};
    for (auto& more : {pages(), schemas()}) family.kinds.insert(family.kinds.end(), more.begin(), more.end());
    return family;
}

}  // namespace parvis::testing
