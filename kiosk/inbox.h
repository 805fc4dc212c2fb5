// The folder that is filled over the network, as the updates' worker looks at it: what of it is to be tried, and when
// again. Nothing in it is read but the names, nothing is ever written there. One thread.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "content/update/find_packs.h"
#include "content/update/report.h"
#include "platform/base/clock.h"
#include "platform/base/files.h"

namespace parvis::kiosk {

// A failure that may pass by itself, with no file of the inbox touched: a full disk, a disk that did not answer, a key
// that was not there yet.
[[nodiscard]] bool may_pass(content::UpdateOutcome outcome);

class Inbox {
public:
    // Laid out as a stick is; empty: there is none. `files` and `clock` must outlive it.
    Inbox(Files& files, const Clock& clock, std::filesystem::path folder);

    struct Found {
        std::vector<content::StickPack> packs;  // signed ones; may be none
        // How the last try of these very files ended: this is another one, an hour later.
        std::optional<content::UpdateOutcome> before{};
    };
    // Nothing: as it was, and not to be tried again yet.
    [[nodiscard]] std::optional<Found> look();
    // How the try of what was found last ended.
    void tried(content::UpdateOutcome outcome);
    // All in it is new again.
    void forget();

private:
    // A file as it was when it was looked at.
    struct Seen {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type written;
        auto operator<=>(const Seen&) const = default;
    };

    Files& files_;
    const Clock& clock_;
    const std::filesystem::path folder_;
    std::map<std::filesystem::path, Seen> seen_;
    std::optional<content::UpdateOutcome> outcome_;  // of seen_, where it may pass
    Instant tried_at_{};
};

}  // namespace parvis::kiosk
