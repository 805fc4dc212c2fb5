#include "kiosk/tour.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "kiosk/offscreen.h"
#include "kiosk/png.h"
#include "kiosk/tour_sights.h"
#include "kiosk/tour_staff.h"
#include "kiosk/tour_updates.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

// Real glasses: 21.5 inches, 10.1, 7, and an upright totem of 21.5.
constexpr std::array<Glass, 4> glasses = {{
    {1920, 1080, 476, 268},
    {1280, 800, 217, 136},
    {800, 480, 154, 86},
    {1080, 1920, 268, 476},
}};

// A clock that the tour turns: pictures show the same minute, whenever they are taken.
class TourClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] WallTime wall() const override { return day_ + 13h + 32min; }
    // Of a content made later than that: the day on which it was made. A time before it is shown to nobody.
    void not_before(const std::optional<std::chrono::year_month_day>& made) {
        if (made) day_ = std::max(day_, std::chrono::sys_days{*made});
    }
    void pass(std::chrono::milliseconds time) { now_ += time; }

private:
    std::chrono::sys_days day_{std::chrono::year{2026} / 11 / 25};
    Instant now_{};
};

// One walk through the screens.
struct Walk {
    const char* name;
    Language language;
    Aids aids;
    bool whole;  // every picture; else those that tell how an aid looks
};

constexpr std::array<Walk, 5> walks = {{
    {"fr", Language::french, {}, true},
    {"en", Language::english, {}, true},
    {"fr-largest", Language::french, {TextSize::largest, false, false}, false},
    {"fr-contrast", Language::french, {TextSize::normal, true, false}, false},
    {"fr-lowered", Language::french, {TextSize::normal, false, true}, false},
}};

std::string name_of(const Glass& glass, const Walk& walk) {
    return std::to_string(glass.width_px) + "x" + std::to_string(glass.height_px) + "-" + walk.name;
}

class Guide {
public:
    Guide(Offscreen& offscreen, TourClock& clock, std::filesystem::path folder, Language language)
        : offscreen_(offscreen), clock_(clock), folder_(std::move(folder)), strings_(language) {
        offscreen_.app().follow_updates(&updates_);
        offscreen_.app().follow_staff(&staff_, &staff_);
    }
    ~Guide() {
        offscreen_.app().follow_updates(nullptr);
        offscreen_.app().follow_staff(nullptr, nullptr);
    }
    Guide(const Guide&) = delete;
    Guide& operator=(const Guide&) = delete;

    // `number`: of the stop, so that the same screens bear the same names in every walk.
    Status take(int stop, const std::string& name) {
        settle();
        ++taken_;
        const std::string number = (stop < 10 ? "0" : "") + std::to_string(stop) + "-";
        const Glass& glass = offscreen_.glass();
        return write_png(folder_ / (number + name + ".png"), {glass.width_px, glass.height_px}, offscreen_.picture());
    }

    void go(const RouteEvent& event) {
        offscreen_.app().apply(Go{event});
        settle();
    }

    // Touches what carries the label, if anything does; scrolls to it first.
    void touch(std::string_view label) {
        for (int tries = 0; tries < 12; ++tries) {
            const Node* target = find(label);
            if (target == nullptr) return;
            const Node* area = offscreen_.app().tree().find(target->inside);
            if (area == nullptr || target->visible.height > target->box.height * 0.7F) break;
            const float by = area->visible.height * (target->box.y < area->visible.y ? 0.4F : -0.4F);
            drag(area->visible.right() - 2, area->visible.centre_y() - by / 2, area->visible.centre_y() + by / 2);
        }
        if (const Node* target = find(label)) {
            const float x = target->visible.centre_x();
            const float y = target->visible.centre_y();
            drag(x, y, y);
        }
    }

    // What opens a group of the filter sheet fully.
    void touch_more() {
        if (const Node* more = offscreen_.app().tree().find(widget_id("more values"))) touch(std::string(more->label));
    }

    // All chapters of a sheet that are folded.
    void unfold() {
        for (int chapter = 0; chapter < 8; ++chapter)
            if (const Node* button = offscreen_.app().tree().find(widget_id("read-on", std::to_string(chapter))))
                touch(std::string(button->label));
    }

    void toggle(const std::vector<FilterToggled>& filters) {
        for (const FilterToggled& filter : filters) offscreen_.app().apply(filter);
    }

    [[nodiscard]] const Strings& strings() const { return strings_; }

    void type(std::string_view words) {
        for (const char letter : words) offscreen_.app().apply(Typed{std::string(1, letter)});
    }

    // Drags the page up by most of its height, and lets it come to rest.
    void scroll() {
        const auto height = static_cast<float>(offscreen_.glass().height_px);
        drag(static_cast<float>(offscreen_.glass().width_px) / 2, height * 0.8F, height * 0.1F);
    }

