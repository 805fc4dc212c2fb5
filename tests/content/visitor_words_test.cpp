// What people type in the lobby of a social centre, and what has to be among the first sheets that they see.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "content/assemble/assemble.h"
#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_writer.h"
#include "content/search/query.h"
#include "content/sources/source.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;

namespace {

struct Wanted {
    std::string words;
    std::string title;
};

void check_first_hits(const std::filesystem::path& source, const std::vector<Wanted>& wanted) {
    auto reading = read_source(source);
    REQUIRE(reading);
    std::vector<SourceReading> readings;
    readings.push_back(*std::move(reading));
    const testing::TemporaryFolder folder;
    REQUIRE(write_catalogue(assemble(std::move(readings), {}).document, folder / "a.parvis"));
    const auto catalogue = Catalogue::open(folder / "a.parvis");
    REQUIRE(catalogue);
    for (const auto& [words, title] : wanted) {
        constexpr int first = 3;
        const auto result = catalogue->search(words, {}, {0, first});
        REQUIRE(result);
        std::string seen;
        bool found = false;
        for (const auto& hit : result->hits) {
            seen += (seen.empty() ? "" : " | ") + hit.action.title;
            found = found || hit.action.title.starts_with(title);
        }
        CAPTURE(words);
        CAPTURE(seen);
        CHECK_MESSAGE(found, title);
    }
}

}  // namespace

TEST_CASE("what visitors type leads to the sheet of the demo that is meant") {
    check_first_hits(std::filesystem::path(PARVIS_SOURCE_DIR) / "content/demo",
                     {{"papiers", "France Services"},
                      {"aide administrative", "France Services"},
                      {"remplir un dossier", "France Services"},
                      {"comment faire une carte d'identité", "France Services"},
                      {"j'ai besoin d'aide", "France Services"},
                      {"je cherche un travail", "France Services"},
                      {"boulot", "France Services"},
                      {"CAF", "France Services"},
                      {"RSA", "France Services"},
                      {"mutuelle", "France Services"},
                      {"facture", "France Services"},
                      {"déclaration d'impôts", "France Services"},
                      {"écrire une lettre", "Se familiariser"},
                      {"retraite", "France Services"},
                      {"avocat", "France Services"},
                      {"ordi", "Espace multimédia"},
                      {"apprendre l'ordinateur", "Se familiariser"},
                      {"imprimer un CV", "Tiers-lieu numérique"},
                      {"mamie", "Seniors connectés"},
                      {"garde d'enfants", "Semer des jardins"},
                      {"garderie", "Semer des jardins"},
                      {"aide aux devoirs", "Espace multimédia"},
                      {"apprendre le français", "Bienvenue"},
                      {"je suis seule", "Fête des voisins"},
                      {"je m'ennuie", "Fête de quartier"},
                      {"quoi faire ce week-end", "Fête de quartier"},
                      {"sortir", "La MJC sous les balcons"},
                      {"chanter", "La MJC sous les balcons"},
                      {"cinéma", "La MJC sous les balcons"},
                      {"jeux", "Comité de jeunes"},
                      {"manger", "La Cantine des potes"},
                      {"repas gratuit", "La Cantine des potes"},
                      {"colis alimentaire", "La Cantine des potes"},
                      {"vélo", "Les chariottes musicales"},
                      {"réparer mon vélo", "La fête du printemps"},
                      {"peinture", "Tadelakt"},
                      {"devenir bénévole", "Accompagnement des bénévoles"},
                      {"fauteuil roulant", "Se familiariser"}});
}

// The hint and the examples of the English screens are among these, and each finds something.
TEST_CASE("what an English visitor types leads to the sheet of the demo that is meant") {
    check_first_hits(std::filesystem::path(PARVIS_SOURCE_DIR) / "content/demo",
                     {{"garden", "Semer des jardins"},
                      {"help with papers", "France Services"},
                      {"papers", "France Services"},
                      {"computer", "Espace multimédia"},
                      {"music", "Les chariottes musicales"},
                      {"party", "Fête de quartier"},
                      {"french lessons", "Bienvenue"}});
}

TEST_CASE("a whole French word is not taken for an English one that begins so, and comes before what it stands for") {
    const Thesaurus thesaurus({{"garde", "crèche"}, {"garden", "jardin"}, {"help", "aide"}});
    REQUIRE(understand("garde", thesaurus).words.at(0).synonyms.size() == 1);
    CHECK(understand("garde", thesaurus).words.at(0).synonyms[0].text == "crèche");
    CHECK(understand("gard", thesaurus).words.at(0).synonyms.size() == 2);
    const auto garden = understand("garden", thesaurus).words.at(0);
    CHECK(answer(garden, "garden")->kind == MatchKind::exact);
    CHECK(answer(garden, "jardin")->kind == MatchKind::synonym);
}

TEST_CASE("what visitors type leads to the sheet of the national list that is meant") {
    const auto text = std::filesystem::path(PARVIS_SHARED_DIR) / "seeds/senacs-actions.txt";
    if (!std::filesystem::exists(text)) {
        MESSAGE("not run: the national list is not here");
        return;
    }
    check_first_hits(text, {{"papiers", "A La Source France Service"},
                            {"administrative", "A La Source France Service"},
                            {"remplir un dossier", "A La Source France Service"},
                            {"j'ai besoin d'aide", "A La Source France Service"},
                            {"je cherche un travail", "A La Source France Service"},
                            {"mutuelle", "A La Source France Service"},
                            {"facture", "A La Source France Service"},
                            {"RSA", "A La Source France Service"},
                            {"ordi", "Espace multimédia"},
                            {"garderie", "Semer des jardins"},
                            {"apprendre le français", "Bienvenue"},
                            {"je m'ennuie", "Fête de quartier"},
                            {"sortir", "Fête de quartier"},
                            {"couture", "Tadelakt"},
                            {"danser", "Fête de quartier"},
                            {"manger", "La cantine des potes"},
                            {"vêtements", "La cantine des potes"},
                            {"devoirs", "Espace multimédia"},
                            {"réparer mon vélo", "Les animations de proximité"},
                            {"mamie", "Seniors connectés"},
                            {"devenir bénévole", "Accompagnement et gestion"}});
}
