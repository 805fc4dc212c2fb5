#include "kiosk/tour.h"

#include <array>
#include <functional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "kiosk/offscreen.h"
#include "kiosk/photos.h"
#include "kiosk/png.h"

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
    [[nodiscard]] WallTime wall() const override {
        return std::chrono::sys_days{std::chrono::year{2026} / 11 / 25} + 13h + 32min;
    }
    void pass(std::chrono::milliseconds time) { now_ += time; }

private:
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
    Guide(Offscreen& offscreen, TourClock& clock, std::filesystem::path folder)
        : offscreen_(offscreen), clock_(clock), folder_(std::move(folder)) {}

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

    void type(std::string_view words) {
        for (const char letter : words) offscreen_.app().apply(Typed{std::string(1, letter)});
    }

    // Drags the page up by most of its height, and lets it come to rest.
    void scroll() {
        const auto width = static_cast<float>(offscreen_.glass().width_px);
        const auto height = static_cast<float>(offscreen_.glass().height_px);
        clock_.pass(400ms);
        using platform::ContactPhase;
        offscreen_.app().on_contact({ContactPhase::down, width / 2, height * 0.8F, clock_.now()});
        offscreen_.app().on_contact({ContactPhase::move, width / 2, height * 0.1F, clock_.now()});
        offscreen_.draw();
        clock_.pass(400ms);
        offscreen_.app().on_contact({ContactPhase::up, width / 2, height * 0.1F, clock_.now()});
        settle();
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
    int taken_ = 0;
};

// What the content offers to show: its longest list, longest sheet and shortest one.
struct Sights {
    std::string need;
    std::string long_sheet;
    std::string short_sheet;
};

Result<Sights> find_sights(const content::Catalogue& catalogue) {
    Sights sights;
    auto needs = catalogue.needs();
    if (!needs) return fail(std::move(needs).error());
    std::size_t most = 0;
    for (const content::Need& need : *needs) {
        auto gathered = catalogue.gathered_by(need.id);
        if (!gathered) return fail(std::move(gathered).error());
        if (need.opens_partners || gathered->size() <= most) continue;
        most = gathered->size();
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
        if (letters >= longest) longest = letters, sights.long_sheet = summary.id;
        if (letters < shortest) shortest = letters, sights.short_sheet = summary.id;
    }
    return sights;
}

// A picture, and the way there from the one before.
struct Stop {
    const char* name;
    std::function<void()> way;
    bool telling = false;  // also where only an aid is shown
};

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
    all.push_back({"partners", from_home(PartnersChosen{})});
    all.push_back({"list-empty", from_home(NeedChosen{"-"})});
    all.push_back({"list", from_home(OtherCentresChosen{}), true});
    all.push_back({"list-scrolled", scroll});
    if (!sights.long_sheet.empty()) {
        all.push_back({"sheet-long", go(ActionChosen{sights.long_sheet}), true});
        all.push_back({"sheet-long-scrolled", scroll});
        all.push_back({"sheet-short", go(ActionChosen{sights.short_sheet})});
        all.push_back({"sheet-short-scrolled", scroll});
    }
    all.push_back({"search", from_home(SearchChosen{})});
    all.push_back({"search-found",
                   [&guide, search = from_home(SearchChosen{})] {
                       search();
                       guide.type("numeri");
                   },
                   true});
    all.push_back({"search-nothing", [&guide, search = from_home(SearchChosen{})] {
                       search();
                       guide.type("xylophone");
                   }});
    all.push_back({"aids",
                   [&guide, home = from_home(OurActionsChosen{})] {
                       home();
                       guide.open_aids();
                   },
                   true});
    all.push_back({"still-there", [&guide] { guide.wait(std::chrono::seconds{62}); }});
    return all;
}

Result<int> tour_of(const std::filesystem::path& content, const std::filesystem::path& folder, const Glass& glass,
                    const Walk& walk) {
    TourClock clock;
    auto offscreen = Offscreen::make({walk.language, {}, true}, clock, true, photos_of(content));
    if (!offscreen) return fail(std::move(offscreen).error());
    (*offscreen)->set_glass(glass);
    Guide guide(**offscreen, clock, folder);
    auto catalogue = content::Catalogue::open(content);
    if (!catalogue) return fail(std::move(catalogue).error());
    const auto sights = find_sights(*catalogue);
    if (!sights) return fail(sights.error());
    (*offscreen)->app().show(std::move(catalogue));
    if (walk.aids != Aids{}) (*offscreen)->app().apply(AidsChosen{walk.aids});
    std::vector<Stop> all = stops(guide, *sights);
    all.push_back({"fault", [&offscreen] { (*offscreen)->app().show_fault(Errc::malformed); }});
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
