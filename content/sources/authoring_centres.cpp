// centres.csv: what is known of other centres than ours, beside their actions.
#include <map>
#include <utility>

#include "content/sources/authoring_schedule.h"
#include "content/sources/authoring_tables.h"
#include "content/sources/nearest_names.h"
#include "content/text/folding.h"

namespace parvis::content {

void read_centres(std::string_view bytes, Remarks& remarks, Document& into) {
    std::vector<ColumnName> columns = {{"nom", true, {"centre", "nom du centre"}},
                                       {"nom affiché", false, {}},
                                       {"département", false, {}},
                                       {"présentation", false, {"description"}},
                                       {"horaires", false, {"horaire"}}};
    add_contact_columns(columns);
    add_schedule_columns(columns);
    const AuthoringTable table(bytes, std::move(columns), remarks);
    std::map<std::pair<std::string, std::string>, int> line_of_centre;
    for (const auto& row : table.rows()) {
        Organisation centre;
        centre.origin = row.origin();
        centre.source_name = row.line("nom");
        centre.name = row.line("nom affiché");
        centre.department = row.line("département");
        const auto [known, added] =
            line_of_centre.try_emplace({fold(centre.source_name), fold(centre.department)}, centre.origin.line);
        if (!added) {
            row.report(Severity::error, "nom",
                       in_quotes(centre.source_name) + " est déjà à la ligne " + std::to_string(known->second) +
                           ". Réunir les deux lignes, ou écrire le département de chacun.");
            continue;
        }
        centre.about = row.text("présentation");
        centre.contact = contact_of(row);
        centre.hours = read_schedule(row, "horaires");
        into.organisations.push_back(std::move(centre));
    }
}

}  // namespace parvis::content
