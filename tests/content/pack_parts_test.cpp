// Pictures, facets and search index of packs that bear a right signature by a trusted key.
#include <doctest/doctest.h>

#include "content/schema/varint.h"
#include "tests/content/hostile_pack.h"

namespace parvis::content {
namespace {

using testing::HostilePack;
using testing::refusal_of;

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

}  // namespace
}  // namespace parvis::content
