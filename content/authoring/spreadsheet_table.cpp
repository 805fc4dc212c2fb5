#include "content/authoring/spreadsheet_table.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "content/sources/csv_table.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// "8 mars", "sept. 2026", "May 68" are days to a spreadsheet.
bool is_month(std::string_view word) {
    constexpr std::array<std::string_view, 20> months = {
        "janvier",  "fevrier",  "mars",    "avril",    "mai",   "juin",  "juillet", "aout", "septembre", "octobre",
        "novembre", "decembre", "january", "february", "march", "april", "may",     "june", "july",      "august"};
    return word.size() >= 3 &&
           std::ranges::any_of(months, [&](std::string_view month) { return month.starts_with(word); });
}

// A number, "1e5" included.
bool is_number(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return is_digit(c) || c == 'e'; });
}

bool is_formula(std::string_view cell) {
    return !cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos;
}

std::string cell_in_quotes(std::string_view cell, bool stays_text) {
    // Nothing is done with a no-break space: the reader trims it, a reader sees the text, and it is in Windows-1252
    // too.
    std::string text(stays_text ? "\u00A0" : "");
    text += cell;
    if (text.find_first_of(";,\t\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

}  // namespace

bool is_no_text_to_spreadsheets(std::string_view cell) {
    if (cell.empty()) return false;
    if (is_formula(cell)) return true;
    constexpr std::size_t longest_bytes = 60;
    if (cell.size() > longest_bytes || cell.find('\n') != std::string_view::npos) return false;
    const auto words = tokenize(cell);
    if (words.size() == 1)
        for (const std::string_view truth : {"vrai", "faux", "true", "false"})
            if (words[0].folded == truth) return true;
    return std::ranges::any_of(words, [](const Token& word) { return is_digit(word.folded.front()); }) &&
           std::ranges::all_of(words,
                               [](const Token& word) { return is_number(word.folded) || is_month(word.folded); });
}

void SpreadsheetTable::add(std::vector<std::string> cells) {
    assert(cells.size() == columns_.size());
    rows_.push_back(std::move(cells));
}

Result<std::string> SpreadsheetTable::bytes() const {
    if (rows_.size() > table_limit_rows)
        return fail(Errc::too_large, "plus d’un million de lignes ; un tableau n’en tient pas autant");
    std::vector<std::size_t> used;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
        const auto fills = [&](const auto& row) { return !row[column].empty(); };
        if (columns_[column].usual || std::ranges::any_of(rows_, fills)) used.push_back(column);
    }
    std::string bytes = "\xEF\xBB\xBF";
    const auto end_cell = [&](std::size_t column) { bytes += column == used.back() ? "\r\n" : ";"; };
    for (const auto column : used) {
        bytes += columns_[column].heading;
        end_cell(column);
    }
    for (const auto& row : rows_) {
        for (const auto column : used) {
            if (row[column].size() > cell_limit_bytes)
                return fail(Errc::too_large, "une case de la colonne « " + std::string(columns_[column].heading) +
                                                 " » dépasse 10 Mo ; un tableau n’en tient pas autant");
            const std::string& cell = row[column];
            bytes +=
                cell_in_quotes(cell, columns_[column].values ? is_formula(cell) : is_no_text_to_spreadsheets(cell));
            end_cell(column);
        }
        if (bytes.size() > table_limit_bytes)
            return fail(Errc::too_large, "le tableau dépasse 50 Mo ; il ne pourrait plus être lu");
    }
    return bytes;
}

}  // namespace parvis::content
