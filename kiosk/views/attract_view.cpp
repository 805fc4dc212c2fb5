#include "kiosk/views/attract_view.h"

#include <algorithm>
#include <utility>

#include "content/calendar.h"
#include "content/iso_day.h"
#include "kiosk/views/phrases.h"
#include "kiosk/views/times.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {
namespace {

using content::FacetGroup;

// More of our own than any centre tells of; each of them is asked for its times.
constexpr int most_of_ours = 200;
constexpr std::size_t most_closures = 2;  // on a slide
constexpr int least_to_count = 2;         // "1 centre" is no news

// Every status but "ended", where that leaves anything.
content::Filters without_ended(const content::Listing& listing) {
    content::Filters filters;
    int left = 0;
    bool some_ended = false;
    for (const content::Facet& facet : listing.facets) {
        if (facet.group != FacetGroup::status) continue;
        for (const content::FacetValue& value : facet.values) {
            if (content::has_ended(value.value)) {
                some_ended = true;
            } else {
                filters.of(FacetGroup::status).push_back(value.value);
                left += value.in_scope;
            }
        }
    }
    return some_ended && left > 0 ? filters : content::Filters{};
}

void add_fact(DisplayContent& content, FactKind kind, int count, int more = 0) {
    if (count >= least_to_count) content.facts.push_back({kind, count, more});
}

int departments(const content::Listing& listing) {
    int count = 0;
    for (const content::Facet& facet : listing.facets)
        if (facet.group == FacetGroup::department)
            count += static_cast<int>(
                std::ranges::count_if(facet.values, [](const auto& value) { return !value.value.empty(); }));
    return count;
}

int centres(const content::Listing& listing) {
    for (const content::Facet& facet : listing.facets)
        if (facet.group == FacetGroup::organisation)
            return static_cast<int>(
                std::ranges::count_if(facet.values, [](const auto& value) { return !value.value.empty(); }));
    return 0;
}

// "Chaque jeudi de 9 h à 12 h": true on whatever day it is read. Of what is closed when it is due next nothing is said;
// where the day is not known, when it is closed is said too, or is too much for a slide. Words alone ("sur
// rendez-vous") are what recurs.
std::string recurring_text(const Strings& strings, content::Schedule schedule, WallTime now, bool now_is_known) {
    if (schedule.valid_from || schedule.valid_until) return {};
    if (schedule.weekly.empty() && !schedule.dates.empty()) return {};
    if (now_is_known && !schedule.weekly.empty()) {
        const std::chrono::sys_days today{content::local_day(now)};
        if (!content::goes_on(schedule, today, minute_of_day(now))) return {};
        schedule.exceptions.clear();
    } else if (exception_lines(strings, schedule, now).size() > most_closures) {
        return {};
    }
    schedule.dates.clear();
    schedule.words = words_beside(schedule, now);
    return joined(schedule_lines(strings, schedule, now), "\n");
}

void add_times(AttractSlide& slide, const content::Schedule& schedule, const SlideChoice& choice,
               const Strings& strings, WallTime now, bool now_is_known) {
    if (!now_is_known || choice.timing == Timing::any_day) {
        slide.when = recurring_text(strings, schedule, now, now_is_known);
        return;
    }
    const std::chrono::sys_days today{content::local_day(now)};
    const auto next = content::next_time(schedule, today, minute_of_day(now), std::chrono::days{7});
    slide.when_is_today = next && next->day == today;
    slide.when = capitalised(next_time_text(strings, schedule, now));
}

void add_action(AttractSlide& slide, const content::ActionSummary& action) {
    slide.id = action.id;
    slide.page = {Screen::sheet, action.id};
    slide.dimension = action.dimension;
    slide.has_photo = action.has_photo;
    slide.title = action.title;
    slide.text = action.lead;
}

void add_partner(AttractSlide& slide, const content::Partner& partner, const Strings& strings) {
    slide.id = partner.id;
    slide.page = {Screen::partner, partner.id};
    slide.kind = strings.get(Text::slide_partner);
    slide.icon = find_icon(partner.pictogram);
    if (slide.icon.code_point == 0) slide.icon = icon("handshake");
    slide.title = partner.name;
    slide.text = partner.purpose.empty() ? partner.about : partner.purpose;
    slide.place = partner.place;
}

void add_poster(AttractSlide& slide, const content::Poster& poster, const Strings& strings) {
    slide.id = poster.id;
    slide.page = {Screen::poster, poster.id};
    slide.kind = strings.get(Text::slide_poster);
    slide.title = poster.title;
    slide.text = poster.text;
    slide.text_is_all = true;
    if (poster.picture) slide.picture = {poster.picture->width_px, poster.picture->height_px, poster.picture->alt};
}

void add_fact_words(AttractSlide& slide, const Fact& fact, const Strings& strings) {
    slide.kind = strings.get(Text::slide_fact);
    const auto counted = [&](Text one, Text other) { return strings.count(one, other, fact.count); };
    switch (fact.kind) {
        case FactKind::actions:
            slide.id = "fact-actions";
            slide.page = {Screen::others, {}};
            slide.title = counted(Text::actions_one, Text::actions_other);
            if (fact.more >= least_to_count)
                slide.title = strings.get(Text::fact_in_departments,
                                          {{"actions", slide.title}, {"departments", std::to_string(fact.more)}});
            slide.text = strings.get(Text::fact_actions_text);
            return;
        case FactKind::centres:
            slide.id = "fact-centres";
            slide.page = {Screen::organisations, {}};
            slide.title = strings.get(Text::fact_centres, {{"n", std::to_string(fact.count)}});
            slide.text = strings.get(Text::fact_centres_text);
            return;
        case FactKind::ours:
            slide.id = "fact-ours";
            slide.page = {Screen::ours, {}};
            slide.title = strings.get(Text::fact_ours, {{"n", std::to_string(fact.count)}});
            slide.text = strings.get(Text::fact_ours_text);
            return;
        case FactKind::partners:
            slide.id = "fact-partners";
            slide.page = {Screen::partners, {}};
            slide.title = counted(Text::staff_partners_one, Text::staff_partners_other);
            slide.text = strings.get(Text::fact_partners_text);
            return;
    }
}

}  // namespace

