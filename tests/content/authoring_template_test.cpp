// The empty folder that staff start from.
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "content/authoring/authoring_writer.h"
#include "content/authoring/template_tables.h"
#include "content/authoring/template_writer.h"
#include "content/pictogram.h"
#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_folder.h"
#include "content/sources/csv_table.h"
#include "tests/content/authoring_support.h"
#include "tests/content/random_document.h"

namespace parvis::content {
namespace {

namespace fs = std::filesystem;
using testing::assembled;
using testing::bytes_of;
using testing::difference;
using testing::lines;
using testing::TemporaryFolder;

TEST_CASE("the template left as it is gives nothing but the shipped needs, and no slip") {
    const TemporaryFolder folder;
    REQUIRE(write_template(folder / "saisie"));
    const auto assembly = assembled({folder / "saisie"});
    CHECK(assembly.document.actions.empty());
    CHECK(assembly.document.organisations.empty());
    CHECK(assembly.document.partners.empty());
    CHECK(assembly.document.posters.empty());
    CHECK(difference(testing::seen(assembly.document), testing::seen(assemble({}, {}).document)) == "");
    for (const auto& told : assembly.diagnostics) {
        CAPTURE(to_line(told));
        CHECK(told.severity == Severity::note);
    }
    CHECK(assembly.diagnostics.size() == 1);  // the centre has no name
}

TEST_CASE("every cell of the template below the headings says that it is no content, and every column is explained") {
    const TemporaryFolder folder;
    REQUIRE(write_template(folder / "saisie"));
    for (const auto& expected : template_tables()) {
        Diagnostics told;
        Remarks remarks(std::string(expected.file), told);
        const auto table = read_csv(bytes_of(folder / "saisie" / fs::path(expected.file)), remarks);
        CHECK(lines(told) == "");
        REQUIRE(table.rows.size() == 3);
        CHECK(table.headings.cells.size() == expected.columns.size());
        for (const auto& cell : table.rows[0].cells) CHECK(cell.text.starts_with("(aide) "));
        for (std::size_t row = 1; row < 3; ++row)
            for (const auto& cell : table.rows[row].cells) CHECK((cell.text.empty() || is_of_template(cell.text)));
    }
    CHECK(fs::is_empty(folder / "saisie/images"));
}

TEST_CASE("its page explains each column, for Windows' own editor") {
    const TemporaryFolder folder;
    REQUIRE(write_template(folder / "saisie"));
    const auto page = bytes_of(folder / "saisie/LISEZMOI.txt");
    CHECK(page.starts_with("\xEF\xBB\xBF"));
    for (const char* said :
         {"qui manque à un tableau peut s’y ajouter", "une date (3 €,", "Ouvrir d’abord centre.toml"})
        CHECK(page.find(said) != std::string::npos);
    for (const auto name : pictograms)  // messages send staff there
        CHECK(page.find(" " + std::string(name)) != std::string::npos);
    for (std::size_t at = page.find('\n'); at != std::string::npos; at = page.find('\n', at + 1))
        CHECK(page[at - 1] == '\r');
    for (const auto& table : template_tables()) {
        CHECK(page.find(std::string(table.file) + " : ") != std::string::npos);
        for (const auto& column : table.columns)
            CHECK(page.find("  " + std::string(column.heading) + " : " + std::string(column.help) + "\r\n") !=
                  std::string::npos);
    }
}

TEST_CASE("the page beside the tables of a content explains every column of every one of them") {
    const TemporaryFolder folder;
    std::set<std::string> tables;
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        const auto made = folder / std::to_string(seed);
        REQUIRE(write_authoring_folder(testing::random_document(seed, 40), made));
        const auto page = bytes_of(made / "LISEZMOI.txt");
        for (const auto& entry : fs::directory_iterator(made)) {
            if (entry.path().extension() != ".csv") continue;
            const std::string name = entry.path().filename().string();
            tables.insert(name);
            const auto begin = page.find("\r\n" + name + " : ");
            REQUIRE_MESSAGE(begin != std::string::npos, name);
            const std::string chapter = page.substr(begin, page.find("\r\n\r\n", begin) - begin);
            Diagnostics told;
            Remarks remarks(name, told);
            for (const auto& heading : read_csv(bytes_of(entry.path()), remarks).headings.cells) {
                const bool is_other = heading.text.starts_with("autres informations : ");
                const std::string line = "\r\n  " + (is_other ? "autres informations : …" : heading.text) + " : ";
                CAPTURE(name);
                CAPTURE(heading.text);
                CHECK(chapter.find(line) != std::string::npos);
            }
        }
    }
    CHECK(tables.contains("centres.csv"));
    CHECK(tables.size() >= 5);
}

TEST_CASE("an example whose title alone was replaced shows that title and nothing of the example") {
    const TemporaryFolder folder;
    REQUIRE(write_template(folder / "saisie"));
    const auto fill = [&](const char* name, const std::string& example, const std::string& own) {
        auto bytes = bytes_of(folder / "saisie" / name);
        const auto at = bytes.find(example);
        REQUIRE(at != std::string::npos);
        std::ofstream(folder / "saisie" / name, std::ios::binary) << bytes.replace(at, example.size(), own);
    };
    fill("actions.csv", "(exemple) Le jardin partagé", "Le bal");
    fill("centre.toml", "(exemple) CENTRE SOCIAL LA SOURCE", "LES TILLEULS");
    const auto assembly = assembled({folder / "saisie"});
    CHECK(!testing::has_error(assembly.diagnostics));
    REQUIRE(assembly.document.actions.size() == 1);
    const auto& action = assembly.document.actions[0];
    CHECK(action.title == "Le bal");
    CHECK(action.summary.empty());
    CHECK(action.keywords.empty());
    CHECK(action.parts.empty());
    CHECK(action.practical.empty());
    CHECK(!action.photo);
    CHECK(assembly.document.organisations.at(0).name == "Les Tilleuls");
    CHECK(assembly.document.organisations.at(0).contact.empty());
}

TEST_CASE("the examples are good ones: without their mark they are read without a remark") {
    for (const auto& table : template_tables()) {
        std::string bytes;
        for (const auto& column : table.columns) bytes += std::string(column.heading) + "\t";
        bytes += "\n";
        for (const auto which : {&TemplateColumn::example, &TemplateColumn::other_example}) {
            for (const auto& column : table.columns) {
                const bool is_about_others = column.heading == "photo" || column.heading == "texte de la photo";
                const bool is_centre = column.heading == "centre";
                bytes += (is_centre ? "CENTRE" : is_about_others ? "" : std::string(column.*which)) + "\t";
            }
            bytes += "\n";
        }
        SourceReading reading;
        read_authoring_table(bytes, std::string(table.file), reading);
        CHECK(lines(reading) == "");
    }
}

TEST_CASE("the centre that is known is written whole, and nothing of the example stays in its file") {
    const TemporaryFolder folder;
    Organisation ours;
    ours.source_name = "LES TILLEULS";
    ours.name = "Les Tilleuls";
    ours.department = "Guadeloupe";
    ours.contact.address = "1 rue du Port\n97100 Basse-Terre";
    REQUIRE(write_template(folder / "saisie", ours));
    CHECK(bytes_of(folder / "saisie/centre.toml").find("(exemple)") == std::string::npos);
    const auto assembly = assembled({folder / "saisie"});
    REQUIRE(assembly.document.organisations.size() == 1);
    const auto& read = assembly.document.organisations[0];
    CHECK(read.is_ours);
    CHECK(read.source_name == ours.source_name);
    CHECK(read.name == ours.name);
    CHECK(read.department == ours.department);
    CHECK(read.contact.address == ours.contact.address);
}

TEST_CASE("a template is not laid over what is there") {
    const TemporaryFolder folder;
    std::ofstream(folder / "x") << "x";
    CHECK(write_template(folder.path()).error().code == Errc::invalid_value);
    CHECK(!fs::exists(folder / "actions.csv"));
}

}  // namespace
}  // namespace parvis::content
