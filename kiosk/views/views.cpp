#include "kiosk/views/views.h"

#include <algorithm>
#include <map>
#include <utility>

#include "kiosk/views/facet_words.h"

namespace parvis::kiosk {
namespace {

constexpr int cards_on_home = 6;

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

Result<std::vector<NeedTile>> make_need_tiles(const content::Catalogue& catalogue, const Strings& strings) {
    auto needs = catalogue.needs();
    if (!needs) return fail(std::move(needs).error());
    std::vector<NeedTile> tiles;
    for (const content::Need& need : *needs) {
        const Icon icon = find_icon(need.pictogram);
        tiles.push_back({need.id, need_words(need.label, strings), icon.code_point != 0 ? icon : kiosk::icon("info"),
                         need.dimension, need.opens_partners});
    }
    return tiles;
}

Result<HomeView> make_home_view(const content::Catalogue& catalogue, const Strings& strings) {
    HomeView view;
    auto tiles = make_need_tiles(catalogue, strings);
    if (!tiles) return fail(std::move(tiles).error());
    view.needs = std::move(*tiles);
    view.has_centre = catalogue.our_centre().has_value();
    auto ours = catalogue.list({}, {0, cards_on_home}, {content::ScopeKind::ours});
    if (!ours) return fail(std::move(ours).error());
    view.here = make_cards(ours->actions);
    view.here_total = ours->total;
    const auto others = catalogue.list({}, {0, 0}, {content::ScopeKind::others});
    if (!others) return fail(others.error());
    view.has_others = others->total > 0;
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
