// What a store has to tell staff of itself: facts and no sentence, for whoever shows it to say it in the language of
// the page. In the log of updates (history.h) it is an entry of its own kind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "content/store/history.h"
#include "content/store/version.h"
#include "platform/base/result.h"

namespace parvis::content {

enum class StoreTrouble : std::uint8_t {
    versions_unread,  // none of them could be looked at: another content is shown
    register_lost,    // or damaged: another content may be shown
    damaged,          // `version`, or incomplete, or gone: another content is shown in its place
    not_read,         // `version`, today or by this Parvis: the same
    dropped,          // `version`, kept from before, was damaged
    disappeared,      // `version`, kept from before
    not_reread,       // `version`, which is shown, could not be read to its end
    read_only,        // nothing can be written: no updates
    not_noted,        // what was remarked just before
    log_unread,
    log_unwritten,
};

struct StoreRemark {
    StoreTrouble trouble = StoreTrouble::damaged;
    std::optional<VersionName> version{};
    std::optional<VersionName> shown{};  // where another content is; none: the one that came with Parvis
    std::optional<Errc> why{};           // no_room, unwritable, unreadable, too_new or unsupported (too old)
    bool operator==(const StoreRemark&) const = default;
};

// Whether another content is shown than was, which `shown` says.
[[nodiscard]] constexpr bool shows_another(StoreTrouble trouble) {
    return trouble <= StoreTrouble::not_read;
}

// Without a time. Read from there: nothing where the entry is of another kind or of a trouble that only a later Parvis
// knows.
[[nodiscard]] HistoryEntry history_entry(const StoreRemark& remark);
[[nodiscard]] std::optional<StoreRemark> remark_of(const HistoryEntry& entry);

// For the journal: “trouble=damaged version=0000000003-… shown=0000000002-…”.
[[nodiscard]] std::string to_line(const StoreRemark& remark);

}  // namespace parvis::content
