// centre.toml, and every slip with the sentence that it gets.
#include "content/sources/centre_file.h"

#include <doctest/doctest.h>

#include "tests/support/diagnostics.h"

namespace {

using namespace parvis::content;
using parvis::testing::has_error;
using parvis::testing::lines;
using parvis::testing::says;

struct Reading {
    std::optional<Organisation> centre;
    Diagnostics diagnostics;
};

Reading read(std::string_view bytes) {
    Reading reading;
    Remarks remarks("centre.toml", reading.diagnostics);
    reading.centre = read_centre_file(bytes, remarks);
    return reading;
}

}  // namespace

TEST_CASE("centre.toml: where it says no name, the settings' name is ours, with what else it says") {
    const auto read_on_board = [](std::string_view bytes) {
        Reading reading;
        Remarks remarks("centre.toml", reading.diagnostics);
        reading.centre = read_centre_file(bytes, remarks, "Les Tilleuls");
        CHECK(lines(reading.diagnostics) == "");
        return reading.centre;
    };
    for (const std::string_view name :
         {"nom = \"(exemple) LA SOURCE\"\nsite = \"(exemple) exemple.fr\"\n", "nom = \"\"\n", ""}) {
        const auto centre = read_on_board(std::string(name) + "telephone = \"0590123456\"\n");
        REQUIRE(centre);
        CHECK(centre->source_name == "Les Tilleuls");
        CHECK(centre->contact.phone == "05 90 12 34 56");
        CHECK(centre->contact.website.empty());
    }
    CHECK(read_on_board("nom = \"LA SOURCE\"\n").value().source_name == "LA SOURCE");
    CHECK_FALSE(read_on_board("nom = \"(exemple) LA SOURCE\"\n"));
}

TEST_CASE("centre.toml: each slip names its line and what to write") {
    const auto number = read("nom = \"A\"\ntelephone = 590123456\n");
    CHECK(says(number,
               "centre.toml:2: clé « telephone » : la valeur doit être un texte entre guillemets. Écrire : "
               "telephone = \"05 90 12 34 56\""));
    CHECK(has_error(number));
    CHECK(says(read("nom = \"A\"\ntelefone = \"1\"\n"),
               "centre.toml:2: clé « telefone » : clé inconnue ; elle n’est pas lue. Écrire peut-être « telephone »"));
    CHECK(says(read("site = \"x\"\n"), "centre.toml: clé « nom » : cette clé manque"));
    CHECK(says(read("nom = \" \"\n"), "centre.toml:1: clé « nom » : le nom est vide"));
    CHECK(says(read("nom = \"A\"\nhoraires = \"lundi 12h-9h | le soir\"\n"),
               "centre.toml:2: clé « horaires » : "
               "« lundi 12h-9h » : la fin"));
    CHECK(says(read("nom = \"A\"\nhoraires = [\"le soir\", \"lundi\"]\n"), "« le soir » n’est pas compris"));
    CHECK(read("nom = \"Caf\xE9\"\n").centre.value().source_name == "Café");
    CHECK(says(read(std::string(2'000'000, '#')), "dépasse 1 Mo"));
    CHECK(has_error(read(std::string(100'000, '['))));
}

TEST_CASE("centre.toml: what TOML refuses gets the sentence of its own slip, once, with what to write") {
    const struct {
        std::string_view bytes;
        std::string_view told;
    } slips[] = {
        {"nom = \"A\"\n\ntéléphone = \"05 90\"\n",
         "centre.toml:3: la clé « téléphone » s’écrit sans accent ni majuscule. Écrire : telephone = \"05 90\"."},
        {"présentation = Un lieu\n", "Écrire : presentation = \"Un lieu\"."},
        {"nom = “La Source”\n", "centre.toml:1: ces guillemets ne sont pas ceux qu’il faut"},
        {"nom = « La Source »\n", "Écrire : nom = \"La Source\"."},
        {"nom = La Source\n", "centre.toml:1: le texte n’est pas entre guillemets. Écrire : nom = \"La Source\"."},
        {"nom = \"A\"\ntelephone = 05 90 12 34 56\n",
         "centre.toml:2: le texte n’est pas entre guillemets. Écrire : telephone = \"05 90 12 34 56\"."},
        {"nom = \"A\"\nadresse = \"3 rue du Port\n97100 Basse-Terre\"\n",
         "centre.toml:2: le texte n’est pas fermé par un guillemet sur la même ligne. Le fermer ; un texte de "
         "plusieurs "
         "lignes commence et finit par trois guillemets : adresse = \"\"\"…\"\"\"."},
        {"nom = \"A\"\npresentation = \"Venez \"en famille\"\"\n",
         "centre.toml:2: il y a des guillemets droits dans le texte."},
        {"nom = \"A\"\nnom = \"B\"\n", "centre.toml:2: la clé « nom » est déjà à la ligne 1. Garder une seule"},
        {"nom =\n", "centre.toml:1: la clé « nom » n’a pas de texte. Écrire : nom = \"…\"."},
        {"La Source\n", "centre.toml:1: la ligne n’est pas comprise. Écrire une clé, le signe = et un texte"},
    };
    for (const auto& slip : slips) {
        CAPTURE(slip.bytes);
        const auto reading = read(slip.bytes);
        CHECK(says(reading, slip.told));
        CHECK(reading.diagnostics.size() == 1);
        CHECK(has_error(reading));
    }
}

TEST_CASE("centre.toml: an escape brings no control character into the catalogue") {
    const auto reading = read("nom = \"La \\u0007Source\"\n");
    CHECK(says(reading, "caractère de contrôle écrit \\u"));
    CHECK(reading.centre.value().source_name == "La Source");
}
