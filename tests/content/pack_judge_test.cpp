// Every pack here bears a right signature by a trusted key: what is wrong is inside.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "content/catalogue/catalogue.h"
#include "content/pack/judge_pack.h"
#include "content/pack/pack_limits.h"
#include "content/schema/varint.h"
#include "tests/content/hostile_pack.h"

namespace parvis::content {
namespace {

using testing::HostilePack;
using testing::sound_document;
using testing::TemporaryFolder;

std::string refusal_of(const std::filesystem::path& file, Errc expected) {
    const auto bytes = read_file(file, 200'000'000);
    REQUIRE(bytes);
    const Signature signature = a_key().sign(digest_of(*bytes), comment);
    REQUIRE(file_is_signed(signature, a_key().public_key(), digest_of(*bytes)));
    const auto judged = judge_pack(file);
    REQUIRE_FALSE(judged);
    CHECK(judged.error().code == expected);
    CHECK(judged.error().message.starts_with(file.string() + ": "));
    CHECK(judged.error().message.find(" ; ") != std::string::npos);  // what to do
    const auto after = read_file(file, 200'000'000);
    REQUIRE(after);
    CHECK(*after == *bytes);
    return judged.error().message;
}

#define CHECK_REFUSED(pack, code, words) CHECK(refusal_of((pack).file, Errc::code).find(words) != std::string::npos)

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
        pack.bytes[59] = 2;
        pack.write();
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
    // A cell's own size is a varint before it; this one stands before the picture that is the first of its page.
    pack.run("UPDATE picture SET bytes = zeroblob(30000000) WHERE picture = 0");
    CHECK_REFUSED(pack, too_large, "une image dépasse 10 millions d’octets");
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

TEST_CASE("a picture that is not one of our builder's is refused by its first bytes") {
    HostilePack pack;
    const auto set = [&](const std::string& bytes) {
        auto database = Database::create(pack.file);
        REQUIRE(database);
        auto update = database->prepare("UPDATE picture SET bytes = ? WHERE picture = 0");
        REQUIRE(update);
        update->bind_blob(1, bytes);
        REQUIRE(update->run());
    };
    using testing::Rgba;
    SUBCASE("a script") {
        set("<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>");
        CHECK_REFUSED(pack, malformed, "ni un JPEG ni un PNG");
    }
    SUBCASE("a bitmap") {
        set(testing::bmp(64, 48, Rgba(64 * 48 * 4, 0x80)));
        CHECK_REFUSED(pack, malformed, "ni un JPEG ni un PNG");
    }
    SUBCASE("nothing") {
        set("");
        CHECK_REFUSED(pack, malformed, "ni un JPEG ni un PNG");
    }
    SUBCASE("a PNG that expands to gigabytes") {
        std::string png = testing::png(64, 48, Rgba(64 * 48 * 4, 0x80));
        png.replace(16, 8, testing::big_endian(60000, 4) + testing::big_endian(60000, 4));
        set(png);
        CHECK_REFUSED(pack, malformed, "n’a pas la taille que ce contenu annonce");
        pack.run("UPDATE picture SET width_px = 60000, height_px = 60000 WHERE picture = 0");
        CHECK_REFUSED(pack, too_large, "1920 pixels");
    }
    SUBCASE("a JPEG with a table that stb would write out of bounds") {
        std::string jpeg = testing::jpeg(64, 48, Rgba(64 * 48 * 4, 0x80));
        const auto table = jpeg.find("\xFF\xC4");
        REQUIRE(table != std::string::npos);
        for (std::size_t i = 0; i < 16; ++i) jpeg[table + 5 + i] = '\xFF';
        set(jpeg);
        CHECK_REFUSED(pack, malformed, "ni un JPEG ni un PNG");
    }
    SUBCASE("another size than it says") {
        pack.run("UPDATE picture SET width_px = 63 WHERE picture = 0");
        CHECK_REFUSED(pack, malformed, "n’a pas la taille");
    }
}

TEST_CASE("a search index and facets that point beyond the sheets are refused") {
    HostilePack pack;
    const auto set = [&](const char* sql, const std::string& bytes) {
        auto database = Database::create(pack.file);
        REQUIRE(database);
        auto update = database->prepare(sql);
        REQUIRE(update);
        update->bind_blob(1, bytes);
        REQUIRE(update->run());
    };
    const auto damaged = "l’index de recherche ne correspond pas";
    std::string beyond;
    append_varint(beyond, 40U << 2);
    std::string last;
    append_varint(last, 39U << 2);
    SUBCASE("postings beyond the last sheet") {
        set("UPDATE search_term SET sheets = 1, postings = ? WHERE term = 0", last);
        REQUIRE(judge_pack(pack.file));
        set("UPDATE search_term SET sheets = 1, postings = ? WHERE term = 0", beyond);
        CHECK_REFUSED(pack, malformed, damaged);
    }
    SUBCASE("postings that are cut off") {
        set("UPDATE search_term SET sheets = 1, postings = ? WHERE term = 0", "\xFF");
        CHECK_REFUSED(pack, malformed, damaged);
    }
    SUBCASE("a count of sheets that is out of range") {
        pack.run("UPDATE search_term SET sheets = 2000000000 WHERE term = 0");
        CHECK_REFUSED(pack, malformed, damaged);
    }
    SUBCASE("a beginning's postings beyond the last sheet") {
        set("INSERT INTO search_prefix VALUES('ja', ?)", beyond);
        CHECK_REFUSED(pack, malformed, damaged);
    }
    SUBCASE("a beginning of many letters") {
        set("INSERT INTO search_prefix VALUES('jardi', ?)", last);
        CHECK_REFUSED(pack, malformed, damaged);
    }
    SUBCASE("words out of order") {
        set("UPDATE search_vocabulary SET words = ?", "b\na\n");
        CHECK_REFUSED(pack, malformed, damaged);
    }
    SUBCASE("a word too many") {
        pack.run("UPDATE search_vocabulary SET words = CAST(words || 'zzzz' || char(10) AS BLOB)");
        CHECK_REFUSED(pack, malformed, damaged);
    }
    SUBCASE("a word without an end") {
        pack.run("DELETE FROM search_term WHERE term > 0");
        set("UPDATE search_vocabulary SET words = ?", std::string(100'000, 'a') + "\n");
        CHECK_REFUSED(pack, malformed, damaged);
    }
    SUBCASE("a vocabulary that is larger than any") {
        set("UPDATE search_vocabulary SET words = ?", std::string(17'000'000, 'a'));
        CHECK_REFUSED(pack, too_large, "l’index de recherche est démesuré");
    }
    SUBCASE("a sheet with more facet values than bytes") {
        std::string numbers;
        append_varint(numbers, UINT32_MAX);
        set("UPDATE facet SET numbers = ? WHERE facet = 2", numbers);
        CHECK_REFUSED(pack, malformed, "la table des filtres");
    }
    SUBCASE("a facet value that is not there") {
        pack.run(
            "DELETE FROM facet_value WHERE facet = 1 AND number = (SELECT max(number) FROM facet_value WHERE facet = "
            "1)");
        CHECK_REFUSED(pack, malformed, "la table des filtres");
    }
    SUBCASE("a facet is missing") {
        pack.run("DELETE FROM facet WHERE facet = 5");
        CHECK_REFUSED(pack, malformed, "la table des filtres");
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
