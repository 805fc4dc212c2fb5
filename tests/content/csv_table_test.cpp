// Tables as spreadsheets save them, well and badly.
#include <doctest/doctest.h>

#include "content/sources/csv_table.h"
#include "tests/support/diagnostics.h"

namespace {

using namespace parvis::content;
using parvis::testing::lines;
using parvis::testing::says;

struct Read {
    CsvTable table;
    Diagnostics diagnostics;
};

Read read(std::string_view bytes) {
    Read result;
    Remarks remarks("t.csv", result.diagnostics);
    result.table = read_csv(bytes, remarks);
    return result;
}

std::string cell(const CsvTable& table, std::size_t row, std::size_t column) {
    return table.rows.at(row).cells.at(column).text;
}

std::string utf16(std::u16string_view text, bool little, bool mark) {
    std::string bytes;
    const auto put = [&](char16_t unit) {
        const char low = static_cast<char>(unit & 0xFF);
        const char high = static_cast<char>(unit >> 8);
        bytes += little ? low : high;
        bytes += little ? high : low;
    };
    if (mark) put(0xFEFF);
    for (const auto unit : text) put(unit);
    return bytes;
}

}  // namespace

TEST_CASE("the separator is the one that the headings use most, outside quotes") {
    for (const std::string separator : {";", ",", "\t"}) {
        const auto [table, diagnostics] = read("titre" + separator + "\"lieu;;; salle,,, étage\"" + separator +
                                               "prix\nJardin" + separator + "Salle 2" + separator + "gratuit\n");
        CHECK(table.separator == separator[0]);
        CHECK(table.headings.cells.size() == 3);
        CHECK(cell(table, 0, 2) == "gratuit");
        CHECK(lines(diagnostics) == "");
    }
    SUBCASE("one heading alone is no reason to cut at commas") {
        CHECK(cell(read("titre\nJardin, potager et verger").table, 0, 0) == "Jardin, potager et verger");
    }
    SUBCASE("Excel's announcement wins and is no heading") {
        const auto [table, diagnostics] = read("sep=,\r\ntitre,prix; en euros\r\nJardin,2\r\n");
        CHECK(table.separator == ',');
        CHECK(cell(table, 0, 1) == "2");
        CHECK(table.headings.line == 2);
        CHECK(table.headings.number == 1);
    }
}

TEST_CASE("quoted cells hold separators, quotes and line breaks, and lines are still counted right") {
    const auto [table, diagnostics] =
        read("titre;texte\r\n\"Un \"\"vrai\"\" jardin\";\"a;b\r\nc\r\nd\"\r\n\r\n;;\r\nSuivant;fin");
    REQUIRE(table.rows.size() == 2);
    CHECK(cell(table, 0, 0) == "Un \"vrai\" jardin");
    CHECK(cell(table, 0, 1) == "a;b\nc\nd");
    CHECK(table.rows[0].line == 2);
    CHECK(table.rows[1].line == 7);
    CHECK(table.rows[1].number == 5);  // what the spreadsheet shows beside the row
    CHECK(cell(table, 1, 1) == "fin");
    CHECK(lines(diagnostics) == "");
}

TEST_CASE("a quote inside an unquoted cell is a quote") {
    CHECK(cell(read("titre;prix\nAtelier \"couture\" du soir;2").table, 0, 0) == "Atelier \"couture\" du soir");
}

TEST_CASE("text behind a closed quote is kept and reported") {
    const auto [table, diagnostics] = read("titre;prix\n\"Café\" du matin;2");
    CHECK(cell(table, 0, 0) == "Café du matin");
    CHECK(cell(table, 0, 1) == "2");
    CHECK(says(diagnostics, "t.csv:2: colonne « titre » : un guillemet ferme la case avant sa fin"));
    CHECK(says(diagnostics, "doubler les guillemets"));
}

TEST_CASE("all the encodings that Excel saves give the same table") {
    const std::string utf8 = "titre;lieu\r\nCafé des aînés;Œuvre n° 2\r\n";
    const std::string windows = "titre;lieu\r\nCaf\xE9 des a\xEEn\xE9s;\x8Cuvre n\xB0 2\r\n";
    const std::u16string wide = u"titre;lieu\r\nCafé des aînés;Œuvre n° 2\r\n";
    for (const auto& bytes : {utf8, "\xEF\xBB\xBF" + utf8, windows, utf16(wide, true, true), utf16(wide, false, true),
                              utf16(wide, true, false), utf16(wide, false, false)}) {
        const auto [table, diagnostics] = read(bytes);
        REQUIRE(table.rows.size() == 1);
        CHECK(table.headings.cells[0].text == "titre");
        CHECK(cell(table, 0, 0) == "Café des aînés");
        CHECK(cell(table, 0, 1) == "Œuvre n° 2");
        CHECK(lines(diagnostics) == "");
    }
}

