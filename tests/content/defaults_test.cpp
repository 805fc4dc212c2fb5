#include "content/defaults/defaults.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "content/assemble/word_rules.h"
#include "content/pictogram.h"
#include "content/text/folding.h"

using namespace parvis::content;

TEST_CASE("the shipped tables are read without a word of complaint") {
    const auto defaults = shipped_defaults();
    for (const auto& diagnostic : defaults.diagnostics) MESSAGE(to_line(diagnostic));
    CHECK(defaults.diagnostics.empty());
    CHECK(defaults.document.actions.empty());
}

TEST_CASE("eight needs are shipped, each with a pictogram and something to gather") {
    const auto needs = shipped_defaults().document.needs;
    REQUIRE(needs.size() == 8);
    CHECK(needs.front().label == "Papiers et démarches");
    CHECK(needs.back().label == "Nos partenaires");
    CHECK(needs.back().opens_partners);
    std::set<std::string> pictograms;
    for (const auto& need : needs) {
        CAPTURE(need.label);
        CHECK(is_pictogram(need.pictogram));
        CHECK(need.pictogram != "info");
        CHECK(pictograms.insert(need.pictogram).second);
        CHECK((need.opens_partners || !need.words.empty() || !need.dimensions.empty()));
    }
}

TEST_CASE("what visitors say leads to what sheets say") {
    const auto words = shipped_defaults().document.words;
    const auto leads = [&](std::string_view from, std::string_view to) {
        for (const auto& pair : words.thesaurus)
            if (fold(pair.from) == fold(from) && fold(pair.to) == fold(to)) return true;
        return false;
    };
    CHECK(leads("papiers", "démarches"));
    CHECK(leads("ordi", "numérique"));
    CHECK(leads("boulot", "emploi"));
    std::set<std::string> visitors;
    for (const auto& pair : words.thesaurus) {
        visitors.insert(fold(pair.from));
        CAPTURE(pair.from);
        CHECK(fold(pair.from) != fold(pair.to));
    }
    CHECK(visitors.size() >= 80);
}

TEST_CASE("names and titles of the national list are shown as their centres write them") {
    const WordRules rules(shipped_defaults().document.words);
    CHECK(rules.organisation("CENTRE SOCIOCULTUREL \"LA CORDELIERE\"") == "Centre socioculturel La Cordelière");
    CHECK(rules.organisation("AS.QUART.GNOTTES") == "As. Quart. Gnottes");
    CHECK(rules.organisation("CENTRE SOCIAL DES TROIS CITES") == "Centre social des Trois Cites");
    CHECK(rules.organisation("MJC DU LAC") == "MJC du Lac");
    CHECK(rules.title("ENVIRONNEMENT ET CITOYENNETÉ MENEE AVEC LES POPULATIONS") ==
          "Environnement et citoyenneté menée avec les populations");
    CHECK(rules.title("TADELAKT - ART DECO (Techniques d'hier)") == "Tadelakt – Art déco (Techniques d’hier)");
    CHECK(rules.title("FETE AU CENTRE SOCIAL LA SOURCE") == "Fête au Centre social La Source");
    CHECK(rules.keyword("viellissement") == "Vieillissement");
}
