#include "content/catalogue/facets.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "content/catalogue/catalogue.h"
#include "content/catalogue/catalogue_writer.h"
#include "content/catalogue/derived.h"
#include "content/text/folding.h"
#include "tests/content/random_document.h"
#include "tests/support/temporary_folder.h"

using namespace parvis;
using namespace parvis::content;
using parvis::testing::Dice;
using parvis::testing::random_document;
using parvis::testing::TemporaryFolder;

namespace {

// The values of an action in a group, written down anew.
std::set<std::string> values_of(const Action& action, FacetGroup group) {
    std::set<std::string> values;
    switch (group) {
        case FacetGroup::dimension:
            return {action.dimension};
        case FacetGroup::publics:
            values = {action.publics.begin(), action.publics.end()};
            break;
        case FacetGroup::keyword:
            values = {action.keywords.begin(), action.keywords.end()};
            break;
        case FacetGroup::department:
            return {action.department};
        case FacetGroup::organisation:
            return {action.organisation_id};
        case FacetGroup::status:
            return {action.status};
    }
    values.erase("");
    if (values.empty()) values.insert("");
    return values;
}

bool passes(const Action& action, const Filters& filters, std::size_t but_group = facet_group_count) {
    for (std::size_t group = 0; group < facet_group_count; ++group) {
        if (group == but_group || filters.chosen[group].empty()) continue;
        const auto values = values_of(action, static_cast<FacetGroup>(group));
        const auto& chosen = filters.chosen[group];
        if (std::none_of(chosen.begin(), chosen.end(), [&](const auto& value) { return values.contains(value); }))
            return false;
    }
    return true;
}

Filters random_filters(Dice& dice, const Document& document) {
    Filters filters;
    if (document.actions.empty()) return filters;
    for (std::size_t group = 0; group < facet_group_count; ++group)
        while (dice.chance(35)) {
            const auto values = values_of(dice.one_of(document.actions), static_cast<FacetGroup>(group));
            filters.chosen[group].push_back(dice.chance(5) ? "unknown" : *values.begin());
        }
    return filters;
}

// Needs and partners gather by rules of their own, which catalogue_test.cpp checks: what they gave is taken as it is.
bool belongs(const Document& document, const std::vector<std::uint32_t>& order, std::uint32_t number,
             const Scope& scope) {
    const auto& action = document.actions[order[number]];
    const auto ours = std::find_if(document.organisations.begin(), document.organisations.end(),
                                   [](const Organisation& organisation) { return organisation.is_ours; });
    const bool is_ours = ours != document.organisations.end() && action.organisation_id == ours->id;
    const auto holds = [&](const auto& things, const std::vector<std::vector<std::uint32_t>>& gathered) {
        for (std::size_t i = 0; i < things.size(); ++i)
            if (things[i].id == scope.id)
                return std::find(gathered[i].begin(), gathered[i].end(), number) != gathered[i].end();
        return false;
    };
    switch (scope.kind) {
        case ScopeKind::everything:
            return true;
        case ScopeKind::ours:
            return is_ours;
        case ScopeKind::others:
            return !is_ours;
        case ScopeKind::organisation:
            return action.organisation_id == scope.id;
        case ScopeKind::need:
            return holds(document.needs, gathered_actions(document, order));
        case ScopeKind::partner:
            return holds(document.partners, partner_actions(document, order));
    }
    return false;
}

Scope random_scope(Dice& dice, const Document& document) {
    Scope scope{static_cast<ScopeKind>(dice.below(6)), "unknown"};
    const auto one_of = [&](const auto& things) {
        if (!things.empty() && !dice.chance(10)) scope.id = dice.one_of(things).id;
    };
    if (scope.kind == ScopeKind::organisation) one_of(document.organisations);
    if (scope.kind == ScopeKind::need) one_of(document.needs);
    if (scope.kind == ScopeKind::partner) one_of(document.partners);
    return scope;
}

Catalogue written(const TemporaryFolder& folder, const Document& document) {
    REQUIRE(write_catalogue(document, folder / "a.parvis"));
    auto catalogue = Catalogue::open(folder / "a.parvis");
    REQUIRE(catalogue);
    return std::move(*catalogue);
}

Action sheet(const std::string& id, const std::string& dimension, std::vector<std::string> publics) {
    Action action;
    action.id = id;
    action.title = id;
    action.dimension = dimension;
    action.publics = std::move(publics);
    return action;
}

const FacetValue& value_of(const std::vector<Facet>& facets, FacetGroup group, const std::string& value) {
    const auto& values = facets[static_cast<std::size_t>(group)].values;
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& it) { return it.value == value; });
    REQUIRE(found != values.end());
    return *found;
}

}  // namespace

