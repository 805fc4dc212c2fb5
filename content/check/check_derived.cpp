#include "content/check/check_derived.h"

#include <unordered_map>

#include "content/catalogue/catalogue_file.h"
#include "content/catalogue/derived.h"
#include "content/search/index_builder.h"

namespace parvis::content {
namespace {

// One table's rows beside those it should have, compared as they come: nothing is held twice.
class TableComparison {
public:
    TableComparison(Database& database, std::string_view sql) : rows_(database.prepare(sql)) {}

    // The next row should be this. Integers and bytes; an unsigned number and a text never compare equal by chance,
    // because each column has one type in a STRICT table.
    template <class... Values>
    void expect(const Values&... values) {
        if (!next()) {
            same_ = false;
            return;
        }
        int column = 0;
        ((same_ = same_ && equal(column++, values)), ...);
    }
    [[nodiscard]] bool ends_the_same() { return same_ && !next() && same_; }

private:
    [[nodiscard]] bool next() {
        if (!same_ || !rows_) return false;
        const auto row = rows_->step();
        if (!row) same_ = false;
        return row && *row;
    }
    [[nodiscard]] bool equal(int column, std::string_view text) const { return rows_->blob(column) == text; }
    [[nodiscard]] bool equal(int column, std::size_t number) const {
        return rows_->integer(column) == static_cast<std::int64_t>(number);
    }

    Result<Statement> rows_;
    bool same_ = true;
};

bool same_order(Database& database, const std::vector<std::uint32_t>& order) {
    TableComparison table(database, "SELECT action, position FROM action ORDER BY action");
    for (std::size_t number = 0; number < order.size(); ++number) table.expect(number, std::size_t{order[number]});
    return table.ends_the_same();
}

bool same_pairs(Database& database, std::string_view sql, const std::vector<std::vector<std::uint32_t>>& actions) {
    TableComparison table(database, sql);
    for (std::size_t owner = 0; owner < actions.size(); ++owner)
        for (const auto number : actions[owner]) table.expect(owner, std::size_t{number});
    return table.ends_the_same();
}

bool same_facets(Database& database, const FacetColumns& columns) {
    TableComparison numbers(database, "SELECT facet, numbers FROM facet ORDER BY facet");
    TableComparison values(database, "SELECT facet, number, value, label FROM facet_value ORDER BY facet, number");
    for (std::size_t group = 0; group < columns.size(); ++group) {
        numbers.expect(group, columns[group].encode());
        std::size_t number = 0;
        for (const auto& value : columns[group].values()) values.expect(group, number++, value.value, value.label);
    }
    return numbers.ends_the_same() && values.ends_the_same();
}

bool same_index(Database& database, const BuiltIndex& index) {
    TableComparison vocabulary(database, "SELECT words FROM search_vocabulary");
    vocabulary.expect(index.vocabulary);
    TableComparison terms(database, "SELECT term, shown, sheets, postings FROM search_term ORDER BY term");
    std::size_t number = 0;
    for (const auto& term : index.terms) terms.expect(number++, term.shown, std::size_t{term.sheets}, term.postings);
    TableComparison prefixes(database, "SELECT prefix, postings FROM search_prefix ORDER BY prefix");
    for (const auto& prefix : index.prefixes) prefixes.expect(prefix.prefix, prefix.postings);
    return vocabulary.ends_the_same() && terms.ends_the_same() && prefixes.ends_the_same();
}

}  // namespace

void check_derived(const std::filesystem::path& file, const Document& document, Diagnostics& found) {
    auto database = open_catalogue_file(file);
    if (!database) return;
    const auto tell = [&](bool same, std::string_view what) {
        if (same) return;
        found.push_back({Severity::error,
                         {file.string(), 0},
                         "",
                         std::string(what) +
                             " ne correspond pas aux fiches ; refaites ce fichier avec « parvis-content "
                             "build »"});
    };
    const auto order = list_order(document);
    tell(same_order(*database, order), "l’ordre des listes");
    tell(same_facets(*database, build_facet_columns(document, order)), "la table des filtres");
    tell(same_pairs(*database, "SELECT need, action FROM need_action ORDER BY need, action",
                    gathered_actions(document, order)),
         "la table des besoins");
    tell(same_pairs(*database, "SELECT partner, action FROM partner_action ORDER BY partner, action",
                    partner_actions(document, order)),
         "la table des partenaires");
    std::unordered_map<std::string_view, std::string_view> names;
    for (const auto& organisation : document.organisations) names[organisation.id] = organisation.name;
    IndexBuilder builder;
    for (const auto position : order) {
        const auto& action = document.actions[position];
        builder.add(action, names[action.organisation_id]);
    }
    tell(same_index(*database, builder.finish()), "l’index de recherche");
}

}  // namespace parvis::content
