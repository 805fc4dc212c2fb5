// A table as a French spreadsheet opens it by a double click, and as sources/csv_table.h reads it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/result.h"

namespace parvis::content {

// UTF-8 behind a byte order mark, without which Excel takes it for Windows-1252; ";" between cells, which is what a
// French Excel separates by; CRLF behind rows but LF inside cells, as a spreadsheet itself saves them.
class SpreadsheetTable {
public:
    struct Column {
        std::string_view heading;
        bool usual = false;  // is written also when no row fills it
        // A number or a day is to be one to the spreadsheet too. Never a formula: it would be run by whoever opens the
        // table.
        bool values = false;
    };

    explicit SpreadsheetTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

    [[nodiscard]] bool empty() const { return rows_.empty(); }
    // One cell a column, as authoring_cells.h's to_cell_… write it.
    void add(std::vector<std::string> cells);

    // Fails with too_large for what the reader would refuse; the message, in French, says what.
    [[nodiscard]] Result<std::string> bytes() const;

private:
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

// Whether a spreadsheet would make a formula, a number, a day or a truth of this cell.
[[nodiscard]] bool is_no_text_to_spreadsheets(std::string_view cell);

}  // namespace parvis::content
