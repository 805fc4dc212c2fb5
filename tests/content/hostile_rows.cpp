// Rows and texts that no builder of ours writes; every one signed by a trusted key.
#include <array>

#include "tests/content/hostile_stick.h"

namespace parvis::testing {
namespace {

HostileKind by_sql(std::string name, UpdateOutcome outcome, std::string reason, std::string sql) {
    return {std::move(name), {outcome}, std::move(reason), [sql = std::move(sql)](HostileStick& stick, unsigned) {
                stick.pack.run(sql);
                return true;
            }};
}

HostileKind text(std::string name, const std::string& table, const std::string& column, const std::string& hex) {
    return by_sql(std::move(name), UpdateOutcome::malformed,
                  "un texte de la table « " + table + " » contient des octets abîmés ou des caractères de contrôle",
                  "UPDATE " + table + " SET " + column + " = CAST(x'" + hex + "' AS TEXT) WHERE " + table + " = 0");
}

// `into` with a thousand numbers and more behind those that are there.
std::string with_rows(int count, const std::string& into) {
    return "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < " +
           std::to_string(1000 + count) + ") INSERT INTO " + into + " FROM n";
}

const std::string empty_sheet =
    "'', '', '', '', '', NULL, NULL, '', '', '', '', '', '', '', '', '', NULL, '', 0, '', ''";

// Found by a fuzzer: SQLite's integrity_check was thought to look, and does not where the file is opened read-only. A
// need with a list of no name passed, and then none of the content could be read.
constexpr std::array forbidden = {
    "need_text SET list = 'w=rd' WHERE list = 'word'",
    "action_text SET list = '' WHERE list = 'keyword'",
    "partner_text SET list = 'other' WHERE list = 'need'",
    "word SET list = 'x' WHERE list = 'synonym'",
    "edition SET sequence = 1000000000",
    "edition SET sequence = 9223372036854775807",
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
};

}  // namespace

HostileFamily hostile_rows() {
    using enum UpdateOutcome;
    std::vector<HostileKind> kinds = {
        by_sql("201,000 sheets", too_large, "plus de 200\u202F000 fiches",
               with_rows(201'000, "action SELECT i, i, 'x' || i, " + empty_sheet)),
        by_sql("21,000 labels", too_large, "« label » a plus de 20\u202F000 lignes",
               with_rows(21'000, "label SELECT i, 'x' || i")),
        by_sql("250 centres", too_large, "« edition_centre » a plus de 200 lignes",
               with_rows(250, "edition_centre SELECT i, 'x'")),
        by_sql("names of 9 MB each", too_large, "32 millions",
               "UPDATE partner SET about = replace(hex(zeroblob(4500000)), '0', 'a');"
               "UPDATE organisation SET about = replace(hex(zeroblob(4500000)), '0', 'a')"),
        by_sql("a title of 10 MB", too_large, "dépasse 10 millions",
               "UPDATE action SET title = replace(hex(zeroblob(5000001)), '0', 'a') WHERE action = 0"),
        by_sql("a title of 24 MB", too_large, "démesurée",
               "UPDATE action SET title = replace(hex(zeroblob(12000000)), '0', 'a') WHERE action = 0"),
        by_sql("a picture that is 30 MB of nothing", too_large, "une image dépasse 10 millions",
               "UPDATE picture SET bytes = zeroblob(30000000) WHERE picture = 0"),
        text("a title in broken UTF-8", "action", "title", "4CC328"),
        text("a title in overlong UTF-8", "action", "title", "C0AFC0AE"),
        text("a name with half a pair of UTF-16", "partner", "name", "EDA080"),
        text("a name with a zero in it", "partner", "name", "610062"),
        text("orders to a terminal in a need", "need", "label", "1B5B324A"),
        text("a mark that turns the text around in an address", "organisation", "address", "61E280AE62"),
        text("a control character as Windows-1252 has it", "organisation", "name", "C29B33316D"),
        by_sql("orders to a terminal in the search index", malformed, "octets abîmés ou des caractères de contrôle",
               "UPDATE search_term SET shown = CAST(x'1B5B324A' AS TEXT) WHERE term = 0"),
        by_sql("an author with a fact of his own behind a tab", malformed, "de l’édition",
               "UPDATE edition SET author = 'a' || char(9) || 'size=1'"),
        by_sql("a photo that is not there", malformed, "« action » renvoie à la table « picture »",
               "UPDATE action SET photo = 99999 WHERE action = 1"),
        by_sql("a block of no field", malformed, "« block » renvoie", "INSERT INTO block VALUES(0, 77, 0, 0, 0, 'x')"),
        by_sql("a need that gathers a sheet that is not there", malformed, "« need_action » renvoie",
               "INSERT INTO need_action VALUES(0, 5000)"),
        by_sql("a gap in the numbers of the sheets", malformed, "ne se suivent pas",
               "INSERT INTO action SELECT 50, 40, 'x', " + empty_sheet),
        by_sql("a negative number", malformed, "ne se suivent pas", "INSERT INTO label VALUES(-1, 'x')"),
        by_sql("number 2⁶³ − 1", malformed, "ne se suivent pas", "INSERT INTO label VALUES(9223372036854775807, 'x')"),
        by_sql("two sheets in one place", malformed, "la même place", "UPDATE action SET position = 3"),
        by_sql("a place of −2⁶³", malformed, "la même place",
               "UPDATE action SET position = -9223372036854775808 WHERE action = 3"),
        by_sql("a sheet without an id", malformed, "un identifiant manque",
               "UPDATE action SET id = '' WHERE action = 3"),
        by_sql("no edition", malformed, "l’édition manque", "DELETE FROM edition"),
        by_sql("30 February", malformed, "calendrier", "UPDATE schedule SET valid_from = '2026-02-30'"),
        by_sql("the day 0000-00-00", malformed, "calendrier", "UPDATE edition SET date = '0000-00-00'"),
        by_sql("a day that is a number", malformed, "calendrier", "UPDATE edition SET date = '99999999999'"),
        by_sql("a time that ends before it begins", malformed, "horaire",
               "UPDATE schedule_weekly SET from_minute = 600, to_minute = 540"),
    };
    kinds.push_back({"a value that a CHECK forbids, in 16 places",
                     {malformed},
                     "tient une valeur qui ne peut pas être",
                     [](HostileStick& stick, unsigned trial) {
                         const auto bytes = stick.pack.bytes;
                         stick.pack.run(std::string("PRAGMA ignore_check_constraints = ON; UPDATE ") +
                                        forbidden.at(trial));
                         stick.pack.read_again();
                         REQUIRE(stick.pack.bytes != bytes);
                         return true;
                     },
                     true,
                     static_cast<unsigned>(forbidden.size())});
    return {"Rows and texts that nobody’s builder writes, signed by a trusted key", std::move(kinds)};
}

}  // namespace parvis::testing
