#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "content/text/folding.h"
#include "kiosk/views/letters.h"
#include "kiosk/views/phrases.h"
#include "kiosk/views/times.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {
namespace {

constexpr int cards_of_organisation = 6;

Result<content::Organisation> find_organisation(const content::Catalogue& catalogue, const std::string& id) {
    auto organisations = catalogue.organisations();
    if (!organisations) return fail(std::move(organisations).error());
    const auto found = std::find_if(organisations->begin(), organisations->end(),
                                    [&](const content::Organisation& organisation) { return organisation.id == id; });
    if (found == organisations->end()) return fail(Errc::not_found, "no organisation " + id + " in the catalogue");
    return std::move(*found);
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
    auto listing = catalogue.list({}, {0, cards_of_organisation}, {content::ScopeKind::organisation, id});
    if (!listing) return fail(std::move(listing).error());
    OrganisationView view;
    view.id = found->id;
    view.name = found->name;
    view.department = found->department;
    view.is_ours = found->is_ours;
    view.about = paragraphs_of(found->about);
    view.facts = facts_of(*found, strings, now);
    view.cards = make_cards(listing->actions);
    view.total = listing->total;
    return view;
}

Result<OrganisationsView> make_organisations_view(const content::Catalogue& catalogue, const Strings& strings) {
    auto organisations = catalogue.organisations();
    if (!organisations) return fail(std::move(organisations).error());
    const auto listing = catalogue.list({}, {0, 0});
    if (!listing) return fail(listing.error());
    std::map<std::string, int> actions;
    for (const content::FacetValue& value :
         listing->facets[static_cast<std::size_t>(content::FacetGroup::organisation)].values)
        actions[value.value] = value.count;

    std::vector<std::string_view> names;
    for (const content::Organisation& organisation : *organisations) names.push_back(organisation.name);
    std::map<std::string, int> times;
    for (const content::Organisation& organisation : *organisations) ++times[organisation.name];
    const std::vector<std::string> letters = letters_of_names(names);
    OrganisationsView view;
    view.total = static_cast<int>(organisations->size());
    if (organisations->size() > most_at_a_glance) view.letters = all_letters(letters);

    // Ours first, then department by department; who has none comes last.
    std::map<std::tuple<bool, bool, std::string>, OrganisationSection> sections;
    for (std::size_t i = 0; i < organisations->size(); ++i) {
        content::Organisation& organisation = (*organisations)[i];
        const bool nowhere = organisation.department.empty();
        OrganisationSection& section = sections[{!organisation.is_ours, nowhere,
                                                 organisation.is_ours ? "" : content::fold(organisation.department)}];
        section.title = organisation.is_ours ? std::string(strings.get(Text::our_centre))
                        : nowhere            ? std::string(strings.get(Text::without_department))
                                             : organisation.department;
        const int count = actions[organisation.id];
        std::string spoken = organisation.name;
        if (times[organisation.name] > 1) spoken += ", " + section.title;
        section.rows.push_back({std::move(organisation.id), organisation.name, std::move(spoken),
                                strings.count(Text::actions_one, Text::actions_other, count), letters[i]});
    }
    for (auto& [key, section] : sections) view.sections.push_back(std::move(section));
    return view;
}

}  // namespace parvis::kiosk
