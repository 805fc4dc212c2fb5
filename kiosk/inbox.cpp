#include "kiosk/inbox.h"

#include <chrono>
#include <utility>

namespace parvis::kiosk {
namespace {

constexpr std::chrono::hours between_tries{1};

}  // namespace

bool may_pass(content::UpdateOutcome outcome) {
    using content::UpdateOutcome;
    return outcome == UpdateOutcome::no_room || outcome == UpdateOutcome::store_error ||
           outcome == UpdateOutcome::pulled_early || outcome == UpdateOutcome::unknown_key;
}

Inbox::Inbox(Files& files, const Clock& clock, std::filesystem::path folder)
    : files_(files), clock_(clock), folder_(std::move(folder)) {}

std::optional<Inbox::Found> Inbox::look() {
    if (folder_.empty()) return std::nullopt;
    Found found{content::find_packs(files_, folder_)};
    // Its signature is on the way still.
    std::erase_if(found.packs, [](const content::StickPack& pack) { return !pack.signature; });
    std::map<std::filesystem::path, Seen> now;
    // One that goes while it is looked at is gone.
    std::erase_if(found.packs, [&](const content::StickPack& pack) {
        std::error_code error;
        std::map<std::filesystem::path, Seen> both;
        for (const auto& file : {pack.pack, *pack.signature}) {
            Seen& seen = both[file];
            if (!error) seen.bytes = std::filesystem::file_size(file, error);
            if (!error) seen.written = std::filesystem::last_write_time(file, error);
        }
        if (!error) now.merge(both);
        return static_cast<bool>(error);
    });
    if (now != seen_) {
        seen_ = std::move(now);
        outcome_.reset();
        return found;
    }
    if (!outcome_ || clock_.now() < tried_at_ + between_tries) return std::nullopt;
    found.before = outcome_;
    return found;
}

void Inbox::tried(content::UpdateOutcome outcome) {
    tried_at_ = clock_.now();
    outcome_ = may_pass(outcome) ? std::optional(outcome) : std::nullopt;
}

void Inbox::forget() {
    seen_.clear();
    outcome_.reset();
}

}  // namespace parvis::kiosk
