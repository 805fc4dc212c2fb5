// The traps of the free texts: bullets, lone dashes, wrapped lines and lists of lines, words that look like labels.
#include "tests/content/senacs_support.h"

using namespace parvis::testing;

TEST_CASE("words of a label inside a text are no label") {
    CHECK(summary_of("Une offre grand-Public\nFêtes - Public\nVoir la fiche - Territoire concerné\n"
                     "Description générale : un abri.\nLES ACTIONS\n- Dimension d'un lieu ouvert.\n"
                     "- Actions de rue avec les jeunes.\n• Public\nPublic : les aînés\npublic\nNotre Résumé\n"
                     "« Dimension »\nPublic :") ==
          Strings{"Une offre grand-Public", "Fêtes - Public", "Voir la fiche - Territoire concerné",
                  "Description générale : un abri.", "LES ACTIONS", "• Dimension d'un lieu ouvert.",
                  "• Actions de rue avec les jeunes.", "• Public", "Public : les aînés", "public", "Notre Résumé",
                  "« Dimension »", "Public :"});
}

TEST_CASE("a lone dash opens a list") {
    CHECK(summary_of("Nous proposons :\n-\n- la couture\n- le tricot\n") ==
          Strings{"Nous proposons :", "• la couture", "• le tricot"});
}

TEST_CASE("a lone dash is the bullet of the next bare line, and of that one only") {
    CHECK(summary_of("Trois temps :\n-\nLe matin\n-\nLe midi\nEnsuite on range.\n") ==
          Strings{"Trois temps :", "• Le matin", "• Le midi", "Ensuite on range."});
}

TEST_CASE("a lone dash before a label is nothing") {
    const auto action =
        only_action("Actions \"T\"\n- Description générale\nFin.\n-\n- Public\n- Seniors\n-\n- Résumé\n-\n");
    CHECK(field_of(action, labels::general_description) == Strings{"Fin."});
    CHECK(action.publics == Strings{"Seniors"});
    CHECK(action.summary.empty());
}

TEST_CASE("a lone dash before bare values makes them values") {
    CHECK(only_action("Actions \"T\"\n- Mots clés associés à l'action\n-\nJeux\n-\nCuisine\n").keywords ==
          Strings{"Jeux", "Cuisine"});
}

TEST_CASE("bullet signs make bullets, two on one line too") {
    CHECK(summary_of("Le relais\n• un guichet ; • deux agents ;\n• un site\nEt aussi • un bus • un car") ==
          Strings{"Le relais", "• un guichet ;", "• deux agents ;", "• un site", "Et aussi", "• un bus", "• un car"});
    CHECK(summary_of("Les habitant•e•s") == Strings{"Les habitant•e•s"});
}

TEST_CASE("dashed lines inside a text are bullets between its paragraphs") {
    CHECK(summary_of("Côté jardin :\n- les semis\n- les fleurs\nCôté cour :\n- le four\nTout est ouvert.") ==
          Strings{"Côté jardin :", "• les semis", "• les fleurs", "Côté cour :", "• le four", "Tout est ouvert."});
}

TEST_CASE("hard-wrapped lines are joined") {
    CHECK(summary_of("La maison du canal ouvre ses portes chaque samedi aux familles qui veulent apprendre à\n"
                     "réparer un vélo, un grille-pain ou une lampe avec des voisins qui savent le faire. Les\n"
                     "outils sont prêtés. Chacun repart avec son objet, et souvent avec une adresse, celle de\n"
                     "Madame Petit par exemple, qui recoud tout.\n"
                     "Parfois rien ne marche et cela ne fait rien.\n"
                     "On recommence la semaine d'après.")
              .size() == 3);
    CHECK(summary_of("Le bus s'arrête devant la maison du canal à neuf heures, puis il fait le tour de la\n"
                     "vallée.\nIl revient le soir.") ==
          Strings{"Le bus s'arrête devant la maison du canal à neuf heures, puis il fait le tour de la vallée.",
                  "Il revient le soir."});
    CHECK(summary_of("- Un bus qui s'arrête devant la maison du canal à neuf heures, puis qui fait le tour de la\n"
                     "vallée\n- Un train") ==
          Strings{"• Un bus qui s'arrête devant la maison du canal à neuf heures, puis qui fait le tour de la vallée",
                  "• Un train"});
}

TEST_CASE("lists of lines stay lists") {
    const auto kept = [](const std::string& text) {
        CAPTURE(text);
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
        CHECK(summary_of(text).size() == lines);
    };
    kept("Peinture = 40 €\nbois = 12 €\nvis et clous = 3 €\nTotal = 55 €");
    kept("Mairie ( aide ) : 500€\nCaisse : 200€\nValorisation du temps donné : 900€");
    kept(
        "4 voisins\n2 aînés\n3 membres de l'équipe du foyer\n1 personne de la mairie\nService jeunes et vo\n5 parents");
    kept("des permanences tenues chaque semaine depuis l'ouverture de la maison, en 2019.\nparfois à domicile");
    kept(
        "Organiser des repas partagés entre les habitants de la rue et ceux de la place du marché\n"
        "Proposer des sorties\nInventer un jeu de piste dans la vallée avec les enfants des deux écoles du village");
    kept(
        "Les buts sont\nfavoriser la rencontre entre les habitants de la vallée et ceux de la plaine voisine\n"
        "créer du lien");
    kept("une fête pour les enfants des deux écoles du village et leurs parents, chaque printemps\nun bal");
    kept(
        "Les familles de la vallée viennent surtout le samedi, par beau temps, avec leurs voisins :\nParents\nEnfants");
}

TEST_CASE("blank lines part paragraphs") {
    CHECK(summary_of("Le bus s'arrête devant la maison du canal à neuf heures, puis il fait le tour de la\n\nvallée.")
              .size() == 2);
}

TEST_CASE("text that a sheet says twice is shown once, short words may come again") {
    const std::string paragraph =
        "Un four à pain rassemble la rue entière chaque premier dimanche du mois, sous le grand tilleul.";
    const auto reading = read("Actions \"T\"\n- Résumé\n" + paragraph + "\nLe four\n• du bois\n" + paragraph +
                              "\nLe four\n• du bois\nDu pain.\n- Description générale\n" + paragraph + "\nDu pain.\n" +
                              "- Résultat pour les habitants\nDu pain.\n");
    const auto& action = reading.document.actions.front();
    CHECK(lines_of(action.summary) == Strings{paragraph, "Le four", "• du bois", "Du pain."});
    CHECK(field_of(action, labels::general_description) == Strings{"Du pain."});
    CHECK(field_of(action, labels::result_for_residents) == Strings{"Du pain."});
    CHECK(told(reading, 6, "ligne 3"));
    CHECK(told(reading, 11, "ligne 3"));
}
