#include "kiosk/staff_facts.h"

#include <iterator>
#include <utility>

#include "content/catalogue/catalogue.h"

namespace parvis::kiosk {
namespace {

StaffVersion version_of(const std::optional<content::VersionName>& name, const std::filesystem::path& file) {
    StaffVersion version;
    version.name = name;
    const auto catalogue = content::Catalogue::open(file);
    const auto partners = catalogue ? catalogue->partners() : fail(catalogue.error());
    version.opens = catalogue && partners;
    if (!version.opens) return version;
    version.edition = catalogue->edition();
    version.sheets = catalogue->action_count();
    version.partners = static_cast<int>(partners->size());
    return version;
}

}  // namespace

StaffFacts gather_staff_facts(const content::Store& store, const std::filesystem::path& shipped,
                              const content::Keyring& keys) {
    StaffFacts facts;
    const content::StoreView view = store.view();
    if (view.active) facts.versions.push_back(version_of(view.active->name, view.active->file));
    for (const content::Version& before : view.previous) facts.versions.push_back(version_of(before.name, before.file));
    const StaffVersion came_with_us = version_of(std::nullopt, shipped);
    facts.versions.insert(view.active ? facts.versions.end() : facts.versions.begin(), came_with_us);
    facts.remarks = view.remarks;
    facts.remarks.insert(facts.remarks.end(), keys.remarks().begin(), keys.remarks().end());
    auto history = store.history();
    if (history) {
        facts.history.assign(std::make_move_iterator(history->rbegin()), std::make_move_iterator(history->rend()));
    } else {
        facts.remarks.push_back(history.error().message);
    }
    return facts;
}

}  // namespace parvis::kiosk
