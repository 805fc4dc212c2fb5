#include "content/identity.h"
#include "tests/support/gui.h"

namespace parvis::testing {
namespace {

content::Organisation centre(const std::string& name, const std::string& department, bool ours) {
    content::Organisation organisation;
    organisation.id = content::organisation_id(name, department);
    organisation.source_name = organisation.name = name;
    organisation.department = department;
    organisation.is_ours = ours;
    return organisation;
}

content::Action action(const content::Organisation& organisation, const std::string& title, const std::string& lead,
                       const std::string& dimension, const std::string& keyword) {
    content::Action made;
    made.id = content::action_id(organisation.source_name, organisation.department, title);
    made.title = made.source_title = title;
    made.lead = lead;
    made.summary = {{content::BlockKind::paragraph, lead + " Venez voir, c’est ouvert à tous."}};
    made.status = "En cours";
    made.dimension = dimension;
    made.keywords = {keyword};
    made.publics = {"Tous publics"};
    made.source_organisation = organisation.source_name;
    made.organisation_id = organisation.id;
    made.department = organisation.department;
    made.partners = {"Bailleur social"};
    return made;
}

content::Need need(const std::string& label, const std::string& pictogram, const std::string& keyword) {
    content::Need made;
    made.id = content::named_id("need", label);
    made.label = label;
    made.pictogram = pictogram;
    made.keywords = {keyword};
    return made;
}

}  // namespace

content::Document small_document() {
    content::Document document;
    const content::Organisation ours = centre("Centre social Les Essais", "Lot", true);
    const content::Organisation other = centre("Maison des Exemples", "Paris", false);
    document.organisations = {ours, other};
    document.actions.push_back(
        action(ours, "Semer des jardins", "Des potagers au pied des immeubles.", "", "Environnement"));
    document.actions.push_back(
        action(ours, "Coin des écrans", "Un coup de main avec l’ordinateur.", "Services", "Numérique"));
    for (int i = 1; i <= 30; ++i) {
        const std::string title = i == 7 ? "Rencontres intergénérationnelles et accompagnement des aidants du quartier"
                                         : "Atelier numéro " + std::to_string(i);
        content::Action more =
            action(other, title, "Un atelier parmi d’autres, chaque semaine.", "Citoyenneté", "Culture");
        if (i == 7) {
            content::Part part{content::PartKind::method, "Méthodologie de l’action", {{"Description générale", {}}}};
            for (int line = 0; line < 40; ++line)
                part.fields[0].blocks.push_back(
                    {line % 3 == 0 ? content::BlockKind::paragraph : content::BlockKind::bullet,
                     "Étape " + std::to_string(line) + " : on se retrouve, on parle, on essaie."});
            more.parts.push_back(part);
            more.practical.where = "Salle 2";
            more.practical.schedule.weekly.push_back({4, 0, content::TimeSpan{9 * 60, 12 * 60 + 30}});
        }
        document.actions.push_back(std::move(more));
    }
    document.needs = {need("Jardin et nature", "sprout", "Environnement"),
                      need("Ordinateur et internet", "monitor-smartphone", "Numérique"),
                      need("Fêtes et culture", "music", "Culture")};
    return document;
}

content::Document many_centres() {
    static const std::vector<std::string> places = {"des Tilleuls", "du Verger",   "de la Fontaine", "du Moulin",
                                                    "de la Gare",   "des Acacias", "du Lavoir",      "de la Colline",
                                                    "des Platanes", "du Port",     "de la Halle",    "des Genêts"};
    static const std::vector<std::string> sides = {"Nord", "Sud", "Est", "Ouest", "Haut"};
    static const std::vector<std::string> departments = {"Guadeloupe", "Lot",   "Haute-Savoie",
                                                         "Nièvre",     "Paris", "Yonne"};
    static const std::vector<std::string> publics = {"Familles", "Seniors", "Jeunesse", "Tous publics"};
    static const std::vector<std::string> dimensions = {"Services", "Citoyenneté", "Accompagnement de projets"};
    static const std::vector<std::string> keywords = {
        "Numérique",        "Culture",  "Parentalité", "Environnement", "Santé",
        "Emploi, économie", "Logement", "Sport",       "Musique",       "Lecture",
        "Solidarité",       "Mobilité", "Cuisine",     "Jardin",        "Théâtre",
        "Langues",          "Vacances", "Couture",     "Bricolage",     "Éducation / scolarité"};
    content::Document document;
    for (std::size_t i = 0; i < 60; ++i)
        document.organisations.push_back(
            centre("Centre social " + places[i % 12] + " " + sides[i / 12], departments[i % 6], i == 0));
    content::Organisation& told = document.organisations[1];
    told.contact = {"2 rue des Essais\n46000 Exemple", "05 65 00 00 01", "verger@exemple.fr", "verger.exemple.fr"};
    told.about = "Au bout du chemin, une maison ouverte à qui veut entrer.\nOn y vient sans s’annoncer.";
    told.hours.weekly.push_back({1, 0, content::TimeSpan{9 * 60, 12 * 60}});
    told.hours.weekly.push_back({4, 0, content::TimeSpan{14 * 60, 18 * 60 + 30}});
    for (std::size_t n = 0; n < 120; ++n) {
        const std::string number = std::to_string(n);
        document.actions.push_back(
            action(document.organisations[n % 60], "Rencontre numéro " + std::string(3 - number.size(), '0') + number,
                   "On se retrouve, on parle, on essaie ensemble.", dimensions[n % 3], keywords[n % 20]));
        document.actions.back().publics = {publics[n % 4]};
        if (n % 10 == 0) document.actions.back().status = "Terminée";
    }
    document.needs = {need("Fêtes et culture", "music", "Culture")};
    return document;
}

}  // namespace parvis::testing
