#include "kiosk/tour_staff.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;
using std::chrono::year;

StaffVersion version(std::int64_t sequence, std::chrono::year_month_day day, int sheets, int partners) {
    StaffVersion version{content::VersionName{sequence, std::to_string(sequence)}, {}, sheets, partners, true};
    version.edition = {sequence, "Fédération des centres sociaux", day, {}};
    return version;
}

}  // namespace

void TourStaff::knows_all() {
    is_set_ = true;
    wait_ = 0s;
    auto facts = std::make_shared<StaffFacts>();
    facts->versions = {version(12, year{2026} / 11 / 20, 240, 31), version(11, year{2026} / 9 / 1, 233, 30)};
    facts->versions.push_back(StaffVersion{{}, {}, 26, 12, true});
    facts->versions.back().edition.date = year{2026} / 6 / 15;
    facts->remarks = {"Le contenu n° 10 était abîmé : il a été retiré. La borne montre le contenu n° 12."};
    facts->offer.emplace();
    facts->offer->outcome = content::UpdateOutcome::older;
    facts->offer->edition = version(9, year{2026} / 5 / 4, 0, 0).edition;
    const std::chrono::sys_days day{year{2026} / 11 / 20};
    facts->history = {{day + 9h + 12min, "Contenu n° 12 du 20/11/2026", "Fédération des centres sociaux", "Installé."},
                      {day + 9h + 2min, "Contenu n° 12 du 20/11/2026", "Fédération des centres sociaux",
                       "Refusé : le fichier est abîmé ou incomplet. Copiez-le de nouveau sur la clé."},
                      {day - std::chrono::days{80} + 15h, "Contenu n° 11 du 01/09/2026",
                       "Fédération des centres sociaux", "Installé."}};
    facts_ = std::move(facts);
}

}  // namespace parvis::kiosk
