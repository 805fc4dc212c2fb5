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

TEST_CASE("centre.toml: each slip names its line and what to write") {
    const auto number = read("nom = \"A\"\ntelephone = 590123456\n");
    CHECK(says(number,
               "centre.toml:2: clé « telephone » : la valeur doit être un texte entre guillemets. Écrire : "
               "telephone = \"05 90 12 34 56\""));
    CHECK(has_error(number));
    CHECK(says(read("nom = \"A\"\n\ntéléphone = 1\n"), "centre.toml:3:"));  // a bare key takes no accent
    CHECK(says(read("nom = \"A\"\ntelefone = \"1\"\n"),
               "centre.toml:2: clé « telefone » : clé inconnue ; elle n’est pas lue. Écrire peut-être « telephone »"));
    const auto bare = read("nom = Centre\n");
    CHECK(says(bare, "centre.toml:1: la ligne n’est pas comprise. Écrire clé = \"texte\""));
    CHECK(lines(bare).ends_with("va entre \"\"\" et \"\"\".\n"));  // nothing of the library's English behind it
    CHECK(says(read("nom = \"A\"\nnom = \"B\"\n"), "centre.toml:2: la ligne n’est pas comprise"));
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

TEST_CASE("centre.toml: an escape brings no control character into the catalogue") {
    const auto reading = read("nom = \"La \\u0007Source\"\n");
    CHECK(says(reading, "caractère de contrôle écrit \\u"));
    CHECK(reading.centre.value().source_name == "La Source");
}
