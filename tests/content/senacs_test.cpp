// The traps of the national text, each in a small text of its own: labels and their values.
#include "tests/content/senacs_support.h"

using namespace parvis::testing;

namespace {

const std::string whole_sheet =
    "Actions \"Le vélo pour tous\"\n"
    "DESCRIPTION DE L'ACTION\n"
    "- Statut de l'action\n"
    "- Terminée\n"
    "- Raisons pour lesquelles l'action est terminée\n"
    "Plus de local.\n"
    "- Dimension\n"
    "- Services\n"
    "- Mots clés associés à l'action\n"
    "-\n"
    "- Mobilité\n"
    "- Emploi, insertion\n"
    "- Résumé\n"
    "On répare ensemble.\n"
    "- Structure organisatrice\n"
    "- CENTRE DES LILAS - Ain\n"
    "RAISON D'ETRE DE L' ACTION\n"
    "- Qui est à l'initiative de l'action ?\n"
    "-\n"
    "- Le centre social\n"
    "- Autre\n"
    "- Précision ( si autre )\n"
    "Un voisin mécanicien\n"
    "- Description de l'expérience, ses objectifs, ses acteurs et ses différentes phases.\n"
    "- Des vélos dormaient\n"
    "- Territoire concerné\n"
    "- Un quartier\n"
    "METHODOLOGIE DE L' ACTION\n"
    "- Public\n"
    "- familles\n"
    "- Avec qui cette action a-t-elle été menée ?\n"
    "-\n"
    "Partenaires d'action:\n"
    "- Bailleur social\n"
    "- Territoire concerné\n"
    "- Un quartier\n"
    "- Description générale\n"
    "Chaque samedi.\n"
    "- Ressources financières mobilisées pour cette action\n"
    "Outils : 200 €\n"
    "Pneus : 50 €\n"
    "- Nombre de personnes mobilisés pour cette action\n"
    "2 salariés\n"
    "AUTO-EVALUATION DE L’ACTION\n"
    "- Résultat sur le territoire\n"
    "Moins de voitures.\n"
    "- Résultat pour le centre social\n"
    "- Résultat pour les habitants\n"
    "De l'aide.\n"
    "- Suite de l'action : Limites\n"
    "- Le froid\n"
    "- Suite de l'action : Perspectives\n"
    "Un second atelier.\n"
    "FICHIERS ASSOCIES\n"
    "- Fichier(s) associé(s)\n"
    "- affiche.pdf";

void check_whole_sheet(const Action& action) {
    CHECK(action.source_title == "Le vélo pour tous");
    CHECK(action.title == action.source_title);
    CHECK(action.origin.file == "fiches.txt");
    CHECK(action.status == "Terminée");
    CHECK(action.ended_reason == "Plus de local.");
    CHECK(action.dimension == "Services");
    CHECK(action.keywords == Strings{"Mobilité", "Emploi, insertion"});
    CHECK(lines_of(action.summary) == Strings{"On répare ensemble."});
    CHECK(action.source_organisation == "CENTRE DES LILAS");
    CHECK(action.department == "Ain");
    CHECK(action.initiative == Strings{"Le centre social", "Autre"});
    CHECK(action.initiative_detail == "Un voisin mécanicien");
    CHECK(field_of(action, labels::experience) == Strings{"• Des vélos dormaient"});
    CHECK(action.territory == "Un quartier");
    CHECK(action.publics == Strings{"familles"});
    CHECK(action.partners == Strings{"Bailleur social"});
    CHECK(field_of(action, labels::general_description) == Strings{"Chaque samedi."});
    CHECK(action.money == "Outils : 200 €\nPneus : 50 €");
    CHECK(field_of(action, labels::money) == Strings{"Outils : 200 €", "Pneus : 50 €"});
    CHECK(action.people == "2 salariés");
    CHECK(field_of(action, labels::people) == Strings{"2 salariés"});
    CHECK(field_of(action, labels::result_for_territory) == Strings{"Moins de voitures."});
    CHECK(field_of(action, labels::result_for_centre).empty());
    CHECK(field_of(action, labels::result_for_residents) == Strings{"De l'aide."});
    CHECK(field_of(action, labels::limits) == Strings{"• Le froid"});
    CHECK(field_of(action, labels::prospects) == Strings{"Un second atelier."});
    CHECK(action.files == Strings{"affiche.pdf"});
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

// UTF-8 of Latin letters, as Windows-1252 has them.
std::string as_windows_1252(const std::string& utf8) {
    std::string bytes;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (utf8.compare(i, 3, "’") == 0 || utf8.compare(i, 3, "€") == 0) {
            bytes += utf8.compare(i, 3, "€") == 0 ? '\x80' : '\x92';
            i += 2;
        } else if (byte >= 0xC2 && byte <= 0xC3) {
            bytes += static_cast<char>(((byte & 0x03U) << 6U) | (static_cast<unsigned char>(utf8[++i]) & 0x3FU));
        } else {
            bytes += utf8[i];
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE("files are a list, with or without signs before them") {
    const auto action = only_action(replaced(whole_sheet, "- affiche.pdf", "affiche.pdf\n- photo.jpg"));
    CHECK(action.files == Strings{"affiche.pdf", "photo.jpg"});
    CHECK(field_of(action, labels::files) == Strings{"• affiche.pdf", "• photo.jpg"});
}

TEST_CASE("a whole sheet is read, its five parts named in order") {
    const auto reading = read(whole_sheet);
    CHECK(reading.sheets_read == 1);
    CHECK(reading.diagnostics.empty());
    const auto action = only_action(whole_sheet);
    check_whole_sheet(action);
    REQUIRE(action.parts.size() == 5);
    CHECK(action.parts[1].name == "Raison d’être de l’action");
    CHECK(action.parts[3].fields.front().label == "Résultat sur le territoire");
    CHECK(action.origin.line == 1);
}

TEST_CASE("a sheet reads the same in each encoding, with each line end, each apostrophe, with labels without dashes") {
    check_whole_sheet(only_action(replaced(whole_sheet, "\n", "\r\n")));
    check_whole_sheet(only_action(replaced(whole_sheet, "\n", "\r")));
    check_whole_sheet(only_action("\xEF\xBB\xBF" + whole_sheet + "\n\n"));
    check_whole_sheet(only_action(as_windows_1252(whole_sheet)));
    check_whole_sheet(only_action(replaced(whole_sheet, "\n", "\n\n")));
    check_whole_sheet(only_action(replaced(whole_sheet, "l'action", "l’action")));
    check_whole_sheet(only_action(replaced(whole_sheet, "L' ACTION", "L'ACTION")));
    std::string dashless = whole_sheet;
    for (const std::string label : {"Statut de", "Dimension", "Mots cl", "Résumé", "Structure", "Qui est", "Précision",
                                    "Territoire", "Public", "Avec qui", "Ressources", "Suite de", "Fichier(s)"})
        dashless = replaced(dashless, "- " + label, label);
    check_whole_sheet(only_action(dashless));
}

TEST_CASE("a sheet reads the same without headings and with its labels in another order") {
    std::vector<Strings> sections;
    std::string line;
    for (const char c : whole_sheet + "\n") {
        if (c != '\n') {
            line += c;
            continue;
        }
        const bool heading = line.find("ACTION") != std::string::npos || line.find("FICHIERS") != std::string::npos;
        const bool starts = line.starts_with("Actions") || line.find("- Statut") == 0 || line.find("- Rais") == 0 ||
                            line == "- Dimension" || line.find("- Mots") == 0 || line == "- Résumé" ||
                            line.find("- Struc") == 0 || line.find("- Qui") == 0 || line.find("- Préc") == 0 ||
                            line.find("- Descr") == 0 || line.find("- Terr") == 0 || line == "- Public" ||
                            line.find("- Avec") == 0 || line.find("- Ress") == 0 || line.find("- Nomb") == 0 ||
                            line.find("- Rés") == 0 || line.find("- Suite") == 0 || line.find("- Fich") == 0;
        if (starts) sections.emplace_back();
        if (!heading) sections.back().push_back(line);
        line.clear();
    }
    std::reverse(sections.begin() + 1, sections.end());
    std::string text;
    for (const auto& section : sections)
        for (const auto& one : section) text += one + "\n";
    check_whole_sheet(only_action(text));
}

TEST_CASE("labels that follow each other at once are empty") {
    const auto action = only_action(
        "Actions \"T\"\n- Statut de l'action\n- Dimension\n- Résumé\n- Public\n- Seniors\n- Description générale\n"
        "- Ressources financières mobilisées pour cette action\n20 €\n");
    CHECK(action.status.empty());
    CHECK(action.dimension.empty());
    CHECK(action.summary.empty());
    CHECK(action.publics == Strings{"Seniors"});
    CHECK(field_of(action, labels::general_description).empty());
    CHECK(action.money == "20 €");
}

TEST_CASE("a label glued to the end of a text is a label") {
    const auto reading = read(
        "Actions \"T\"\n- Résumé\nOn chante.- Structure organisatrice\n- CHORALE - Jura\n"
        "- Description générale\n- Répéter le soir.- Ressources financières mobilisées pour cette action- Nombre de "
        "personnes mobilisés pour cette action\nDouze voix\n- Public\n- Adultes\n");
    const auto& action = reading.document.actions.front();
    CHECK(lines_of(action.summary) == Strings{"On chante."});
    CHECK(action.source_organisation == "CHORALE");
    CHECK(field_of(action, labels::general_description) == Strings{"• Répéter le soir."});
    CHECK(action.money.empty());
    CHECK(action.people == "Douze voix");
    CHECK(told(reading, 3, "collée"));
}

TEST_CASE("the first dashed line below a single-value label is its value, the next is kept as text and told") {
    const auto reading =
        read("Actions \"T\"\n- Dimension\n- Services\n- Loisirs aussi\n- Public\n- Seniors\n- Adultes\n");
    const auto& action = reading.document.actions.front();
    CHECK(action.dimension == "Services");
    CHECK(field_of(action, "") == Strings{"• Loisirs aussi"});
    CHECK(told(reading, 4, "Loisirs aussi"));
    CHECK(action.publics == Strings{"Seniors", "Adultes"});
}

TEST_CASE("Territoire concerné twice says it once; a second other value is kept as text and told") {
    const std::string first =
        "Actions \"T\"\nRAISON D'ETRE DE L' ACTION\n- Territoire concerné\n- Une commune\n"
        "METHODOLOGIE DE L' ACTION\n- Territoire concerné\n";
    CHECK(only_action(first + "- Une commune\n").territory == "Une commune");
    CHECK(field_of(only_action(first + "- Une commune\n"), "").empty());
    const auto reading = read(first + "- Un canton\n");
    CHECK(reading.document.actions.front().territory == "Une commune");
    REQUIRE(reading.document.actions.front().parts[2].fields.size() == 1);
    CHECK(lines_of(reading.document.actions.front().parts[2].fields[0].blocks) == Strings{"• Un canton"});
    CHECK(told(reading, 7, "Un canton"));
}

TEST_CASE("partners stand below the question or below its sub-label, and a remark there is kept as text") {
    const auto reading = read(
        "Actions \"T\"\n- Avec qui cette action a-t-elle été menée ?\n- La mairie\nPartenaires d’action :\n"
        "- Bailleur social\nAutres soutiens:\n- Une école\n");
    const auto& action = reading.document.actions.front();
    CHECK(action.partners == Strings{"La mairie", "Bailleur social", "Une école"});
    CHECK(field_of(action, "") == Strings{"Autres soutiens:"});
    CHECK(told(reading, 6, "Autres soutiens:"));
}

TEST_CASE("the department stands behind the last spaced dash") {
    const auto organisation = [](const std::string& line) {
        const auto action = only_action("Actions \"T\"\n- Structure organisatrice\n" + line + "\n");
        return action.source_organisation + "|" + action.department;
    };
    CHECK(organisation("- FOYER DU PORT MJC-Centre - Haute-Loire") == "FOYER DU PORT MJC-Centre|Haute-Loire");
    CHECK(organisation("- MAISON - ESPACE DU LAC - Côte-d'Or") == "MAISON - ESPACE DU LAC|Côte-d'Or");
    CHECK(organisation("- MAISON – ESPACE DU LAC - Lot") == "MAISON – ESPACE DU LAC|Lot");
    CHECK(organisation("- MAISON - ESPACE DU LAC – Lot") == "MAISON - ESPACE DU LAC|Lot");
    CHECK(organisation("- RELAIS NORD/ SUD - Gers") == "RELAIS NORD/ SUD|Gers");
    CHECK(organisation("- MAISON DU CANAL ET DES\nTROIS ECLUSES - Aude") ==
          "MAISON DU CANAL ET DES TROIS ECLUSES|Aude");
    CHECK(organisation("- MAISON SEULE") == "MAISON SEULE|");
    CHECK(told(read("Actions \"T\"\n- Structure organisatrice\n- MAISON SEULE\n"), 1, "sans département"));
}

TEST_CASE("separators inside a value do not split it") {
    CHECK(
        only_action(
            "Actions \"T\"\n- Mots clés associés à l'action\n-\n- Santé, sport\n- école / collège\n- Droits & devoirs\n"
            "- Lire; écrire\n")
            .keywords == Strings{"Santé, sport", "école / collège", "Droits & devoirs", "Lire; écrire"});
}

TEST_CASE("optional labels are read with and without their reason to be there") {
    const auto action = only_action(
        "Actions \"T\"\n- Raisons pour lesquelles l’action est terminée\nLa saison est finie.\nOn verra.\n"
        "- Qui est à l’initiative de l’action ?\n- Le centre social\n- Précision (si autre)\n- La rue du Four\n");
    CHECK(action.ended_reason == "La saison est finie.\nOn verra.");
    CHECK(action.initiative == Strings{"Le centre social"});
    CHECK(action.initiative_detail == "• La rue du Four");
}

TEST_CASE("a truncated word and damaged letters stay as they are") {
    const auto action =
        only_action("Actions \"T\"\n- Résumé\nService jeunes et vo\n- Structure organisatrice\n- LA P?CHE - Lot\n");
    CHECK(lines_of(action.summary) == Strings{"Service jeunes et vo"});
    CHECK(action.source_organisation == "LA P?CHE");
}

TEST_CASE("text under no known label is kept with its part and told with its line") {
    const auto reading = read(
        "Liste du mois\nActions \"T\"\nUn mot\nRAISON D'ETRE DE L' ACTION\nPour la rue.\n- Statut de l'action\n- En "
        "cours\n");
    const auto& action = reading.document.actions.front();
    REQUIRE(action.parts[0].fields.size() == 1);
    CHECK(lines_of(action.parts[0].fields[0].blocks) == Strings{"Un mot"});
    CHECK(lines_of(action.parts[1].fields[0].blocks) == Strings{"Pour la rue."});
    CHECK(told(reading, 1, "Liste du mois"));
    CHECK(told(reading, 3, "Un mot"));
    CHECK(told(reading, 5, "Pour la rue."));
}

TEST_CASE("broken bytes and control marks are told with their line") {
    const auto reading = read(
        "Actions \"Été\"\n- Résumé\nÀ l\xFF"
        "été, ça va.\nUn\x01 mot\n");
    CHECK(reading.sheets_read == 1);
    CHECK(std::any_of(reading.diagnostics.begin(), reading.diagnostics.end(),
                      [](const Diagnostic& d) { return d.where.line == 3 && d.severity == Severity::warning; }));
}
