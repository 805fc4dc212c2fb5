#include "content/sources/csv_table.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "content/sources/nearest_names.h"
#include "content/text/encoding.h"

namespace parvis::content {
namespace {

bool is_blank(std::string_view text) {
    while (!text.empty()) {
        if (text.front() == ' ' || text.front() == '\t' || text.front() == '\n')
            text.remove_prefix(1);
        else if (text.starts_with("\u00A0") || text.starts_with("\uFEFF"))
            text.remove_prefix(text.starts_with("\u00A0") ? 2 : 3);
        else
            return false;
    }
    return true;
}

bool is_blank(const CsvRow& row) {
    return std::ranges::all_of(row.cells, [](const CsvCell& cell) { return is_blank(cell.text); });
}

std::string shown_separator(char separator) {
    return separator == '\t' ? "une tabulation" : "« " + std::string(1, separator) + " »";
}

std::optional<char> announced_separator(std::string_view line) {
    if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
    constexpr std::string_view announcement = "sep=";
    if (line.size() != announcement.size() + 1) return std::nullopt;
    for (std::size_t i = 0; i < announcement.size(); ++i)
        if ((line[i] | (line[i] == '=' ? 0 : 0x20)) != announcement[i]) return std::nullopt;
    const char separator = line.back();
    if (separator == '"' || static_cast<unsigned char>(separator) >= 0x80) return std::nullopt;
    return separator;
}

// Looks at the first row that is not blank: text cells further down hold commas and semicolons of their own.
char detected_separator(std::string_view text) {
    while (!text.empty() && is_blank(text.substr(0, text.find('\n')))) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    constexpr std::array candidates = {';', '\t', ','};  // in a tie the first wins
    std::array<std::size_t, candidates.size()> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        for (std::size_t i = 0; i < candidates.size(); ++i)
            if (c == candidates[i]) ++counts[i];
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

class RowReader {
public:
    RowReader(std::string_view text, Remarks& remarks) : text_(text), remarks_(remarks) {
        const auto end = std::min(text_.find('\n'), text_.size());
        if (const auto announced = announced_separator(text_.substr(0, end))) {
            separator_ = *announced;
            position_ = std::min(end + 1, text_.size());
            line_ = 2;
        } else {
            separator_ = detected_separator(text_);
        }
    }

    [[nodiscard]] char separator() const { return separator_; }

    // What the columns are called in messages from here on.
    void name_columns(const CsvRow& headings) {
        for (const auto& heading : headings.cells) columns_.push_back(heading.text);
    }

    // The next row, blank or not; none at the end, or where nothing after can be trusted.
    std::optional<CsvRow> next() {
        if (position_ >= text_.size()) return std::nullopt;
        CsvRow row{.cells = {}, .line = line_, .number = ++number_};
        for (;;) {
            if (row.cells.size() == row_limit_cells) {
                remarks_.add(
                    Severity::error, row.line, {},
                    "plus de 1 000 cases sur une ligne ; la suite du fichier n’est pas lue. Vérifier que c’est "
                    "bien un tableau enregistré au format CSV.");
                return std::nullopt;
            }
            row.cells.push_back({.text = {}, .line = line_});
            column_ = row.cells.size() - 1;
            if (!read_cell(row.cells.back())) return std::nullopt;
            if (position_ >= text_.size()) return row;
            if (text_[position_++] == '\n') {
                ++line_;
                return row;
            }
        }
    }

private:
    void report(Severity severity, const CsvCell& cell, std::string message) {
        remarks_.add(severity, cell.line, column_ < columns_.size() ? columns_[column_] : "", std::move(message));
    }

    // Leaves the position at the separator, the line end or the end of the text.
    bool read_cell(CsvCell& cell) {
        const bool quoted = position_ < text_.size() && text_[position_] == '"';
        if (quoted && !read_quoted(cell)) return false;
        const std::array stops = {separator_, '\n'};
        const auto end =
            std::min(text_.find_first_of(std::string_view(stops.data(), stops.size()), position_), text_.size());
        const auto rest = text_.substr(position_, end - position_);
        position_ = end;
        if (!quoted || !is_blank(rest)) cell.text += rest;
        if (quoted && !is_blank(rest))
            report(Severity::warning, cell,
                   "un guillemet ferme la case avant sa fin ; le texte qui suit est gardé. Dans une case entre "
                   "guillemets, doubler les guillemets du texte : \"\"mot\"\".");
        if (cell.text.size() <= cell_limit_bytes) return true;
        report(
            Severity::error, cell,
            "une case tient plus de 10 Mo de texte ; il manque sans doute un guillemet fermant. Raccourcir le texte.");
        return false;
    }

    bool read_quoted(CsvCell& cell) {
        ++position_;
        for (;;) {
            const auto quote = text_.find('"', position_);
            if (quote == std::string_view::npos) {
                report(Severity::error, cell,
                       "un guillemet ouvre une case et n’est jamais fermé ; la suite du fichier n’est pas lue. "
                       "Fermer la case par un guillemet, ou réenregistrer le fichier depuis le tableur.");
                return false;
            }
            const auto piece = text_.substr(position_, quote - position_);
            line_ += static_cast<int>(std::ranges::count(piece, '\n'));
            cell.text += piece;
            position_ = quote + 1;
            if (position_ >= text_.size() || text_[position_] != '"') return true;
            cell.text += '"';
            ++position_;
        }
    }

    std::string_view text_;
    Remarks& remarks_;
    std::vector<std::string> columns_;
    std::size_t position_ = 0;
    std::size_t column_ = 0;  // of the cell that is being read
    int line_ = 1;
    int number_ = 0;
    char separator_ = ';';
};

void trim_trailing_blanks(CsvRow& row) {
    while (!row.cells.empty() && is_blank(row.cells.back().text)) row.cells.pop_back();
}

// Whether the row holds no more cells than there are headings; one that does cannot be trusted.
bool fits_headings(CsvRow& row, const CsvTable& table, Remarks& remarks) {
    const auto wanted = table.headings.cells.size();
    const auto found = row.cells.size();
    trim_trailing_blanks(row);  // spreadsheets pad rows with empty cells
    if (row.cells.size() > wanted) {
        remarks.add(Severity::error, row.line, {},
                    std::to_string(row.cells.size()) + " cases pour " + std::to_string(wanted) +
                        (wanted == 1 ? " titre" : " titres") +
                        " de colonnes ; la ligne n’est pas lue. Un texte contient "
                        "sans doute " +
                        shown_separator(table.separator) +
                        " : mettre cette case entre guillemets, ou "
                        "réenregistrer le fichier depuis le tableur.");
        return false;
    }
    if (found < wanted)
        remarks.add(Severity::warning, row.line, {},
                    "seulement " + std::to_string(found) + (found == 1 ? " case" : " cases") + " pour " +
                        std::to_string(wanted) + " titres de colonnes ; les dernières, à partir de « " +
                        table.headings.cells[found].text +
                        " », sont lues comme vides. S’il manque une case au milieu, "
                        "ajouter " +
                        shown_separator(table.separator) + " à sa place.");
    return true;
}

// The first rows that are not blank, up to the one that holds the headings; that one is the last.
std::vector<CsvRow> rows_to_headings(RowReader& reader, const std::function<bool(std::string_view)>& is_heading,
                                     std::vector<CsvRow>& after) {
    constexpr std::size_t looked_at = 10;
    std::vector<CsvRow> rows;
    while (rows.size() < looked_at) {
        auto row = reader.next();
        if (!row) break;
        if (is_blank(*row)) continue;
        rows.push_back(std::move(*row));
        const auto& cells = rows.back().cells;
        if (!is_heading || std::ranges::any_of(cells, [&](const CsvCell& cell) { return is_heading(cell.text); }))
            return rows;
    }
    if (rows.size() > 1) after.assign(std::make_move_iterator(rows.begin() + 1), std::make_move_iterator(rows.end()));
    rows.resize(std::min<std::size_t>(rows.size(), 1));
    return rows;
}

std::string first_words(const CsvRow& row) {
    for (const auto& cell : row.cells)
        if (!is_blank(cell.text)) return in_quotes(cell.text);
    return {};
}

}  // namespace

CsvTable read_csv(std::string_view bytes, Remarks& remarks,
                  const std::function<bool(std::string_view cell)>& is_heading) {
    CsvTable table;
    if (bytes.size() > table_limit_bytes) {
        remarks.add(Severity::error, 0, {},
                    "le fichier dépasse 50 Mo ; il n’est pas lu. Le partager en plusieurs dossiers.");
        return table;
    }
    const auto decoded = decode_text(bytes);
    for (const auto& repair : decoded.repairs) remarks.add(Severity::warning, repair.line, {}, repair.what);

    RowReader reader(decoded.utf8, remarks);
    table.separator = reader.separator();
    std::vector<CsvRow> already_read;
    auto first = rows_to_headings(reader, is_heading, already_read);
    if (first.empty()) return table;
    table.headings = std::move(first.back());
    first.pop_back();
    trim_trailing_blanks(table.headings);
    reader.name_columns(table.headings);
    for (const auto& row : first)
        remarks.add(Severity::warning, row.line, {},
                    "la ligne " + first_words(row) + " est au-dessus des titres des colonnes (ligne " +
                        std::to_string(table.headings.line) + ") ; elle n’est pas lue. La supprimer.");
    for (auto& row : already_read)
        if (fits_headings(row, table, remarks)) table.rows.push_back(std::move(row));
    while (auto row = reader.next()) {
        if (is_blank(*row)) continue;
        if (table.rows.size() == table_limit_rows) {
            remarks.add(
                Severity::error, row->line, {},
                "plus d’un million de lignes ; la suite n’est pas lue. Partager le fichier en plusieurs dossiers.");
            break;
        }
        if (fits_headings(*row, table, remarks)) table.rows.push_back(std::move(*row));
    }
    return table;
}

}  // namespace parvis::content
