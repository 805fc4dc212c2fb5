#include "content/catalogue/facets.h"

#include <algorithm>
#include <unordered_map>

#include "content/schema/varint.h"
#include "content/text/folding.h"

namespace parvis::content {

FacetColumn FacetColumn::build(const std::vector<std::vector<std::string>>& sheet_values,
                               const std::vector<std::pair<std::string, std::string>>& labels) {
    std::unordered_map<std::string, std::uint32_t> number_of;
    std::vector<Value> met;
    std::vector<int> frequency;
    FacetColumn column;
    column.first_.reserve(sheet_values.size() + 1);
    column.first_.push_back(0);
    const auto add = [&](const std::string& value) {
        const auto [found, is_new] = number_of.try_emplace(value, static_cast<std::uint32_t>(met.size()));
        if (is_new) {
            met.push_back({value, value});
            frequency.push_back(0);
        }
        const auto begin = column.numbers_.begin() + column.first_.back();
        if (std::find(begin, column.numbers_.end(), found->second) != column.numbers_.end()) return;
        column.numbers_.push_back(found->second);
        ++frequency[found->second];
    };
    for (const auto& values : sheet_values) {
        for (const auto& value : values)
            if (!value.empty()) add(value);
        if (column.numbers_.size() == column.first_.back()) add("");
        column.first_.push_back(static_cast<std::uint32_t>(column.numbers_.size()));
    }
    for (const auto& [value, label] : labels)
        if (const auto found = number_of.find(value); found != number_of.end()) met[found->second].label = label;

    std::vector<std::string> folded;
    std::vector<std::uint32_t> by_frequency;
    for (std::uint32_t number = 0; number < met.size(); ++number) {
        folded.push_back(fold(met[number].label));
        by_frequency.push_back(number);
    }
    std::sort(by_frequency.begin(), by_frequency.end(), [&](std::uint32_t a, std::uint32_t b) {
        if (frequency[a] != frequency[b]) return frequency[a] > frequency[b];
        if (folded[a] != folded[b]) return folded[a] < folded[b];
        return met[a].value < met[b].value;
    });
    std::vector<std::uint32_t> place(met.size());
    for (std::uint32_t i = 0; i < by_frequency.size(); ++i) {
        place[by_frequency[i]] = i;
        column.values_.push_back(met[by_frequency[i]]);
    }
    for (auto& number : column.numbers_) number = place[number];
    return column;
}

std::string FacetColumn::encode() const {
    std::string blob;
    const auto sheets = static_cast<std::uint32_t>(first_.empty() ? numbers_.size() : first_.size() - 1);
    for (std::uint32_t sheet = 0; sheet < sheets; ++sheet) {
        append_varint(blob, static_cast<std::uint32_t>(end_of(sheet) - begin_of(sheet)));
        for (const auto* number = begin_of(sheet); number != end_of(sheet); ++number) append_varint(blob, *number);
    }
    return blob;
}

std::optional<FacetColumn> FacetColumn::decode(std::string_view blob, std::uint32_t sheets, std::vector<Value> values) {
    FacetColumn column;
    column.values_ = std::move(values);
    // Every number takes at least a byte: no allocation beyond what the blob can hold.
    if (blob.size() < 2 * static_cast<std::size_t>(sheets)) return std::nullopt;
    column.numbers_.reserve(blob.size() - sheets);
    column.first_.reserve(sheets + 1);
    column.first_.push_back(0);
    VarintReader reader(blob);
    bool one_each = true;
    for (std::uint32_t sheet = 0; sheet < sheets; ++sheet) {
        const auto count = reader.next();
        if (!count || *count == 0) return std::nullopt;
        one_each = one_each && *count == 1;
        for (std::uint32_t i = 0; i < *count; ++i) {
            const auto number = reader.next();
            if (!number || *number >= column.values_.size()) return std::nullopt;
            column.numbers_.push_back(*number);
        }
        column.first_.push_back(static_cast<std::uint32_t>(column.numbers_.size()));
    }
    if (!reader.at_end()) return std::nullopt;
    if (one_each) column.first_ = {};
    column.numbers_.shrink_to_fit();
    return column;
}

std::size_t FacetColumn::memory_bytes() const {
    std::size_t sum = (first_.capacity() + numbers_.capacity()) * sizeof(std::uint32_t);
    for (const auto& value : values_) sum += sizeof value + value.value.capacity() + value.label.capacity();
    return sum;
}

FacetColumns build_facet_columns(const Document& document, const std::vector<std::uint32_t>& order) {
    std::array<std::vector<std::vector<std::string>>, facet_group_count> values;
    const auto of = [&](FacetGroup group) -> auto& {
        return values[static_cast<std::size_t>(group)];
    };
    for (const auto position : order) {
        const auto& action = document.actions[position];
        of(FacetGroup::dimension).push_back({action.dimension});
        of(FacetGroup::publics).push_back(action.publics);
        of(FacetGroup::keyword).push_back(action.keywords);
        of(FacetGroup::department).push_back({action.department});
        of(FacetGroup::organisation).push_back({action.organisation_id});
        of(FacetGroup::status).push_back({action.status});
    }
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& organisation : document.organisations) names.emplace_back(organisation.id, organisation.name);
    FacetColumns columns;
    for (std::size_t group = 0; group < facet_group_count; ++group) {
        const bool has_labels = group == static_cast<std::size_t>(FacetGroup::organisation);
        columns[group] = FacetColumn::build(values[group], has_labels ? names : decltype(names){});
    }
    return columns;
}

FacetCounter::FacetCounter(const FacetColumns& columns, const Filters& filters) : columns_(columns) {
    for (std::size_t group = 0; group < facet_group_count; ++group) {
        const auto& values = columns[group].values();
        const auto& chosen = filters.chosen[group];
        counts_[group].assign(values.size(), 0);
        chosen_[group].assign(values.size(), 0);
        if (chosen.empty()) continue;
        constrained_.push_back(group);
        for (std::size_t number = 0; number < values.size(); ++number)
            chosen_[group][number] = std::find(chosen.begin(), chosen.end(), values[number].value) != chosen.end();
    }
}

std::vector<Facet> FacetCounter::facets() const {
    std::vector<Facet> facets(facet_group_count);
    for (std::size_t group = 0; group < facet_group_count; ++group) {
        facets[group].group = static_cast<FacetGroup>(group);
        const auto& values = columns_[group].values();
        facets[group].values.reserve(values.size());
        for (std::size_t number = 0; number < values.size(); ++number)
            facets[group].values.push_back(
                {values[number].value, values[number].label, counts_[group][number], 0, chosen_[group][number] != 0});
    }
    return facets;
}

std::vector<Facet> FacetCounter::facets_within(const std::vector<std::uint32_t>& sheets) const {
    std::vector<Facet> all = facets();
    for (std::size_t group = 0; group < facet_group_count; ++group) {
        const auto& column = columns_[group];
        auto& values = all[group].values;
        for (const std::uint32_t sheet : sheets)
            for (const auto* number = column.begin_of(sheet); number != column.end_of(sheet); ++number)
                ++values[*number].in_scope;
        std::erase_if(values, [](const FacetValue& value) { return value.in_scope == 0; });
        std::stable_sort(values.begin(), values.end(),
                         [](const FacetValue& a, const FacetValue& b) { return a.in_scope > b.in_scope; });
    }
    return all;
}

}  // namespace parvis::content
