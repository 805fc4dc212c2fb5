// Documents of every shape from a seed: the same on every machine.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "content/document.h"

namespace parvis::testing {

// std::uniform_int_distribution differs between libraries; this does not.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : engine_() % limit; }
    bool chance(std::size_t in_hundred) { return below(100) < in_hundred; }
    template <class T>
    const T& one_of(const std::vector<T>& values) {
        return values[below(values.size())];
    }

private:
    std::mt19937 engine_;
};

inline const std::vector<std::string>& some_words() {
    static const std::vector<std::string> words = {
        "jardin",   "Jardins", "jardinage", "jardinier", "cœur",   "Œuvre",     "école",     "ÉCOLE",
        "écoles",   "l’arbre", "d'eau",     "café",      "cafés",  "numérique", "démarches", "emploi",
        "emplois",  "sport",   "sportif",   "santé",     "aînés",  "de",        "la",        "le",
        "des",      "les",     "musique",   "cantine",   "repas",  "repos",     "vélo",      "atelier",
        "ateliers", "couture", "partage",   "voisins",   "voisin", "accueil",   "CAF",       "12",
        "2021",     "naïf",    "ça",        "cours",     "course", "tours"};
    return words;
}

inline std::string some_text(Dice& dice, std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        if (i > 0) text += dice.chance(10) ? ", " : " ";
        text += dice.one_of(some_words());
    }
    return text;
}

inline std::chrono::year_month_day some_day(Dice& dice) {
    return std::chrono::year_month_day{std::chrono::year{2020 + static_cast<int>(dice.below(10))},
                                       std::chrono::month{static_cast<unsigned>(1 + dice.below(12))},
                                       std::chrono::day{static_cast<unsigned>(1 + dice.below(28))}};
}

inline std::optional<content::TimeSpan> some_span(Dice& dice) {
    if (dice.chance(30)) return std::nullopt;
    const auto from = static_cast<std::uint16_t>(dice.below(1200));
    return content::TimeSpan{from, static_cast<std::uint16_t>(from + 1 + dice.below(240))};
}

inline content::Schedule some_schedule(Dice& dice) {
    content::Schedule schedule;
    if (dice.chance(30)) return schedule;
    for (std::size_t i = dice.below(4); i > 0; --i)
        schedule.weekly.push_back({static_cast<std::uint8_t>(1 + dice.below(7)),
                                   static_cast<std::int8_t>(static_cast<int>(dice.below(7)) - 1), some_span(dice)});
    for (std::size_t i = dice.below(3); i > 0; --i) schedule.dates.push_back({some_day(dice), some_span(dice)});
    if (dice.chance(40)) schedule.valid_from = some_day(dice);
    if (dice.chance(40)) schedule.valid_until = some_day(dice);
    for (std::size_t i = dice.below(3); i > 0; --i) schedule.exceptions.push_back({some_day(dice), some_day(dice)});
    if (dice.chance(50)) schedule.words = some_text(dice, 3);
    return schedule;
}

inline std::optional<content::Picture> some_picture(Dice& dice) {
    if (dice.chance(70)) return std::nullopt;
    content::Picture picture;
    for (std::size_t i = dice.below(30000); i > 0; --i) picture.bytes += static_cast<char>(dice.below(256));
    picture.width_px = static_cast<std::uint16_t>(dice.below(1920));
    picture.height_px = static_cast<std::uint16_t>(dice.below(1920));
    picture.alt = some_text(dice, dice.below(5));
    return picture;
}

inline std::vector<std::string> some_of(Dice& dice, const std::vector<std::string>& values, std::size_t at_most) {
    std::vector<std::string> some;
    for (std::size_t i = dice.below(at_most + 1); i > 0; --i) some.push_back(dice.one_of(values));
    return some;
}

inline std::vector<content::Block> some_blocks(Dice& dice, std::size_t at_most) {
    std::vector<content::Block> blocks;
    for (std::size_t i = dice.below(at_most + 1); i > 0; --i)
        blocks.push_back({dice.chance(50) ? content::BlockKind::bullet : content::BlockKind::paragraph,
                          some_text(dice, dice.below(60))});
    return blocks;
}

inline content::Contact some_contact(Dice& dice) {
    if (dice.chance(40)) return {};
    return {some_text(dice, 3) + "\n" + some_text(dice, 2), "05 90 00 00 00", "exemple@exemple.fr", "exemple.fr"};
}

