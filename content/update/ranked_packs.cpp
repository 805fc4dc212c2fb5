#include "content/update/ranked_packs.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "content/catalogue/catalogue_file.h"
#include "content/catalogue/catalogue_reader.h"
#include "content/update/examine.h"

namespace parvis::content {
namespace {

// None: there is nothing but what came with Parvis, or it is everybody's.
std::vector<std::string> centres_of_shown(const Store& store) {
    const auto active = store.view().active;
    if (!active) return {};
    auto database = open_catalogue_file(active->file);
    if (!database) return {};
    const std::vector<std::string> no_organisations;
    auto edition = CatalogueReader(*database, no_organisations).edition();
    return edition ? std::move(edition->centres) : std::vector<std::string>();
}

}  // namespace

UpdateRules with_shown_centres(UpdateRules rules, const Store& store) {
    rules.shown_centres = rules.centre.empty() ? centres_of_shown(store) : std::vector<std::string>();
    return rules;
}

std::vector<RankedPack> ranked(Files& files, const std::vector<StickPack>& packs, const UpdateRules& rules) {
    std::vector<RankedPack> all;
    for (const StickPack& pack : packs) {
        Examined examined = examine(files, pack, rules);
        examined.signature.trusted_comment = {};  // of thousands
        all.push_back({pack, examined.report.outcome, examined.passes, examined.key != nullptr,
                       examined.report.edition.sequence, std::move(examined.signature)});
    }
    std::ranges::stable_sort(all, std::ranges::greater(), [](const RankedPack& candidate) {
        const bool is_ours =
            candidate.outcome != UpdateOutcome::other_centre && candidate.outcome != UpdateOutcome::new_centre;
        return std::tuple(candidate.passes, is_ours, candidate.is_known, candidate.sequence);
    });
    if (all.size() > max_packs_tried) all.resize(max_packs_tried);
    return all;
}

bool is_kept(Store& store, const std::vector<StickPack>& packs, const UpdateRules& rules) {
    const auto all = ranked(store.files(), packs, with_shown_centres(rules, store));
    if (all.empty() || !all.front().passes) return false;
    const Signature& best = all.front().signature;
    const StoreView view = store.view();
    const auto is_it = [&](const Version& kept) {
        // One that could not be read is better had again.
        return kept.signature.of_file == best.of_file && kept.signature.key_id == best.key_id &&
               std::ranges::find(view.state.lost, kept.name) == view.state.lost.end();
    };
    return (view.active && is_it(*view.active)) || std::ranges::any_of(view.previous, is_it);
}

}  // namespace parvis::content
