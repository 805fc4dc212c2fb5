// What an open catalogue holds in memory. Only catalogue*.cpp includes it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_file.h"
#include "content/catalogue/catalogue_reader.h"
#include "content/catalogue/facets.h"
#include "content/database.h"
#include "content/search/sheet_search.h"

namespace parvis::content {

struct Catalogue::State {
    State(std::filesystem::path path, Database opened) : file(std::move(path)), database(std::move(opened)) {}

    std::filesystem::path file;
    Database database;
    Edition edition;
    FacetColumns columns;
    SearchIndex index;
    std::vector<std::string> organisation_ids;    // by number
    std::vector<std::string> organisation_names;  // shown
    std::vector<bool> organisation_is_ours;
    std::optional<Organisation> our_centre;
    CatalogueReader reader{database, organisation_ids};

    [[nodiscard]] std::uint32_t sheets() const { return index.sheets; }
    [[nodiscard]] Status load();
    [[nodiscard]] Result<ActionSummary> summary_of(std::uint32_t number);
    [[nodiscard]] Result<std::vector<ActionSummary>> summaries_of(const std::vector<std::uint32_t>& numbers);
    [[nodiscard]] Result<std::optional<std::uint32_t>> number_of(std::string_view id);
    // The numbers that a table of derived pairs gives for an id, ascending.
    [[nodiscard]] Result<std::vector<std::uint32_t>> numbers_for(std::string_view sql, std::string_view id);
    // All that the scope has, ascending.
    [[nodiscard]] Result<std::vector<std::uint32_t>> sheets_of(const Scope& scope);
    // Numbers of the organisations' column: of a sheet's organisation; of ours, nothing when it has no sheet.
    [[nodiscard]] std::uint32_t organisation_value(std::uint32_t sheet) const;
    [[nodiscard]] std::optional<std::uint32_t> our_value() const;
    [[nodiscard]] std::string_view only_value(FacetGroup group, std::uint32_t number) const;
    [[nodiscard]] tl::unexpected<Error> failure(const Error& error) const { return catalogue_failure(file, error); }

private:
    [[nodiscard]] std::optional<std::uint32_t> organisation_number(std::string_view id) const;
    [[nodiscard]] Status load_organisations();
    [[nodiscard]] Status load_facets();
    [[nodiscard]] Status load_index();
};

}  // namespace parvis::content
