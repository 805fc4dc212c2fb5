// The facet values of every sheet as arrays in memory, and the counting over them.
// Sheets are numbered as they are listed: ours first, then by folded title (FORMAT.md).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/catalogue/catalogue.h"

namespace parvis::content {

// One group: its values, and for each sheet the numbers of its values (at least one: "" stands for "without").
class FacetColumn {
public:
    struct Value {
        std::string value;
        std::string label;
    };

    // `sheet_values[n]` are the values of sheet n as the source has them; blanks and repeats do not count.
    // `labels` gives the label of a value where it is not the value itself.
    [[nodiscard]] static FacetColumn build(const std::vector<std::vector<std::string>>& sheet_values,
                                           const std::vector<std::pair<std::string, std::string>>& labels);

    // The numbers as a blob, and back; nothing when the blob is not of `sheets` sheets over `values`.
    [[nodiscard]] std::string encode() const;
    [[nodiscard]] static std::optional<FacetColumn> decode(std::string_view blob, std::uint32_t sheets,
                                                           std::vector<Value> values);

    [[nodiscard]] const std::vector<Value>& values() const { return values_; }
    [[nodiscard]] const std::uint32_t* begin_of(std::uint32_t sheet) const {
        return numbers_.data() + (first_.empty() ? sheet : first_[sheet]);
    }
    [[nodiscard]] const std::uint32_t* end_of(std::uint32_t sheet) const {
        return numbers_.data() + (first_.empty() ? sheet + 1 : first_[sheet + 1]);
    }
    [[nodiscard]] std::size_t memory_bytes() const;

private:
    std::vector<Value> values_;         // most frequent first, then by folded label
    std::vector<std::uint32_t> first_;  // sheets + 1 places in numbers_; empty when every sheet has exactly one
    std::vector<std::uint32_t> numbers_;
};

using FacetColumns = std::array<FacetColumn, facet_group_count>;

// The columns of a document whose sheets stand in `order` (positions in document.actions).
[[nodiscard]] FacetColumns build_facet_columns(const Document& document, const std::vector<std::uint32_t>& order);

// Takes sheets one by one, says which of them the filters let through, and counts.
class FacetCounter {
public:
    // Both must outlive it.
    FacetCounter(const FacetColumns& columns, const Filters& filters);

    // True when the sheet passes every group.
    bool add(std::uint32_t sheet) {
        std::size_t failed = facet_group_count;  // the one group that the sheet fails, when there is one
        for (const std::size_t group : constrained_) {
            if (passes(group, sheet)) continue;
            // A second failure: neither a match, nor one choice away from it in any group.
            if (failed != facet_group_count) return false;
            failed = group;
        }
        if (failed != facet_group_count) {
            count(failed, sheet);
            return false;
        }
        for (std::size_t group = 0; group < facet_group_count; ++group) count(group, sheet);
        return true;
    }

    // With every value of the catalogue.
    [[nodiscard]] std::vector<Facet> facets() const;
    // With the values that these sheets have, most frequent of them first.
    [[nodiscard]] std::vector<Facet> facets_within(const std::vector<std::uint32_t>& sheets) const;

private:
    [[nodiscard]] bool passes(std::size_t group, std::uint32_t sheet) const {
        const auto& column = columns_[group];
        for (const auto* number = column.begin_of(sheet); number != column.end_of(sheet); ++number)
            if (chosen_[group][*number] != 0) return true;
        return false;
    }
    void count(std::size_t group, std::uint32_t sheet) {
        const auto& column = columns_[group];
        const auto* end = column.end_of(sheet);
        for (const auto* number = column.begin_of(sheet); number != end; ++number) ++counts_[group][*number];
    }

    const FacetColumns& columns_;
    std::vector<std::size_t> constrained_;  // groups with a choice
    std::array<std::vector<std::uint8_t>, facet_group_count> chosen_;
    std::array<std::vector<int>, facet_group_count> counts_;
};

}  // namespace parvis::content
