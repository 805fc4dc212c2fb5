// One writer for each table of an authoring folder. Inside this room; others call authoring_writer.h.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "content/assemble/word_rules.h"
#include "content/authoring/picture_files.h"
#include "content/authoring/schedule_columns.h"
#include "content/authoring/spreadsheet_table.h"
#include "content/document.h"
#include "platform/base/result.h"

namespace parvis::content {

// A document, and what its builder will make of it again.
class Rebuild {
public:
    // Both must outlive it.
    Rebuild(const Document& whole, const WordRules& words);

    // Whether a folder must tell of it beside its actions.
    [[nodiscard]] bool says_more_of(const Organisation& organisation) const;

    // What is shown so again: of a title, where it may be as staff see it; of a value of a shared vocabulary, of a
    // keyword.
    [[nodiscard]] std::string title_of(const Action& action) const;
    [[nodiscard]] std::string value_cell(const std::string& shown) const;
    [[nodiscard]] std::string value_cell(std::vector<std::string> shown) const;
    [[nodiscard]] std::string keyword_cell(std::vector<std::string> shown) const;

    const Document& document;
    const WordRules& rules;
    const Organisation* ours = nullptr;

private:
    [[nodiscard]] std::string value(const std::string& shown) const;
    std::unordered_set<std::string_view> with_actions_;
};

// centre.toml.
[[nodiscard]] std::string centre_text(const Organisation& ours);

// `photo_names`: of each action, empty for none.
[[nodiscard]] SpreadsheetTable action_table(const Rebuild& rebuild, const std::vector<std::string>& photo_names);
[[nodiscard]] SpreadsheetTable centre_table(const Rebuild& rebuild);
[[nodiscard]] SpreadsheetTable partner_table(const Document& document);
[[nodiscard]] SpreadsheetTable need_table(const Rebuild& rebuild);
[[nodiscard]] SpreadsheetTable word_table(const WordTable& own);
// `picture_names`: of each poster, empty for none.
[[nodiscard]] SpreadsheetTable poster_table(const Document& document, const std::vector<std::string>& picture_names);

// The heading, and what stands under it for one thing.
template <class Thing>
struct TableColumn {
    std::string_view heading;
    bool usual;
    std::string (*cell)(const Thing&);
};

template <class Thing>
[[nodiscard]] SpreadsheetTable table_of(const std::vector<TableColumn<Thing>>& columns,
                                        const std::vector<Thing>& things) {
    std::vector<SpreadsheetTable::Column> headings;
    for (const auto& column : columns) headings.push_back({column.heading, column.usual});
    SpreadsheetTable table(std::move(headings));
    for (const auto& thing : things) {
        std::vector<std::string> cells;
        for (const auto& column : columns) cells.push_back(column.cell(thing));
        table.add(std::move(cells));
    }
    return table;
}

}  // namespace parvis::content
