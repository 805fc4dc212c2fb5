#include "kiosk/staff_facts.h"

#include <iterator>
#include <utility>

#include "content/catalogue/catalogue.h"
#include "content/update/report.h"

namespace parvis::kiosk {
namespace {

// `signer`: the comment of the key that signed it; empty: that is not known.
StaffVersion version_of(const std::optional<content::VersionName>& name, const std::filesystem::path& file,
                        const std::string& signer) {
    StaffVersion version;
    version.name = name;
    const auto catalogue = content::Catalogue::open(file);
    const auto partners = catalogue ? catalogue->partners() : fail(catalogue.error());
    version.opens = catalogue && partners;
    if (!version.opens) return version;
    version.edition = catalogue->edition();
    version.who = signer.empty() ? version.edition.author : content::name_of_signer(signer, version.edition);
    version.sheets = catalogue->action_count();
    version.partners = static_cast<int>(partners->size());
    return version;
}

StaffVersion version_of(const content::Version& version, const content::Keyring& keys) {
    const content::PublicKey* key = keys.find(version.signature.key_id);
    return version_of(version.name, version.file, key == nullptr ? std::string() : content::shown_name(*key));
}

}  // namespace

StaffFacts gather_staff_facts(const content::Store& store, const std::filesystem::path& shipped,
                              const content::Keyring& keys, const SafeMode& safe_mode) {
    StaffFacts facts;
    const content::StoreView view = store.view();
    const bool avoids = view.active && content::to_text(view.active->name) == safe_mode.avoided;
    if (avoids) {  // what ended the kiosk with it would do so again
        StaffVersion& avoided = facts.versions.emplace_back();
        avoided.name = view.active->name;
        avoided.opens = false;
        avoided.avoided = true;
    } else if (view.active) {
        facts.versions.push_back(version_of(*view.active, keys));
    }
    for (const content::Version& before : view.previous) facts.versions.push_back(version_of(before, keys));
    const StaffVersion came_with_us = version_of(std::nullopt, shipped, {});
    const bool shows_ours = view.active && !avoids;
    facts.versions.insert(shows_ours ? facts.versions.end() : facts.versions.begin(), came_with_us);
    facts.of_store = view.remarks;
    facts.safe_mode = safe_mode;
    facts.remarks = keys.remarks();
    auto history = store.history();
    if (history) {
        facts.history.assign(std::make_move_iterator(history->rbegin()), std::make_move_iterator(history->rend()));
    } else {
        facts.of_store.push_back({content::StoreTrouble::log_unread, {}, {}, history.error().code});
    }
    return facts;
}

}  // namespace parvis::kiosk
