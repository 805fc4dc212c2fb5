// Which content is shown and what may come next: the table of STATES.md, as plain functions. Any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/store/version.h"
#include "platform/base/result.h"

namespace parvis::content {

inline constexpr std::size_t max_versions_kept = 3;  // the active one and two previous
inline constexpr std::int64_t max_jump = 1000;       // of a sequence over the highest accepted, without asking
// Of the first sequence ever, without asking: a day (20261128) passes.
inline constexpr std::int64_t max_first_sequence = 100'000'000;
inline constexpr std::size_t max_names_remembered = 16;

struct StoreState {
    std::optional<VersionName> active;     // none: the content that came with Parvis
    std::vector<VersionName> previous;     // kept, the last shown first
    std::int64_t highest_sequence = 0;     // ever accepted
    std::vector<VersionName> rolled_back;  // staff went from them to an older one; may be kept or gone
    std::vector<VersionName> lost;         // were found damaged or missing: may come again at any time
    bool operator==(const StoreState&) const = default;

    [[nodiscard]] bool keeps(const VersionName& name) const;
};

// One small text, closed by its own checksum.
[[nodiscard]] std::string to_text(const StoreState& state);
// Fails with malformed for whatever to_text() would not write.
[[nodiscard]] Result<StoreState> parse_state(std::string_view text);

// A pack was accepted and is shown.
[[nodiscard]] StoreState after_install(StoreState state, const VersionName& name);
// Staff chose one that is kept, or (none) the content that came with Parvis.
[[nodiscard]] StoreState after_choice(StoreState state, const std::optional<VersionName>& name);
// One is damaged or missing: when it was the active one, the last shown before it that staff did not leave takes over.
[[nodiscard]] StoreState after_loss(StoreState state, const VersionName& name);
// Those cannot be read today, and others took their place: they are kept, as the last that were shown, and may come
// again as what is lost may.
[[nodiscard]] StoreState after_silence(StoreState state, const std::vector<VersionName>& names);
// Nothing is known but which versions are there: the highest is shown.
[[nodiscard]] StoreState state_of(std::vector<VersionName> found);

// How a pack stands to what was accepted before it.
enum class Order {
    newer,        // may be installed
    rolled_back,  // staff left it for an older one: they are asked
    older,        // than the highest accepted, or another of the same number: staff are asked
    jump,  // by more than max_jump, or a first one over max_first_sequence: staff are asked, since what follows with
           // smaller numbers would be older
    unnumbered,  // cannot be compared: staff are asked
};
[[nodiscard]] Order order_of(const StoreState& state, std::int64_t sequence);

}  // namespace parvis::content
