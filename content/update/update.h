// A pack from a stick (or a folder that is filled over the network) into the store, whole or not at all.
//
//     signature read ─► key known? ─► its comment signed? ─► centre, size, order, room ─► copied and hashed at once
//     ─► file signed? ─► a good catalogue? ─► inside as outside? ─► on the disk ─► one switch ─► old ones removed
//
// For a worker thread: it takes as long as the stick does. Nothing but the store's folder is ever written.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "content/pack/keyring.h"
#include "content/pack/pack_limits.h"
#include "content/search/cancellation.h"
#include "content/store/store.h"
#include "content/update/find_packs.h"
#include "content/update/hashed_copy.h"
#include "content/update/report.h"

namespace parvis::content {

inline constexpr std::uint64_t spare_bytes = 16'000'000;  // stay free on the disk

// What this board takes.
struct UpdateRules {
    Keyring keys;
    std::string centre;         // in any spelling; empty: not set, the centres of what is shown count
    bool staff_agrees = false;  // to what asks_staff()
    UpdateOrigin origin = UpdateOrigin::stick;
    std::uint64_t max_bytes = max_pack_bytes;
    CopyLimits copy;
    // Whether what the pack lies on is there still; empty: nobody knows. Asked when it could not be read as it was
    // signed: a stick that was pulled answers from what the kernel remembers of it.
    std::function<bool()> source_is_there{};
    std::filesystem::path shipped{};  // what is shown while the store has nothing, to compare with; may be empty
    // Of the content that the store shows; none: every centre's is taken. Set by update_from(), where `centre` is
    // empty.
    std::vector<std::string> shown_centres{};
};

enum class UpdateStep { looking, copying, verifying, installing };

struct UpdateProgress {
    UpdateStep step = UpdateStep::looking;
    std::uint64_t bytes_done = 0;              // of this step
    std::uint64_t bytes_total = 0;             // 0: not known yet
    std::optional<std::chrono::seconds> left;  // of this step, once it can be told
    std::string signer;                        // once the signature's comment is known to be good
    Edition edition;                           // as far as the signature tells it
    std::optional<Comparison> changes;         // for visitors, once the pack is known to be good: before the switch
};

// Between the thread that updates and the one that shows it.
class UpdateWatch {
public:
    explicit UpdateWatch(const Clock& clock) : clock_(clock) {}
    [[nodiscard]] UpdateProgress progress() const;
    void cancel() { cancellation_.cancel(); }  // heard until the switch

    // For the update itself.
    void signed_by(const std::string& signer, const Edition& edition);
    void enter(UpdateStep step);
    void advance(std::uint64_t bytes, std::uint64_t of);
    void compared(const Comparison& changes);
    [[nodiscard]] const Cancellation& cancellation() const { return cancellation_; }

private:
    const Clock& clock_;
    Cancellation cancellation_;
    mutable std::mutex mutex_;
    UpdateProgress progress_;
    Instant step_began_{};
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

// Whether the best of `packs` is in the store already, shown or kept from before: by its signature alone.
[[nodiscard]] bool is_kept(Store& store, const std::vector<StickPack>& packs, const UpdateRules& rules);

}  // namespace parvis::content
