#include <algorithm>
#include <utility>

#include "content/sheet_labels.h"
#include "content/text/folding.h"
#include "kiosk/views/facet_words.h"
#include "kiosk/views/times.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {
namespace {

constexpr int related_on_sheet = 4;

std::string joined(const std::vector<std::string>& values, std::string_view between) {
    std::string text;
    for (const std::string& value : values) text += (text.empty() ? "" : std::string(between)) + value;
    return text;
}

bool is_cut(const std::string& lead) {
    return lead.ends_with("…");
}

// The lead is often the first sentence of the text that follows: it is said once, in large.
void take_lead(SheetView& view, std::string lead, std::vector<content::Block>& text) {
    if (lead.empty()) return;
    if (text.empty()) {
        view.lead = std::move(lead);
        return;
    }
    std::string& first = text.front().text;
    if (is_cut(lead)) return;
    if (!first.starts_with(lead)) {
        view.lead = std::move(lead);
        return;
    }
    first.erase(0, lead.size());
    first.erase(0, std::min(first.find_first_not_of(' '), first.size()));
    if (first.empty()) text.erase(text.begin());
    view.lead = std::move(lead);
}

// A field that says only what another already said is shown once.
bool repeats(const std::vector<SheetSection>& sections, const content::Field& field) {
    for (const SheetSection& section : sections)
        for (const content::Field& other : section.fields)
            if (other.blocks == field.blocks) return true;
    return false;
}

void add_parts(SheetView& view, const content::Action& action) {
    for (const content::Part& part : action.parts) {
        SheetSection section{part.name, {}};
        for (const content::Field& field : part.fields)
            if (!field.blocks.empty() && !repeats(view.sections, field)) section.fields.push_back(field);
        if (!section.fields.empty()) view.sections.push_back(std::move(section));
    }
}

void add_practical(SheetView& view, const content::Practical& practical, const Strings& strings, WallTime now) {
    const auto fact = [&](Icon icon, Text caption, std::string text) {
        if (!text.empty()) view.practical.push_back({icon, std::string(strings.get(caption)), std::move(text)});
    };
    fact(icon("clock"), Text::when, joined(schedule_lines(strings, practical.schedule, now), "\n"));
    fact(icon("map-pin"), Text::where, practical.where);
    fact(icon("phone"), Text::contact, practical.contact);
    fact(icon("euro"), Text::price, practical.price);
    fact(icon("hand-heart"), Text::how_to_join, practical.how_to_join);
}

void add_about(SheetView& view, const content::Action& action, const Strings& strings) {
    const auto fact = [&](Icon icon, Text caption, std::string text) {
        if (!text.empty()) view.about.push_back({icon, std::string(strings.get(caption)), std::move(text)});
    };
    fact(icon("lightbulb"), Text::who_began, joined(action.initiative, ", "));
    fact(icon("map"), Text::territory, action.territory);
    fact(icon("users"), Text::people, action.people);
    fact(icon("coins"), Text::money, action.money);
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
    view.dimension = action.dimension;
    view.has_photo = action.photo.has_value();
    if (!action.status.empty()) view.tags.push_back(status_words(action.status, strings));
    view.tags.insert(view.tags.end(), action.publics.begin(), action.publics.end());

    std::vector<content::Block> text = action.summary;
    take_lead(view, action.lead, text);
    if (!text.empty())
        view.sections.push_back(
            {std::string(strings.get(Text::in_a_few_words)), {content::Field{{}, std::move(text)}}});
    add_parts(view, action);
    add_practical(view, action.practical, strings, now);
    for (const std::string& partner : action.partners) view.partners.push_back({icon("handshake"), {}, partner});
    add_about(view, action, strings);
    view.related = make_cards(*related);
    return view;
}

}  // namespace parvis::kiosk
