// partenaires.csv and affiches.csv.
#include <map>
#include <utility>

#include "content/sources/authoring_schedule.h"
#include "content/sources/authoring_tables.h"
#include "content/sources/image_folder.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

// Ids and names, by which no row is said twice. Two rows of one name must give themselves ids.
class Names {
public:
    // Whether the row has a name of its own; else the error names both lines. `id` gets its own one, if any.
    bool take(const AuthoringRow& row, std::string_view heading, std::string& id) {
        id = own_id(row, line_of_id_);
        if (!id.empty()) return true;
        const auto name = row.line(heading);
        const auto [known, added] = line_of_name_.try_emplace(fold(name), row.origin().line);
        if (!added)
            row.report(Severity::error, heading,
                       in_quotes(name) + " est déjà à la ligne " + std::to_string(known->second) +
                           ". Donner un autre nom, ou réunir les deux lignes.");
        return added;
    }

private:
    std::map<std::string, int> line_of_name_;
    std::map<std::string, int> line_of_id_;
};

}  // namespace

void read_partners(std::string_view bytes, Remarks& remarks, Document& into) {
    std::vector<ColumnName> columns = {{"identifiant", false, {"id"}},
                                       {"nom", true, {"partenaire", "nom du partenaire"}},
                                       {"pour quoi", false, {"pourquoi"}},
                                       {"présentation", false, {"description"}},
                                       {"catégorie", false, {}},
                                       {"pictogramme", false, {"picto", "icône"}},
                                       {"lieu", false, {"où"}},
                                       {"présence", false, {"horaires", "permanence", "permanences"}},
                                       {"besoins", false, {"besoin"}},
                                       {"autres noms", false, {"autre nom"}}};
    add_contact_columns(columns);
    add_schedule_columns(columns);
    const AuthoringTable table(bytes, std::move(columns), remarks);
    Names names;
    for (const auto& row : table.rows()) {
        Partner partner;
        if (!names.take(row, "nom", partner.id)) continue;
        partner.name = row.line("nom");
        partner.purpose = row.line("pour quoi");
        partner.about = lines_of(row, "présentation");
        partner.category = row.line("catégorie");
        partner.pictogram = named_pictogram(row, "pictogramme");
        partner.place = row.line("lieu");
        partner.contact = contact_of(row);
        partner.presence = read_schedule(row, "présence");
        partner.needs = row.values("besoins");
        partner.names = row.values("autres noms");
        partner.origin = row.origin();
        into.partners.push_back(std::move(partner));
    }
}

void read_posters(std::string_view bytes, Remarks& remarks, ImageFolder& images, Document& into) {
    const AuthoringTable table(bytes,
                               {{"identifiant", false, {"id"}},
                                {"titre", true, {}},
                                {"texte", false, {}},
                                {"image", false, {"photo", "fichier"}},
                                {"texte de l’image", false, {"texte de la photo", "texte alternatif"}},
                                {"du", false, {"valable du", "à partir du"}},
                                {"au", false, {"jusqu’au", "valable jusqu’au"}}},
                               remarks);
    Names titles;
    for (const auto& row : table.rows()) {
        Poster poster;
        if (!titles.take(row, "titre", poster.id)) continue;
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
