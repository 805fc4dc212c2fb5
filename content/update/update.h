// A pack from a stick (or a folder that is filled over the network) into the store, whole or not at all.
//
//     signature read ─► key known? ─► its comment signed? ─► centre, size, order, room ─► copied and hashed at once
//     ─► file signed? ─► a good catalogue? ─► inside as outside? ─► on the disk ─► one switch ─► old ones removed
//
// For a worker thread: it takes as long as the stick does. Nothing but the store's folder is ever written.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "content/pack/keyring.h"
#include "content/pack/pack_limits.h"
#include "content/store/store.h"
#include "content/update/find_packs.h"
#include "content/update/hashed_copy.h"
#include "content/update/report.h"
#include "content/update/update_watch.h"

namespace parvis::content {

inline constexpr std::uint64_t spare_bytes = 16'000'000;  // stay free on the disk

// What this board takes.
struct UpdateRules {
    Keyring keys;
    std::string centre;  // in any spelling; empty: not set, the centres of what is shown count, or staff are asked
    // What staff agree to although it asks_staff(): agreement_to() its report. Another content in its place by then is
    // refused: what they agreed to has gone (pulled_early). Another question about the same one is asked.
    Agreement agreed{};
    // How the last try of the same ended: the history has it, and is told only of what ends otherwise.
    std::optional<UpdateOutcome> before{};
    UpdateOrigin origin = UpdateOrigin::stick;
    // The version that is not shown although the store has it active: safe mode's.
    std::optional<VersionName> avoided{};
    // Checksums (checksum_of()) of signatures' texts: while it took those in, the program ended badly.
    std::vector<std::string> crashed{};
    // Called with such a checksum before a pack is taken in, and with an empty one when that has ended; may be empty.
    std::function<void(const std::string& signature)> taking{};
    std::uint64_t max_bytes = max_pack_bytes;
    CopyLimits copy;
    // Whether what the pack lies on is there still; empty: nobody knows. Asked when it could not be read as it was
    // signed: a stick that was pulled answers from what the kernel remembers of it.
    std::function<bool()> source_is_there{};
    std::filesystem::path shipped{};  // what is shown while the store has nothing, to compare with; may be empty
    // Of the content that the store shows; none: no centre is known to be ours. Set by update_from(), where `centre` is
    // empty.
    std::vector<std::string> shown_centres{};
};

// Installs the best of `packs`, of which there is at least one: of those with a good signature for this centre the one
// with the highest number. Where that one turns out to be no good, the next is tried; where none is, the report is that
// of the first. What is not a pack's fault (a stick that was pulled, a full disk) and what staff are asked about ends
// it all. Whatever comes out, the store shows what it did before or the pack, and its history says which.
[[nodiscard]] UpdateReport update_from(Store& store, const std::vector<StickPack>& packs, const UpdateRules& rules,
                                       UpdateWatch& watch);
// Of one alone.
[[nodiscard]] UpdateReport update_from(Store& store, const StickPack& pack, const UpdateRules& rules,
                                       UpdateWatch& watch);

// Whether the best of `packs` is in the store already, shown or kept from before, and could be read: by its signature
// alone.
[[nodiscard]] bool is_kept(Store& store, const std::vector<StickPack>& packs, const UpdateRules& rules);

}  // namespace parvis::content