inline content::Document random_document(std::uint32_t seed, std::size_t actions) {
    using namespace content;
    Dice dice(seed);
    Document document;
    const std::vector<std::string> dimensions = {"", "Services", "Citoyenneté", "Accompagnement de projets"};
    const std::vector<std::string> keywords = {"Emploi, économie", "Jardin", "éducation / scolarité", "Santé", "Sport"};
    const std::vector<std::string> publics = {"Tous publics", "Seniors", "Jeunes"};
    const std::vector<std::string> departments = {"", "Lot", "Haute-Savoie", "Guadeloupe"};
    const std::vector<std::string> partners = {"Bailleur social", "CAF", "Caisse d’allocations familiales", "Mairie"};

    for (std::size_t i = dice.below(6); i > 0; --i) {
        Organisation it;
        it.id = "organisation-" + std::to_string(i);
        it.source_name = some_text(dice, 2);
        it.name = some_text(dice, 3);
        it.department = dice.one_of(departments);
        it.contact = some_contact(dice);
        it.about = some_text(dice, dice.below(9));
        it.hours = some_schedule(dice);
        it.is_ours = i == 1 && dice.chance(70);
        it.origin = {"sheets.txt", static_cast<int>(dice.below(900))};
        document.organisations.push_back(it);
    }
    for (std::size_t i = 0; i < actions; ++i) {
        Action it;
        it.id = "action-" + std::to_string((i * 7919) % 1000003);
        it.title = some_text(dice, dice.below(5));
        it.source_title = some_text(dice, 3);
        it.lead = some_text(dice, dice.below(10));
        it.summary = some_blocks(dice, 3);
        it.status = dice.chance(80) ? "En cours" : "Terminée";
        it.ended_reason = some_text(dice, dice.below(3));
        it.dimension = dice.one_of(dimensions);
        it.keywords = some_of(dice, keywords, 3);
        it.publics = some_of(dice, publics, 2);
        it.territory = some_text(dice, dice.below(3));
        it.initiative = some_of(dice, partners, 2);
        it.initiative_detail = some_text(dice, dice.below(3));
        it.partners = some_of(dice, partners, 3);
        it.source_organisation = some_text(dice, 2);
        if (!document.organisations.empty() && dice.chance(90))
            it.organisation_id = dice.one_of(document.organisations).id;
        it.department = dice.one_of(departments);
        for (std::size_t p = dice.below(4); p > 0; --p) {
            Part part{static_cast<PartKind>(dice.below(5)), some_text(dice, 2), {}};
            for (std::size_t f = dice.below(4); f > 0; --f)
                part.fields.push_back({some_text(dice, dice.below(4)), some_blocks(dice, 3)});
            it.parts.push_back(std::move(part));
        }
        it.money = some_text(dice, dice.below(4));
        it.people = some_text(dice, dice.below(4));
        it.source_text = some_text(dice, dice.below(6));
        it.files = some_of(dice, partners, 1);
        if (dice.chance(50))
            it.practical = {some_text(dice, 2), some_text(dice, 2), some_text(dice, 1), some_text(dice, 2),
                            some_schedule(dice)};
        it.photo = some_picture(dice);
        it.origin = {"sheets.txt", static_cast<int>(i)};
        document.actions.push_back(std::move(it));
    }
    for (std::size_t i = dice.below(5); i > 0; --i) {
        Partner it;
        it.id = "partner-" + std::to_string(i);
        it.name = dice.one_of(partners);
        it.purpose = some_text(dice, 3);
        it.about = some_text(dice, 3);
        it.category = dice.chance(50) ? "Droits" : "Santé";
        it.pictogram = "info";
        it.place = some_text(dice, 1);
        it.contact = some_contact(dice);
        it.presence = some_schedule(dice);
        it.needs = some_of(dice, keywords, 2);
        it.names = some_of(dice, partners, 2);
        it.origin = {"partenaires.csv", static_cast<int>(i)};
        document.partners.push_back(std::move(it));
    }
    for (std::size_t i = dice.below(6); i > 0; --i) {
        Need it;
        it.id = "need-" + std::to_string(i);
        it.label = some_text(dice, 2);
        it.pictogram = "leaf";
        it.dimension = dice.one_of(dimensions);
        it.dimensions = dice.chance(20) ? some_of(dice, {"services", "CITOYENNETÉ"}, 1) : std::vector<std::string>{};
        it.keywords = some_of(dice, {"jardin", "SANTE"}, 1);
        it.words = some_of(dice, {"jardin", "l'eau", "école", "le jardin"}, 2);
        it.action_ids =
            dice.chance(50) ? some_of(dice, {"action-0", "action-7919", "nobody"}, 2) : std::vector<std::string>{};
        it.opens_partners = dice.chance(20);
        it.origin = {"besoins.csv", static_cast<int>(i)};
        document.needs.push_back(std::move(it));
    }
    for (std::size_t i = dice.below(3); i > 0; --i) {
        Poster it;
        it.id = "poster-" + std::to_string(i);
        it.title = some_text(dice, 2);
        it.text = some_text(dice, 9);
        it.picture = some_picture(dice);
        if (dice.chance(50)) it.from = some_day(dice);
        if (dice.chance(50)) it.until = some_day(dice);
        it.origin = {"affiches.csv", static_cast<int>(i)};
        document.posters.push_back(std::move(it));
    }
    if (dice.chance(70)) {
        document.edition = {static_cast<std::int64_t>(dice.below(1000)), some_text(dice, dice.below(3)), some_day(dice),
                            some_of(dice, {"Maison de l’Étang", "Les Tilleuls", "CENTRE A"}, 3)};
    }
    document.words.keyword_aliases = {{"Viellissement", "Vieillissement"}};
    document.words.shown_names = {{"CENTRE A", "Centre A"}, {"CENTRE B", "Centre B"}};
    document.words.thesaurus = {{"papiers", "démarches"}, {"boulot", "emploi"}, {"pôle emploi", "emploi numérique"}};
    document.words.acronyms = {"CAF", "MJC"};
    return document;
}

}  // namespace parvis::testing
