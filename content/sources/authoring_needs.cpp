// besoins.csv: the tiles of the home screen. And the two closed vocabularies that several tables use.
#include <array>
#include <map>

#include "content/pictogram.h"
#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_tables.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

struct Theme {
    std::string_view name;
    std::array<std::string_view, 3> keys;  // as heading_key() writes what staff may write
};
constexpr std::array<Theme, 3> themes = {{
    {"Services", {"services", "service", "services"}},
    {"Citoyenneté", {"citoyennete", "citoyennetes", "citoyen"}},
    {"Accompagnement de projets", {"accompagnement de projets", "accompagnement de projet", "projets"}},
}};

}  // namespace

std::string official_theme(const AuthoringRow& row, std::string_view heading, std::string_view written) {
    const auto key = heading_key(written);
    for (const auto& theme : themes)
        for (const auto known : theme.keys)
            if (key == known) return std::string(theme.name);
    if (!key.empty() && key != "aucun" && key != "autre" && key != "sans theme")
        row.report(Severity::warning, heading,
                   in_quotes(written) +
                       " n’est pas un thème ; la valeur n’est pas lue. Écrire « Services », "
                       "« Citoyenneté » ou « Accompagnement de projets », ou laisser vide.");
    return {};
}

std::string named_pictogram(const AuthoringRow& row, std::string_view heading) {
    const std::string fallback = "info";
    const auto written = row.line(heading);
    if (written.empty()) return fallback;
    const auto name = fold(written);
    if (is_pictogram(name)) return name;
    std::vector<std::string> known(pictograms.begin(), pictograms.end());
    auto near = nearest_names(written, known, 3);
    if (near.empty()) near = {"users", "house", "sprout", "heart-pulse", "graduation-cap"};
    row.report(Severity::warning, heading,
               in_quotes(written) + " n’est pas un pictogramme connu ; « info » le remplace. Écrire par exemple " +
                   quoted_list(near) + " (tous les noms : à la fin de LISEZMOI.txt, donné avec les tableaux vides).");
    return fallback;
}

void read_needs(std::string_view bytes, Remarks& remarks, Document& into) {
    const AuthoringTable table(bytes,
                               {{"identifiant", false, {"id"}},
                                {"besoin", true, {"besoins", "nom", "titre"}},
                                {"pictogramme", false, {"picto", "icône"}},
                                {"couleur", false, {}},
                                {"thèmes", false, {"thème", "dimension", "dimensions"}},
                                {"mots clés", false, {"mot clé", "mots clefs"}},
                                {"mots", false, {"mot"}},
                                {"actions", false, {"action"}},
                                {"ouvre", false, {}}},
                               remarks);
    std::map<std::string, int> line_of_label;
    std::map<std::string, int> line_of_id;
    for (const auto& row : table.rows()) {
        Need need;
        need.id = own_id(row, line_of_id);
        need.label = row.line("besoin");
        need.origin = row.origin();
        const auto [known, added] = line_of_label.try_emplace(fold(need.label), need.origin.line);
        if (!added) {
            row.report(Severity::error, "besoin",
                       in_quotes(need.label) + " est déjà à la ligne " + std::to_string(known->second) +
                           ". Donner un autre nom, ou réunir les deux lignes.");
            continue;
        }
        need.pictogram = named_pictogram(row, "pictogramme");
        need.dimension = official_theme(row, "couleur", row.line("couleur"));
        for (const auto& written : row.values("thèmes"))
            if (auto theme = official_theme(row, "thèmes", written); !theme.empty())
                need.dimensions.push_back(std::move(theme));
        need.keywords = row.values("mots clés");
        need.words = row.values("mots");
        need.action_ids = row.values("actions");
        const auto opens = heading_key(row.text("ouvre"));
        need.opens_partners = opens == "partenaires" || opens == "partenaire";
        if (!opens.empty() && !need.opens_partners)
            row.report(Severity::warning, "ouvre",
                       in_quotes(row.text("ouvre")) + " n’est pas compris. Écrire « partenaires », ou laisser vide.");
        const bool gathers_nothing = need.dimensions.empty() && need.keywords.empty() && need.words.empty() &&
                                     need.action_ids.empty() && !need.opens_partners;
        if (gathers_nothing)
            row.report(Severity::warning, "besoin",
                       in_quotes(need.label) +
                           " ne réunit rien. Remplir « thèmes », « mots clés », « mots » ou « actions », "
                           "ou écrire « partenaires » dans « ouvre ».");
        into.needs.push_back(std::move(need));
    }
}

}  // namespace parvis::content
