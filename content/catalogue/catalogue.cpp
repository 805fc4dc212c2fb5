#include "content/catalogue/catalogue.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "content/assemble/organisations.h"
#include "content/catalogue/catalogue_state.h"
#include "content/text/folding.h"

namespace parvis::content {
namespace {

// How much it says about two actions that they share this.
constexpr int shared_keyword = 4;
constexpr int shared_dimension = 2;
constexpr int shared_organisation = 2;
constexpr int shared_public = 1;

}  // namespace

Result<Catalogue> Catalogue::open(const std::filesystem::path& file) {
    auto database = open_catalogue_file(file);
    if (!database) return fail(database.error());
    auto state = std::make_unique<State>(file, std::move(*database));
    if (auto loaded = state->load(); !loaded) return state->failure(loaded.error());
    return Catalogue(std::move(state));
}

Catalogue::Catalogue(std::unique_ptr<State> state) : state_(std::move(state)) {}
Catalogue::Catalogue(Catalogue&&) noexcept = default;
Catalogue& Catalogue::operator=(Catalogue&&) noexcept = default;
Catalogue::~Catalogue() = default;

int Catalogue::action_count() const {
    return static_cast<int>(state_->sheets());
}

const Edition& Catalogue::edition() const {
    return state_->edition;
}

std::size_t Catalogue::memory_bytes() const {
    std::size_t sum = state_->index.vocabulary.memory_bytes();
    for (const auto& column : state_->columns) sum += column.memory_bytes();
    for (const auto* texts : {&state_->organisation_ids, &state_->organisation_names})
        for (const auto& text : *texts) sum += sizeof text + text.capacity();
    return sum + static_cast<std::size_t>(state_->database.memory_bytes());
}

Result<Listing> Catalogue::list(const Filters& filters, Page page, const Scope& scope) const {
    auto sheets = state_->sheets_of(scope);
    if (!sheets) return fail(sheets.error());
    // They stand first already, unless another centre than the content's own was made ours.
    if (const auto ours = state_->our_value())
        std::stable_partition(sheets->begin(), sheets->end(),
                              [&](std::uint32_t sheet) { return state_->organisation_value(sheet) == *ours; });
    FacetCounter counter(state_->columns, filters);
    Listing listing;
    listing.in_scope = static_cast<int>(sheets->size());
    std::vector<std::uint32_t> numbers;
    const auto limit = static_cast<std::size_t>(std::max(page.limit, 0));
    for (const std::uint32_t sheet : *sheets) {
        if (!counter.add(sheet)) continue;
        if (listing.total >= page.offset && numbers.size() < limit) numbers.push_back(sheet);
        ++listing.total;
    }
    auto actions = state_->summaries_of(numbers);
    if (!actions) return fail(actions.error());
    listing.actions = std::move(*actions);
    listing.facets = counter.facets_within(*sheets);
    return listing;
}

Result<std::optional<Action>> Catalogue::action(std::string_view id) const {
    const auto number = state_->number_of(id);
    if (!number) return fail(number.error());
    if (!*number) return std::optional<Action>();
    auto action = state_->reader.action(**number, CatalogueReader::Extent::whole);
    if (!action) return state_->failure(action.error());
    return std::optional<Action>(std::move(*action));
}

Result<std::optional<ActionSummary>> Catalogue::summary(std::string_view id) const {
    const auto number = state_->number_of(id);
    if (!number) return fail(number.error());
    if (!*number) return std::optional<ActionSummary>();
    auto summary = state_->summary_of(**number);
    if (!summary) return state_->failure(summary.error());
    return std::optional<ActionSummary>(std::move(*summary));
}

Result<Schedule> Catalogue::schedule(std::string_view id) const {
    const auto number = state_->number_of(id);
    if (!number) return fail(number.error());
    if (!*number) return Schedule();
    auto schedule = state_->reader.action_schedule(**number);
    if (!schedule) return state_->failure(schedule.error());
    return std::move(*schedule);
}

Result<std::vector<ActionSummary>> Catalogue::related(std::string_view id, int limit) const {
    const auto number = state_->number_of(id);
    if (!number) return fail(number.error());
    if (!*number || limit <= 0) return std::vector<ActionSummary>();

    // Points for each value of each group that the action has; then one pass over all others.
    std::array<std::vector<int>, facet_group_count> points;
    const auto give = [&](FacetGroup group, int worth) {
        const auto& column = state_->columns[static_cast<std::size_t>(group)];
        auto& of_group = points[static_cast<std::size_t>(group)];
        of_group.assign(column.values().size(), 0);
        for (const auto* value = column.begin_of(**number); value != column.end_of(**number); ++value)
            if (!column.values()[*value].value.empty()) of_group[*value] = worth;
    };
    give(FacetGroup::keyword, shared_keyword);
    give(FacetGroup::dimension, shared_dimension);
    give(FacetGroup::organisation, shared_organisation);
    give(FacetGroup::publics, shared_public);
    const auto earned = [&](FacetGroup group, std::uint32_t sheet) {
        const auto& column = state_->columns[static_cast<std::size_t>(group)];
        int sum = 0;
        for (const auto* value = column.begin_of(sheet); value != column.end_of(sheet); ++value)
            sum += points[static_cast<std::size_t>(group)][*value];
        return sum;
    };
    struct Other {
        int points;
        std::uint32_t sheet;
    };
    std::vector<Other> others;
    for (std::uint32_t sheet = 0; sheet < state_->sheets(); ++sheet) {
        const int theme = earned(FacetGroup::keyword, sheet) + earned(FacetGroup::dimension, sheet) +
                          earned(FacetGroup::organisation, sheet);
        // "Tous publics" alone relates nothing.
        if (sheet != **number && theme > 0) others.push_back({theme + earned(FacetGroup::publics, sheet), sheet});
    }
    const auto count = std::min(others.size(), static_cast<std::size_t>(limit));
    std::partial_sort(
        others.begin(), others.begin() + static_cast<std::ptrdiff_t>(count), others.end(),
        [](const Other& a, const Other& b) { return a.points != b.points ? a.points > b.points : a.sheet < b.sheet; });
    std::vector<std::uint32_t> best;
    for (std::size_t i = 0; i < count; ++i) best.push_back(others[i].sheet);
    return state_->summaries_of(best);
}

Result<std::vector<Need>> Catalogue::needs() const {
    auto needs = state_->reader.needs();
    if (!needs) return state_->failure(needs.error());
    std::vector<Need> shown;
    for (std::size_t number = 0; number < needs->size(); ++number) {
        auto& need = (*needs)[number];
        auto behind =
            state_->database.cached(need.opens_partners ? "SELECT EXISTS(SELECT 1 FROM partner WHERE ?1 >= 0)"
                                                        : "SELECT EXISTS(SELECT 1 FROM need_action WHERE need = ?1)");
        if (!behind) return state_->failure(behind.error());
        (*behind)->bind_integer(1, static_cast<std::int64_t>(number));
        const auto row = (*behind)->step();
        if (!row) return state_->failure(row.error());
        if (*row && (*behind)->integer(0) != 0) shown.push_back(std::move(need));
    }
    return shown;
}

Result<std::vector<Organisation>> Catalogue::organisations() const {
    auto organisations = state_->reader.organisations();
    if (!organisations) return state_->failure(organisations.error());
    for (std::size_t i = 0; i < organisations->size(); ++i)
        (*organisations)[i].is_ours = state_->organisation_is_ours[i];
    std::vector<std::tuple<bool, std::string, std::size_t>> keys;
    for (const auto& organisation : *organisations)
        keys.emplace_back(!organisation.is_ours, fold(organisation.name), keys.size());
    std::sort(keys.begin(), keys.end());
    std::vector<Organisation> sorted;
    sorted.reserve(keys.size());
    for (const auto& key : keys) sorted.push_back(std::move((*organisations)[std::get<2>(key)]));
    return sorted;
}

Result<std::vector<Partner>> Catalogue::partners() const {
    auto partners = state_->reader.partners();
    if (!partners) return state_->failure(partners.error());
    std::unordered_map<std::string, std::size_t> place;  // of a category: where it first stands
    for (const auto& partner : *partners) place.try_emplace(partner.category, place.size());
    std::stable_sort(partners->begin(), partners->end(),
                     [&](const Partner& a, const Partner& b) { return place.at(a.category) < place.at(b.category); });
    return std::move(*partners);
}

Result<std::vector<Poster>> Catalogue::posters() const {
    auto posters = state_->reader.posters(CatalogueReader::Extent::words);
    if (!posters) return state_->failure(posters.error());
    return std::move(*posters);
}

Result<std::optional<std::string>> Catalogue::picture_bytes(std::string_view id) const {
    auto bytes = state_->reader.picture_bytes(id);
    if (!bytes) return state_->failure(bytes.error());
    return std::move(*bytes);
}

std::optional<Organisation> Catalogue::our_centre() const {
    return state_->our_centre;
}

Status Catalogue::choose_our_centre(std::string_view name) {
    auto organisations = state_->reader.organisations();
    if (!organisations) return state_->failure(organisations.error());
    for (auto& organisation : *organisations) organisation.is_ours = false;
    Diagnostics diagnostics;
    choose_ours(std::string(name), *organisations, diagnostics);
    const auto chosen = std::find_if(organisations->begin(), organisations->end(),
                                     [](const Organisation& organisation) { return organisation.is_ours; });
    if (chosen == organisations->end())
        return fail(Errc::not_found, diagnostics.empty() ? std::string() : diagnostics.front().message);
    state_->organisation_is_ours.assign(organisations->size(), false);
    state_->organisation_is_ours[static_cast<std::size_t>(chosen - organisations->begin())] = true;
    state_->our_centre = std::move(*chosen);
    return {};
}

Result<Document> Catalogue::document() const {
    Document document;
    document.edition = state_->edition;
    document.actions.resize(state_->sheets());
    std::vector<bool> filled(state_->sheets());
    auto& reader = state_->reader;
    for (std::uint32_t number = 0; number < state_->sheets(); ++number) {
        std::uint32_t position = 0;
        auto action = reader.action(number, CatalogueReader::Extent::whole, &position);
        if (!action) return state_->failure(action.error());
        if (position >= filled.size() || filled[position])
            return state_->failure({Errc::malformed, "damaged: two actions in one place"});
        filled[position] = true;
        document.actions[position] = std::move(*action);
    }
    const auto read = [&](auto result, auto& into) -> Status {
        if (!result) return state_->failure(result.error());
        into = std::move(*result);
        return {};
    };
    if (auto done = read(reader.organisations(), document.organisations); !done) return fail(done.error());
    if (auto done = read(reader.partners(), document.partners); !done) return fail(done.error());
    if (auto done = read(reader.needs(), document.needs); !done) return fail(done.error());
    if (auto done = read(reader.posters(CatalogueReader::Extent::whole), document.posters); !done)
        return fail(done.error());
    if (auto done = read(reader.words(), document.words); !done) return fail(done.error());
    return document;
}

}  // namespace parvis::content
