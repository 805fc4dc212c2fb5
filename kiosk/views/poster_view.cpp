#include <algorithm>
#include <string>

#include "content/iso_day.h"
#include "kiosk/views/edition_words.h"
#include "kiosk/views/phrases.h"
#include "kiosk/views/times.h"
#include "kiosk/views/views.h"

namespace parvis::kiosk {
namespace {

// The days are those on which the poster hangs, not those of what it tells of: they are said as that.
std::string shown_text(const content::Poster& poster, const Strings& strings, WallTime now) {
    if (poster.until && std::chrono::sys_days{*poster.until} < std::chrono::sys_days{content::local_day(now)})
        return {};
    const std::string days = days_text(strings, poster.from, poster.until, now);
    return days.empty() ? days : strings.get(Text::poster_shown, {{"days", days}});
}

}  // namespace

Result<PosterView> make_poster_view(const content::Catalogue& catalogue, const std::string& id, const Strings& strings,
                                    WallTime now) {
    const auto posters = catalogue.posters();
    if (!posters) return fail(posters.error());
    const auto found = std::ranges::find(*posters, id, &content::Poster::id);
    if (found == posters->end()) return fail(Errc::not_found, "no poster " + id + " in the catalogue");
    PosterView view;
    view.id = id;
    view.title = found->title;
    view.words = paragraphs_of(found->text);
    if (found->picture)
        view.picture = WholePicture{found->picture->width_px, found->picture->height_px, found->picture->alt};
    view.shown = shown_text(*found, strings, now);
    view.information_of = information_of_text(catalogue.edition(), strings);
    return view;
}

}  // namespace parvis::kiosk
