#include "kiosk/inbox.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "content/store/version.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

constexpr std::chrono::hours first_pause{1};  // before a failure is tried again; each pause is twice the one before
constexpr std::chrono::hours longest_pause{24};
constexpr std::chrono::hours longest_without_signature{1};
constexpr std::size_t most_bytes_kept = 256;

}  // namespace

bool may_pass(content::UpdateOutcome outcome) {
    using content::UpdateOutcome;
    return outcome == UpdateOutcome::no_room || outcome == UpdateOutcome::store_error ||
           outcome == UpdateOutcome::pulled_early || outcome == UpdateOutcome::damaged ||
           outcome == UpdateOutcome::unknown_key;
}

Inbox::Inbox(Files& files, const Clock& clock, std::filesystem::path folder, std::filesystem::path kept)
    : files_(files), clock_(clock), folder_(std::move(folder)), file_(std::move(kept), "inbox") {
    if (!folder_.empty()) kept_ = file_.read(most_bytes_kept).value_or("");
}

std::optional<Inbox::Found> Inbox::look() {
    if (folder_.empty()) return std::nullopt;
    remarks_.clear();
    look_for_folder();
    Found found;
    std::vector<std::filesystem::path> without;
    SeenFiles now;
    for (content::StickPack& pack : content::find_packs(files_, folder_)) {
        if (!pack.signature) {
            without.push_back(pack.pack);
            continue;
        }
        // One that goes while it is looked at is gone.
        std::error_code error;
        SeenFiles both;
        for (const auto& file : {pack.pack, *pack.signature}) both[file] = seen(file, error);
        if (error) continue;
        now.merge(both);
        found.packs.push_back(std::move(pack));
    }
    wait_for_signatures(without);
    if (now != seen_) {
        found.before = remembered(now);
        seen_ = std::move(now);
        outcome_.reset();
        return found;
    }
    if (!outcome_ || clock_.now() < tried_at_ + pause_) return std::nullopt;
    found.before = outcome_;
    return found;
}

void Inbox::tried(content::UpdateOutcome outcome) {
    tried_at_ = clock_.now();
    // Each copies all of it onto the card.
    pause_ = outcome_ ? std::min(2 * pause_, longest_pause) : first_pause;
    outcome_ = may_pass(outcome) ? std::optional(outcome) : std::nullopt;
    if (outcome == content::UpdateOutcome::cancelled) return;  // it has not ended
    const std::string memory = outcome == content::UpdateOutcome::installed
                                   ? std::string()
                                   : memory_of(seen_).append(content::word_of(outcome)).append("\n");
    if (std::exchange(kept_, memory) != memory) file_.keep_now(kept_);
}

void Inbox::forget() {
    seen_.clear();
    outcome_.reset();
    kept_.clear();
}

void Inbox::look_for_folder() {
    const auto listing = files_.list(folder_, 1);
    const auto why = listing ? std::nullopt : std::optional(listing.error().code);
    if (std::exchange(no_folder_, why) != why && why)
        log(LogLevel::warning, "inbox: nothing can come by it: " + listing.error().message);
    if (!why) return;
    remarks_.push_back("Le dossier de réception écrit dans les réglages (content.inbox), «\u202f" + folder_.string() +
                       (*why == Errc::not_found ? "\u202f», n’existe pas sur la borne (un lien ne suffit pas)"
                                                : "\u202f», ne peut pas être lu") +
                       "\u202f: aucun contenu n’arrive par le réseau. Prévenez l’installateur.");
}

void Inbox::wait_for_signatures(const std::vector<std::filesystem::path>& packs) {
    std::map<std::filesystem::path, Unsigned> waiting;
    constexpr std::size_t most_told = 3;
    std::size_t late = 0;
    for (const auto& pack : packs) {
        std::error_code error;
        Unsigned now{seen(pack, error), clock_.now()};
        if (error) continue;
        // One that still grows is on its way itself.
        if (const auto known = unsigned_.find(pack); known != unsigned_.end() && known->second.seen == now.seen)
            now = known->second;
        if (clock_.now() >= now.since + longest_without_signature) {
            if (!std::exchange(now.is_told, true))
                log(LogLevel::warning, "inbox: a pack has waited for an hour for its .minisig, and is not taken");
            if (++late <= most_told)
                remarks_.push_back(
                    "Dans le dossier de réception, «\u202f" + content::shown_file_name(pack) +
                    "\u202f» attend depuis plus d’une heure le fichier «\u202f.minisig\u202f» qui va avec\u202f: "
                    "sans lui, il n’est pas pris. Demandez que les deux soient envoyés.");
        }
        waiting[pack] = now;
    }
    unsigned_ = std::move(waiting);
}

Inbox::Seen Inbox::seen(const std::filesystem::path& file, std::error_code& error) {
    Seen seen;
    if (!error) seen.bytes = std::filesystem::file_size(file, error);
    if (!error) seen.written = std::filesystem::last_write_time(file, error);
    return seen;
}

std::string Inbox::memory_of(const SeenFiles& files) {
    std::string all;
    for (const auto& [file, seen] : files)
        all += file.string() + '\n' + std::to_string(seen.bytes) + '\n' +
               std::to_string(seen.written.time_since_epoch().count()) + '\n';
    return "parvis-inbox 1\n" + content::checksum_of(all) + "\n";
}

std::optional<content::UpdateOutcome> Inbox::remembered(const SeenFiles& files) const {
    if (kept_.empty()) return std::nullopt;
    std::string_view word = kept_;
    const std::string before = memory_of(files);
    if (!word.starts_with(before)) return std::nullopt;
    word.remove_prefix(before.size());
    if (!word.ends_with('\n')) return std::nullopt;
    word.remove_suffix(1);
    return content::outcome_of(word);
}

}  // namespace parvis::kiosk
