// What stands in the files of a folder that Parvis writes, and what happens where it cannot be written.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "content/authoring/spreadsheet_table.h"
#include "content/pictures/prepare_picture.h"
#include "content/sources/csv_table.h"
#include "tests/content/authoring_support.h"
#include "tests/content/sample_pictures.h"

namespace parvis::content {
namespace {

namespace fs = std::filesystem;
using testing::bytes_of;
using testing::RoundTrip;
using testing::TemporaryFolder;

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

Document small_document() {
    Document source;
    Organisation ours;
    ours.source_name = "LA SOURCE";
    ours.is_ours = true;
    source.organisations = {ours};
    Action action;
    action.title = "Le jardin";
    action.summary = {{BlockKind::paragraph, "Qui est là ? « Nous »"}, {BlockKind::bullet, "un; deux"}};
    source.actions = {action};
    return assemble({{source, {}, 1}}, {}).document;
}

std::string photo(unsigned char shade) {
    testing::Rgba pixels(64 * 48 * 4, 0xFF);
    for (std::size_t i = 0; i < pixels.size(); i += 4) {
        pixels[i] = static_cast<unsigned char>(i % 256);
        pixels[i + 1] = static_cast<unsigned char>(i / 256 * 5);
        pixels[i + 2] = shade;
    }
    return prepare_picture(testing::jpeg(64, 48, pixels))->bytes;
}

TEST_CASE("a table is what a French Excel opens: a mark, semicolons, CRLF behind rows and LF in cells") {
    SpreadsheetTable table({{"nom", true}, {"vide"}, {"texte", false}});
    table.add({"a", "", "un\ndeux"});
    table.add({"b;c", "", "\"mot\""});
    CHECK(*table.bytes() == "\xEF\xBB\xBFnom;texte\r\na;\"un\ndeux\"\r\n\"b;c\";\"\"\"mot\"\"\"\r\n");
}

TEST_CASE("what a spreadsheet would turn into something else stands behind a no-break space, and nothing else does") {
    for (const auto* cell : {"=1+1", "+33 5 90", "-5 °C", "@moi", "0123456789012345", "1e5", "12345678e90", "8 mars",
                             "1/2", "2026", "sept. 2026", "10 %", "5 €", "14:30", "vrai", "FAUX", "05 90 12 34 56"}) {
        CAPTURE(cell);
        CHECK(is_no_text_to_spreadsheets(cell));
        SpreadsheetTable table({{"nom", true}, {"prix", true}});
        table.add({cell, "x"});
        const auto bytes = *table.bytes();
        CHECK(bytes.find("\u00A0" + std::string(cell)) != std::string::npos);
    }
    for (const auto* cell : {"", "Le jardin", "lundi 9h-12h", "mars", "1er mars", "le 8 mars", "57d8e6c4091391f3",
                             "2 salariés", "1\n2", "(aide) 12", "Vrai ou faux"}) {
        CAPTURE(cell);
        CHECK(!is_no_text_to_spreadsheets(cell));
    }
    CHECK(is_no_text_to_spreadsheets("=1\nsuite"));
}

TEST_CASE("a table over the limits of its reader is refused") {
    SpreadsheetTable large({{"nom", true}});
    large.add({std::string(cell_limit_bytes + 1, 'x')});
    CHECK(large.bytes().error().code == Errc::too_large);
    SpreadsheetTable many({{"nom", true}});
    for (int i = 0; i < 6; ++i) many.add({std::string(9'000'000, 'x')});
    CHECK(many.bytes().error().code == Errc::too_large);
}

TEST_CASE("columns that nothing fills are left out, but for the usual ones") {
    const RoundTrip trip(small_document());
    const auto actions = bytes_of(trip.folder / "saisie/actions.csv");
    const auto headings = actions.substr(0, actions.find("\r\n"));
    for (const char* usual : {"photo;", "valable du;", "valable jusqu’au;", "sauf;"})
        CHECK(headings.find(usual) != std::string::npos);
    for (const auto* unused : {"territoire", "titre d’origine", "autres informations", "limites", "centre"})
        CHECK(headings.find(unused) == std::string::npos);
    // Typeset again by the builder; in Windows-1252 there is no narrow space.
    CHECK(actions.find("Qui est là ? « Nous »\n• un ; deux") != std::string::npos);
    CHECK(bytes_of(trip.folder / "saisie/LISEZMOI.txt").find("\r\n") != std::string::npos);
    CHECK(names_in(trip.folder / "saisie") == std::vector<std::string>{"LISEZMOI.txt", "actions.csv", "affiches.csv",
                                                                       "besoins.csv", "centre.toml", "images",
                                                                       "mots.csv", "partenaires.csv"});
}

TEST_CASE("photos go out and come back byte by byte, one file for all that show it") {
    auto document = small_document();
    const auto garden = photo(1);
    const auto other = photo(90);
    REQUIRE(garden != other);
    document.actions.resize(3, document.actions[0]);
    for (std::size_t i = 0; i < 3; ++i) {
        document.actions[i].id = "jardin-" + std::to_string(i);
        document.actions[i].photo = Picture{i == 1 ? other : garden, 64, 48, "Un jardin"};
    }
    Poster poster;
    poster.id = "p";
    poster.title = "Fête : l’été !";
    poster.picture = Picture{prepare_picture(testing::one_colour_png())->bytes, 4, 4, "Un carré"};
    document.posters = {poster};
    const RoundTrip trip(document);
    CHECK(names_in(trip.folder / "saisie/images") ==
          std::vector<std::string>{"affiche-fete-l-ete.png", "photo-le-jardin-2.jpg", "photo-le-jardin.jpg"});
    CHECK(bytes_of(trip.folder / "saisie/images/photo-le-jardin.jpg") == garden);
    for (std::size_t i = 0; i < 3; ++i) CHECK(trip.again.document.actions[i].photo == document.actions[i].photo);
    CHECK(trip.again.document.posters.at(0).picture == poster.picture);
    CHECK(trip.again.document.posters.at(0).id == "p");
}

TEST_CASE("needs name actions by their titles where these are one action's only") {
    auto document = small_document();
    document.actions.resize(3, document.actions[0]);
    document.actions[1].id = "bal-1";
    document.actions[2].id = "bal-2";
    for (std::size_t i = 1; i < 3; ++i) document.actions[i].title = document.actions[i].source_title = "Le bal";
    document.needs.resize(1);
    document.needs[0].action_ids = {document.actions[0].id, "bal-2"};
    const RoundTrip trip(document);
    CHECK(bytes_of(trip.folder / "saisie/besoins.csv").find("\"Le jardin\nbal-2\"") != std::string::npos);
    CHECK(trip.again.document.needs[0].action_ids == document.needs[0].action_ids);
}

TEST_CASE("only words that the shipped tables do not say so are written") {
    Document source;
    source.words.thesaurus = {{"papiers", "passeport"}};
    source.words.acronyms = {"MJC", "ZZZ"};
    auto document = assemble({{source, {}, 0}}, {}).document;
    REQUIRE(document.words.thesaurus.size() > 10);
    const RoundTrip trip(document);
    CHECK(bytes_of(trip.folder / "saisie/mots.csv") ==
          "\xEF\xBB\xBFtype;mot;remplacé par\r\nsynonyme;papiers;passeport\r\nsigle;ZZZ;\r\n");
}

TEST_CASE("nothing is written where something is, and an empty folder is used") {
    const TemporaryFolder folder;
    const auto document = small_document();
    fs::create_directory(folder / "full");
    std::ofstream(folder / "full/actions.csv") << "titre\nÀ moi\n";
    const auto full = write_authoring_folder(document, folder / "full");
    REQUIRE(!full);
    CHECK(full.error().code == Errc::invalid_value);
    CHECK(
        full.error().message.ends_with("/full: ce dossier n’est pas vide, et rien n’y est remplacé. Donner le nom d’un "
                                       "dossier nouveau, ou d’un dossier vide."));
    CHECK(names_in(folder / "full") == std::vector<std::string>{"actions.csv"});
    CHECK(bytes_of(folder / "full/actions.csv") == "titre\nÀ moi\n");
    CHECK(write_authoring_folder(document, folder / "full/actions.csv").error().code == Errc::invalid_value);
    CHECK(write_authoring_folder(document, folder / "a/b").error().code == Errc::unwritable);
    fs::create_directory(folder / "empty");
    CHECK(write_authoring_folder(document, folder / "empty"));
    CHECK(names_in(folder / "empty").size() == 8);
}

TEST_CASE("what is given up or goes wrong leaves nothing behind") {
    const TemporaryFolder folder;
    auto document = small_document();
    document.actions[0].photo = Picture{photo(1), 64, 48, "Un jardin"};
    fs::create_directory(folder / "empty");
    for (const auto* name : {"new", "empty"}) {
        Cancellation cancel;
        double last = 0;
        const auto given_up = write_authoring_folder(document, folder / name,
                                                     {[&](double fraction) {
                                                          CHECK(fraction > last);
                                                          last = fraction;
                                                          if (fraction > 0.5) cancel.cancel();
                                                      },
                                                      &cancel});
        REQUIRE(!given_up);
        CHECK(given_up.error().code == Errc::interrupted);
    }
    document.actions[0].summary = {{BlockKind::paragraph, std::string(cell_limit_bytes + 1, 'x')}};
    const auto too_large = write_authoring_folder(document, folder / "new");
    REQUIRE(!too_large);
    CHECK(too_large.error().code == Errc::too_large);
    CHECK(too_large.error().message.starts_with("actions.csv: une case de la colonne « résumé »"));
    CHECK(names_in(folder.path()) == std::vector<std::string>{"empty"});
    CHECK(fs::is_empty(folder / "empty"));
}

TEST_CASE("progress ends at the whole") {
    const TemporaryFolder folder;
    double last = 0;
    CHECK(write_authoring_folder(small_document(), folder / "a", {[&](double fraction) { last = fraction; }, nullptr}));
    CHECK(last == 1);
}

}  // namespace
}  // namespace parvis::content
