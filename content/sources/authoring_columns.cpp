// Columns that several tables have.
#include "content/sources/authoring_cells.h"
#include "content/sources/authoring_tables.h"
#include "content/sources/nearest_names.h"
#include "content/sources/phone_number.h"

namespace parvis::content {

std::string own_id(const AuthoringRow& row, std::map<std::string, int>& line_of_id) {
    const auto id = row.line("identifiant");
    if (id.empty()) return {};
    if (!is_own_id(id)) {
        row.report(Severity::error, "identifiant",
                   in_quotes(id) +
                       " : seuls les lettres sans accent, les chiffres et le tiret sont possibles, 64 au "
                       "plus. Écrire par exemple « jardin-partage », ou laisser vide.");
        return {};
    }
    const auto line = std::to_string(row.origin().line);
    const auto [known, added] = line_of_id.try_emplace(id, row.origin().line);
    if (!added)
        row.report(Severity::error, "identifiant",
                   in_quotes(id) + " est déjà à la ligne " + std::to_string(known->second) +
                       ". Donner un autre identifiant à l’une des deux lignes (" + std::to_string(known->second) +
                       " et " + line + ").");
    return id;
}

bool is_own_id(std::string_view id) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    constexpr std::size_t longest = 64;
    return !id.empty() && id.size() <= longest && id.find_first_not_of(allowed) == std::string_view::npos;
}

std::string lines_of(const AuthoringRow& row, std::string_view heading) {
    std::string lines;
    for (const auto& line : cell_lines(row.text(heading))) lines += (lines.empty() ? "" : "\n") + line;
    return lines;
}

Contact contact_of(const AuthoringRow& row) {
    auto phone = read_phone_cell(row.text("téléphone"));
    if (!phone.complaint.empty()) row.report(Severity::warning, "téléphone", phone.complaint);
    return {lines_of(row, "adresse"), std::move(phone.shown), row.line("courriel"), row.line("site")};
}

void add_contact_columns(std::vector<ColumnName>& columns) {
    columns.push_back({"adresse", false, {}});
    columns.push_back({"téléphone", false, {"tél", "numéro de téléphone"}});
    columns.push_back({"courriel", false, {"mail", "email", "e-mail", "adresse mail"}});
    columns.push_back({"site", false, {"site web", "site internet"}});
}

}  // namespace parvis::content
