// Which reader takes which path, and what is said when none does.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "content/catalogue/catalogue_writer.h"
#include "content/sources/foreign_file.h"
#include "content/sources/source.h"
#include "tests/content/sample_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;

namespace {

std::filesystem::path write(const parvis::testing::TemporaryFolder& folder, const std::string& name,
                            const std::string& bytes) {
    const auto path = folder / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

Errc failure_of(const std::filesystem::path& path) {
    const auto reading = read_source(path);
    REQUIRE_FALSE(reading);
    CHECK(reading.error().message.find(path.filename().string()) != std::string::npos);
    return reading.error().code;
}

std::string sentence_about(const std::filesystem::path& path) {
    const auto reading = read_source(path);
    return reading ? "read" : reading.error().message;
}

// Binary files hold text too: what would be read as a sheet stands in the middle of each.
std::string around_a_sheet(const std::string& first_bytes) {
    std::string bytes = first_bytes;
    bytes += std::string(64, '\x01') + "\nActions \"T\"\n- Statut de l'action\n- En cours\n- Résumé\nOui.\n";
    return bytes + std::string(64, '\0');
}

}  // namespace

TEST_CASE("a text of sheets is read as such, whatever its name, and messages name its path") {
    const parvis::testing::TemporaryFolder folder;
    const auto path = write(folder, "export.dat", "Bonjour\nActions \"T\"\n- Résumé\nOui.");
    const auto reading = read_source(path);
    REQUIRE(reading);
    CHECK(reading->sheets_read == 1);
    CHECK(reading->document.actions.front().origin == Origin{path.string(), 2});
    CHECK(reading->diagnostics.front().where == Origin{path.string(), 1});
}

TEST_CASE("a text of sheets in UTF-16 is recognised") {
    const parvis::testing::TemporaryFolder folder;
    std::string bytes = "\xFF\xFE";
    for (const char c : std::string("Actions \"T\"\r\n- Public\r\n- Seniors\r\n")) (bytes += c) += '\0';
    const auto reading = read_source(write(folder, "unicode.txt", bytes));
    REQUIRE(reading);
    CHECK(reading->document.actions.front().publics.front() == "Seniors");
}

TEST_CASE("an authoring folder is read by its own reader") {
    const parvis::testing::TemporaryFolder folder;
    write(folder, "actions.csv", "titre;résumé\nAtelier vélo;On répare.\n");
    const auto reading = read_source(folder.path());
    REQUIRE(reading);
    REQUIRE(reading->document.actions.size() == 1);
    CHECK(reading->document.actions.front().source_title == "Atelier vélo");
}

TEST_CASE("what no reader recognises is refused with its name and what to give instead") {
    const parvis::testing::TemporaryFolder folder;
    CHECK(failure_of(folder / "absent.txt") == Errc::not_found);
    CHECK(failure_of(write(folder, "vide.txt", "\n \n")) == Errc::unsupported);
    CHECK(failure_of(write(folder, "lettre.txt", "Cher voisin,\nmerci.\n")) == Errc::unsupported);
    CHECK(sentence_about(write(folder, "centre.toml", "nom = \"La Source\"\n"))
              .ends_with("Donner le dossier où il est, avec ses tableaux : " + folder.path().string() + "."));
    std::mt19937 random(7);
    std::string noise;
    for (int i = 0; i < 5000; ++i) noise += static_cast<char>(random() % 256U);
    CHECK(failure_of(write(folder, "bruit.bin", noise)) == Errc::unsupported);
    std::filesystem::create_directory(folder / "dossier");
    CHECK(failure_of(folder / "dossier") == Errc::unsupported);
}

TEST_CASE("a file that is no text is refused by what it is, with what to do, though text stands inside it") {
    using namespace std::string_literals;
    const struct {
        const char* name;
        std::string bytes;
        const char* what;
        const char* what_to_do;
    } files[] = {
        {"photo.png", around_a_sheet("\x89PNG\r\n\x1A\n"), "une image", "dossier images/"},
        {"photo.jpg", around_a_sheet("\xFF\xD8\xFF\xE0"), "une image", "dossier images/"},
        {"photo.bmp", around_a_sheet("BM\x9A\0\0\0\0\0\0\0"s), "une image", "dossier images/"},
        {"photo.heic", around_a_sheet("\0\0\0\x18"s + "ftypheic"), "une image", "dossier images/"},
        {"fiches.pdf", around_a_sheet("%PDF-1.7\n"), "un document PDF", "copier le texte"},
        {"fiches.xlsx", around_a_sheet("PK\x03\x04[Content_Types].xml xl/workbook.xml"), "un classeur", "CSV UTF-8"},
        {"fiches.ods", around_a_sheet("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
         "un classeur", "CSV UTF-8"},
        {"fiches.xls", around_a_sheet("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0k\0b\0o\0o\0k\0"s), "un classeur",
         "CSV UTF-8"},
        {"fiches.docx", around_a_sheet("PK\x03\x04[Content_Types].xml word/document.xml"), "traitement de texte",
         "Texte brut"},
        {"fiches.rtf", around_a_sheet("{\\rtf1\\ansi"), "traitement de texte", "Texte brut"},
        {"fiches.zip", around_a_sheet("PK\x03\x04lisez-moi.txt"), "une archive", "décompresser"},
        {"page.html", "<!DOCTYPE html>\nActions \"T\"\n- Résumé\nOui.", "une page web", "navigateur"},
        {"base.db", around_a_sheet("SQLite format 3\0"s), "une base de données", "texte de fiches SENACS"},
        {"programme.exe", around_a_sheet("MZ\x90\0"s), "un programme", "texte de fiches SENACS"},
        {"inconnu.bin", around_a_sheet("\x7\x8"), "un fichier binaire", "texte de fiches SENACS"},
    };
    const parvis::testing::TemporaryFolder folder;
    for (const auto& file : files) {
        const auto message = sentence_about(write(folder, file.name, file.bytes));
        CAPTURE(message);
        CHECK(message.find(file.name) != std::string::npos);
        CHECK(message.find(file.what) != std::string::npos);
        CHECK(message.find(file.what_to_do) != std::string::npos);
    }
    CHECK(sentence_about(write(folder, "vraie.png", parvis::testing::one_colour_png())).find("une image") !=
          std::string::npos);
}

TEST_CASE("a catalogue given as a source is refused as such, though it holds the texts of its sheets") {
    const parvis::testing::TemporaryFolder folder;
    Document document;
    document.actions.emplace_back().id = "a";
    document.actions.back().title = "T";
    document.actions.back().source_text = "Actions \"T\"\n- Statut de l'action\n- En cours\n- Résumé\nOui.\n";
    const auto path = folder / "ancien.parvis";
    REQUIRE(write_catalogue(document, path));
    const auto message = sentence_about(path);
    CHECK(message.find("un catalogue Parvis, déjà fabriqué") != std::string::npos);
    CHECK(message.find("Donner les textes") != std::string::npos);
}

TEST_CASE("a text of any encoding is no foreign file, a few control characters or broken bytes included") {
    using namespace std::string_literals;
    std::string wide;
    for (const char c : std::string("Actions \"T\"\r\n- Public\r\n- Seniors\r\n")) (wide += c) += '\0';
    for (const auto& text :
         {""s, "Actions"s, "Café"s, "Caf\xE9 \x80 \x9C"s, "\xFF\xFE" + wide, wide, "\xEF\xBB\xBF" + "é"s, "a\0b\x01"s,
          "BM et MZ sont deux lettres"s, std::string(2000, 'a') + std::string(30, '\x02'), "\t\n\v\f\r\x1A"s}) {
        CAPTURE(text);
        CHECK_FALSE(recognise_foreign_file(text));
    }
}

TEST_CASE("a table given alone is told to go into a folder") {
    const parvis::testing::TemporaryFolder folder;
    const auto message = sentence_about(write(folder, "Actions.CSV", "titre;résumé\nT;Oui\n"));
    CHECK(message.find("dans un dossier de centre") != std::string::npos);
}
