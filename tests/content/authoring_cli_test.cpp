// parvis-content template and unpack, as federations and centres call them.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "tests/content/cli_call.h"
#include "tests/support/temporary_folder.h"

namespace fs = std::filesystem;
using parvis::testing::call;
using parvis::testing::has;
using parvis::testing::TemporaryFolder;

TEST_CASE("template lays out a folder to fill, build says that nothing in it is content, and nothing is overwritten") {
    const TemporaryFolder folder;
    const auto target = (folder / "saisie").string();
    const auto made = call({"template", target});
    CHECK(made.code == 0);
    CHECK(made.err.empty());
    CHECK(has(made.out, "écrit : " + target + ", un dossier de saisie vide"));
    CHECK(fs::exists(folder / "saisie/LISEZMOI.txt"));
    const auto built = call({"build", target, "-o", folder / "a.parvis"});
    CHECK(built.code == 1);
    CHECK(has(built.err, "les sources n’ont donné aucune fiche"));
    CHECK(!has(built.err, "à corriger"));
    const auto again = call({"template", target});
    CHECK(again.code == 1);
    CHECK(again.err == target +
                           ": ce dossier n’est pas vide, et rien n’y est remplacé. Donner le nom d’un dossier "
                           "nouveau, ou d’un dossier vide.\n");
    CHECK(call({"template"}).code == 2);
    CHECK(call({"template", "a", "b"}).code == 2);
}

TEST_CASE("with our centre's name, in the folder or at the build, actions.csv is all there is to fill") {
    const TemporaryFolder folder;
    const auto target = (folder / "saisie").string();
    REQUIRE(call({"template", target, "--centre", "LES \"TILLEULS\""}).code == 0);
    const auto plant = [&] { std::ofstream(folder / "saisie/actions.csv") << "titre\nLe bal\nLe café\n"; };
    plant();
    const auto pack = (folder / "a.parvis").string();
    const auto built = call({"build", target, "-o", pack});
    CHECK(built.code == 0);
    CHECK(!has(built.err, "centre"));
    CHECK(has(call({"inspect", pack}).out, "LES \"TILLEULS\""));

    fs::remove_all(target);
    REQUIRE(call({"template", target}).code == 0);
    plant();
    CHECK(call({"build", target, "-o", pack}).code == 1);
    const auto named = call({"build", target, "-o", pack, "--centre", "Les Tilleuls"});
    CHECK(named.code == 0);
    CHECK(!has(named.err, "centre"));
    CHECK(has(call({"inspect", pack}).out, "Les Tilleuls"));
    fs::remove(fs::path(target) / "centre.toml");
    CHECK(call({"build", target, "-o", pack, "--centre", "Les Tilleuls"}).code == 0);
}

TEST_CASE("each remark says what it is, errors come last, and those of a file stand in the order of its lines") {
    const TemporaryFolder place;
    const std::string folder = place / "saisie";
    fs::create_directory(folder);
    std::ofstream(folder + "/actions.csv") << "titre;centre;horaires;thème\nA;LA SOURCE;lundi 17h-9h;\nB;LA "
                                              "SOURCE;lundi 18h-9h;Loisirs\nC;LA SOURCE;;Jeux\n";
    std::ofstream(folder + "/partenaires.csv") << "nom;pictogramme\nPMI;bebe\n";
    const auto built = call({"build", folder, "-o", place / "a.parvis"});
    std::vector<std::string> places;
    std::istringstream lines(built.err);
    for (std::string line; std::getline(lines, line);)
        places.push_back(line.substr(0, line.find(' ')) + line.substr(line.rfind('/', line.find(".csv:")) + 1, 16));
    REQUIRE(places.size() == 6);
    CHECK(places[0].starts_with("attentionactions.csv:3"));
    CHECK(places[1].starts_with("attentionactions.csv:4"));
    CHECK(places[2].starts_with("attentionpartenaires.csv"));
    CHECK(places[3].starts_with("erreuractions.csv:2"));
    CHECK(places[4].starts_with("erreuractions.csv:3"));
    CHECK(has(built.err, "2 erreurs à corriger"));
}

TEST_CASE("unpack gives the demo's folder back, and building it changes nothing for visitors") {
    const TemporaryFolder folder;
    const auto pack = (folder / "demo.parvis").string();
    const auto target = (folder / "saisie").string();
    REQUIRE(call({"build", PARVIS_SOURCE_DIR "/content/demo", "-o", pack}).code == 0);
    const auto unpacked = call({"unpack", pack, target});
    CHECK(unpacked.code == 0);
    CHECK(unpacked.err.empty());
    CHECK(has(unpacked.out, "écrit : " + target + " (23 actions, 25 partenaires, 8 besoins, 3 affiches)\n"));
    CHECK(has(unpacked.out, "parvis-content inspect FICHIER.parvis --against " + pack));
    const auto again = (folder / "again.parvis").string();
    CHECK(call({"build", target, "-o", again}).err.empty());
    const auto compared = call({"inspect", again, "--against", pack});
    CHECK(has(compared.out, "0 fiche nouvelle\n0 fiche modifiée\n0 fiche retirée\n"));
    CHECK(call({"unpack", pack, target}).code == 1);
}

TEST_CASE("unpack of what is no catalogue writes nothing") {
    const TemporaryFolder folder;
    std::ofstream(folder / "a.parvis") << "Bonjour";
    const auto outcome = call({"unpack", folder / "a.parvis", folder / "saisie"});
    CHECK(outcome.code == 1);
    CHECK(has(outcome.err, "a.parvis"));
    CHECK(!fs::exists(folder / "saisie"));
    CHECK(call({"unpack", folder / "a.parvis"}).code == 2);
}
