#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "content/text/folding.h"
#include "kiosk/views/facet_words.h"
#include "kiosk/views/letters.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {
namespace {

using content::FacetGroup;

constexpr std::size_t most_quick = 3;
constexpr std::size_t most_quick_publics = 2;
constexpr int least_for_quick = 8;  // a shorter list is looked through faster

content::Scope scope_of(const Route& route) {
    switch (route.screen) {
        case Screen::need:
            return {content::ScopeKind::need, route.subject};
        case Screen::ours:
            return {content::ScopeKind::ours};
        case Screen::others:
            return {content::ScopeKind::others};
        case Screen::organisation_actions:
            return {content::ScopeKind::organisation, route.subject};
        default:
            return {};
    }
}

std::string department_of(const std::vector<content::Organisation>& organisations, const std::string& id) {
    for (const content::Organisation& organisation : organisations)
        if (organisation.id == id) return organisation.department;
    return {};
}

// "Without" is a value like any other, but not one to offer first.
void put_missing_last(FilterGroup& group) {
    std::stable_partition(group.values.begin(), group.values.end(),
                          [](const FilterValue& value) { return !value.value.empty(); });
}

void index_by_name(FilterGroup& group) {
    std::vector<std::tuple<bool, std::string, std::size_t>> keys;
    std::vector<std::string_view> names;
    for (std::size_t place = 0; place < group.values.size(); ++place) {
        keys.emplace_back(group.values[place].value.empty(), content::fold(group.values[place].label), place);
        names.push_back(group.values[place].label);
    }
    std::sort(keys.begin(), keys.end());
    for (const auto& key : keys) group.by_name.push_back(std::get<2>(key));
    if (group.values.size() <= most_at_a_glance) return;
    std::vector<std::string> letters = letters_of_names(names);
    group.letters = all_letters(letters);
    for (std::size_t place = 0; place < letters.size(); ++place)
        group.values[place].letters = std::move(letters[place]);
}

FilterGroup make_group(const content::Facet& facet, const std::vector<content::Organisation>& organisations,
                       const Strings& strings) {
    FilterGroup group;
    group.group = facet.group;
    group.name = strings.get(facet_name(facet.group));
    for (const content::FacetValue& found : facet.values) {
        FilterValue value;
        value.value = found.value;
        value.label = facet_label(facet.group, found, strings);
        value.count = found.count;
        value.chosen = found.chosen;
        if (facet.group == FacetGroup::dimension) value.dimension = found.value;
        if (facet.group == FacetGroup::organisation) value.detail = department_of(organisations, found.value);
        group.values.push_back(std::move(value));
    }
    put_missing_last(group);
    for (const FilterValue& value : group.values)
        if (value.chosen) group.summary += (group.summary.empty() ? "" : ", ") + value.label;
    if (group.summary.empty()) group.summary = strings.get(Text::group_any);
    index_by_name(group);
    return group;
}

// What is chosen, in the order of the groups; what the scope no longer has is not among it.
Result<std::vector<ActiveFilter>> make_active(const content::Catalogue& catalogue, const content::Scope& scope,
                                              const content::Filters& filters, const BrowseView& view,
                                              const Strings& strings) {
    std::vector<ActiveFilter> active;
    std::map<std::string, int> times;
    for (const FilterGroup& group : view.filters.groups)
        for (const FilterValue& value : group.values) {
            if (!value.chosen) continue;
            ++times[value.label];
            active.push_back({group.group, value.value, value.label, {}, 0});
        }
    for (ActiveFilter& filter : active) {
        if (times[filter.label] > 1)
            filter.label = std::string(strings.get(facet_name(filter.group))) + " · " + filter.label;
        filter.spoken = strings.get(Text::without_filter, {{"filter", filter.label}});
        // Only where nothing is left does it matter what taking one off would bring.
        if (view.filters.total > 0) continue;
        content::Filters fewer = filters;
        std::erase(fewer.of(filter.group), filter.value);
        const auto listing = catalogue.list(fewer, {0, 0}, scope);
        if (!listing) return fail(listing.error());
        filter.without = listing->total;
    }
    return active;
}

// The values that part the list best: those nearest to half of it leave the fewest actions to look through whichever
// way one decides. Who it is for and where are what a visitor knows of oneself; themes and keywords are the staff's.
std::vector<QuickFilter> choose_quick(const content::Listing& listing, const Strings& strings) {
    if (listing.in_scope < least_for_quick) return {};
    struct Candidate {
        int from_half;
        FacetGroup group;
        const content::FacetValue* value;
    };
    std::vector<Candidate> candidates;
    for (const content::Facet& facet : listing.facets) {
        if (facet.group != FacetGroup::publics && facet.group != FacetGroup::department) continue;
        for (const content::FacetValue& value : facet.values) {
            if (value.value.empty() || value.in_scope < 2 || value.in_scope == listing.in_scope) continue;
            if (facet.group == FacetGroup::publics && is_for_everyone(value.value)) continue;
            candidates.push_back({std::abs(2 * value.in_scope - listing.in_scope), facet.group, &value});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.from_half < b.from_half; });
    std::vector<Candidate> best;
    const auto take = [&](FacetGroup group, std::size_t most) {
        for (const Candidate& it : candidates)
            if (it.group == group && best.size() < most) best.push_back(it);
    };
    take(FacetGroup::publics, most_quick_publics);
    take(FacetGroup::department, most_quick);
    std::vector<QuickFilter> quick;
    for (const Candidate& it : best) {
        // They only narrow: what changes nothing, shows nothing or would add to a choice is for the sheet.
        const auto& values = listing.facets[static_cast<std::size_t>(it.group)].values;
        const bool decided = std::any_of(values.begin(), values.end(), [](const auto& value) { return value.chosen; });
        if (decided || it.value->count == 0 || it.value->count == listing.total) continue;
        quick.push_back({it.group, it.value->value, quick_label(it.group, *it.value, strings)});
    }
    return quick;
}

bool anyone_serves(const std::vector<content::Partner>& partners, const std::string& need) {
    const std::string folded = content::fold(need);
    const auto is_it = [&](const std::string& served) { return content::fold(served) == folded; };
    return std::ranges::any_of(partners,
                               [&](const auto& partner) { return std::ranges::any_of(partner.needs, is_it); });
}

Status set_title(BrowseView& view, const content::Catalogue& catalogue, const Route& route,
                 const std::vector<content::Organisation>& organisations, const Strings& strings) {
    const auto ours = catalogue.our_centre();
    if (route.screen == Screen::need) {
        auto needs = catalogue.needs();
        if (!needs) return fail(std::move(needs).error());
        std::string label;
        for (const content::Need& need : *needs)
            if (need.id == route.subject) label = need.label;
        view.title = need_words(label, strings);
        const auto partners = catalogue.partners();
        if (!partners) return fail(partners.error());
        if (anyone_serves(*partners, label))
            view.lead = {icon("handshake"), std::string(strings.get(Text::partners)), PartnersChosen{}};
    } else if (route.screen == Screen::organisation_actions) {
        for (const content::Organisation& organisation : organisations)
            if (organisation.id == route.subject) view.title = organisation.name;
        if (view.title.empty()) return fail(Errc::not_found, "no organisation " + route.subject + " in the catalogue");
    } else if (route.screen == Screen::ours) {
        view.title = strings.get(Text::here);
        if (ours)
            view.lead = {icon("house-heart"), std::string(strings.get(Text::our_centre)), OrganisationChosen{ours->id}};
    } else {
        view.title = strings.get(ours ? Text::other_centres : Text::all_centres);
        if (organisations.size() > 1)
            view.lead = {icon("map"), std::string(strings.get(Text::see_centres)), OrganisationsChosen{}};
    }
    return {};
}

}  // namespace

Result<BrowseView> make_browse_view(const content::Catalogue& catalogue, const Route& route,
                                    const content::Filters& filters, const Strings& strings, int limit) {
    const content::Scope scope = scope_of(route);
    auto organisations = catalogue.organisations();
    if (!organisations) return fail(std::move(organisations).error());
    auto listing = catalogue.list(filters, {0, limit}, scope);
    if (!listing) return fail(std::move(listing).error());
    BrowseView view;
    if (Status set = set_title(view, catalogue, route, *organisations, strings); !set)
        return fail(std::move(set).error());
    view.cards = make_cards(listing->actions);
    view.in_scope = listing->in_scope;
    view.filters.total = listing->total;
    view.filters.filtered = !filters.empty();
    for (const content::Facet& facet : listing->facets)
        if (facet.values.size() > 1) view.filters.groups.push_back(make_group(facet, *organisations, strings));
    auto active = make_active(catalogue, scope, filters, view, strings);
    if (!active) return fail(std::move(active).error());
    view.active = std::move(*active);
    view.quick = choose_quick(*listing, strings);
    return view;
}

}  // namespace parvis::kiosk
