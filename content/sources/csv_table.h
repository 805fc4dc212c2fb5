// A table as a spreadsheet saves it: CSV with `;` `,` or tab, quoted cells, any encoding of text/encoding.h.
// Our own reader, for two reasons: messages must name the physical line of a cell also behind cells with line breaks,
// and a slip must be told and survived. libcsv knows no lines and swallows the rest of the file after a stray quote;
// fast-cpp-csv-parser takes no line breaks inside cells.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "content/sources/remarks.h"

namespace parvis::content {

inline constexpr std::size_t table_limit_bytes = 50'000'000;
inline constexpr std::size_t cell_limit_bytes = 10'000'000;
inline constexpr std::size_t row_limit_cells = 1'000;
inline constexpr std::size_t table_limit_rows = 1'000'000;

struct CsvCell {
    std::string text;  // without quotes, line breaks are \n
    int line = 0;      // of the file, where the cell begins, 1-based
};

struct CsvRow {
    std::vector<CsvCell> cells;  // at most as many as there are headings; absent ones are empty
    int line = 0;                // of the file, where the row begins
    int number = 0;              // as a spreadsheet counts rows: other than `line` behind cells with line breaks
};

struct CsvTable {
    char separator = ';';
    CsvRow headings;           // no cells: the table is empty
    std::vector<CsvRow> rows;  // blank ones left out
};

// Never fails: what cannot be read is an error diagnostic (table, row or cell too large, quote without end, more cells
// than headings; such a row is left out), what was repaired a warning. The first line
// may be Excel's "sep=;". The separator is the one the first row uses most, outside quotes.
// With `is_heading` the headings are the first row, of the first few, with a cell for which it is true: staff write a
// title above their tables. Rows above it are left out, a warning; without such a row the first one is the headings.
[[nodiscard]] CsvTable read_csv(std::string_view bytes, Remarks& remarks,
                                const std::function<bool(std::string_view cell)>& is_heading = {});

}  // namespace parvis::content
