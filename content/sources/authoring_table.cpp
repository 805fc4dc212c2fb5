#include "content/sources/authoring_table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "content/sources/authoring_cells.h"
#include "content/sources/nearest_names.h"

namespace parvis::content {
namespace {

// What a spreadsheet leaves in place of a text that it took for a formula.
bool is_broken_formula(std::string_view text) {
    constexpr std::array<std::string_view, 14> marks = {"#NOM?",   "#NOM ?",  "#NAME?",  "#REF!",  "#VALEUR!",
                                                        "#VALUE!", "#DIV/0!", "#N/A",    "#NUM!",  "#NOMBRE!",
                                                        "#NUL!",   "#NULL!",  "Err:509", "Err:510"};
    return std::ranges::find(marks, text) != marks.end();
}

bool is_too_narrow(std::string_view text) {
    return text.size() >= 3 && text.find_first_not_of('#') == std::string_view::npos;
}

}  // namespace

Origin AuthoringRow::origin() const {
    return {table_->remarks_.file(), row_->line};
}

const CsvCell* AuthoringRow::cell(std::string_view heading) const {
    for (std::size_t i = 0; i < table_->columns_.size(); ++i) {
        if (table_->columns_[i].heading != heading) continue;
        const int index = table_->index_of_column_[i];
        const bool is_there = index >= 0 && static_cast<std::size_t>(index) < row_->cells.size();
        return is_there ? &row_->cells[static_cast<std::size_t>(index)] : nullptr;
    }
    assert(!"a heading that is none of the table's columns");
    return nullptr;
}

std::string AuthoringRow::written(std::string_view heading) const {
    const auto* found = cell(heading);
    const auto text = found ? trimmed(found->text) : std::string_view{};
    return content::is_of_template(text) ? std::string{} : std::string(text);
}

std::string AuthoringRow::text(std::string_view heading) const {
    return cell_text(written(heading));
}

std::string AuthoringRow::line(std::string_view heading) const {
    return one_line(text(heading));
}

std::vector<std::string> AuthoringRow::values(std::string_view heading) const {
    return cell_values(written(heading));
}

std::vector<Block> AuthoringRow::blocks(std::string_view heading) const {
    return cell_blocks(written(heading));
}

std::string AuthoringRow::source_text() const {
    std::string text;
    const auto& headings = table_->table_.headings.cells;
    for (std::size_t i = 0; i < row_->cells.size() && i < headings.size(); ++i)
        if (!row_->cells[i].text.empty())
            text.append(headings[i].text).append(" : ").append(row_->cells[i].text).append(1, '\n');
    return text;
}

void AuthoringRow::report(Severity severity, std::string_view heading, std::string message) const {
    const auto* found = cell(heading);
    if (row_->number != row_->line) message += " (rangée " + std::to_string(row_->number) + " dans le tableur)";
    table_->remarks_.add(severity, found ? found->line : row_->line, std::string(heading), std::move(message));
}

AuthoringTable::AuthoringTable(std::string_view bytes, std::vector<ColumnName> columns, Remarks& remarks)
    : columns_(std::move(columns)),
      remarks_(remarks),
      table_(read_csv(bytes, remarks, [this](std::string_view cell) { return names_rows(cell); })),
      index_of_column_(columns_.size(), -1) {
    const auto& headings = table_.headings;
    if (headings.cells.empty()) {
        std::string necessary;
        for (const auto& column : columns_)
            if (column.required) necessary += in_quotes(column.heading) + ", ";
        remarks_.add(Severity::warning, 0, {},
                     "le fichier est vide. Écrire les titres des colonnes sur la première ligne (" + necessary +
                         "…), ou supprimer le fichier.");
        return;
    }
    if (headings.cells.size() == 1 && headings.cells.front().text.find('|') != std::string::npos) {
        remarks_.add(Severity::error, headings.line, {},
                     "les colonnes sont séparées par « | », qui sépare ici les valeurs d’une même case ; le fichier "
                     "n’est pas lu. Enregistrer le tableau de nouveau, avec « ; » entre les colonnes.");
        return;
    }
    match_headings();
    report_missing_columns();
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].required && index_of_column_[i] < 0) return;
    rows_.reserve(table_.rows.size());
    for (const auto& cells : table_.rows) {
        const AuthoringRow row(*this, cells);
        if (is_of_template(row)) {
            report_what_was_filled(row);
        } else if (is_usable(row)) {
            rows_.push_back(row);
        }
    }
}

// A row that is the template's throughout is nobody's slip.
void AuthoringTable::report_what_was_filled(const AuthoringRow& row) const {
    const auto is_filled = [](const CsvCell& cell) {
        const auto text = trimmed(cell.text);
        return !text.empty() && !content::is_of_template(text);
    };
    if (std::ranges::none_of(row.row_->cells, is_filled)) return;
    for (const auto& column : columns_) {
        const auto* cell = column.required ? row.cell(column.heading) : nullptr;
        if (cell == nullptr || !content::is_of_template(trimmed(cell->text))) continue;
        row.report(Severity::warning, column.heading,
                   "la case commence par « (aide) » ou « (exemple) » ; toute la ligne n’est pas lue. Y écrire votre "
                   "texte, ou supprimer la ligne.");
        return;
    }
}

