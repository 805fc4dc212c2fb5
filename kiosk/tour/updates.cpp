#include "kiosk/tour/updates.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

const content::Edition edition{12, "Fédération des centres sociaux", std::chrono::year{2026} / 11 / 20, {}};

const content::Comparison changes = {{{7, {"Un jardin de plus", "La cantine des potes"}},
                                      {12, {"Accueil de loisirs pendant les vacances d’automne"}},
                                      {2, {"Café des parents"}}},
                                     {{1, {"Mission locale"}}, {}, {}},
                                     {{1, {"Fête de quartier"}}, {}, {}}};

}  // namespace

void TourUpdates::begin() {
    news_ = {};
    news_.number = ++begun_;
    news_.stick = "CONTENU-NOV";
}

void TourUpdates::at_work() {
    begin();
    news_.working = true;
    news_.progress = {content::UpdateStep::copying, 148'000'000, 240'000'000, 0.31, 12s, edition.author, edition, {}};
}

void TourUpdates::about_to_change() {
    at_work();
    news_.progress.step = content::UpdateStep::installing;
    news_.progress.share = 0.8;
    news_.progress.left = 4s;
    news_.progress.changes = changes;
}

void TourUpdates::done() {
    begin();
    news_.report.signer = edition.author;
    news_.report.edition = edition;
    news_.report.changes = changes;
    news_.report.packs = 3;
    news_.report.passed_over = {{"novembre.parvis", content::UpdateOutcome::damaged}};
}

void TourUpdates::refused() {
    begin();
    news_.report.outcome = content::UpdateOutcome::unknown_key;
}

}  // namespace parvis::kiosk
