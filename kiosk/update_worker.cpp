#include "kiosk/update_worker.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "kiosk/start.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds between_looks_at_inbox = 60s;
constexpr std::chrono::milliseconds longest_sleep = 24h;
// Reading all of the content would make the start's own reading wait.
constexpr std::chrono::milliseconds calm_after_start = 30s;

// A file of the inbox as it was when it was looked at: the same is not looked at again.
struct Seen {
    std::uintmax_t bytes = 0;
    std::filesystem::file_time_type written;
    auto operator<=>(const Seen&) const = default;
};

std::map<std::filesystem::path, Seen> seen_now(const std::vector<content::StickPack>& packs) {
    std::map<std::filesystem::path, Seen> seen;
    for (const content::StickPack& pack : packs)
        for (const auto& file : {std::optional(pack.pack), pack.signature}) {
            if (!file) continue;
            std::error_code error;
            seen[*file] = {std::filesystem::file_size(*file, error), std::filesystem::last_write_time(*file, error)};
        }
    return seen;
}

}  // namespace

ContentSource content_of(content::Store& store, std::filesystem::path shipped) {
    return [&store, shipped = std::move(shipped)]() -> Result<content::Catalogue> {
        for (;;) {
            const std::optional<content::Version> active = store.view().active;
            if (!active) return content::Catalogue::open(shipped);
            Result<content::Catalogue> opened = content::Catalogue::open(active->file);
            if (opened) return opened;
            log(LogLevel::error, "content of the store: " + opened.error().message);
            const Errc why = opened.error().code;
            // Of a disk that does not answer, nothing is thrown away.
            if (why != Errc::malformed && why != Errc::not_found) return content::Catalogue::open(shipped);
            store.give_up(active->name);
        }
    };
}

struct UpdateWorker::State {
    State(content::Store& of, UpdateSetup wanted, const Clock& time)
        : store(of), setup(std::move(wanted)), clock(time), media(setup.media) {}

    content::Store& store;
    const UpdateSetup setup;
    const Clock& clock;
    platform::RemovableMedia media;

    mutable std::mutex mutex;
    UpdateNews news;
    std::shared_ptr<content::UpdateWatch> watch;  // of the update that is on
    bool changed = false;                         // other content is to be shown
    bool stopping = false;
    std::function<void()> on_ready;

    // The worker's own.
    content::Cancellation checking;
    std::set<std::uint64_t> looked_at;
    std::map<std::filesystem::path, Seen> inbox_before;
    std::thread worker;

    void tell() {
        if (on_ready) on_ready();
    }

    [[nodiscard]] content::UpdateRules rules() const {
        content::UpdateRules rules;
        auto ring = content::Keyring::of_folder(setup.keys);
        if (ring) {
            rules.keys = std::move(*ring);
        } else {
            log(LogLevel::warning, "keys: " + ring.error().message);
        }
        for (const std::string& remark : rules.keys.remarks()) log(LogLevel::warning, "keys: " + remark);
        for (const content::PublicKey& key : setup.more_keys) rules.keys.add(key);
        rules.centre = setup.centre;
        return rules;
    }

    [[nodiscard]] std::filesystem::path shown() const {
        const std::optional<content::Version> active = store.view().active;
        return active ? active->file : setup.shipped;
    }

    void check_active() {
        const content::UpdateRules rules = this->rules();
        if (store.verify_active(rules.keys, &checking) != content::Verified::damaged) return;
        log(LogLevel::error, "the content that was shown is damaged: an earlier one takes its place");
        const std::lock_guard lock(mutex);
        changed = true;
        tell();
    }

    void bring(const std::vector<content::StickPack>& packs, const std::string& label, bool by_stick) {
        if (packs.empty()) return;
        const content::UpdateRules rules = this->rules();
        const auto best = content::best_pack(store.files(), packs, rules);
        if (!best) return;
        const auto watching = std::make_shared<content::UpdateWatch>(clock);
        {
            const std::lock_guard lock(mutex);
            if (stopping) return;
            news = {news.number + 1, true, label, by_stick, {}, {}, {}};
            watch = watching;
            tell();
        }
        log(LogLevel::notice, "update: " + best->pack.filename().string());
        const std::filesystem::path before = shown();
        content::UpdateReport report = content::update_from(store, *best, rules, *watching);
        log(report.outcome == content::UpdateOutcome::installed ? LogLevel::notice : LogLevel::warning,
            "update: " + content::in_words(report) + (report.detail.empty() ? "" : " " + report.detail));
        const bool installed = report.outcome == content::UpdateOutcome::installed;
        std::optional<content::Comparison> changes;
        if (installed)
            if (auto compared = content::compare_packs(before, shown(), {.cancel = &checking}))
                changes = std::move(*compared);
        const std::lock_guard lock(mutex);
        changed |= installed;
        news.working = false;
        news.changes = std::move(changes);
        news.report = std::move(report);
        watch.reset();
        tell();
    }

    void look_at_sticks() {
        std::set<std::uint64_t> there;
        for (const platform::Medium& medium : media.look()) {
            there.insert(medium.arrival);
            if (looked_at.contains(medium.arrival)) continue;
            bring(content::find_packs(store.files(), medium.folder), medium.label, true);
        }
        looked_at = std::move(there);
    }

    void look_at_inbox() {
        if (setup.inbox.empty()) return;
        auto packs = content::find_packs(store.files(), setup.inbox);
        // Its signature is on the way still.
        std::erase_if(packs, [](const content::StickPack& pack) { return !pack.signature; });
        auto now = seen_now(packs);
        if (now == inbox_before) return;
        inbox_before = std::move(now);
        bring(packs, {}, false);
    }

    [[nodiscard]] bool is_over() const {
        const std::lock_guard lock(mutex);
        return stopping;
    }

    void work() {
        std::optional<Instant> check_at = clock.now() + calm_after_start;
        while (!is_over()) {
            look_at_sticks();
            look_at_inbox();
            if (check_at && clock.now() >= *check_at) {
                check_active();
                check_at.reset();
            }
            if (is_over()) return;
            media.wait(check_at ? calm_after_start : setup.inbox.empty() ? longest_sleep : between_looks_at_inbox);
        }
    }
};

UpdateWorker::UpdateWorker(content::Store& store, UpdateSetup setup, const Clock& clock)
    : state_(std::make_unique<State>(store, std::move(setup), clock)) {
    state_->worker = std::thread([state = state_.get()] { state->work(); });
}

UpdateWorker::~UpdateWorker() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopping = true;
        if (state_->watch) state_->watch->cancel();
    }
    state_->checking.cancel();
    state_->media.wake();
    state_->worker.join();
}

void UpdateWorker::on_ready(std::function<void()> call) {
    const std::lock_guard lock(state_->mutex);
    state_->on_ready = std::move(call);
}

UpdateNews UpdateWorker::news() const {
    const std::lock_guard lock(state_->mutex);
    UpdateNews news = state_->news;
    if (state_->watch) news.progress = state_->watch->progress();
    return news;
}

std::optional<ContentSource> UpdateWorker::content() {
    {
        const std::lock_guard lock(state_->mutex);
        if (!std::exchange(state_->changed, false)) return std::nullopt;
    }
    return open_ahead(content_of(state_->store, state_->setup.shipped));
}

}  // namespace parvis::kiosk
