// The names of a national sheet's parts and fields, as they are shown: one spelling for every reader of sheets.
#pragma once

#include <array>
#include <string_view>

#include "content/document.h"

namespace parvis::content::labels {

// The name of a part, in the order of PartKind.
[[nodiscard]] constexpr std::string_view part_name(PartKind kind) {
    constexpr std::array<std::string_view, 5> names = {
        "Description de l’action",     "Raison d’être de l’action", "Méthodologie de l’action",
        "Auto-évaluation de l’action", "Fichiers associés",
    };
    return names[static_cast<std::size_t>(kind)];
}

// purpose
inline constexpr std::string_view experience =
    "Description de l’expérience, ses objectifs, ses acteurs et ses différentes phases";
// method
inline constexpr std::string_view general_description = "Description générale";
inline constexpr std::string_view money = "Ressources financières mobilisées pour cette action";
inline constexpr std::string_view people = "Nombre de personnes mobilisées pour cette action";
// evaluation
inline constexpr std::string_view result_for_territory = "Résultat sur le territoire";
inline constexpr std::string_view result_for_centre = "Résultat pour le centre social";
inline constexpr std::string_view result_for_residents = "Résultat pour les habitants";
inline constexpr std::string_view limits = "Suite de l’action : limites";
inline constexpr std::string_view prospects = "Suite de l’action : perspectives";
// files
inline constexpr std::string_view files = "Fichier(s) associé(s)";

}  // namespace parvis::content::labels
