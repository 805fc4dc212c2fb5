// Which reader takes which path, and what is said when none does.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "content/sources/source.h"
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
    std::mt19937 random(7);
    std::string noise;
    for (int i = 0; i < 5000; ++i) noise += static_cast<char>(random() % 256U);
    CHECK(failure_of(write(folder, "bruit.bin", noise)) == Errc::unsupported);
    std::filesystem::create_directory(folder / "dossier");
    CHECK(failure_of(folder / "dossier") == Errc::unsupported);
}
