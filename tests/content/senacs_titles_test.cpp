// Where a sheet begins, and what only looks like it.
#include "tests/content/senacs_support.h"

using namespace parvis::testing;

TEST_CASE("title lines come with every kind of quotes, or bare with the title below") {
    CHECK(titles_of("Actions \"Un\"\nActions «Deux»\nActions « Trois »\nActions “Quatre”\nActions\nCinq\nActions\n"
                    "« Six »\nDESCRIPTION DE L'ACTION\n") == Strings{"Un", "Deux", "Trois", "Quatre", "Cinq", "Six"});
    CHECK(titles_of("Actions \"Le \"grand\" bal\"\n- Résumé\nOui.\n") == Strings{"Le \"grand\" bal"});
    CHECK(titles_of("Actions \"L'\"atelier\"\"\n") == Strings{"L'\"atelier\""});
    CHECK(titles_of("Actions \"Sans fin\n- Statut de l'action\n- En cours\n") == Strings{"Sans fin"});
    CHECK(titles_of("Actions \"Un titre long\nsur deux lignes\"\nDESCRIPTION DE L'ACTION\n") ==
          Strings{"Un titre long sur deux lignes"});
}

TEST_CASE("the word Actions inside a text starts no sheet") {
    const std::string before = "Actions \"T\"\n- Description générale\nAvant.\n";
    const std::string after = "\n- Ressources financières mobilisées pour cette action\n5 €\n";
    for (const std::string text :
         {"Actions\n- planter\n- arroser", "Actions\nOn plante.\nOn arrose.", "Actions\nOn plante et on arrose",
          "Actions \"fleurs\" et \"fruits\"", "Actions \"coup de main\" au printemps", "Nos actions \"fleurs\"",
          "- Actions \"fleurs\"", "Actions", "Les Actions"}) {
        CAPTURE(text);
        const auto reading = read(before + text + after);
        CHECK(reading.sheets_read == 1);
        CHECK(reading.document.actions.front().money == "5 €");
        CHECK(field_of(reading.document.actions.front(), labels::general_description).size() >= 2);
    }
}

TEST_CASE("an early text may hold the word Actions before the labels that open a sheet") {
    for (const std::string text : {"Actions \"coup de main\" au printemps", "Actions\nOn plante", "Actions \"fleurs"}) {
        CAPTURE(text);
        const auto action = only_action("Actions \"T\"\n- Raisons pour lesquelles l'action est terminée\nAvant.\n" +
                                        text + "\n- Dimension\n- Services\n");
        CHECK(action.ended_reason == "Avant.\n" + text);
        CHECK(action.dimension == "Services");
    }
}

TEST_CASE("a bare Actions after a text starts a sheet when the labels go back") {
    CHECK(titles_of("Actions\nUn\n- Résumé\nOui.\nActions\nDeux\n- Statut de l'action\n- En cours\nActions\nTrois\n"
                    "- Résumé\nNon.\nActions\nQuatre\n- Public\n- Seniors\n") ==
          Strings{"Un", "Deux", "Trois", "Quatre"});
    CHECK(titles_of("Actions \"Un\"\n- Description générale\nOui\nActions\nDeux\nDESCRIPTION DE L'ACTION\n") ==
          Strings{"Un", "Deux"});
}

TEST_CASE("a once-only label that comes again starts a sheet without title, and that is told") {
    for (const std::string label : {"- Statut de l'action\n- En cours\n", "- Résumé\nAutre chose.\n"}) {
        const auto reading = read("Actions \"T\"\n- Statut de l'action\n- En cours\n- Résumé\nOui.\n" + label);
        CHECK(reading.sheets_read == 2);
        REQUIRE(reading.document.actions.size() == 2);
        CHECK(reading.document.actions[1].source_title.empty());
        CHECK(told(reading, 6, "sans ligne de titre"));
    }
}

TEST_CASE("a stray heading or labels before the first title make no sheet, and are told with what they hold") {
    const std::string sheet = "Actions \"Un\"\n- Statut de l'action\n- En cours\n- Résumé\nOui.\n";
    for (const std::string stray :
         {"METHODOLOGIE DE L' ACTION\n", "DESCRIPTION DE L'ACTION\n- Statut de l'action\n- Résumé\n",
          "- Dimension\n- Services\n- Public\n- Les aînés\n", "Un mot.\nMETHODOLOGIE DE L' ACTION\n"}) {
        CAPTURE(stray);
        const auto reading = read(stray + sheet);
        CHECK(reading.sheets_read == 1);
        REQUIRE(reading.document.actions.size() == 1);
        CHECK(reading.document.actions[0].source_title == "Un");
        CHECK(reading.document.actions[0].status == "En cours");
        std::string quoted = stray.substr(0, stray.size() - 1);
        for (auto at = quoted.find('\n'); at != std::string::npos; at = quoted.find('\n')) quoted.replace(at, 1, " / ");
        CHECK(told(reading, 1, "n’appartient à aucune : " + quoted));
    }
    const auto with_text = read("- Résumé\nDu texte.\n" + sheet);
    CHECK(with_text.sheets_read == 2);
    CHECK(lines_of(with_text.document.actions[0].summary) == Strings{"Du texte."});
    const auto alone = read("METHODOLOGIE DE L' ACTION\n- Public\n");
    CHECK(alone.sheets_read == 0);
    CHECK(told(alone, 1, "aucune fiche dans ce texte"));
}

TEST_CASE("a once-only label that comes again with nothing below makes no sheet, and is told") {
    const auto reading = read("Actions \"Un\"\n- Résumé\nOui.\n- Résumé\nActions \"Deux\"\n- Résumé\nNon.\n");
    CHECK(reading.sheets_read == 2);
    CHECK(told(reading, 4, "elles n’appartiennent à aucune fiche : - Résumé. Les mettre"));
}

TEST_CASE("a sheet without its last part ends at the next title") {
    const auto reading = read(
        "Actions \"Un\"\n- Suite de l'action : Perspectives\nGrandir.\n- Le passeport vélo\nUn carnet utile\n"
        "Actions \"Deux\"\n- Résumé\nOui.\n");
    REQUIRE(reading.sheets_read == 2);
    CHECK(field_of(reading.document.actions[0], labels::prospects) ==
          Strings{"Grandir.", "• Le passeport vélo", "Un carnet utile"});
    CHECK(reading.document.actions[1].source_title == "Deux");
}

TEST_CASE("a sheet may be nearly empty") {
    const auto reading = read("Actions \"Un\"\nActions \"Deux\"\n- Résumé\nActions\nTrois");
    CHECK(reading.sheets_read == 3);
    CHECK(reading.document.actions[2].source_title == "Trois");
    CHECK(told(reading, 1, "sans structure organisatrice"));
    CHECK(told(read("Actions \"\"\n"), 1, "sans titre"));
}

TEST_CASE("a text is known by a title line or by two labels") {
    CHECK(looks_like_senacs("bla\nActions \"T\"\n"));
    CHECK(looks_like_senacs("- Dimension\nbla\n- Résumé\n"));
    CHECK_FALSE(looks_like_senacs("- Dimension\n- Dimension\n"));
    CHECK_FALSE(looks_like_senacs("Une lettre au maire.\nDeux lignes, Actions et Dimension.\n"));
    CHECK_FALSE(looks_like_senacs(""));
    CHECK(told(read("Une lettre\nde deux lignes"), 1, "Une lettre / de deux lignes"));
}
