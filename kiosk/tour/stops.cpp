#include "kiosk/tour/stops.h"

#include <utility>

#include "kiosk/tour/care.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

// The others' list narrowed, then the sheet that narrows it, each of its groups opened as far as it goes.
void add_filter_stops(std::vector<Stop>& all, Guide& guide, const Sights& sights) {
    const auto anew = [&guide](std::vector<FilterToggled> filters) {
        return [&guide, filters = std::move(filters)] {
            guide.go(HomeChosen{});
            guide.go(OtherCentresChosen{});
            guide.toggle(filters);
        };
    };
    all.push_back({"browse-filtered", anew(sights.one_filter)});
    all.push_back({"browse-nothing-left", anew(sights.no_result), true});
    const auto touch = [&guide](Text label) { return [&guide, label] { guide.touch(guide.strings().get(label)); }; };
    const auto open = [anew = anew(sights.one_filter), touch = touch(Text::filter)] {
        anew();
        touch();
    };
    all.push_back({"filters", open});
    all.push_back({"filters-dimension", touch(Text::group_dimension)});
    all.push_back({"filters-publics",
                   [open, publics = touch(Text::group_publics)] {
                       open();
                       publics();
                   },
                   true});
    all.push_back({"filters-keyword", touch(Text::group_keyword)});
    all.push_back({"filters-department", touch(Text::group_department)});
    all.push_back({"filters-status", touch(Text::group_status)});
    all.push_back({"filters-organisation", touch(Text::group_organisation)});
    all.push_back({"filters-organisation-all", [&guide] { guide.touch_more(); }});
}

void add_sheet_stops(std::vector<Stop>& all, Guide& guide, const Sights& sights) {
    if (sights.long_sheet.empty()) return;
    const auto scroll = [&guide] { guide.scroll(); };
    const auto sheet = [&guide](const std::string& id) {
        return [&guide, id] {
            guide.go(HomeChosen{});
            guide.go(ActionChosen{id});
        };
    };
    all.push_back({"sheet-long", sheet(sights.long_sheet), true});
    all.push_back({"sheet-long-scrolled", scroll});
    all.push_back({"sheet-long-unfolded", [&guide] { guide.unfold(); }});
    all.push_back({"sheet-long-end", [&guide] {
                       for (int i = 0; i < 40; ++i) guide.scroll();
                   }});
    all.push_back({"official", [&guide, id = sights.long_sheet] { guide.go(OfficialChosen{id}); }, true});
    all.push_back({"official-scrolled", scroll});
    all.push_back({"sheet-short", sheet(sights.short_sheet)});
    all.push_back({"sheet-short-scrolled", scroll});
    if (!sights.ended_sheet.empty()) all.push_back({"sheet-ended", sheet(sights.ended_sheet)});
    if (!sights.photo_sheet.empty()) all.push_back({"sheet-photo", sheet(sights.photo_sheet), true});
}

void add_search_stops(std::vector<Stop>& all, Guide& guide) {
    const auto search = [&guide](const char* words) {
        return [&guide, words] {
            guide.lift();
            guide.go(HomeChosen{});
            guide.go(SearchChosen{});
            guide.type(words);
        };
    };
    const auto touch = [&guide](Text label) { return [&guide, label] { guide.touch(guide.strings().get(label)); }; };
    all.push_back({"search", search(""), true});
    all.push_back({"search-found", search("numeri"), true});
    all.push_back({"search-slip", search("jardn")});
    all.push_back({"search-synonym", search("ado")});
    all.push_back({"search-both", search("papiers")});
    all.push_back({"search-near", search("velo")});
    all.push_back({"search-place", search("caf")});
    all.push_back({"search-nothing", search("xylophone"), true});
    all.push_back({"search-nearest", search("coutur")});
    all.push_back(
        {"search-long-words", search("une fete de quartier avec tous les voisins et leurs enfants en musique")});
    all.push_back({"search-folded",
                   [search = search("jardin"), done = touch(Text::search)] {
                       search();
                       done();
                   },
                   true});
    all.push_back({"search-digits", [search = search("jardin"), digits = touch(Text::keys_digits_name)] {
                       search();
                       digits();
                   }});
    all.push_back({"search-accents", [&guide, search = search("jardin")] {
                       search();
                       guide.hold("E");
                   }});
    all.push_back({"search-alphabet", [search = search("jardin"), order = touch(Text::keys_alphabet_name)] {
                       search();
                       order();
                   }});
    all.push_back({"search-machine", touch(Text::keys_machine_name)});  // as it was: the order is kept through a visit
}

