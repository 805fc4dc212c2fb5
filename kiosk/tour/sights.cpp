#include "kiosk/tour/sights.h"

#include <cstdint>
#include <utility>

#include "content/text/folding.h"

namespace parvis::kiosk {
namespace {

// A choice that leaves a few of the others' actions, and two that leave none: these no finger can choose, but what is
// left of a choice after one of its values is taken off may be empty.
Result<Sights> add_filters(Sights sights, const content::Catalogue& catalogue) {
    const content::Scope others{content::ScopeKind::others};
    const auto all = catalogue.list({}, {0, 0}, others);
    if (!all) return fail(all.error());
    for (const content::Facet& facet : all->facets)
        for (const content::FacetValue& value : facet.values) {
            content::Filters filters;
            filters.of(facet.group) = {value.value};
            const auto one = catalogue.list(filters, {0, 0}, others);
            if (!one) return fail(one.error());
            if (sights.one_filter.empty() && !value.value.empty() && value.in_scope < all->in_scope / 2)
                sights.one_filter = {{facet.group, value.value}};
            for (const content::Facet& other : one->facets)
                for (const content::FacetValue& second : other.values)
                    if (sights.no_result.empty() && other.group != facet.group && second.count == 0)
                        sights.no_result = {{facet.group, value.value}, {other.group, second.value}};
        }
    return sights;
}

Status add_partners(Sights& sights, const content::Catalogue& catalogue) {
    const auto partners = catalogue.partners();
    if (!partners) return fail(partners.error());
    std::size_t fullest = 0;
    std::size_t barest = SIZE_MAX;
    for (const content::Partner& partner : *partners) {
        const auto actions = catalogue.list({}, {0, 0}, {content::ScopeKind::partner, partner.id});
        if (!actions) return fail(actions.error());
        const std::size_t said = partner.about.size() + partner.place.size() + partner.contact.phone.size() +
                                 100 * partner.presence.weekly.size() + 100 * static_cast<std::size_t>(actions->total);
        if (said >= fullest) fullest = said, sights.full_partner = partner.id;
        if (said < barest) barest = said, sights.bare_partner = partner.id;
    }
    return {};
}

Status add_posters(Sights& sights, const content::Catalogue& catalogue) {
    const auto posters = catalogue.posters();
    if (!posters) return fail(posters.error());
    std::size_t longest = 0;
    for (const content::Poster& poster : *posters) {
        if (poster.text.size() >= longest) longest = poster.text.size(), sights.long_poster = poster.id;
        if (poster.picture) sights.picture_poster = poster.id;
    }
    return {};
}

}  // namespace

Result<Sights> find_sights(const content::Catalogue& catalogue) {
    Sights sights;
    auto needs = catalogue.needs();
    if (!needs) return fail(std::move(needs).error());
    int most = 0;
    for (const content::Need& need : *needs) {
        const auto gathered = catalogue.list({}, {0, 0}, {content::ScopeKind::need, need.id});
        if (!gathered) return fail(gathered.error());
        if (need.opens_partners || gathered->total <= most) continue;
        most = gathered->total;
        sights.need = need.id;
    }
    auto listing = catalogue.list({}, {0, 200});
    if (!listing) return fail(std::move(listing).error());
    std::size_t longest = 0;
    std::size_t shortest = SIZE_MAX;
    for (const content::ActionSummary& summary : listing->actions) {
        auto action = catalogue.action(summary.id);
        if (!action) return fail(std::move(action).error());
        if (!*action) continue;
        std::size_t letters = 0;
        for (const content::Part& part : (*action)->parts)
            for (const content::Field& field : part.fields)
                for (const content::Block& block : field.blocks) letters += block.text.size();
        for (const content::Block& block : (*action)->summary) letters += block.text.size();
        if (content::fold((*action)->status).starts_with("termine")) {
            sights.ended_sheet = summary.id;
        } else if (summary.title.size() > sights.longest_title.size()) {
            sights.longest_title = summary.title;
        }
        if (summary.has_photo) sights.photo_sheet = summary.id;
        if (letters >= longest) longest = letters, sights.long_sheet = summary.id;
        if (letters < shortest) shortest = letters, sights.short_sheet = summary.id;
    }
    auto organisations = catalogue.organisations();
    if (!organisations) return fail(std::move(organisations).error());
    std::size_t fullest = 0;
    std::size_t barest = SIZE_MAX;
    for (const content::Organisation& organisation : *organisations) {
        const content::Contact& contact = organisation.contact;
        const std::size_t letters = organisation.about.size() + contact.address.size() + contact.phone.size() +
                                    contact.email.size() + contact.website.size();
        if (letters >= fullest) fullest = letters, sights.full_organisation = organisation.id;
        if (letters < barest) barest = letters, sights.bare_organisation = organisation.id;
    }
    if (const Status added = add_partners(sights, catalogue); !added) return fail(added.error());
    if (const Status added = add_posters(sights, catalogue); !added) return fail(added.error());
    return add_filters(sights, catalogue);
}

}  // namespace parvis::kiosk