    // Rests a finger on it for a long press; lift() takes it away.
    void hold(std::string_view label) {
        clock_.pass(400ms);
        const Node* node = find(label);
        if (node == nullptr) return;
        const platform::Contact down{platform::ContactPhase::down, node->visible.centre_x(), node->visible.centre_y(),
                                     clock_.now()};
        offscreen_.app().on_contact(down);
        offscreen_.draw();
        clock_.pass(600ms);
    }
    void lift() {
        offscreen_.app().on_contact({platform::ContactPhase::cancel, 0, 0, clock_.now()});
        settle();
    }

    [[nodiscard]] TourUpdates& updates() { return updates_; }
    [[nodiscard]] TourStaff& staff() { return staff_; }
    void open_staff() {
        updates_.nothing();
        go(HomeChosen{});
        offscreen_.app().apply(StaffOpened{});
        settle();
    }
    void leave() { wait(std::chrono::seconds{600}); }
    void open_update() {
        settle();
        offscreen_.app().apply(UpdateOpened{});
    }

    void open_aids() {
        offscreen_.app().apply(AidsPanel{true});
        settle();
    }

    void wait(std::chrono::seconds time) {
        clock_.pass(time);
        settle();
    }

    [[nodiscard]] int taken() const { return taken_; }

private:
    void drag(float x, float from_y, float to_y) {
        clock_.pass(400ms);
        using platform::ContactPhase;
        offscreen_.app().on_contact({ContactPhase::down, x, from_y, clock_.now()});
        offscreen_.app().on_contact({ContactPhase::move, x, to_y, clock_.now()});
        offscreen_.draw();
        clock_.pass(400ms);
        offscreen_.app().on_contact({ContactPhase::up, x, to_y, clock_.now()});
        settle();
    }

    // What was drawn last lies on top.
    [[nodiscard]] const Node* find(std::string_view label) const {
        const Node* found = nullptr;
        for (const Node& node : offscreen_.app().tree().nodes())
            if (node.tappable && node.label == label) found = &node;
        return found;
    }

    void settle() {
        offscreen_.draw();
        for (int frame = 0; frame < 400 && offscreen_.app().moving(); ++frame) {
            clock_.pass(16ms);
            offscreen_.draw();
        }
    }

    Offscreen& offscreen_;
    TourClock& clock_;
    std::filesystem::path folder_;
    Strings strings_;
    TourUpdates updates_;
    TourStaff staff_;
    int taken_ = 0;
};

// A picture, and the way there from the one before.
struct Stop {
    const char* name;
    std::function<void()> way;
    bool telling = false;  // also where only an aid is shown
};

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
    all.push_back({"update-done", alone(&TourUpdates::done)});
    all.push_back({"update-names", [&guide] { guide.touch(guide.strings().get(Text::update_see_names)); }});
    all.push_back({"update-refused", alone(&TourUpdates::refused)});
}

void add_staff_stops(std::vector<Stop>& all, Guide& guide) {
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
}

std::vector<Stop> stops(Guide& guide, const Sights& sights) {
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
    add_update_stops(all, guide, sights.long_sheet);
    add_staff_stops(all, guide);
    return all;
}

Result<int> tour_of(const std::filesystem::path& content, const std::filesystem::path& folder, const Glass& glass,
                    const Walk& walk) {
    TourClock clock;
    auto offscreen = Offscreen::make({walk.language, {}, true}, clock, true);
    if (!offscreen) return fail(std::move(offscreen).error());
    (*offscreen)->set_glass(glass);
    Guide guide(**offscreen, clock, folder, walk.language);
    auto catalogue = content::Catalogue::open(content);
    if (!catalogue) return fail(std::move(catalogue).error());
    const auto sights = find_sights(*catalogue);
    if (!sights) return fail(sights.error());
    clock.not_before(catalogue->edition().date);
    (*offscreen)->app().open([content] { return content::Catalogue::open(content); });
    if (walk.aids != Aids{}) (*offscreen)->app().apply(AidsChosen{walk.aids});
    std::vector<Stop> all = stops(guide, *sights);
    all.push_back({"fault", [&offscreen, &guide] {
                       guide.updates().nothing();
                       (*offscreen)->app().apply(StillThere{});
                       (*offscreen)->app().show_fault(Errc::malformed);
                   }});
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!walk.whole && !all[i].telling) continue;
        all[i].way();
        if (const Status taken = guide.take(static_cast<int>(i) + 1, all[i].name); !taken) return fail(taken.error());
    }
    return guide.taken();
}

}  // namespace

Result<int> write_tour(const std::filesystem::path& content, const std::filesystem::path& folder) {
    int pictures = 0;
    for (const Glass& glass : glasses) {
        for (const Walk& walk : walks) {
            if (walk.aids.lowered && !can_lower(glass)) continue;
            const std::filesystem::path subfolder = folder / name_of(glass, walk);
            std::error_code error;
            std::filesystem::create_directories(subfolder, error);
            if (error)
                return fail(Errc::unwritable, "cannot make the folder " + subfolder.string() + ": " + error.message());
            const auto taken = tour_of(content, subfolder, glass, walk);
            if (!taken) return fail(taken.error());
            pictures += *taken;
        }
    }
    return pictures;
}

}  // namespace parvis::kiosk
