// Numbers of a sheet: those that are really there, and none that are not.
#include "kiosk/views/figures.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace parvis::kiosk;

namespace {

using Figures = std::vector<Figure>;

struct Row {
    const char* people;
    Figures figures;
};

}  // namespace

TEST_CASE("a number and a word for people make a figure, as the sheet says it") {
    const Row rows[] = {
        {"40 bénévoles et 12 professionnels", {{"40", "bénévoles"}, {"12", "professionnels"}}},
        {"3 animateurs\n2 parents\n900 spectateurs", {{"3", "animateurs"}, {"2", "parents"}, {"900", "spectateurs"}}},
        {"L’équipe, 4 salariés, deux bénévoles", {{"4", "salariés"}, {"2", "bénévoles"}}},
        {"1200 spectateurs", {{"1\u202f200", "spectateurs"}}},
        {"1\u00a0200 spectateurs", {{"1\u202f200", "spectateurs"}}},
        {"6 agents et les 9 voisins venus ce matin-là", {{"6", "agents"}, {"9", "voisins"}}},
        {"5 salarié·e·s et 7 animateur.rice.s", {{"5", "salarié·e·s"}, {"7", "animateur.rice.s"}}},
        {"8 intervenants Les Amis du Jardin", {{"8", "intervenants Les Amis du Jardin"}}},
        {"11 bénévoles adultes", {{"11", "bénévoles adultes"}}},
        {"Entre-temps : 10 à 15 habitants", {{"10 à 15", "habitants"}}},
        {"(6 participants) Plus de 300 habitants", {{"Plus de 300", "habitants"}}},
        {"environ 30 familles", {{"Environ 30", "familles"}}},
        {"une trentaine de personnes de tous âges, adhérents", {{"Une trentaine", "de personnes de tous âges"}}},
        {"Une dizaine d’habitants", {{"Une dizaine", "d’habitants"}}},
        {"3 membres de l’équipe", {{"3", "membres de l’équipe"}}},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.people));
        CHECK(figures_of(row.people) == row.figures);
    }
}

TEST_CASE("where the rule leaves a doubt there is no figure") {
    const char* const texts[] = {
        "",
        "Divers",
        "Ensemble de l’équipe\nHabitants",
        "1 professionnelle",
        "0.5 ETP",
        "0,5 salarié",
        "2,5 salariés",
        "1 personne conseillère / 0.5 ETP.",
        "Une commission de 5 bénévoles",         // does not begin with its number
        "2 personnes associations et bailleur",  // who?
        "et 5 du club",                          // five of what?
        "Les rédacteurs (une dizaine), la directrice",
        "55000",
        "3 400 €",
        "200 € pour 250 numéros",
        "12345678 habitants",
        "1 2 habitants",
        "25 % habitants",
        "10 bénévoles le matin, 6 bénévoles le soir",  // which of the two?
        "des dizaines de bénévoles",
        "vingt-cinq",
        "2020 : fête du quartier",
    };
    for (const char* text : texts) {
        CAPTURE(std::string(text));
        CHECK(figures_of(text) == Figures{});
    }
}

TEST_CASE("no more than four figures are shown, the first of the sheet") {
    const Figures figures = figures_of("2 jeunes, 3 seniors, 4 parents, 5 agents, 6 artistes");
    REQUIRE(figures.size() == 4);
    CHECK(figures.back() == Figure{"5", "agents"});
}