bool AuthoringTable::is_of_template(const AuthoringRow& row) const {
    return std::ranges::any_of(columns_, [&](const ColumnName& column) {
        const auto* cell = column.required ? row.cell(column.heading) : nullptr;
        return cell != nullptr && content::is_of_template(trimmed(cell->text));
    });
}

bool ColumnName::is_called(std::string_view written) const {
    const auto key = heading_key(written);
    return key == heading_key(heading) ||
           std::ranges::any_of(others, [&](std::string_view other) { return key == heading_key(other); });
}

bool AuthoringTable::names_rows(std::string_view heading) const {
    return std::ranges::any_of(columns_,
                               [&](const ColumnName& column) { return column.required && column.is_called(heading); });
}

void AuthoringTable::match_headings() {
    for (std::size_t i = 0; i < table_.headings.cells.size(); ++i) {
        const auto& heading = table_.headings.cells[i];
        const auto column = std::ranges::find_if(
            columns_, [&](const ColumnName& candidate) { return candidate.is_called(heading.text); });
        if (column == columns_.end()) {
            report_unknown_heading(heading);
            continue;
        }
        auto& index = index_of_column_[static_cast<std::size_t>(column - columns_.begin())];
        if (index >= 0)
            remarks_.add(Severity::error, heading.line, std::string(column->heading),
                         "ce titre est écrit deux fois (colonnes " + std::to_string(index + 1) + " et " +
                             std::to_string(i + 1) + "). Renommer ou supprimer l’une des deux.");
        else
            index = static_cast<int>(i);
    }
}

void AuthoringTable::report_unknown_heading(const CsvCell& heading) {
    const auto index = static_cast<std::size_t>(&heading - table_.headings.cells.data());
    if (trimmed(heading.text).empty()) {
        const bool holds_text = std::ranges::any_of(table_.rows, [&](const CsvRow& row) {
            return index < row.cells.size() && !trimmed(row.cells[index].text).empty();
        });
        if (holds_text)
            remarks_.add(Severity::warning, heading.line, {},
                         "la colonne " + std::to_string(index + 1) +
                             " n’a pas de titre ; ses cases ne sont pas lues. Écrire un titre en tête.");
        return;
    }
    std::vector<std::string> known;
    for (const auto& column : columns_) known.emplace_back(column.heading);
    const auto near = nearest_names(heading.text, known, 2);
    remarks_.add(Severity::warning, heading.line, one_line(heading.text),
                 near.empty()
                     ? "titre inconnu ; la colonne n’est pas lue. Titres possibles : " + quoted_list(known) + "."
                     : "titre inconnu ; la colonne n’est pas lue. Écrire peut-être " + quoted_list(near) + ".");
}

void AuthoringTable::report_missing_columns() {
    std::vector<std::string> read;
    for (const auto& heading : table_.headings.cells)
        if (!trimmed(heading.text).empty() && read.size() < 8) read.push_back(one_line(heading.text));
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].required && index_of_column_[i] < 0) {
            std::string found;
            for (const auto& heading : read) found += (found.empty() ? "" : ", ") + in_quotes(heading);
            remarks_.add(Severity::error, table_.headings.line, std::string(columns_[i].heading),
                         "cette colonne manque ; le fichier n’est pas lu. Écrire ce titre en tête de sa "
                         "colonne, sur la première ligne. Titres trouvés : " +
                             found + ".");
        }
}

bool AuthoringTable::is_usable(const AuthoringRow& row) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto text = row.written(columns_[i].heading);
        const auto* cell = row.cell(columns_[i].heading);
        if (cell != nullptr && content::is_of_template(trimmed(cell->text)))
            row.report(
                Severity::warning, columns_[i].heading,
                "la case commence par « (aide) » ou « (exemple) » ; elle n’est pas lue. La remplir, ou la vider.");
        else if (is_broken_formula(text))
            row.report(Severity::error, columns_[i].heading,
                       in_quotes(text) +
                           " : le tableur a pris le texte pour une formule, sans doute parce qu’il "
                           "commence "
                           "par - ou =. L’écrire de nouveau, en commençant par • ou par une lettre.");
        else if (is_too_narrow(text))
            row.report(Severity::error, columns_[i].heading,
                       in_quotes(text) +
                           " : la colonne était trop étroite à l’enregistrement. L’élargir "
                           "dans le tableur "
                           "et enregistrer de nouveau.");
    }
    for (const auto& column : columns_)
        if (column.required && row.text(column.heading).empty()) {
            row.report(Severity::error, column.heading,
                       "la case est vide ; la ligne n’est pas lue. La remplir, ou supprimer la "
                       "ligne.");
            return false;
        }
    return true;
}

}  // namespace parvis::content
