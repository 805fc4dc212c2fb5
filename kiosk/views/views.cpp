#include "kiosk/views/views.h"

#include <map>
#include <utility>

namespace parvis::kiosk {
namespace {

constexpr int cards_on_home = 6;

Result<std::vector<NeedTile>> make_tiles(const content::Catalogue& catalogue) {
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

// All but ours; without a centre of ours that is no constraint.
Result<content::Filters> other_centres(const content::Catalogue& catalogue) {
    content::Filters filters;
    if (!catalogue.our_centre()) return filters;
    auto organisations = catalogue.organisations();
    if (!organisations) return fail(std::move(organisations).error());
    for (const content::Organisation& organisation : *organisations)
        if (!organisation.is_ours) filters.of(content::FacetGroup::organisation).push_back(organisation.id);
    return filters;
}

content::Filters our_centre(const content::Organisation& ours) {
    content::Filters filters;
    filters.of(content::FacetGroup::organisation).push_back(ours.id);
    return filters;
}

// Whether there is anything to choose: a centre of ours that is alone leaves no filter value, which would mean "all".
bool only_ours(const content::Catalogue& catalogue, const content::Filters& others) {
    return catalogue.our_centre().has_value() && others.empty();
}

std::vector<Mark> marks_of(const std::vector<content::TextRange>& ranges) {
    std::vector<Mark> marks;
    for (const content::TextRange& range : ranges) marks.push_back({range.begin, range.end});
    return marks;
}

std::string why(const content::Hit& hit, const Strings& strings) {
    if (hit.kind == content::MatchKind::exact || hit.explained_by.empty()) return {};
    const Text text = hit.kind == content::MatchKind::synonym ? Text::found_synonym : Text::found_spelling;
    return strings.get(text, {{"words", hit.explained_by}});
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

Result<HomeView> make_home_view(const content::Catalogue& catalogue) {
    HomeView view;
    auto tiles = make_tiles(catalogue);
    if (!tiles) return fail(std::move(tiles).error());
    view.needs = std::move(*tiles);
    if (const auto ours = catalogue.our_centre()) {
        view.has_centre = true;
        auto listing = catalogue.list(our_centre(*ours), {0, cards_on_home});
        if (!listing) return fail(std::move(listing).error());
        view.here = make_cards(listing->actions);
        view.here_total = listing->total;
    }
    view.has_others = catalogue.action_count() > view.here_total;
    return view;
}

Result<ActionListView> make_need_view(const content::Catalogue& catalogue, const std::string& need_id) {
    auto needs = catalogue.needs();
    if (!needs) return fail(std::move(needs).error());
    auto actions = catalogue.gathered_by(need_id);
    if (!actions) return fail(std::move(actions).error());
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
    auto filters = other_centres(catalogue);
    if (!filters) return fail(std::move(filters).error());
    if (only_ours(catalogue, *filters)) return view;
    auto listing = catalogue.list(*filters, {0, limit});
    if (!listing) return fail(std::move(listing).error());
    view.cards = make_cards(listing->actions);
    view.total = listing->total;
    return view;
}

Result<SearchView> make_search_view(const content::Catalogue& catalogue, const std::string& words,
                                    const Strings& strings, int limit) {
    SearchView view;
    view.words = words;
    if (!words.empty()) {
        auto found = catalogue.search(words, {}, {0, limit});
        if (!found) return fail(std::move(found).error());
        view.total = found->total;
        view.nearest = found->nearest_words;
        for (const content::Hit& hit : found->hits) {
            ActionCard card = make_card(hit.action);
            card.title_marks = marks_of(hit.title_marks);
            card.lead = hit.snippet;
            card.lead_marks = marks_of(hit.snippet_marks);
            card.why = why(hit, strings);
            view.hits.push_back(std::move(card));
        }
        tell_apart(view.hits);
    }
    if (view.hits.empty()) {
        auto tiles = make_tiles(catalogue);
        if (!tiles) return fail(std::move(tiles).error());
        view.needs = std::move(*tiles);
    }
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
