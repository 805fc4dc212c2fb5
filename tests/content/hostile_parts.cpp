// Pictures, facets and search index that are not what they say; every one signed by a trusted key.
#include "content/schema/varint.h"
#include "tests/content/hostile_stick.h"

namespace parvis::testing {
namespace {

const std::string not_ours = "une image n’est ni un JPEG ni un PNG";

HostileKind picture(std::string name, std::string bytes, std::string reason = not_ours) {
    return {std::move(name),
            {UpdateOutcome::malformed},
            std::move(reason),
            [bytes = std::move(bytes)](HostileStick& stick, unsigned) {
                stick.set("UPDATE picture SET bytes = ? WHERE picture = 0", bytes);
                return true;
            }};
}

// Which says of itself that it has 60,000 × 60,000 points, and so does its row.
HostileKind giant(std::string name, std::string bytes, std::size_t at, unsigned bytes_each) {
    const auto side = static_cast<int>(bytes_each);
    bytes.replace(at, 2 * std::size_t{bytes_each}, big_endian(60'000, side) + big_endian(60'000, side));
    return {std::move(name), {UpdateOutcome::too_large}, "1920 pixels", [bytes](HostileStick& stick, unsigned) {
                stick.set("UPDATE picture SET width_px = 60000, height_px = 60000, bytes = ? WHERE picture = 0", bytes);
                return true;
            }};
}

HostileKind index(std::string name, const char* sql, std::string bytes,
                  std::string reason = "l’index de recherche ne correspond pas",
                  UpdateOutcome outcome = UpdateOutcome::malformed) {
    return {
        std::move(name), {outcome}, std::move(reason), [sql, bytes = std::move(bytes)](HostileStick& stick, unsigned) {
            stick.set(sql, bytes);
            return true;
        }};
}

HostileKind by_sql(std::string name, std::string reason, std::string sql) {
    return {std::move(name),
            {UpdateOutcome::malformed},
            std::move(reason),
            [sql = std::move(sql)](HostileStick& stick, unsigned) {
                stick.pack.run(sql);
                return true;
            }};
}

std::string varint(std::uint32_t number) {
    std::string bytes;
    append_varint(bytes, number);
    return bytes;
}

std::string jpeg_with_bad_table(std::string bytes) {
    const auto table = bytes.find("\xFF\xC4");
    REQUIRE(table != std::string::npos);
    for (std::size_t i = 0; i < 16; ++i) bytes[table + 5 + i] = '\xFF';
    return bytes;
}

std::string progressive(std::string bytes) {
    bytes[bytes.find("\xFF\xC0") + 1] = '\xC2';
    return bytes;
}

}  // namespace

HostileFamily hostile_parts() {
    const Rgba grey(64 * 48 * 4, 0x80);
    const auto photo = jpeg(64, 48, grey);
    const auto drawing = png(64, 48, grey);
    const char* const one_term = "UPDATE search_term SET sheets = 1, postings = ? WHERE term = 0";
    const char* const prefix = "INSERT INTO search_prefix VALUES('ja', ?)";
    const char* const long_prefix = "INSERT INTO search_prefix VALUES('jardi', ?)";
    const char* const words = "UPDATE search_vocabulary SET words = ?";
    const char* const facet = "UPDATE facet SET numbers = ? WHERE facet = 2";
    const std::string facets = "la table des filtres ne correspond pas";
    const std::string search = "l’index de recherche ne correspond pas";
    const std::string beyond = varint(40U << 2);
    const std::string last = varint(39U << 2);
    return {
        "Pictures, filters and search index, signed by a trusted key",
        {
            giant("a PNG that expands to gigabytes", drawing, 16, 4),
            giant("a JPEG that expands to gigabytes", photo, photo.find("\xFF\xC0") + 5, 2),
            picture("a picture of another size than its row says",
                    std::string(drawing).replace(16, 8, big_endian(60'000, 4) + big_endian(60'000, 4)),
                    "n’a pas la taille que ce contenu annonce"),
            picture("a JPEG with a table that stb would write out of bounds", jpeg_with_bad_table(photo)),
            picture("a progressive JPEG", progressive(photo)),
            picture("a drawing that is a script", "<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"),
            picture("a page that is a picture further on", "%PDF-1.7\n" + photo),
            picture("a script that is a GIF too", "GIF89a=1;/*" + gif() + "*/"),
            picture("a bitmap", bmp(64, 48, grey)),
            picture("no bytes", ""),
            index("a word on a sheet beyond the last", one_term, beyond),
            index("a word whose sheets are cut off", one_term, "\xFF"),
            index("a word’s number without an end", one_term, std::string(1000, '\xFF')),
            by_sql("a word on two thousand million sheets", search,
                   "UPDATE search_term SET sheets = 2000000000 WHERE term = 0"),
            index("a beginning of words on a sheet beyond the last", prefix, beyond),
            index("a beginning of too many letters", long_prefix, last),
            index("words out of order", words, "b\na\n"),
            by_sql("a word too many", search,
                   "UPDATE search_vocabulary SET words = CAST(words || 'zzzz' || char(10) AS BLOB)"),
            index("a word of 100,000 letters", words, std::string(100'000, 'a') + "\n"),
            index("words of 17 MB", words, std::string(17'000'000, 'a'), "l’index de recherche est démesuré",
                  UpdateOutcome::too_large),
            index("a sheet with four thousand million values of a filter", facet, varint(UINT32_MAX), facets),
            by_sql("a value of a filter that is not there", facets,
                   "DELETE FROM facet_value WHERE facet = 1 AND number = (SELECT max(number) FROM facet_value WHERE "
                   "facet = 1)"),
            by_sql("a filter that is missing", facets, "DELETE FROM facet WHERE facet = 5"),
        }};
}

}  // namespace parvis::testing
