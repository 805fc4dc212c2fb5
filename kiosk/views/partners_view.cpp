#include <algorithm>
#include <map>
#include <utility>

#include "content/calendar.h"
#include "content/iso_day.h"
#include "content/text/folding.h"
#include "kiosk/views/edition_words.h"
#include "kiosk/views/facet_words.h"
#include "kiosk/views/times.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {
namespace {

constexpr std::size_t lines_on_card = 2;  // and one for the words beside them

Icon icon_of(const content::Partner& partner) {
    const Icon found = find_icon(partner.pictogram);
    return found.code_point != 0 ? found : icon("handshake");
}

PartnerCard card_of(const content::Partner& partner, const Strings& strings, WallTime now) {
    PartnerCard card{partner.id, icon_of(partner), partner.name, partner.purpose, {}};
    content::Schedule times = partner.presence;
    std::string words = words_beside(times, now);
    times.words.clear();
    card.when = schedule_lines(strings, times, now);
    if (card.when.empty()) {
        times.words = std::exchange(words, {});
        card.when = schedule_lines(strings, times, now);
    }
    if (card.when.size() > lines_on_card) {
        card.when.resize(lines_on_card);
        // What is closed when it is due next is not told without saying so.
        content::Schedule closed = times;
        const std::chrono::sys_days today{content::local_day(now)};
        closed.exceptions = content::closed_when_due(times, today, minute_of_day(now));
        if (!closed.exceptions.empty()) card.when.back() = exception_lines(strings, closed, now).front();
    }
    if (!words.empty()) card.when.push_back(std::move(words));
    return card;
}

// The headings, in order: the needs as home shows them, other needs that partners name, categories, the rest. A partner
// stands once, under the first need that it serves.
class Groups {
public:
    explicit Groups(const std::vector<content::Need>& needs) {
        for (const content::Need& need : needs)
            if (!need.opens_partners) group(need.label);
    }

    void add(const content::Partner& partner, PartnerCard card, bool by_category) {
        if (partner.needs.empty() != by_category) return;
        group(by_category ? partner.category : partner.needs.front()).cards.push_back(std::move(card));
    }

    [[nodiscard]] std::vector<PartnerGroup> take(const Strings& strings) {
        std::vector<PartnerGroup> filled;
        PartnerGroup rest;
        for (PartnerGroup& group : groups_) {
            if (group.cards.empty()) continue;
            group.title = need_words(group.title, strings);
            (group.title.empty() ? rest : filled.emplace_back()) = std::move(group);
        }
        if (!rest.cards.empty()) {
            if (!filled.empty()) rest.title = strings.get(Text::other_partners);
            filled.push_back(std::move(rest));
        }
        return filled;
    }

private:
    PartnerGroup& group(const std::string& title) {
        const auto [found, added] = places_.try_emplace(content::fold(title), groups_.size());
        if (added) groups_.push_back({title, {}});
        return groups_[found->second];
    }

    std::vector<PartnerGroup> groups_;
    std::map<std::string, std::size_t> places_;  // by folded title
};

std::vector<PartnerGroup> groups_of(const std::vector<content::Partner>& partners,
                                    const std::vector<content::Need>& needs, const Strings& strings, WallTime now) {
    Groups groups(needs);
    for (const bool by_category : {false, true})
        for (const content::Partner& partner : partners)
            groups.add(partner, card_of(partner, strings, now), by_category);
    return groups.take(strings);
}

void add_facts(PartnerView& view, const content::Partner& partner, const Strings& strings, WallTime now) {
    const auto fact = [&](Icon icon, Text caption, std::string text) {
        if (!text.empty()) view.facts.push_back({icon, std::string(strings.get(caption)), std::move(text)});
    };
    std::string when;
    for (const std::string& line : schedule_lines(strings, partner.presence, now))
        when += (when.empty() ? "" : "\n") + line;
    fact(icon("clock"), Text::when, std::move(when));
    fact(icon("map-pin"), Text::here, partner.place);
    fact(icon("phone"), Text::phone, partner.contact.phone);
    fact(icon("house"), Text::address, partner.contact.address);
    fact(icon("mail"), Text::email, partner.contact.email);
    fact(icon("globe"), Text::website, partner.contact.website);
    if (view.facts.empty()) fact(icon("info"), Text::contact, std::string(strings.get(Text::ask_about_partner)));
}

}  // namespace

Result<PartnersView> make_partners_view(const content::Catalogue& catalogue, const Strings& strings, WallTime now) {
    const auto partners = catalogue.partners();
    if (!partners) return fail(partners.error());
    const auto needs = catalogue.needs();
    if (!needs) return fail(needs.error());
    return PartnersView{groups_of(*partners, *needs, strings, now)};
}

Result<PartnerView> make_partner_view(const content::Catalogue& catalogue, const std::string& id,
                                      const Strings& strings, WallTime now) {
    const auto partners = catalogue.partners();
    if (!partners) return fail(partners.error());
    const auto needs = catalogue.needs();
    if (!needs) return fail(needs.error());
    const auto actions = catalogue.list({}, {0, catalogue.action_count()}, {content::ScopeKind::partner, id});
    if (!actions) return fail(actions.error());
    const auto found = std::find_if(partners->begin(), partners->end(),
                                    [&](const content::Partner& partner) { return partner.id == id; });
    if (found == partners->end()) return fail(Errc::not_found, "no partner " + id + " in the catalogue");

    PartnerView view;
    view.id = id;
    view.icon = icon_of(*found);
    view.name = found->name;
    view.purpose = found->purpose;
    view.about = found->about;
    add_facts(view, *found, strings, now);
    view.next_time = next_time_text(strings, found->presence, now);
    view.actions = make_cards(actions->actions);
    view.information_of = information_of_text(catalogue.edition(), strings);
    view.all = groups_of(*partners, *needs, strings, now);
    // Alone it has no others to stand beside.
    if (partners->size() == 1) view.all.clear();
    return view;
}

}  // namespace parvis::kiosk
