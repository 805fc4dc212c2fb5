#include <algorithm>
#include <utility>

#include "kiosk/views/times.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {
namespace {

constexpr int cards_of_organisation = 6;

content::Filters of_organisation(const std::string& id) {
    content::Filters filters;
    filters.of(content::FacetGroup::organisation).push_back(id);
    return filters;
}

Result<content::Organisation> find_organisation(const content::Catalogue& catalogue, const std::string& id) {
    auto organisations = catalogue.organisations();
    if (!organisations) return fail(std::move(organisations).error());
    const auto found = std::find_if(organisations->begin(), organisations->end(),
                                    [&](const content::Organisation& organisation) { return organisation.id == id; });
    if (found == organisations->end()) return fail(Errc::not_found, "no organisation " + id + " in the catalogue");
    return std::move(*found);
}

std::vector<std::string> paragraphs(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end > begin) all.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return all;
}

std::vector<OrganisationFact> facts_of(const content::Organisation& organisation, const Strings& strings,
                                       WallTime now) {
    std::vector<OrganisationFact> facts;
    const auto fact = [&](Icon icon, Text caption, std::string text) {
        if (!text.empty()) facts.push_back({icon, std::string(strings.get(caption)), std::move(text)});
    };
    std::string hours;
    for (const std::string& line : schedule_lines(strings, organisation.hours, now))
        hours += (hours.empty() ? "" : "\n") + line;
    fact(icon("clock"), Text::opening_hours, std::move(hours));
    fact(icon("map-pin"), Text::where, organisation.contact.address);
    fact(icon("phone"), Text::phone, organisation.contact.phone);
    fact(icon("mail"), Text::email, organisation.contact.email);
    fact(icon("globe"), Text::website, organisation.contact.website);
    return facts;
}

}  // namespace

Result<OrganisationView> make_organisation_view(const content::Catalogue& catalogue, const std::string& id,
                                                const Strings& strings, WallTime now) {
    auto found = find_organisation(catalogue, id);
    if (!found) return fail(std::move(found).error());
    auto listing = catalogue.list(of_organisation(id), {0, cards_of_organisation});
    if (!listing) return fail(std::move(listing).error());
    OrganisationView view;
    view.id = found->id;
    view.name = found->name;
    view.department = found->department;
    view.is_ours = found->is_ours;
    view.about = paragraphs(found->about);
    view.facts = facts_of(*found, strings, now);
    view.cards = make_cards(listing->actions);
    view.total = listing->total;
    return view;
}

Result<ActionListView> make_organisation_actions_view(const content::Catalogue& catalogue, const std::string& id,
                                                      int limit) {
    auto found = find_organisation(catalogue, id);
    if (!found) return fail(std::move(found).error());
    auto listing = catalogue.list(of_organisation(id), {0, limit});
    if (!listing) return fail(std::move(listing).error());
    return ActionListView{found->name, make_cards(listing->actions), listing->total};
}

}  // namespace parvis::kiosk
