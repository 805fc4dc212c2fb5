#include "kiosk/tour/staff.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;
using std::chrono::year;

StaffVersion version(std::int64_t sequence, std::chrono::year_month_day day, int sheets, int partners) {
    StaffVersion version{content::VersionName{sequence, std::to_string(sequence)}, {}, {}, sheets, partners, true};
    version.edition = {sequence, "Fédération des centres sociaux", day, {}};
    version.who = version.edition.author;
    return version;
}

content::HistoryEntry entry(const StaffVersion& of, WallTime when, content::UpdateOutcome outcome) {
    content::UpdateReport report;
    report.outcome = outcome;
    report.edition = of.edition;
    report.signer = of.who;
    content::HistoryEntry entry = content::history_entry(report);
    entry.when = when;
    return entry;
}

}  // namespace

void TourStaff::knows_all() {
    is_set_ = true;
    wait_ = 0s;
    StaffFacts facts;
    facts.versions = {version(12, year{2026} / 11 / 20, 240, 31), version(11, year{2026} / 9 / 1, 233, 30)};
    facts.versions.push_back(StaffVersion{{}, {}, {}, 26, 12, true});
    facts.versions.back().edition.date = year{2026} / 6 / 15;
    facts.of_store = {{content::StoreTrouble::dropped, content::VersionName{10, {}}, {}, {}}};
    facts.offer.emplace();
    facts.offer->outcome = content::UpdateOutcome::older;
    facts.offer->edition = version(9, year{2026} / 5 / 4, 0, 0).edition;
    facts.offer->signer = facts.offer->edition.author;
    const std::chrono::sys_days day{year{2026} / 11 / 20};
    facts.history = {entry(facts.versions[0], day + 9h + 12min, content::UpdateOutcome::installed),
                     entry(facts.versions[0], day + 9h + 2min, content::UpdateOutcome::damaged),
                     entry(facts.versions[1], day - std::chrono::days{80} + 15h, content::UpdateOutcome::installed)};
    for (content::HistoryEntry& entry : facts.history) entry.trust = ClockTrust::network_or_rtc;
    know(std::move(facts));
}

void TourStaff::know(StaffFacts facts) {
    facts_ = std::make_shared<StaffFacts>(std::move(facts));
    progress_ = {};
}

void TourStaff::has_stick() {
    StaffFacts facts = *facts_;
    facts.offer.reset();
    facts.sticks = {{2, "SAISIE", true, {}}, {1, "CONTENU-NOV", false, {}}};
    know(std::move(facts));
}

void TourStaff::has_mistakes() {
    using content::Severity;
    StaffFacts facts = *facts_;
    facts.draft.emplace();
    facts.draft->remarks = {
        {Severity::error,
         {"actions.csv", 12},
         "horaires",
         "« lundi 17h-9h » : la fin (9h) ne vient pas après le début (17h). Corriger les heures."},
        {Severity::error,
         {"affiches.csv", 3},
         "image",
         "« fete.jpg » n’est pas dans le dossier images. L’y copier, ou vider la case."},
        {Severity::warning, {"actions.csv", 1}, "couleur", "titre inconnu ; la colonne n’est pas lue."}};
    know(std::move(facts));
}

void TourStaff::has_draft(const std::filesystem::path& draft) {
    StaffFacts facts = *facts_;
    facts.draft.emplace();
    facts.draft->edition = {13, "L’équipe du centre", year{2026} / 11 / 28, {}};
    facts.draft->content.emplace();
    facts.draft->content->sheets = 24;
    facts.draft->content->partners = 25;
    facts.draft->content->posters = 3;
    facts.draft->changes =
        content::Comparison{{{1, {"Un jardin de plus"}}, {2, {"La cantine des potes", "Café des parents"}}, {0, {}}},
                            {{}, {1, {"Mission locale"}}, {}}};
    facts.draft->remarks = {{content::Severity::warning,
                             {"actions.csv", 8},
                             "photo",
                             "cette photo n’a pas de texte. Dire en quelques mots ce qu’on y voit, dans la colonne "
                             "« texte de la photo »."}};
    facts.draft->file = draft;
    know(std::move(facts));
}

}  // namespace parvis::kiosk
