// centre.toml: our centre, with a remark above each key.
#include <algorithm>

#include "content/authoring/tables.h"
#include "content/authoring/text_cells.h"
#include "content/sources/authoring_cells.h"

namespace parvis::content {
namespace {

std::string in_toml_quotes(const std::string& text) {
    std::string quoted;
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    const bool has_lines = text.find('\n') != std::string::npos;
    return has_lines ? "\"\"\"\n" + quoted + "\"\"\"" : "\"" + quoted + "\"";
}

std::string joined(const std::vector<std::string>& values) {
    std::string line;
    for (const auto& value : values) line += (line.empty() ? "" : " | ") + value;
    return line;
}

}  // namespace

std::string centre_text(const Organisation& ours) {
    std::string text;
    const auto line = [&](std::string_view key, const std::string& value) {
        text.append(key).append(" = ").append(in_toml_quotes(value)).append(1, '\n');
    };
    const auto times = columns_of(ours.hours);
    text += "# Notre centre. Écrire entre les guillemets droits, sans toucher aux mots devant le signe =.\n";
    line("nom", to_cell_text(ours.source_name));
    line("nom_affiche", shown_cell(ours.name));
    line("departement", shown_cell(ours.department));
    line("adresse", shown_cell(ours.contact.address));
    line("telephone", to_cell_text(ours.contact.phone));
    line("courriel", to_cell_text(ours.contact.email));
    line("site", to_cell_text(ours.contact.website));
    text += "# Quelques mots de bienvenue.\n";
    line("presentation", shown_cell(ours.about));
    text += "# Par exemple : lundi au vendredi 8h30-12h30 | mardi 14h-17h\n";
    line("horaires", joined(times.weekly));
    line("precisions_horaires", shown_cell(times.words));
    for (const auto& [key, value] :
         {std::pair{"dates", joined(times.dates)}, std::pair{"valable_du", times.valid_from},
          std::pair{"valable_jusqu_au", times.valid_until}, std::pair{"sauf", joined(times.exceptions)}})
        if (!value.empty()) line(key, value);
    return text;
}

}  // namespace parvis::content
