// partenaires.csv and affiches.csv.
#include <map>
#include <utility>

#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_schedule.h"
#include "content/sources/authoring_tables.h"
#include "content/sources/image_folder.h"
#include "content/sources/nearest_names.h"
#include "content/sources/phone_number.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

// Whether the row is the first of its name; else the error names both lines.
bool is_first_of_name(const AuthoringRow& row, std::string_view heading, std::map<std::string, int>& line_of_name) {
    const auto name = row.line(heading);
    const auto [known, added] = line_of_name.try_emplace(fold(name), row.origin().line);
    if (!added)
        row.report(Severity::error, heading,
                   in_quotes(name) + " est déjà à la ligne " + std::to_string(known->second) +
                       ". Donner un autre nom, ou réunir les deux lignes.");
    return added;
}

std::string lines_of(const AuthoringRow& row, std::string_view heading) {
    std::string lines;
    for (const auto& line : cell_lines(row.text(heading))) lines += (lines.empty() ? "" : "\n") + line;
    return lines;
}

}  // namespace

void read_partners(std::string_view bytes, Remarks& remarks, Document& into) {
    std::vector<ColumnName> columns = {{"nom", true, {"partenaire", "nom du partenaire"}},
                                       {"pour quoi", false, {"pourquoi"}},
                                       {"présentation", false, {"description"}},
                                       {"catégorie", false, {}},
                                       {"pictogramme", false, {"picto", "icône"}},
                                       {"lieu", false, {"où"}},
                                       {"adresse", false, {}},
                                       {"téléphone", false, {"tél", "numéro de téléphone"}},
                                       {"courriel", false, {"mail", "email", "e-mail", "adresse mail"}},
                                       {"site", false, {"site web", "site internet"}},
                                       {"présence", false, {"horaires", "permanence", "permanences"}},
                                       {"besoins", false, {"besoin"}},
                                       {"autres noms", false, {"autre nom"}}};
    add_schedule_columns(columns);
    const AuthoringTable table(bytes, std::move(columns), remarks);
    std::map<std::string, int> line_of_name;
    for (const auto& row : table.rows()) {
        if (!is_first_of_name(row, "nom", line_of_name)) continue;
        Partner partner;
        partner.name = row.line("nom");
        partner.purpose = row.line("pour quoi");
        partner.about = lines_of(row, "présentation");
        partner.category = row.line("catégorie");
        partner.pictogram = named_pictogram(row, "pictogramme");
        partner.place = row.line("lieu");
        partner.contact.address = lines_of(row, "adresse");
        auto phone = read_phone_cell(row.text("téléphone"));
        if (!phone.complaint.empty()) row.report(Severity::warning, "téléphone", phone.complaint);
        partner.contact.phone = std::move(phone.shown);
        partner.contact.email = row.line("courriel");
        partner.contact.website = row.line("site");
        partner.presence = read_schedule(row, "présence");
        partner.needs = row.values("besoins");
        partner.names = row.values("autres noms");
        partner.origin = row.origin();
        into.partners.push_back(std::move(partner));
    }
}

void read_posters(std::string_view bytes, Remarks& remarks, ImageFolder& images, Document& into) {
    const AuthoringTable table(bytes,
                               {{"titre", true, {}},
                                {"texte", false, {}},
                                {"image", false, {"photo", "fichier"}},
                                {"texte de l’image", false, {"texte de la photo", "texte alternatif"}},
                                {"du", false, {"valable du", "à partir du"}},
                                {"au", false, {"jusqu’au", "valable jusqu’au"}}},
                               remarks);
    std::map<std::string, int> line_of_title;
    for (const auto& row : table.rows()) {
        if (!is_first_of_name(row, "titre", line_of_title)) continue;
        Poster poster;
        poster.title = row.line("titre");
        poster.text = lines_of(row, "texte");
        poster.picture = images.picture(row, "image", "texte de l’image");
        poster.from = day_in_cell(row, "du");
        poster.until = day_in_cell(row, "au");
        days_in_order(row, "au", poster.from, poster.until);
        poster.origin = row.origin();
        into.posters.push_back(std::move(poster));
    }
}

}  // namespace parvis::content
