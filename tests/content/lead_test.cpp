#include "content/assemble/lead.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "content/assemble/assemble.h"
#include "content/sheet_labels.h"

using namespace parvis::content;

namespace {

Action sheet(std::string title) {
    Action action;
    action.title = title;
    action.source_title = std::move(title);
    return action;
}

// As a card shows it: typeset, with its capital.
std::string shown_lead(const Action& action) {
    SourceReading reading;
    reading.document.actions = {action};
    std::vector<SourceReading> readings = {std::move(reading)};
    return assemble(std::move(readings), {}, {}).document.actions.at(0).lead;
}

std::vector<Block> paragraphs(const std::vector<std::string>& texts) {
    std::vector<Block> blocks;
    for (const auto& text : texts) blocks.push_back({BlockKind::paragraph, text});
    return blocks;
}

}  // namespace

TEST_CASE("the lead is the first sentence of the summary, past a heading, cut at a word") {
    auto action = sheet("1");
    action.summary = paragraphs({"Objectifs :", "un potager pour tous. On y sème.", "Fin."});
    CHECK(shown_lead(action) == "Un potager pour tous.");

    action.summary = paragraphs({"Au jardin", "Un potager. On y sème."});
    CHECK(shown_lead(action) == "Un potager.");

    action.summary = paragraphs({"Le centre social propose aux habitants du quartier :"});
    action.summary.push_back({BlockKind::bullet, "des ateliers"});
    CHECK(shown_lead(action) == "Le centre social propose aux habitants du quartier\u202F: des ateliers");

    action.summary = paragraphs({"Objectifs et Descriptif : offrir un bouquet. Puis."});
    CHECK(shown_lead(action) == "Offrir un bouquet.");
    action.summary = paragraphs({"Le projet : l'arbre à palabres."});
    CHECK(shown_lead(action) == "L’arbre à palabres.");
    action.summary = paragraphs({"Un jardin : des légumes."});
    CHECK(shown_lead(action) == "Un jardin\u202F: des légumes.");

    std::string long_text;
    for (int i = 0; i < 60; ++i) long_text += "jardin ";
    action.summary = paragraphs({long_text});
    const auto lead = shown_lead(action);
    CHECK(lead.size() <= 145);
    CHECK(lead.ends_with("jardin…"));
}

TEST_CASE("the lead passes over lines that tell nothing: headings, days, addresses, the title again") {
    const auto lead = [](const std::vector<std::string>& summary, std::vector<std::string> experience = {}) {
        auto action = sheet("Fête de la Source");
        action.summary = paragraphs(summary);
        if (!experience.empty())
            action.parts = {{PartKind::purpose, "", {{std::string(labels::experience), paragraphs(experience)}}}};
        return shown_lead(action);
    };
    const std::string good = "Les habitants se retrouvent au bord de l'eau.";
    const std::string shown = "Les habitants se retrouvent au bord de l’eau.";
    for (const char* poor : {"Présentation :",
                             "Présentation",
                             "Présentation.",
                             "1. Contexte et enjeux locaux",
                             "II - Objectifs du projet",
                             "PRÉSENTATION DE L'ANIMATION FESTIVE DES HABITANTS",
                             "Au jardin",
                             "Samedi 12 mars 2022",
                             "Le samedi 12 mars 2022, de 14h à 18h30",
                             "12/03/2022",
                             "Tous les mercredis :",
                             "Fête de la Source",
                             "Fête de la Source, édition 2022",
                             "12 rue des Lilas, 75015 Paris",
                             "3 bis, place du Marché",
                             "Contact : 05 90 12 34 56",
                             "Adresse : accueil@exemple.fr",
                             "accueil@exemple.fr",
                             "https://exemple.fr/fete",
                             "• - •"}) {
        CAPTURE(std::string(poor));
        CHECK(lead({poor, good}) == shown);
        CHECK(lead({poor}, {good}) == shown);
        CHECK(!lead({poor}).empty());  // better than nothing
    }
    for (const char* telling : {"Un jardin partagé pour tous", "On y danse !", "Samedi 12 mars, grand bal costumé",
                                "Réunir les habitants du quartier", "Le projet réunit les voisins autour d’un verre.",
                                "Place aux jeunes et à leurs idées", "Route ouverte aux vélos le dimanche"}) {
        CAPTURE(std::string(telling));
        CHECK(lead({telling, good}) != shown);
    }
}

TEST_CASE(
    "without a summary the lead comes from the experience, then the general description, then any field but sums") {
    auto action = sheet("1");
    const auto field = [](std::string_view label, const char* text) {
        return Field{std::string(label), paragraphs({text})};
    };
    action.parts = {
        {PartKind::purpose, "", {field(labels::experience, "Expérience.")}},
        {PartKind::method, "", {field(labels::money, "100 euros."), field(labels::general_description, "Général.")}},
        {PartKind::evaluation, "", {field(labels::limits, "Limites.")}}};
    CHECK(shown_lead(action) == "Expérience.");
    action.parts[0].fields.clear();
    CHECK(shown_lead(action) == "Général.");
    action.parts[1].fields.pop_back();
    CHECK(shown_lead(action) == "Limites.");
    action.parts.pop_back();
    CHECK(shown_lead(action).empty());
}