TEST_CASE("a quote that never closes is an error at the line where it opens, and what came before is kept") {
    const auto [table, diagnostics] = read("titre;prix\nJardin;2\n\"Café;3\nCouture;4\n");
    CHECK(table.rows.size() == 1);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].severity == Severity::error);
    CHECK(lines(diagnostics)
              .starts_with("t.csv:3: colonne « titre » : un guillemet ouvre une case et n’est jamais fermé"));
}

TEST_CASE("more cells than headings is an error that says where the separator may hide") {
    const auto [table, diagnostics] = read("titre,prix\nJardin, potager,2\nCafé,3\nCouture,4,,,\n");
    CHECK(table.rows.size() == 2);
    CHECK(cell(table, 1, 0) == "Couture");
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].severity == Severity::error);
    CHECK(says(diagnostics, "t.csv:2: 3 cases pour 2 titres de colonnes"));
    CHECK(says(diagnostics, "contient sans doute « , »"));
}

TEST_CASE("fewer cells than headings is a warning and the rest is empty") {
    const auto [table, diagnostics] = read("titre;lieu;prix\nJardin\n");
    CHECK(table.rows.size() == 1);
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].severity == Severity::warning);
    CHECK(says(diagnostics, "t.csv:2: seulement 1 case pour 3 titres de colonnes"));
    CHECK(says(diagnostics, "« lieu »"));
}

TEST_CASE("nothing larger than the limits is read") {
    CHECK(says(read("titre\n" + std::string(table_limit_bytes, 'x')).diagnostics, "dépasse 50 Mo"));
    const auto [table, diagnostics] = read("titre\nA\n" + std::string(cell_limit_bytes + 1, 'x'));
    CHECK(table.rows.size() == 1);
    CHECK(says(diagnostics, "t.csv:3: colonne « titre » : une case tient plus de 10 Mo"));
    CHECK(says(read("titre\n" + std::string(5000, ';')).diagnostics, "plus de 1 000 cases"));
}

TEST_CASE("a thousand slips are told, then one sentence ends the list as an error") {
    std::string bytes = "titre;prix\n";
    for (int i = 0; i < 5000; ++i) bytes += "x\n";
    const auto [table, diagnostics] = read(bytes);
    CHECK(diagnostics.size() == 1001);
    CHECK(diagnostics.back().severity == Severity::error);
    CHECK(says(diagnostics, "les suivantes ne sont pas montrées"));
}

TEST_CASE("rows above the headings are told once and left out, and no row is lost when there are no headings") {
    Diagnostics diagnostics;
    Remarks remarks("t.csv", diagnostics);
    const auto is_heading = [](std::string_view cell) { return cell == "titre"; };
    const auto table = read_csv("\n\nMes actions;;\nÉté 2026;;\ntitre;prix;\nJardin;2;\n", remarks, is_heading);
    CHECK(table.headings.line == 5);
    REQUIRE(table.rows.size() == 1);
    CHECK(cell(table, 0, 1) == "2");
    REQUIRE(diagnostics.size() == 2);
    CHECK(lines(diagnostics)
              .starts_with("t.csv:3: la ligne « Mes actions » est au-dessus des titres des colonnes "
                           "(ligne 5) ; elle n’est pas lue. La supprimer.\nt.csv:4:"));
    CHECK(diagnostics[0].severity == Severity::warning);

    std::string without = "prix;lieu\n";
    for (int i = 0; i < 20; ++i) without += std::to_string(i) + ";ici\n";
    diagnostics.clear();
    const auto other = read_csv(without, remarks, is_heading);
    CHECK(other.headings.line == 1);
    REQUIRE(other.rows.size() == 20);
    CHECK(cell(other, 19, 0) == "19");
    CHECK(lines(diagnostics) == "");
}

TEST_CASE("an empty file is an empty table") {
    for (const std::string bytes : {"", "\n\n", "\xEF\xBB\xBF", ";;;\n ; \n", "sep=;"}) {
        const auto [table, diagnostics] = read(bytes);
        CHECK(table.headings.cells.empty());
        CHECK(table.rows.empty());
    }
}
