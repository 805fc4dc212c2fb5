#include "content/catalogue/catalogue_state.h"

#include <algorithm>

namespace parvis::content {
namespace {

tl::unexpected<Error> damaged(std::string_view what) {
    return fail(Errc::malformed, "damaged: " + std::string(what));
}

}  // namespace

Status Catalogue::State::load() {
    auto count = database.prepare("SELECT count(*), max(action) FROM action");
    if (!count) return fail(count.error());
    auto row = count->step();
    if (!row) return fail(row.error());
    const auto sheets = count->integer(0);
    // The numbers run from 0 without a gap: everything else leans on that.
    if (sheets > max_sheets || (sheets > 0 && count->integer(1) != sheets - 1)) return damaged("action");
    index.sheets = static_cast<std::uint32_t>(sheets);
    auto its_edition = reader.edition();
    if (!its_edition) return fail(its_edition.error());
    edition = std::move(*its_edition);
    if (auto done = load_organisations(); !done) return done;
    if (auto done = load_facets(); !done) return done;
    return load_index();
}

Status Catalogue::State::load_organisations() {
    auto rows = database.prepare("SELECT organisation, id, name, is_ours FROM organisation ORDER BY organisation");
    if (!rows) return fail(rows.error());
    bool any_ours = false;
    for (;;) {
        auto row = rows->step();
        if (!row) return fail(row.error());
        if (!*row) break;
        if (rows->integer(0) != static_cast<std::int64_t>(organisation_ids.size())) return damaged("organisation");
        organisation_ids.emplace_back(rows->text(1));
        organisation_names.emplace_back(rows->text(2));
        organisation_is_ours.push_back(rows->integer(3) != 0);
        any_ours = any_ours || organisation_is_ours.back();
    }
    if (!any_ours) return {};
    auto all = reader.organisations();
    if (!all) return fail(all.error());
    for (auto& organisation : *all)
        if (organisation.is_ours && !our_centre) our_centre = std::move(organisation);
    return {};
}

Status Catalogue::State::load_facets() {
    auto values_of = database.prepare("SELECT number, value, label FROM facet_value WHERE facet = ? ORDER BY number");
    if (!values_of) return fail(values_of.error());
    auto numbers_of = database.prepare("SELECT numbers FROM facet WHERE facet = ?");
    if (!numbers_of) return fail(numbers_of.error());
    for (std::size_t group = 0; group < facet_group_count; ++group) {
        std::vector<FacetColumn::Value> values;
        values_of->bind_integer(1, static_cast<std::int64_t>(group));
        for (;;) {
            auto row = values_of->step();
            if (!row) return fail(row.error());
            if (!*row) break;
            if (values_of->integer(0) != static_cast<std::int64_t>(values.size())) return damaged("facet_value");
            values.push_back({std::string(values_of->text(1)), std::string(values_of->text(2))});
        }
        values_of->reset();
        numbers_of->bind_integer(1, static_cast<std::int64_t>(group));
        auto row = numbers_of->step();
        if (!row) return fail(row.error());
        auto column = FacetColumn::decode(*row ? numbers_of->blob(0) : std::string_view(), sheets(), std::move(values));
        numbers_of->reset();
        if (!column) return damaged("facet");
        columns[group] = std::move(*column);
    }
    return {};
}

Status Catalogue::State::load_index() {
    auto words = database.prepare("SELECT words FROM search_vocabulary");
    if (!words) return fail(words.error());
    auto row = words->step();
    if (!row) return fail(row.error());
    auto vocabulary = Vocabulary::from_blob(std::string(*row ? words->blob(0) : std::string_view()));
    if (!vocabulary) return damaged("search_vocabulary");
    index.vocabulary = std::move(*vocabulary);
    auto table = reader.words();
    if (!table) return fail(table.error());
    index.thesaurus = Thesaurus(table->thesaurus);
    return {};
}

std::string_view Catalogue::State::only_value(FacetGroup group, std::uint32_t number) const {
    const auto& column = columns[static_cast<std::size_t>(group)];
    return column.values()[*column.begin_of(number)].value;
}

Result<ActionSummary> Catalogue::State::summary_of(std::uint32_t number) {
    auto rows = database.cached("SELECT id, title, lead, organisation, photo IS NOT NULL FROM action WHERE action = ?");
    if (!rows) return fail(rows.error());
    auto& it = **rows;
    it.bind_integer(1, number);
    auto row = it.step();
    if (!row) return fail(row.error());
    if (!*row) return damaged("action");
    ActionSummary summary;
    summary.id = it.text(0);
    summary.title = it.text(1);
    summary.lead = it.text(2);
    summary.has_photo = it.integer(4) != 0;
    summary.dimension = only_value(FacetGroup::dimension, number);
    summary.status = only_value(FacetGroup::status, number);
    summary.department = only_value(FacetGroup::department, number);
    const auto& publics = columns[static_cast<std::size_t>(FacetGroup::publics)];
    for (const auto* value = publics.begin_of(number); value != publics.end_of(number); ++value)
        if (const auto& text = publics.values()[*value].value; !text.empty()) summary.publics.push_back(text);
    if (!it.is_null(3)) {
        const auto organisation = static_cast<std::uint64_t>(it.integer(3));
        if (organisation >= organisation_ids.size()) return damaged("action");
        summary.organisation_id = organisation_ids[organisation];
        summary.organisation = organisation_names[organisation];
        summary.is_ours = organisation_is_ours[organisation];
    }
    return summary;
}

Result<std::vector<ActionSummary>> Catalogue::State::summaries_of(const std::vector<std::uint32_t>& numbers) {
    std::vector<ActionSummary> summaries;
    summaries.reserve(numbers.size());
    for (const auto number : numbers) {
        auto summary = summary_of(number);
        if (!summary) return failure(summary.error());
        summaries.push_back(std::move(*summary));
    }
    return summaries;
}

Result<std::optional<std::uint32_t>> Catalogue::State::number_of(std::string_view id) {
    auto numbers = numbers_for("SELECT action FROM action WHERE id = ?", id);
    if (!numbers) return fail(numbers.error());
    if (numbers->empty()) return std::optional<std::uint32_t>();
    return std::optional<std::uint32_t>(numbers->front());
}

Result<std::vector<std::uint32_t>> Catalogue::State::numbers_for(std::string_view sql, std::string_view id) {
    auto rows = database.cached(sql);
    if (!rows) return failure(rows.error());
    (*rows)->bind_text(1, id);
    std::vector<std::uint32_t> numbers;
    for (;;) {
        auto row = (*rows)->step();
        if (!row) return failure(row.error());
        if (!*row) return numbers;
        const auto number = (*rows)->integer(0);
        if (number < 0 || number >= static_cast<std::int64_t>(sheets())) return failure(damaged("action").value());
        numbers.push_back(static_cast<std::uint32_t>(number));
    }
}

std::optional<std::uint32_t> Catalogue::State::organisation_number(std::string_view id) const {
    const auto& values = columns[static_cast<std::size_t>(FacetGroup::organisation)].values();
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& it) { return it.value == id; });
    if (found == values.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - values.begin());
}

