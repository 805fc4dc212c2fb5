#include <utility>

#include "kiosk/views/times.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {

Result<PartnersView> make_partners_view(const content::Catalogue& catalogue, const Strings& strings, WallTime now) {
    auto partners = catalogue.partners();
    if (!partners) return fail(std::move(partners).error());
    PartnersView view;
    for (content::Partner& partner : *partners) {
        const Icon found = find_icon(partner.pictogram);
        PartnerCard card;
        card.icon = found.code_point != 0 ? found : icon("handshake");
        card.name = std::move(partner.name);
        card.purpose = std::move(partner.purpose);
        card.lines = schedule_lines(strings, partner.presence, now);
        if (!partner.place.empty()) card.lines.push_back(std::move(partner.place));
        if (!partner.contact.phone.empty()) card.lines.push_back(std::move(partner.contact.phone));
        view.cards.push_back(std::move(card));
    }
    return view;
}

}  // namespace parvis::kiosk
