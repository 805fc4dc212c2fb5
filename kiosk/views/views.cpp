#include "kiosk/views/views.h"

#include <algorithm>
#include <map>
#include <utility>

namespace parvis::kiosk {
namespace {

constexpr int cards_on_home = 6;

// All but ours, and what belongs to no centre; without a centre of ours that is no constraint.
Result<content::Filters> other_centres(const content::Catalogue& catalogue) {
    content::Filters filters;
    const auto ours = catalogue.our_centre();
    if (!ours) return filters;
    auto organisations = catalogue.organisations();
    if (!organisations) return fail(std::move(organisations).error());
    std::vector<std::string>& chosen = filters.of(content::FacetGroup::organisation);
    chosen.emplace_back();
    for (const content::Organisation& organisation : *organisations)
        if (organisation.id != ours->id) chosen.push_back(organisation.id);
    return filters;
}

content::Filters our_centre(const content::Organisation& ours) {
    content::Filters filters;
    filters.of(content::FacetGroup::organisation).push_back(ours.id);
    return filters;
}

Result<content::Listing> list_others(const content::Catalogue& catalogue, int limit) {
    const auto filters = other_centres(catalogue);
    if (!filters) return fail(filters.error());
    return catalogue.list(*filters, {0, limit});
}

}  // namespace

ActionCard make_card(const content::ActionSummary& summary) {
    ActionCard card;
    card.id = summary.id;
    card.title = summary.title;
    card.lead = summary.lead;
    card.dimension = summary.dimension;
    card.publics = summary.publics;
    card.place = summary.organisation;
    if (!summary.department.empty()) card.place += (card.place.empty() ? "" : " · ") + summary.department;
    card.has_photo = summary.has_photo;
    return card;
}

std::vector<ActionCard> make_cards(const std::vector<content::ActionSummary>& summaries) {
    std::vector<ActionCard> cards;
    cards.reserve(summaries.size());
    for (const content::ActionSummary& summary : summaries) cards.push_back(make_card(summary));
    tell_apart(cards);
    return cards;
}

void tell_apart(std::vector<ActionCard>& cards) {
    std::map<std::string, int> times;
    for (const ActionCard& card : cards) ++times[card.title];
    for (ActionCard& card : cards) card.name_place = times[card.title] > 1 && !card.place.empty();
}

Result<std::vector<NeedTile>> make_need_tiles(const content::Catalogue& catalogue) {
    auto needs = catalogue.needs();
    if (!needs) return fail(std::move(needs).error());
    std::vector<NeedTile> tiles;
    for (const content::Need& need : *needs) {
        const Icon icon = find_icon(need.pictogram);
        tiles.push_back({need.id, need.label, icon.code_point != 0 ? icon : kiosk::icon("info"), need.dimension,
                         need.opens_partners});
    }
    return tiles;
}

Result<HomeView> make_home_view(const content::Catalogue& catalogue) {
    HomeView view;
    auto tiles = make_need_tiles(catalogue);
    if (!tiles) return fail(std::move(tiles).error());
    view.needs = std::move(*tiles);
    if (const auto ours = catalogue.our_centre()) {
        view.has_centre = true;
        auto listing = catalogue.list(our_centre(*ours), {0, cards_on_home});
        if (!listing) return fail(std::move(listing).error());
        view.here = make_cards(listing->actions);
        view.here_total = listing->total;
    }
    const auto others = list_others(catalogue, 0);
    if (!others) return fail(others.error());
    view.has_others = others->total > 0;
    return view;
}

Result<ActionListView> make_need_view(const content::Catalogue& catalogue, const std::string& need_id) {
    auto needs = catalogue.needs();
    if (!needs) return fail(std::move(needs).error());
    auto actions = catalogue.gathered_by(need_id);
    if (!actions) return fail(std::move(actions).error());
    // The settings may have made another centre ours than the one that the content puts first.
    std::stable_partition(actions->begin(), actions->end(),
                          [](const content::ActionSummary& action) { return action.is_ours; });
    ActionListView view;
    for (const content::Need& need : *needs)
        if (need.id == need_id) view.title = need.label;
    view.cards = make_cards(*actions);
    view.total = static_cast<int>(view.cards.size());
    return view;
}

Result<ActionListView> make_ours_view(const content::Catalogue& catalogue, const Strings& strings, int limit) {
    ActionListView view;
    view.title = strings.get(Text::here);
    const auto ours = catalogue.our_centre();
    if (!ours) return view;
    auto listing = catalogue.list(our_centre(*ours), {0, limit});
    if (!listing) return fail(std::move(listing).error());
    view.cards = make_cards(listing->actions);
    view.total = listing->total;
    return view;
}

Result<ActionListView> make_others_view(const content::Catalogue& catalogue, const Strings& strings, int limit) {
    ActionListView view;
    view.title = strings.get(catalogue.our_centre() ? Text::other_centres : Text::all_centres);
    auto listing = list_others(catalogue, limit);
    if (!listing) return fail(std::move(listing).error());
    view.cards = make_cards(listing->actions);
    view.total = listing->total;
    return view;
}

FaultView make_fault_view(Errc code, const Strings& strings) {
    switch (code) {
        case Errc::not_found:
            return {std::string(strings.get(Text::reason_not_found))};
        case Errc::foreign:
            return {std::string(strings.get(Text::reason_foreign))};
        case Errc::too_new:
            return {std::string(strings.get(Text::reason_too_new))};
        case Errc::malformed:
            return {std::string(strings.get(Text::reason_malformed))};
        default:
            return {std::string(strings.get(Text::reason_unreadable))};
    }
}

}  // namespace parvis::kiosk
