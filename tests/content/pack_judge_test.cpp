// Every pack here bears a right signature by a trusted key: what is wrong is inside.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "content/catalogue/catalogue.h"
#include "content/schema/schema.h"
#include "tests/content/hostile_pack.h"

namespace parvis::content {
namespace {

using testing::HostilePack;
using testing::refusal_of;
using testing::sound_document;
using testing::TemporaryFolder;

TEST_CASE("what our builder writes passes, and its counts are told") {
    for (const std::uint32_t seed : {1U, 2U, 3U, 4U}) {
        const TemporaryFolder folder;
        const auto file = folder / "a.parvis";
        const Document document = sound_document(seed, 30);
        REQUIRE(write_catalogue(document, file));
        double last = -1;
        const auto content = judge_pack(file, {[&](double fraction) {
                                                   CHECK(fraction >= last);
                                                   last = fraction;
                                               },
                                               nullptr});
        if (!content) FAIL(content.error().message);
        CHECK(last == 1);
        CHECK(content->edition == document.edition);
        CHECK(content->size_bytes == std::filesystem::file_size(file));
        CHECK(content->sheets == 30);
        CHECK(content->organisations == static_cast<std::int64_t>(document.organisations.size()));
        CHECK(content->partners == static_cast<std::int64_t>(document.partners.size()));
        CHECK(content->needs == static_cast<std::int64_t>(document.needs.size()));
        CHECK(content->posters == static_cast<std::int64_t>(document.posters.size()));
        std::int64_t pictures = 0;
        for (const auto& action : document.actions) pictures += action.photo ? 1 : 0;
        for (const auto& poster : document.posters) pictures += poster.picture ? 1 : 0;
        CHECK(content->pictures == pictures);
        CHECK(pictures > 0);
        CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
    }
}

TEST_CASE("a pack without a sheet passes") {
    const TemporaryFolder folder;
    REQUIRE(write_catalogue({}, folder / "a.parvis"));
    const auto content = judge_pack(folder / "a.parvis");
    REQUIRE(content);
    CHECK(content->sheets == 0);
}

TEST_CASE("a pack whose schema could run or lie is refused") {
    HostilePack pack;
    const auto other_tables = "ses tables ne sont pas celles d’un contenu Parvis";
    SUBCASE("trigger") {
        pack.run("CREATE TRIGGER t AFTER INSERT ON action BEGIN DELETE FROM action; END");
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("view") {
        pack.run("CREATE VIEW v AS SELECT * FROM action");
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("a view in place of a table") {
        pack.run("ALTER TABLE word RENAME TO kept; CREATE VIEW word AS SELECT * FROM kept");
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("extra table") {
        pack.run("CREATE TABLE t(x)");
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("extra index") {
        pack.run("CREATE INDEX i ON action(title)");
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("an index over an expression") {
        pack.run("CREATE INDEX i ON action(abs(position))");
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("a generated column") {
        pack.run("ALTER TABLE word ADD COLUMN x TEXT GENERATED ALWAYS AS (source || target) VIRTUAL");
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("a virtual table") {
        pack.run("CREATE VIRTUAL TABLE t USING fts5(x)");
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("another CHECK") {
        pack.replace("CHECK(edition = 0)", "CHECK(edition < 9)");
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("a CHECK that calls something") {
        pack.replace("CHECK(edition = 0)", "CHECK(random() 0 )");
        refusal_of(pack.file, Errc::malformed);
    }
    SUBCASE("STRICT is gone") {
        pack.replace("text TEXT NOT NULL UNIQUE\n) STRICT", "text TEXT NOT NULL UNIQUE\n)       ");
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("thousands of tables") {
        std::string sql;
        for (int i = 0; i < 3000; ++i) sql += "CREATE TABLE t" + std::to_string(i) + "(a, b, c, d, e, f, g, h);";
        pack.run(sql);
        CHECK_REFUSED(pack, malformed, other_tables);
    }
    SUBCASE("a table with a definition that is longer than any of ours") {
        pack.run("CREATE TABLE t(x CHECK(x <> '" + std::string(20'000, 'a') + "'))");
        refusal_of(pack.file, Errc::malformed);
    }
}

TEST_CASE("a header that promises something else is refused") {
    HostilePack pack;
    SUBCASE("a newer schema") {
        pack.bytes[63] = 3;
        pack.write();
        CHECK_REFUSED(pack, too_new, "plus récente de Parvis");
    }
    SUBCASE("an older schema") {
        pack.bytes[63] = 1;
        pack.write();
        CHECK_REFUSED(pack, unsupported, "trop ancienne");
    }
    SUBCASE("another application's file") {
        pack.bytes[68] = 'X';
        pack.write();
        CHECK_REFUSED(pack, foreign, "autre application");
    }
    SUBCASE("more pages than the file holds") {
        pack.bytes[28] = 0x7F;
        pack.write();
        CHECK_REFUSED(pack, malformed, "il en manque la fin");
    }
    SUBCASE("fewer pages than the file holds") {
        pack.bytes += std::string(8192, 'x');
        pack.write();
        CHECK_REFUSED(pack, malformed, "abîmé");
    }
    SUBCASE("a write-ahead log") {
        pack.bytes[18] = pack.bytes[19] = 2;
        pack.write();
        CHECK_REFUSED(pack, malformed, "abîmé");
    }
    SUBCASE("texts in UTF-16") {
        std::filesystem::remove(pack.file);
        pack.run("PRAGMA encoding='UTF-16le'");
        pack.run("PRAGMA encoding='UTF-16le';" + std::string(catalogue_schema_sql()) +
                 "PRAGMA application_id=" + std::to_string(catalogue_application_id) +
                 ";PRAGMA user_version=" + std::to_string(catalogue_schema_version));
        CHECK_REFUSED(pack, malformed, "abîmé");
    }
    SUBCASE("cut in the middle") {
        pack.bytes.resize(pack.bytes.size() / 2);
        pack.write();
        CHECK_REFUSED(pack, malformed, "il en manque la fin");
    }
    SUBCASE("not a database") {
        pack.bytes = "PK\x03\x04" + std::string(500, 'z');
        pack.write();
        CHECK_REFUSED(pack, foreign, "ce n’est pas un contenu Parvis");
    }
    SUBCASE("empty") {
        pack.bytes.clear();
        pack.write();
        CHECK_REFUSED(pack, malformed, "vide");
    }
}

TEST_CASE("what is no file is refused without waiting for it") {
    const TemporaryFolder folder;
    CHECK(judge_pack(folder / "absent").error().code == Errc::not_found);
    CHECK(judge_pack(folder.path()).error().code == Errc::unreadable);
    REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
    CHECK(judge_pack(folder / "fifo").error().code == Errc::unreadable);
    CHECK(judge_pack("/dev/zero").error().code == Errc::unreadable);
}

TEST_CASE("a damaged page is found wherever it lies, and never read out of bounds") {
    HostilePack pack;
    const std::string good = pack.bytes;
    int refused = 0;
    // The first bytes of each page: kind, cells, where they begin.
    for (std::size_t page = 0; page < good.size(); page += 8192)
        for (const std::size_t at : {page + (page == 0 ? 100 : 0), page + (page == 0 ? 100 : 0) + 4}) {
            pack.bytes = good;
            pack.bytes[at] = static_cast<char>(pack.bytes[at] ^ 0xFF);
            pack.write();
            refused += judge_pack(pack.file) ? 0 : 1;
        }
    CHECK(refused > static_cast<int>(good.size() / 8192));
    // Anywhere: refused or harmless, which is what the rest of the program says of it.
    testing::Dice dice(5);
    for (int i = 0; i < 200; ++i) {
        pack.bytes = good;
        for (std::size_t k = 1 + dice.below(4); k > 0; --k)
            pack.bytes[dice.below(good.size())] = static_cast<char>(dice.below(256));
        pack.write();
        if (!judge_pack(pack.file)) continue;
        const auto catalogue = Catalogue::open(pack.file);
        REQUIRE(catalogue);
        CHECK(catalogue->document());
        CHECK(catalogue->search("jardin", {}, {}));
        CHECK(catalogue->list({}, {}));
    }
}

TEST_CASE("a value that declares a giant size is refused before memory is had for it") {
    HostilePack pack;
    SUBCASE("a picture that is that large") {
        pack.run("UPDATE picture SET bytes = zeroblob(30000000) WHERE picture = 0");
        CHECK_REFUSED(pack, too_large, "une image dépasse 10 millions d’octets");
    }
    // A cell begins with its size as SQLite's varint: 2 GB over what stood there.
    const std::string two_gigabytes = "\x87\xFF\xFF\xFF\x7F";
    const auto first_cell = [&](std::size_t page, std::size_t header) {
        const auto byte = [&](std::size_t at) {
            return static_cast<std::size_t>(static_cast<unsigned char>(pack.bytes[at]));
        };
        return page + byte(page + header + 8) * 256 + byte(page + header + 9);
    };
    SUBCASE("a row that only says so") {
        const std::size_t author = pack.bytes.find("the author of it");
        REQUIRE(author != std::string::npos);
        pack.bytes.replace(first_cell(author / 8192 * 8192, 0), two_gigabytes.size(), two_gigabytes);
        pack.write();
        CHECK_REFUSED(pack, malformed, "abîmé");
    }
    SUBCASE("a definition of a table that only says so") {
        // The definitions fill several pages, so the first one is inner, with a header 4 bytes longer: the tree's root,
        // its first cell begins with a page number.
        REQUIRE(pack.bytes[100] == 5);
        const std::size_t root_cell = first_cell(0, 104);
        const std::size_t child = (static_cast<unsigned char>(pack.bytes[root_cell + 2]) * 256U +
                                   static_cast<unsigned char>(pack.bytes[root_cell + 3]) - 1) *
                                  8192;
        REQUIRE(pack.bytes[child] == 13);
        pack.bytes.replace(first_cell(child, 0), two_gigabytes.size(), two_gigabytes);
        pack.write();
        CHECK_REFUSED(pack, malformed, "abîmé");
    }
}

TEST_CASE("a name that SQLite could take for orders is a name") {
    HostilePack pack;
    const auto file = pack.folder / "a.parvis?mode=rwc&vfs=unix-none&cache=shared#%00 'x";
    std::filesystem::rename(pack.file, file);
    CHECK(judge_pack(file));
    CHECK(std::distance(std::filesystem::directory_iterator(pack.folder.path()), {}) == 1);
}

TEST_CASE("more rows than the limits let in are refused") {
    HostilePack pack;
    SUBCASE("sheets") {
        pack.run(
            "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 201000)"
            "INSERT INTO action SELECT i, i, 'x' || i, '', '', '', '', '', NULL, NULL, '', '', '', '', '', '', '', '', "
            "'', "
            "NULL, '', 0, '', '' FROM n");
        CHECK_REFUSED(pack, too_large, "plus de 200\u202F000 fiches");
    }
    SUBCASE("labels") {
        pack.run(
            "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 22000)"
            "INSERT INTO label SELECT i, 'x' || i FROM n");
        CHECK_REFUSED(pack, too_large, "label");
    }
    SUBCASE("centres of the edition") {
        pack.run(
            "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1250)"
            "INSERT INTO edition_centre SELECT i, 'x' FROM n");
        CHECK_REFUSED(pack, too_large, "edition_centre");
    }
    SUBCASE("texts that are held in memory") {
        pack.run("UPDATE partner SET about = replace(hex(zeroblob(4500000)), '0', 'a')");
        pack.run("UPDATE organisation SET about = replace(hex(zeroblob(4500000)), '0', 'a')");
        CHECK_REFUSED(pack, too_large, "32 millions");
    }
    SUBCASE("one text") {
        pack.run("UPDATE action SET title = replace(hex(zeroblob(5000001)), '0', 'a') WHERE action = 0");
        CHECK_REFUSED(pack, too_large, "10 millions");
    }
    SUBCASE("a text beyond what is read at all") {
        pack.run("UPDATE action SET title = replace(hex(zeroblob(12000000)), '0', 'a') WHERE action = 0");
        CHECK_REFUSED(pack, too_large, "démesurée");
    }
}

// Found by a fuzzer: SQLite's integrity_check was thought to look, and does not where the file is opened read-only. A
// need with a list of no name passed, and then none of the content could be read.
TEST_CASE("a value that a CHECK forbids is refused") {
    HostilePack pack;
    for (const std::string change : {
             "need_text SET list = 'w=rd' WHERE list = 'word'",
             "action_text SET list = '' WHERE list = 'keyword'",
             "partner_text SET list = 'other' WHERE list = 'need'",
             "word SET list = 'x' WHERE list = 'synonym'",
             "edition SET sequence = 1000000000",
             "organisation SET is_ours = 2 WHERE organisation = 0",
             "need SET opens_partners = -1 WHERE need = 0",
             "summary_block SET kind = 2",
             "block SET kind = 7",
             "part SET kind = 5 WHERE kind = 4",
             "schedule_weekly SET weekday = 8 WHERE weekday = 1",
             "schedule_weekly SET week_of_month = 6 WHERE week_of_month = 0",
             "schedule_weekly SET to_minute = 1441 WHERE to_minute IS NOT NULL",
             "schedule_date SET from_minute = -1 WHERE from_minute IS NOT NULL",
             "facet_value SET facet = 6 WHERE facet = 5",
         }) {
        CAPTURE(change);
        const std::string table = change.substr(0, change.find(' '));
        pack.write();
        pack.run("PRAGMA ignore_check_constraints = ON; UPDATE " + change);
        REQUIRE(read_file(pack.file, 100'000'000).value() != pack.bytes);
        const auto why = refusal_of(pack.file, Errc::malformed);
        CHECK(why.find("« " + table + " » tient une valeur qui ne peut pas être") != std::string::npos);
    }
}

TEST_CASE("texts that would spoil a screen are refused") {
    HostilePack pack;
    const auto words = "octets abîmés ou des caractères de contrôle";
    SUBCASE("broken UTF-8 in a title") {
        pack.run("UPDATE action SET title = CAST(x'4CC328' AS TEXT) WHERE action = 3");
        CHECK_REFUSED(pack, invalid_value, words);
    }
    SUBCASE("a control character in a search index's spelling") {
        pack.run("UPDATE search_term SET shown = CAST(x'1B5B324A' AS TEXT) WHERE term = 0");
        CHECK_REFUSED(pack, invalid_value, words);
    }
    SUBCASE("a direction mark in a block") {
        pack.run("UPDATE block SET text = CAST(x'E280AE' AS TEXT)");
        CHECK_REFUSED(pack, invalid_value, words);
    }
    SUBCASE("a zero in a partner's name") {
        pack.run("UPDATE partner SET name = CAST(x'610062' AS TEXT)");
        CHECK_REFUSED(pack, invalid_value, words);
    }
    SUBCASE("a surrogate in the author's name") {
        pack.run("UPDATE edition SET author = CAST(x'EDA080' AS TEXT)");
        CHECK_REFUSED(pack, invalid_value, words);
    }
    SUBCASE("a tab in the author's name") {
        pack.run("UPDATE edition SET author = 'a' || char(9) || 'size=1'");
        CHECK_REFUSED(pack, invalid_value, "de l’édition");
    }
}

TEST_CASE("what leads nowhere is refused") {
    HostilePack pack;
    SUBCASE("a photo that is not there") {
        pack.run("UPDATE action SET photo = 99999 WHERE action = 1");
        CHECK_REFUSED(pack, malformed, "« action » renvoie à la table « picture »");
    }
    SUBCASE("a block of no field") {
        pack.run("INSERT INTO block VALUES(0, 77, 0, 0, 0, 'x')");
        CHECK_REFUSED(pack, malformed, "« block » renvoie");
    }
    SUBCASE("a need that gathers a sheet that is not there") {
        pack.run("INSERT INTO need_action VALUES(0, 5000)");
        CHECK_REFUSED(pack, malformed, "« need_action » renvoie");
    }
    SUBCASE("a gap in the sheets' numbers") {
        pack.run(
            "INSERT INTO action SELECT 50, 40, 'x', '', '', '', '', '', NULL, NULL, '', '', '', '', '', '', '', '', "
            "'', NULL, '', 0, '', ''");
        CHECK_REFUSED(pack, malformed, "ne se suivent pas");
    }
    SUBCASE("a negative number") {
        pack.run("INSERT INTO label VALUES(-1, 'x')");
        CHECK_REFUSED(pack, malformed, "ne se suivent pas");
    }
    SUBCASE("two sheets in one place") {
        pack.run("UPDATE action SET position = 3");
        CHECK_REFUSED(pack, malformed, "la même place");
    }
    SUBCASE("a sheet without an id") {
        pack.run("UPDATE action SET id = '' WHERE action = 3");
        CHECK_REFUSED(pack, malformed, "un identifiant manque");
    }
    SUBCASE("no edition") {
        pack.run("DELETE FROM edition");
        CHECK_REFUSED(pack, malformed, "l’édition manque");
    }
    SUBCASE("a day that is not in the calendar") {
        pack.run("UPDATE schedule SET valid_from = '2026-02-30'");
        CHECK_REFUSED(pack, invalid_value, "calendrier");
    }
    SUBCASE("a time that ends before it begins") {
        pack.run("UPDATE schedule_weekly SET from_minute = 600, to_minute = 540");
        CHECK_REFUSED(pack, invalid_value, "horaire");
    }
}

TEST_CASE("whoever asked may think better of it") {
    HostilePack pack;
    Cancellation cancel;
    cancel.cancel();
    const auto judged = judge_pack(pack.file, {{}, &cancel});
    REQUIRE_FALSE(judged);
    CHECK(judged.error().code == Errc::interrupted);

    cancel.renew();
    const auto midway = judge_pack(pack.file, {[&](double fraction) {
                                                   if (fraction > 0.5) cancel.cancel();
                                               },
                                               &cancel});
    REQUIRE_FALSE(midway);
    CHECK(midway.error().code == Errc::interrupted);
}

}  // namespace
}  // namespace parvis::content
