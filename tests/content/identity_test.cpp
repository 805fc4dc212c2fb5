#include "content/identity.h"

#include <doctest/doctest.h>

using namespace parvis::content;

TEST_CASE("an id is the FNV-1a of the folded names, the same on every machine and for ever") {
    // FNV-1a 64 of "centre social\x1Flot\x1Ffete des voisins".
    CHECK(action_id("Centre Social", "Lot", "Fête des voisins") == "18f0a16c0bf29e69");
    CHECK(organisation_id("", "") == "af63d24c8601db8e");
}

TEST_CASE("spelling does not change an id, and words do") {
    const auto id = action_id("CENTRE SOCIAL L'ÉTOILE", "Côte-d’Or", "LA FÊTE");
    CHECK(id == action_id("Centre social l’étoile", "COTE-D'OR", " la  fete "));
    CHECK(id != action_id("CENTRE SOCIAL L'ÉTOILE", "Côte-d’Or", "LA FÊTE 2"));
    CHECK(id != action_id("CENTRE SOCIAL L'ÉTOILE", "Lot", "LA FÊTE"));
}

TEST_CASE("letters do not move between the parts of an id") {
    CHECK(action_id("ab", "c", "d") != action_id("a", "bc", "d"));
    CHECK(action_id("a", "", "b") != action_id("a", "b", ""));
    CHECK(named_id("need", "x") != named_id("partner", "x"));
    CHECK(organisation_id("a", "b") != action_id("a", "b", ""));
}

TEST_CASE("a centre may be called with its département, as the settings tell two of a name apart") {
    CHECK(is_for_centre({"LA SOURCE", "Centre social La Source"}, "Centre social La Source"));
    CHECK(is_for_centre({"LA SOURCE"}, "La source - Guadeloupe"));
    CHECK(is_for_centre({"Maison - Lot"}, "MAISON - LOT"));
    CHECK_FALSE(is_for_centre({"LA SOURCE"}, "La Fontaine - Guadeloupe"));
    CHECK_FALSE(is_for_centre({"LA SOURCE"}, "Guadeloupe"));
}