std::uint32_t Catalogue::State::organisation_value(std::uint32_t sheet) const {
    return *columns[static_cast<std::size_t>(FacetGroup::organisation)].begin_of(sheet);
}

std::optional<std::uint32_t> Catalogue::State::our_value() const {
    return our_centre ? organisation_number(our_centre->id) : std::nullopt;
}

Result<std::vector<std::uint32_t>> Catalogue::State::sheets_of(const Scope& scope) {
    const auto those = [&](const auto& belongs) {
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t sheet = 0; sheet < sheets(); ++sheet)
            if (belongs(sheet)) numbers.push_back(sheet);
        return numbers;
    };
    const auto of = [&](std::optional<std::uint32_t> value) {
        return those([&](std::uint32_t sheet) { return organisation_value(sheet) == value; });
    };
    switch (scope.kind) {
        case ScopeKind::everything:
            break;
        case ScopeKind::ours:
            return of(our_value());
        case ScopeKind::others:
            return those([&, ours = our_value()](std::uint32_t sheet) { return organisation_value(sheet) != ours; });
        case ScopeKind::organisation:
            return of(organisation_number(scope.id));
        case ScopeKind::need:
            return numbers_for("SELECT action FROM need JOIN need_action USING(need) WHERE id = ? ORDER BY action",
                               scope.id);
        case ScopeKind::partner:
            return numbers_for(
                "SELECT action FROM partner JOIN partner_action USING(partner) WHERE id = ? ORDER BY action", scope.id);
    }
    return those([](std::uint32_t) { return true; });
}

}  // namespace parvis::content