Result<DisplayContent> gather_display(const content::Catalogue& catalogue) {
    DisplayContent content;
    const auto all = catalogue.list({}, {0, 0});
    if (!all) return fail(all.error());
    const auto of_ours = catalogue.list({}, {0, 0}, {content::ScopeKind::ours});
    if (!of_ours) return fail(of_ours.error());
    auto ours = catalogue.list(without_ended(*of_ours), {0, most_of_ours}, {content::ScopeKind::ours});
    if (!ours) return fail(std::move(ours).error());
    content.ours = std::move(ours->actions);
    for (const content::ActionSummary& action : content.ours) {
        auto schedule = catalogue.schedule(action.id);
        if (!schedule) return fail(std::move(schedule).error());
        // Where all of ours have ended they are told of, but nobody is asked to come.
        content.material.ours.push_back(content::has_ended(action.status) ? content::Schedule{} : std::move(*schedule));
    }
    auto partners = catalogue.partners();
    if (!partners) return fail(std::move(partners).error());
    content.partners = std::move(*partners);
    for (const content::Partner& partner : content.partners) content.material.partners.push_back(partner.presence);
    auto posters = catalogue.posters();
    if (!posters) return fail(std::move(posters).error());
    content.posters = std::move(*posters);
    for (const content::Poster& poster : content.posters)
        content.material.posters.push_back({poster.from, poster.until});
    const auto of_others = catalogue.list({}, {0, 0}, {content::ScopeKind::others});
    if (!of_others) return fail(of_others.error());
    content.others = without_ended(*of_others);
    const auto others = catalogue.list(content.others, {0, 0}, {content::ScopeKind::others});
    if (!others) return fail(others.error());
    content.material.others = static_cast<std::size_t>(others->total);

    if (of_others->total > 0) {
        add_fact(content, FactKind::actions, all->total, departments(*all));
        add_fact(content, FactKind::centres, centres(*all));
    }
    add_fact(content, FactKind::ours, static_cast<int>(content.ours.size()));
    add_fact(content, FactKind::partners, static_cast<int>(content.partners.size()));
    content.material.facts = content.facts.size();
    return content;
}

Result<AttractSlide> make_slide(const content::Catalogue& catalogue, const DisplayContent& content,
                                const SlideChoice& choice, const Strings& strings, WallTime now, bool now_is_known) {
    AttractSlide slide;
    const std::size_t place = choice.place;
    switch (choice.kind) {
        case SlideKind::ours:
            add_action(slide, content.ours[place]);
            slide.kind = strings.get(Text::here);
            add_times(slide, content.material.ours[place], choice, strings, now, now_is_known);
            break;
        case SlideKind::partner:
            add_partner(slide, content.partners[place], strings);
            add_times(slide, content.material.partners[place], choice, strings, now, now_is_known);
            break;
        case SlideKind::poster:
            add_poster(slide, content.posters[place], strings);
            break;
        case SlideKind::other: {
            auto listing = catalogue.list(content.others, {static_cast<int>(place), 1}, {content::ScopeKind::others});
            if (!listing) return fail(std::move(listing).error());
            if (listing->actions.empty()) return fail(Errc::not_found, "an action of another centre is gone");
            add_action(slide, listing->actions.front());
            slide.kind = strings.get(Text::slide_elsewhere);
            slide.place = make_card(listing->actions.front()).place;
            break;
        }
        case SlideKind::fact:
            add_fact_words(slide, content.facts[place], strings);
            break;
    }
    return slide;
}

}  // namespace parvis::kiosk