TEST_CASE("any choice of filters in any scope gives the list and the counts of brute force") {
    for (std::uint32_t seed = 1; seed <= 25; ++seed) {
        const TemporaryFolder folder;
        const auto document = random_document(seed, seed * 3);
        const auto catalogue = written(folder, document);
        const auto order = list_order(document);
        Dice dice(seed);
        for (int round = 0; round < 60; ++round) {
            const auto filters = random_filters(dice, document);
            const auto scope = random_scope(dice, document);
            CAPTURE(seed);
            CAPTURE(round);
            CAPTURE(static_cast<int>(scope.kind));
            CAPTURE(scope.id);
            std::vector<const Action*> in_scope;
            for (std::uint32_t number = 0; number < order.size(); ++number)
                if (belongs(document, order, number, scope)) in_scope.push_back(&document.actions[order[number]]);
            std::vector<std::string> expected;
            for (const Action* action : in_scope)
                if (passes(*action, filters)) expected.push_back(action->id);
            const auto listing = catalogue.list(filters, {0, 1000}, scope);
            REQUIRE(listing);
            CHECK(listing->total == static_cast<int>(expected.size()));
            CHECK(listing->in_scope == static_cast<int>(in_scope.size()));
            std::vector<std::string> got;
            for (const auto& action : listing->actions) got.push_back(action.id);
            CHECK(got == expected);
            REQUIRE(listing->facets.size() == facet_group_count);
            for (std::size_t group = 0; group < facet_group_count; ++group) {
                const auto& facet = listing->facets[group];
                CHECK(facet.group == static_cast<FacetGroup>(group));
                std::set<std::string> all;
                for (const Action* action : in_scope) all.merge(values_of(*action, facet.group));
                CHECK(facet.values.size() == all.size());
                int before = static_cast<int>(in_scope.size());
                for (const auto& value : facet.values) {
                    const auto has = [&](const Action* action) {
                        return values_of(*action, facet.group).contains(value.value);
                    };
                    CHECK(value.in_scope == std::count_if(in_scope.begin(), in_scope.end(), has));
                    CHECK(value.in_scope > 0);
                    CHECK(value.in_scope <= before);
                    before = value.in_scope;
                    CHECK(value.count == std::count_if(in_scope.begin(), in_scope.end(), [&](const Action* action) {
                              return passes(*action, filters, group) && has(action);
                          }));
                    const auto& chosen = filters.chosen[group];
                    CHECK(value.chosen == (std::find(chosen.begin(), chosen.end(), value.value) != chosen.end()));
                }
            }
        }
    }
}

TEST_CASE("within a scope stand only its own values, most frequent there first, and choosing moves none") {
    const TemporaryFolder folder;
    Document document;
    auto& organisation = document.organisations.emplace_back();
    organisation.id = "o1";
    organisation.name = organisation.source_name = "La Source";
    document.actions = {sheet("a", "Services", {"Jeunes"}), sheet("b", "Services", {"Jeunes"}),
                        sheet("c", "Citoyenneté", {"Seniors"}), sheet("d", "Citoyenneté", {"Seniors"}),
                        sheet("e", "Services", {"Adultes"})};
    document.actions[1].organisation_id = "o1";
    document.actions[2].organisation_id = "o1";
    document.actions[3].organisation_id = "o1";
    const auto catalogue = written(folder, document);
    const auto publics = [&](const Filters& filters, const Scope& scope) {
        const auto listing = catalogue.list(filters, {}, scope);
        std::vector<std::string> labels;
        for (const auto& value : listing->facets[static_cast<std::size_t>(FacetGroup::publics)].values)
            labels.push_back(value.label);
        return labels;
    };
    CHECK(publics({}, {}) == std::vector<std::string>{"Jeunes", "Seniors", "Adultes"});
    const Scope source{ScopeKind::organisation, "o1"};
    CHECK(publics({}, source) == std::vector<std::string>{"Seniors", "Jeunes"});
    Filters filters;
    filters.of(FacetGroup::dimension) = {"Services"};
    CHECK(publics(filters, source) == std::vector<std::string>{"Seniors", "Jeunes"});
    CHECK(value_of(catalogue.list(filters, {}, source)->facets, FacetGroup::publics, "Seniors").count == 0);
}

