// A table of the authoring folder by its headings: any order, any case and accents, optional columns absent.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/sources/csv_table.h"

namespace parvis::content {

struct ColumnName {
    std::string_view heading;              // as AUTHORING.md writes it; how rows are asked
    bool required = false;                 // names the row: the column must be there and its cells filled
    std::vector<std::string_view> others;  // headings that are understood as well

    // Whatever the case, accents and signs of the heading.
    [[nodiscard]] bool is_called(std::string_view written) const;
};

class AuthoringTable;

// One row; lives as long as its table.
class AuthoringRow {
public:
    AuthoringRow(const AuthoringTable& table, const CsvRow& row) : table_(&table), row_(&row) {}

    [[nodiscard]] Origin origin() const;
    // The cell under a heading of the table's columns, trimmed; empty when the column is not there, or the cell is the
    // template's.
    [[nodiscard]] std::string written(std::string_view heading) const;
    [[nodiscard]] std::string text(std::string_view heading) const;  // the same without \ (authoring_cells.h)
    [[nodiscard]] std::string line(std::string_view heading) const;  // the same as one line
    [[nodiscard]] std::vector<std::string> values(std::string_view heading) const;
    [[nodiscard]] std::vector<Block> blocks(std::string_view heading) const;

    // The row as it stands in the file: a line "heading : cell" for each cell that is not empty, known column or not.
    [[nodiscard]] std::string source_text() const;

    // A diagnostic with file, line, heading as the file writes it, and, where it differs, the spreadsheet's row.
    void report(Severity severity, std::string_view heading, std::string message) const;

private:
    friend class AuthoringTable;
    [[nodiscard]] const CsvCell* cell(std::string_view heading) const;
    const AuthoringTable* table_;
    const CsvRow* row_;
};

class AuthoringTable {
public:
    // Reports what is wrong with headings (unknown, twice, missing) and rows (a required cell empty, a cell that the
    // spreadsheet broke: "#NOM?", "####"). Rows that lack a required cell are not among rows(), nor are the
    // template's, which are told where something else was filled in. `remarks` must outlive the table.
    AuthoringTable(std::string_view bytes, std::vector<ColumnName> columns, Remarks& remarks);
    AuthoringTable(const AuthoringTable&) = delete;
    AuthoringTable& operator=(const AuthoringTable&) = delete;

    [[nodiscard]] const std::vector<AuthoringRow>& rows() const { return rows_; }

private:
    friend class AuthoringRow;
    [[nodiscard]] bool names_rows(std::string_view heading) const;  // whether it is a required column's
    void match_headings();
    void report_missing_columns();
    void report_unknown_heading(const CsvCell& heading);
    void report_what_was_filled(const AuthoringRow& row) const;
    [[nodiscard]] bool is_of_template(const AuthoringRow& row) const;
    [[nodiscard]] bool is_usable(const AuthoringRow& row) const;

    std::vector<ColumnName> columns_;
    Remarks& remarks_;
    CsvTable table_;
    std::vector<int> index_of_column_;  // -1: not in the file
    std::vector<AuthoringRow> rows_;
};

}  // namespace parvis::content
