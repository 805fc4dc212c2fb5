// Which of several packs is tried first. Inside this room.
#pragma once

#include <vector>

#include "content/store/store.h"
#include "content/update/update.h"

namespace parvis::content {

struct RankedPack {
    StickPack pack;
    UpdateOutcome outcome{};  // why it does not pass
    bool passes = false;      // examine()
    bool is_known = false;    // by its key
    std::int64_t sequence = 0;
    Signature signature;
};

inline constexpr std::size_t max_packs_tried = 100;

// The best first, max_packs_tried at most, and equal ones as they came. Behind those that pass: of whom more can be
// said, and those of other centres last, whose numbers are not ours.
[[nodiscard]] std::vector<RankedPack> ranked(Files& files, const std::vector<StickPack>& packs,
                                             const UpdateRules& rules);

// The rules with the centres of what the store shows, where those of the settings name none.
[[nodiscard]] UpdateRules with_shown_centres(UpdateRules rules, const Store& store);

}  // namespace parvis::content