// Beside a page, then with nobody there.
void add_update_stops(std::vector<Stop>& all, Guide& guide, const std::string& sheet) {
    all.push_back({"update-strip",
                   [&guide, sheet] {
                       guide.go(HomeChosen{});
                       guide.go(ActionChosen{sheet});
                       guide.updates().at_work();
                   },
                   true});
    all.push_back({"update-opened",
                   [&guide] {
                       guide.updates().done();
                       guide.open_update();
                   },
                   true});
    const auto alone = [&guide](void (TourUpdates::*tell)()) {
        return [&guide, tell] {
            guide.updates().nothing();
            guide.leave();
            (guide.updates().*tell)();
        };
    };
    all.push_back({"update-working", alone(&TourUpdates::at_work)});
    all.push_back({"update-changes", alone(&TourUpdates::about_to_change)});
    all.push_back({"update-done", alone(&TourUpdates::done)});
    all.push_back({"update-names", [&guide] { guide.touch(guide.strings().get(Text::update_see_names)); }});
    all.push_back({"update-refused", alone(&TourUpdates::refused)});
    all.push_back({"settings-strip", [&guide] { guide.misread_settings(); }, true});
}

void add_staff_stops(std::vector<Stop>& all, Guide& guide, const std::filesystem::path& draft) {
    const auto press = [&guide](std::initializer_list<const char*> keys) {
        for (const char* key : keys) guide.touch(key);
    };
    all.push_back({"staff-pin",
                   [&guide, press] {
                       guide.open_staff();
                       press({"1", "9", "0"});
                   },
                   true});
    all.push_back({"staff-pin-wait", [&guide] {
                       guide.staff().slows_down();
                       guide.wait(1s);
                   }});
    all.push_back({"staff-pin-first", [&guide] {
                       guide.staff().is_new();
                       guide.open_staff();
                   }});
    all.push_back({"staff",
                   [&guide, press] {
                       guide.staff().knows_all();
                       guide.open_staff();
                       press({"1", "9", "0", "4", "OK"});
                       guide.wait(1s);
                   },
                   true});
    all.push_back({"staff-confirm", [&guide] {
                       const std::string eleven = guide.strings().get(Text::staff_numbered, {{"n", "11"}});
                       guide.touch(guide.strings().get(Text::staff_go_back_to, {{"name", eleven}}));
                   }});
    all.push_back({"staff-scrolled", [&guide] { guide.scroll(); }});
    const auto inside = [&guide, press](const auto& happens) {
        guide.open_staff();
        press({"1", "9", "0", "4", "OK"});
        happens();
        guide.wait(1s);
    };
    all.push_back({"staff-stick", [&guide, inside] { inside([&] { guide.staff().has_stick(); }); }});
    all.push_back({"staff-reading", [&guide] {
                       guide.touch(guide.strings().get(Text::staff_prepare));
                       guide.staff().reads_tables();
                       guide.wait(1s);
                   }});
    all.push_back({"staff-mistakes", [&guide] {
                       guide.staff().has_mistakes();
                       guide.wait(1s);
                   }});
    all.push_back({"staff-draft",
                   [&guide, draft] {
                       guide.staff().has_draft(draft);
                       guide.wait(1s);
                   },
                   true});
    all.push_back({"staff-preview", [&guide] { guide.touch(guide.strings().get(Text::staff_look)); }, true});
}

// With nobody there: a slide of each kind; what a touch of a poster's opens.
void add_display_stops(std::vector<Stop>& all, Guide& guide, const Sights& sights) {
    const auto slide = [&guide](const std::string& label) { return [&guide, label] { guide.show_slide(label); }; };
    const auto of_kind = [&](Text kind) { return slide(std::string(guide.strings().get(kind))); };
    all.push_back({"display-here", of_kind(Text::here)});
    all.push_back({"display-partner", of_kind(Text::slide_partner)});
    all.push_back({"display-poster", of_kind(Text::slide_poster)});
    all.push_back({"display-elsewhere", of_kind(Text::slide_elsewhere)});
    all.push_back({"display-fact", of_kind(Text::slide_fact)});
    all.push_back({"display-longest-title", slide(sights.longest_title)});
    all.push_back({"display-paused", [&guide] { guide.pause(); }});
    const auto poster = [&guide](const std::string& id) {
        return [&guide, id] { guide.open_slide({Screen::poster, id}); };
    };
    if (!sights.long_poster.empty()) all.push_back({"poster", poster(sights.long_poster), true});
    if (!sights.picture_poster.empty()) all.push_back({"poster-picture", poster(sights.picture_poster), true});
}

