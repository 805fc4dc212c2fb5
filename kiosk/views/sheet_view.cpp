#include <algorithm>
#include <utility>

#include "content/calendar.h"
#include "content/text/folding.h"
#include "content/text/utf8.h"
#include "kiosk/views/edition_words.h"
#include "kiosk/views/facet_words.h"
#include "kiosk/views/figures.h"
#include "kiosk/views/phrases.h"
#include "kiosk/views/sheet_chapters.h"
#include "kiosk/views/sheet_lead.h"
#include "kiosk/views/times.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {
namespace {

constexpr int related_on_sheet = 4;

// What is over invites nobody: only whom to ask about it is left.
void add_practical(SheetView& view, const content::Practical& practical, const Strings& strings, WallTime now) {
    const auto fact = [&](Icon icon, Text caption, std::string text) {
        if (!text.empty()) view.practical.push_back({icon, std::string(strings.get(caption)), std::move(text)});
    };
    if (!view.ended) {
        fact(icon("clock"), Text::when, joined(schedule_lines(strings, practical.schedule, now), "\n"));
        fact(icon("map-pin"), Text::where, practical.where);
    }
    fact(icon("phone"), Text::contact, practical.contact);
    if (view.ended) return;
    fact(icon("euro"), Text::price, practical.price);
    fact(icon("hand-heart"), Text::how_to_join, practical.how_to_join);
    // Here somebody can be asked at once.
    if (view.is_ours && practical.how_to_join.empty() && practical.contact.empty())
        fact(icon("hand-heart"), Text::how_to_join, std::string(strings.get(Text::ask_here)));
}

// "Un ou plusieurs partenaire(s)" as one says it.
std::string who_text(const std::string& who, const Strings& strings) {
    const std::string folded = content::fold(who);
    if (folded == "le centre social") return std::string(strings.get(Text::began_centre));
    if (folded.starts_with("un ou plusieurs partenaire")) return std::string(strings.get(Text::began_partners));
    if (folded == "un habitant") return std::string(strings.get(Text::began_resident));
    if (folded == "un groupe d'habitants") return std::string(strings.get(Text::began_residents));
    return who;
}

// Who began it, unless it was the centre alone, as one would think; "another" is named, if that takes a few words.
std::string who_began(const content::Action& action, const Strings& strings) {
    constexpr std::size_t few_letters = 60;
    std::vector<std::string> who;
    bool others = false;
    for (const std::string& initiative : action.initiative) {
        const std::string folded = content::fold(initiative);
        if (folded == "autre" || folded == "autres") continue;
        others = others || folded != "le centre social";
        who.push_back(uncapitalised(who_text(initiative, strings)));
    }
    const std::string& detail = action.initiative_detail;
    if (!detail.empty() && content::to_code_points(detail).size() <= few_letters) {
        others = true;
        who.push_back(uncapitalised(detail.ends_with('.') ? detail.substr(0, detail.size() - 1) : detail));
    }
    return others ? capitalised(joined(who, ", ")) : std::string();
}

// Those of whom the content knows more lead to their page; each once, whatever the sheet calls it.
Status add_partners(SheetView& view, const content::Action& action, const content::Catalogue& catalogue,
                    const Strings& strings) {
    if (std::string who = who_began(action, strings); !who.empty())
        view.with_whom.push_back({icon("lightbulb"), std::string(strings.get(Text::who_began)), std::move(who)});
    const auto known = catalogue.partners();
    if (!known) return fail(known.error());
    std::vector<std::string> others;
    for (const std::string& name : action.partners) {
        const std::string folded = content::fold(name);
        const auto is_named = [&](const content::Partner& partner) {
            return content::fold(partner.name) == folded ||
                   std::any_of(partner.names.begin(), partner.names.end(),
                               [&](const std::string& other) { return content::fold(other) == folded; });
        };
        const auto found = std::find_if(known->begin(), known->end(), is_named);
        if (found == known->end()) {
            others.push_back(name);
            continue;
        }
        const auto same = [&](const SheetPartner& partner) { return partner.id == found->id; };
        if (std::any_of(view.partners.begin(), view.partners.end(), same)) continue;
        const Icon pictogram = find_icon(found->pictogram);
        view.partners.push_back({found->id, pictogram.code_point != 0 ? pictogram : icon("handshake"), found->name});
    }
    if (!others.empty()) view.with_whom.push_back({icon("handshake"), {}, joined(others, " · ")});
    return {};
}

}  // namespace

Result<SheetView> make_sheet_view(const content::Catalogue& catalogue, const std::string& id, const Strings& strings,
                                  WallTime now) {
    auto found = catalogue.action(id);
    if (!found) return fail(std::move(found).error());
    auto summary = catalogue.summary(id);
    if (!summary) return fail(std::move(summary).error());
    auto related = catalogue.related(id, related_on_sheet);
    if (!related) return fail(std::move(related).error());
    if (!*found || !*summary) return fail(Errc::not_found, "no action " + id + " in the catalogue");
    const content::Action& action = **found;

    SheetView view;
    view.id = action.id;
    view.title = action.title;
    view.place = make_card(**summary).place;
    view.organisation_id = (*summary)->organisation_id;
    view.dimension = action.dimension;
    view.is_ours = (*summary)->is_ours;
    view.has_photo = action.photo.has_value();
    if (action.photo) view.photo_alt = action.photo->alt;
    if (!action.status.empty()) view.tags.push_back(status_words(action.status, strings));
    view.tags.insert(view.tags.end(), action.publics.begin(), action.publics.end());
    view.ended = content::has_ended(action.status);
    if (view.ended) view.ended_reason = capitalised(action.ended_reason);

    view.sections = tell_chapters(action, strings);
    view.lead = take_lead(action.lead, view.sections);
    for (Figure& figure : figures_of(action.people))
        view.figures.push_back({std::move(figure.value), std::move(figure.noun)});
    add_practical(view, action.practical, strings, now);
    if (const Status added = add_partners(view, action, catalogue, strings); !added) return fail(added.error());
    view.related = make_cards(*related);
    view.information_of = information_of_text(catalogue.edition(), strings);
    return view;
}

}  // namespace parvis::kiosk
