#include "kiosk/tour/tour.h"

#include <array>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "kiosk/offscreen.h"
#include "kiosk/tour/guide.h"
#include "kiosk/tour/sights.h"
#include "kiosk/tour/stops.h"

namespace parvis::kiosk {
namespace {

// Real glasses: 21.5 inches, 10.1, 7, and an upright totem of 21.5.
constexpr std::array<Glass, 4> glasses = {{
    {1920, 1080, 476, 268},
    {1280, 800, 217, 136},
    {800, 480, 154, 86},
    {1080, 1920, 268, 476},
}};

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

Result<int> tour_of(const std::filesystem::path& content, const std::filesystem::path& folder, const Glass& glass,
                    const Walk& walk) {
    TourClock clock;
    auto offscreen =
        Offscreen::make({.language = walk.language, .reduced_motion = true, .display_mode = {}}, clock, true);
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
    std::vector<Stop> all = tour_stops(guide, *sights, content);
    all.push_back({"fault", [&offscreen, &guide] {
                       guide.updates().nothing();
                       guide.leave();  // staff's pages lie above it
                       (*offscreen)->app().show_fault(Errc::malformed);
                   }});
    all.push_back({"fault-moved", [&guide] { guide.wait(std::chrono::seconds{60}); }});
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!walk.whole && !all[i].telling) continue;
        all[i].way();
        // The end of a visit takes them away.
        if (!walk.whole && (*offscreen)->app().theme().aids() != walk.aids) guide.choose(walk.aids);
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