TEST_CASE("a centre that was made ours stands first in every list, page by page, and changes what is ours") {
    const TemporaryFolder folder;
    Document document;
    for (const char* id : {"o1", "o2"}) {
        auto& organisation = document.organisations.emplace_back();
        organisation.id = id;
        organisation.name = organisation.source_name = std::string("Centre ") + id;
    }
    document.organisations[0].is_ours = true;
    for (const char* id : {"a", "b", "c", "d", "e"}) document.actions.push_back(sheet(id, "", {}));
    document.actions[4].organisation_id = "o1";
    document.actions[1].organisation_id = document.actions[3].organisation_id = "o2";
    auto catalogue = written(folder, document);
    const auto ids = [&](Page page, const Scope& scope) {
        std::string all;
        const auto listing = catalogue.list({}, page, scope);
        REQUIRE(listing);
        for (const auto& action : listing->actions) all += action.id;
        return all;
    };
    CHECK(ids({}, {}) == "eabcd");
    CHECK(ids({}, {ScopeKind::ours}) == "e");
    REQUIRE(catalogue.choose_our_centre("Centre o2"));
    CHECK(ids({}, {}) == "bdeac");
    CHECK(ids({1, 2}, {}) == "de");
    CHECK(ids({}, {ScopeKind::ours}) == "bd");
    CHECK(ids({}, {ScopeKind::others}) == "eac");
}

TEST_CASE("a group's counts ignore its own choice, zeros stay, and without a theme is a value") {
    const TemporaryFolder folder;
    Document document;
    document.actions = {sheet("a", "Services", {"Seniors"}), sheet("b", "Services", {"Jeunes"}),
                        sheet("c", "Citoyenneté", {"Seniors"}), sheet("d", "", {})};
    const auto catalogue = written(folder, document);
    Filters filters;
    filters.of(FacetGroup::dimension) = {"Citoyenneté"};
    auto listing = catalogue.list(filters, {});
    REQUIRE(listing);
    CHECK(listing->total == 1);
    CHECK(value_of(listing->facets, FacetGroup::dimension, "Services").count == 2);
    CHECK(value_of(listing->facets, FacetGroup::dimension, "").count == 1);
    CHECK(value_of(listing->facets, FacetGroup::publics, "Jeunes").count == 0);
    CHECK(value_of(listing->facets, FacetGroup::publics, "Seniors").count == 1);
    filters.of(FacetGroup::dimension) = {"", "Citoyenneté"};
    CHECK(catalogue.list(filters, {})->total == 2);
    filters.of(FacetGroup::publics) = {"Seniors"};
    CHECK(catalogue.list(filters, {})->total == 1);
    filters.of(FacetGroup::publics) = {""};
    CHECK(catalogue.list(filters, {})->actions.front().id == "d");
}

TEST_CASE("values stand by how frequent they are in the whole catalogue, then by folded label") {
    const TemporaryFolder folder;
    Document document;
    document.actions = {sheet("a", "Zoo", {}), sheet("b", "Zoo", {}), sheet("c", "école", {}),
                        sheet("d", "Accueil", {}), sheet("e", "Fête", {})};
    const auto catalogue = written(folder, document);
    Filters filters;
    filters.of(FacetGroup::publics) = {"nobody"};
    const auto listing = catalogue.list(filters, {});
    std::vector<std::string> labels;
    for (const auto& value : listing->facets[0].values) labels.push_back(value.label);
    CHECK(labels == std::vector<std::string>{"Zoo", "Accueil", "école", "Fête"});
}

TEST_CASE("an organisation's value is its id, its label the shown name") {
    const TemporaryFolder folder;
    Document document;
    auto& organisation = document.organisations.emplace_back();
    organisation.id = "o1";
    organisation.name = "La Source";
    document.actions = {sheet("a", "", {}), sheet("b", "", {})};
    document.actions[0].organisation_id = "o1";
    const auto catalogue = written(folder, document);
    const auto listing = catalogue.list({}, {});
    CHECK(value_of(listing->facets, FacetGroup::organisation, "o1").label == "La Source");
    CHECK(value_of(listing->facets, FacetGroup::organisation, "").count == 1);
}

TEST_CASE("a column's blob that is cut, too long or out of range is refused") {
    const std::vector<FacetColumn::Value> values = {{"a", "a"}, {"b", "b"}};
    const auto column = FacetColumn::build({{"a"}, {"b", "a"}, {}}, {});
    const auto blob = column.encode();
    const std::vector<FacetColumn::Value> three = {{"a", "a"}, {"b", "b"}, {"", ""}};
    REQUIRE(FacetColumn::decode(blob, 3, three));
    CHECK_FALSE(FacetColumn::decode(blob, 3, values));
    CHECK_FALSE(FacetColumn::decode(blob, 2, three));
    CHECK_FALSE(FacetColumn::decode(blob, 4, three));
    CHECK_FALSE(FacetColumn::decode(blob, 0xFFFFFFFF, three));
    for (std::size_t size = 0; size < blob.size(); ++size)
        CHECK_FALSE(FacetColumn::decode(std::string_view(blob).substr(0, size), 3, three));
    CHECK_FALSE(FacetColumn::decode(std::string("\1\0\0\0\1\0", 6), 3, three));
}