// What staff see of the clock, and visitors of one that is not believed.
void add_clock_stops(std::vector<Stop>& all, Guide& guide) {
    const auto open = [&guide] {
        guide.open_staff();
        for (const char* key : {"1", "9", "0", "4", "OK"}) guide.touch(key);
        guide.wait(1s);
    };
    const auto touch = [&guide](Text label) { return [&guide, label] { guide.reach(guide.strings().get(label)); }; };
    const auto show = [&guide] { guide.show(guide.strings().get(Text::clock_start)); };
    all.push_back({"staff-clock", [&guide, open, show] {
                       guide.leave();
                       guide.keep_time(true);
                       open();
                       show();
                   }});
    all.push_back({"staff-display", [&guide] { guide.show(guide.strings().get(Text::display_try_black)); }});
    all.push_back({"staff-clock-unsure", [&guide, open, show] {
                       guide.leave();
                       guide.keep_time(false);
                       open();
                       show();
                   }});
    all.push_back({"staff-clock-setting", touch(Text::clock_start)});
    all.push_back({"staff-clock-set", touch(Text::clock_set)});
    all.push_back({"staff-display-failed", touch(Text::display_try_backlight)});
    all.push_back({"home-without-time", [&guide] {
                       guide.leave();
                       guide.keep_time(false);
                       guide.go(HomeChosen{});
                   }});
}

}  // namespace

std::vector<Stop> tour_stops(Guide& guide, const Sights& sights, const std::filesystem::path& content) {
    const auto scroll = [&guide] { guide.scroll(); };
    const auto from_home = [&guide](RouteEvent event) {
        return [&guide, event = std::move(event)] {
            guide.go(HomeChosen{});
            guide.go(event);
        };
    };
    const auto go = [&guide](RouteEvent event) { return [&guide, event = std::move(event)] { guide.go(event); }; };
    std::vector<Stop> all{{"home", [] {}, true}, {"home-scrolled", scroll}};
    if (!sights.need.empty()) all.push_back({"need", from_home(NeedChosen{sights.need})});
    all.push_back({"partners", from_home(PartnersChosen{}), true});
    all.push_back({"partners-scrolled", scroll});
    if (!sights.full_partner.empty()) {
        all.push_back({"partner-full", from_home(PartnerChosen{sights.full_partner}), true});
        all.push_back({"partner-full-scrolled", scroll});
        all.push_back({"partner-bare", go(PartnerChosen{sights.bare_partner})});
    }
    all.push_back({"browse-empty", from_home(NeedChosen{"-"})});
    all.push_back({"browse", from_home(OtherCentresChosen{}), true});
    all.push_back({"browse-scrolled", scroll});
    add_filter_stops(all, guide, sights);
    all.push_back({"organisations", from_home(OrganisationsChosen{}), true});
    all.push_back({"organisations-scrolled", scroll});
    if (!sights.full_organisation.empty()) {
        all.push_back({"organisation-full", from_home(OrganisationChosen{sights.full_organisation}), true});
        all.push_back({"organisation-full-scrolled", scroll});
        all.push_back({"organisation-bare", from_home(OrganisationChosen{sights.bare_organisation})});
    }
    add_sheet_stops(all, guide, sights);
    add_search_stops(all, guide);
    all.push_back({"aids",
                   [&guide, home = from_home(OurActionsChosen{})] {
                       home();
                       guide.open_aids();
                   },
                   true});
    all.push_back({"still-there", [&guide, list = from_home(OtherCentresChosen{})] {
                       list();
                       guide.wait(std::chrono::seconds{62});
                   }});
    add_display_stops(all, guide, sights);
    add_update_stops(all, guide, sights.long_sheet);
    add_staff_stops(all, guide, content);
    add_clock_stops(all, guide);
    add_care_stops(all, guide);
    return all;
}

}  // namespace parvis::kiosk
