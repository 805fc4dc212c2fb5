#include "kiosk/update_worker.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

#include "content/draft/board_key.h"
#include "content/draft/draft.h"
#include "content/pack/minisign.h"
#include "content/update/examine.h"
#include "kiosk/care_report.h"
#include "kiosk/inbox.h"
#include "kiosk/staff_facts.h"
#include "kiosk/staff_workshop.h"
#include "kiosk/start.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds between_looks_at_inbox = 60s;
constexpr std::chrono::milliseconds longest_sleep = 24h;
// Reading all of the content would make the start's own reading wait.
constexpr std::chrono::milliseconds calm_after_start = 30s;

// Where a pack comes from.
struct Sender {
    UpdateOrigin origin = UpdateOrigin::stick;
    std::string label;          // of the stick
    std::uint64_t arrival = 0;  // of the stick; 0: another origin
};

// A pack that staff are asked about.
struct Offer {
    content::StickPack pack;
    std::string signature;  // its file's text: what staff agree to, whatever lies there by then
    Sender from;
    content::UpdateReport report;
};

// A stick that is in, as it was when it came.
struct Stick {
    platform::Medium medium;
    bool has_trusted_pack = false;
    bool has_tables = false;
    std::optional<platform::StickCopy> copied{};  // how the last copy to it ended
};

// Empty: there is none to be read.
std::string signature_of(content::Store& store, const content::StickPack& pack) {
    if (!pack.signature) return {};
    return read_whole(store.files(), *pack.signature, content::max_signature_text_bytes).value_or(std::string());
}

bool is_signed_by_trusted_key(content::Store& store, const std::vector<content::StickPack>& packs,
                              const content::UpdateRules& rules) {
    return std::ranges::any_of(
        packs, [&](const auto& pack) { return content::examine(store.files(), pack, rules).key != nullptr; });
}

std::function<Status(const std::filesystem::path&)> report_of(std::function<CareFacts()> care) {
    if (!care) return {};
    return [care = std::move(care)](const std::filesystem::path& folder) { return write_report(care(), folder); };
}

}  // namespace

struct UpdateWorker::State {
    State(content::Store& of, UpdateSetup wanted, const Clock& time)
        : store(of),
          setup(std::move(wanted)),
          clock(time),
          media(setup.media),
          inbox(of.files(), time, setup.inbox),
          workshop(of, {setup.builder, setup.shipped, setup.centre, report_of(setup.care)}, time) {}

    content::Store& store;
    const UpdateSetup setup;
    const Clock& clock;
    platform::RemovableMedia media;
    Inbox inbox;
    StaffWorkshop workshop;

    mutable std::mutex mutex;
    UpdateNews news;
    std::shared_ptr<content::UpdateWatch> watch;  // of the update that is on
    bool changed = false;                         // other content is to be shown
    bool stopping = false;
    std::function<void()> on_ready;
    bool key_present = false;
    bool staff_look = false;
    std::shared_ptr<const StaffFacts> facts;
    std::deque<std::function<void()>> requests;  // of staff, for the worker

    // The worker's own.
    content::Cancellation checking;
    std::map<std::uint64_t, Stick> sticks;  // that are in and were looked at, by arrival
    std::optional<Offer> offer;
    std::string keys_unread;  // why the folder of keys could not be read last; else empty
    std::thread worker;

    void tell() {
        if (on_ready) on_ready();
    }

    [[nodiscard]] content::UpdateRules rules() {
        content::UpdateRules rules;
        auto ring = content::Keyring::of_folder(setup.keys);
        keys_unread = ring ? std::string() : ring.error().message;
        if (ring) rules.keys = std::move(*ring);
        if (!keys_unread.empty()) log(LogLevel::warning, "keys: " + keys_unread);
        for (const std::string& remark : rules.keys.remarks()) log(LogLevel::warning, "keys: " + remark);
        for (const content::PublicKey& key : setup.more_keys) rules.keys.add(key);
        if (const auto own = content::board_public_key(store.files(), store.folder())) rules.keys.add(*own);
        rules.centre = setup.centre;
        rules.shipped = setup.shipped;
        return rules;
    }

    void check_active() {
        const content::UpdateRules rules = this->rules();
        if (store.verify_active(rules.keys, &checking) != content::Verified::damaged) return;
        log(LogLevel::error, "the content that was shown is damaged: an earlier one takes its place");
        const std::lock_guard lock(mutex);
        changed = true;
        tell();
    }

    // The best of at least one; how that ended. The facts are others afterwards. `before`: of a try of the same, which
    // nobody is told of again.
    content::UpdateOutcome bring(const std::vector<content::StickPack>& packs, const Sender& from,
                                 content::UpdateRules rules, std::optional<content::UpdateOutcome> before = {}) {
        if (from.arrival != 0)
            rules.source_is_there = [this, arrival = from.arrival] {
                return std::ranges::count(media.look(), arrival, &platform::Medium::arrival) != 0;
            };
        rules.origin = from.origin;
        const auto watching = std::make_shared<content::UpdateWatch>(clock);
        {
            const std::lock_guard lock(mutex);
            if (stopping) return content::UpdateOutcome::cancelled;
            watch = watching;
            if (!before) news = {news.number + 1, true, from.label, from.origin, {}, {}};
            tell();
        }
        // Neither the files' names nor the stick's: they are somebody's own.
        log(LogLevel::notice, std::string("update: from ") + (from.origin == UpdateOrigin::stick   ? "a stick"
                                                              : from.origin == UpdateOrigin::inbox ? "the inbox"
                                                                                                   : "the staff"));
        std::map<std::filesystem::path, std::string> signatures;
        for (const content::StickPack& pack : packs) signatures[pack.pack] = signature_of(store, pack);
        content::UpdateReport report = content::update_from(store, packs, rules, *watching);
        const content::UpdateOutcome outcome = report.outcome;
        const bool installed = outcome == content::UpdateOutcome::installed;
        log(installed || outcome == content::UpdateOutcome::up_to_date ? LogLevel::notice : LogLevel::warning,
            "update: " + content::outcome_in_words(report));
        // Another stick's offer stays while nothing takes its place.
        if (offer && offer->from.origin == from.origin && offer->from.arrival == from.arrival) offer.reset();
        const auto taken = std::ranges::find(packs, report.pack, &content::StickPack::pack);
        // One that was replaced meanwhile is another, and is looked at by itself.
        if (content::asks_staff(report.outcome) && taken != packs.end() &&
            signature_of(store, *taken) == signatures[taken->pack])
            offer = Offer{*taken, signatures[taken->pack], from, report};
        {
            const std::lock_guard lock(mutex);
            changed |= installed;
            watch.reset();
            if (before && *before != outcome) news = {news.number + 1, false, from.label, from.origin, {}, {}};
            if (before != outcome) {
                news.working = false;
                news.report = std::move(report);
            }
            tell();
        }
        return outcome;
    }

    void look_at_sticks() {
        std::map<std::uint64_t, Stick> there;
        std::vector<std::uint64_t> come;
        for (platform::Medium& medium : media.look()) {
            const auto known = sticks.find(medium.arrival);
            if (known == sticks.end()) come.push_back(medium.arrival);
            there[medium.arrival] = known == sticks.end() ? Stick{std::move(medium)} : std::move(known->second);
        }
        const bool others = !come.empty() || there.size() != sticks.size();
        sticks = std::move(there);
        if (offer && offer->from.arrival != 0 && !sticks.contains(offer->from.arrival)) offer.reset();
        for (const std::uint64_t arrival : come) {
            Stick& stick = sticks[arrival];
            const auto packs = content::find_packs(store.files(), stick.medium.folder);
            stick.has_tables = content::find_authoring_folder(store.files(), stick.medium.folder).has_value();
            if (packs.empty()) continue;
            const content::UpdateRules rules = this->rules();
            stick.has_trusted_pack = is_signed_by_trusted_key(store, packs, rules);
            tell_of_keys();
            bring(packs, {UpdateOrigin::stick, stick.medium.label, arrival}, rules);
        }
        if (!others) return;
        tell_of_keys();
        gather_facts();
    }

    void tell_of_keys() {
        const bool any = std::ranges::any_of(sticks, [](const auto& stick) { return stick.second.has_trusted_pack; });
        const std::lock_guard lock(mutex);
        if (std::exchange(key_present, any) != any) tell();
    }

    void look_at_inbox() {
        const auto found = inbox.look();
        if (!found) return;
        // What is there now may not be it any more.
        const bool had_offer = drop_offer_of(UpdateOrigin::inbox);
        // What lies there stays there: at each start it is found again.
        const content::UpdateRules rules = this->rules();
        const bool is_new = !found->packs.empty() && !content::is_kept(store, found->packs, rules);
        const Sender from{UpdateOrigin::inbox, {}, 0};
        inbox.tried(is_new ? bring(found->packs, from, rules, found->before) : content::UpdateOutcome::up_to_date);
        if (is_new || had_offer) gather_facts();
    }

    // Whether there was one.
    bool drop_offer_of(UpdateOrigin origin) {
        if (!offer || offer->from.origin != origin) return false;
        offer.reset();
        return true;
    }

    // As if it came now.
    void look_again(const Sender& at) {
        if (at.arrival != 0) sticks.erase(at.arrival);
        if (at.origin == UpdateOrigin::inbox) inbox.forget();
        look_at_sticks();
        look_at_inbox();
    }

    // While staff look. Whoever waits for what they asked for takes new facts for its end: each request ends in some,
    // and until then there are none.
    [[nodiscard]] bool wants_facts() const { return staff_look && requests.empty(); }
    void gather_facts(const std::string& failed = {}) {
        {
            const std::lock_guard lock(mutex);
            if (!wants_facts()) return;
        }
        const SafeMode safe_mode = setup.starts != nullptr ? setup.starts->safe_mode() : SafeMode{};
        auto gathered = std::make_shared<StaffFacts>(gather_staff_facts(store, setup.shipped, rules().keys, safe_mode));
        if (!keys_unread.empty()) gathered->remarks.push_back(keys_unread);
        gathered->remarks.insert(gathered->remarks.end(), setup.remarks.begin(), setup.remarks.end());
        if (offer) gathered->offer = offer->report;
        for (auto stick = sticks.rbegin(); stick != sticks.rend(); ++stick)
            gathered->sticks.push_back(
                {stick->first, stick->second.medium.label, stick->second.has_tables, stick->second.copied});
        std::ranges::stable_partition(gathered->sticks, &StaffStick::has_tables);
        if (setup.care) gathered->care = std::make_shared<CareFacts>(setup.care());
        gathered->draft = workshop.draft();
        gathered->failed = failed;
        const std::lock_guard lock(mutex);
        if (!wants_facts()) return;
        facts = std::move(gathered);
        tell();
    }

    void show(const std::optional<content::VersionName>& name) {
        const auto before = store.view().state.active;
        const Status done = store.show(name);
        if (!done) log(LogLevel::warning, "staff: " + done.error().message);
        const auto after = store.view().state.active;
        const bool was_avoided =
            done && name && setup.starts != nullptr && setup.starts->safe_mode().avoided == content::to_text(*name);
        if (was_avoided) setup.starts->trust_content();
        if (done && (after != before || was_avoided))
            store.note(name ? content::spoken_first(*name) : "Le contenu livré avec Parvis", {},
                       "L’équipe a choisi de montrer ce contenu.");
        {
            const std::lock_guard lock(mutex);
            changed |= after != before || was_avoided;
        }
        gather_facts(done ? std::string() : done.error().message);
    }

    void accept() {
        if (!offer) return gather_facts();
        const Offer accepted = *offer;
        if (signature_of(store, accepted.pack) != accepted.signature) {
            offer.reset();
            look_again(accepted.from);
            return gather_facts("ce n’est plus le même contenu. Regardez celui que la borne a maintenant.");
        }
        content::UpdateRules agreed = rules();
        agreed.staff_agrees = true;
        const content::UpdateOutcome outcome = bring({accepted.pack}, accepted.from, agreed);
        if (accepted.from.origin == UpdateOrigin::inbox) inbox.tried(outcome);
        if (accepted.from.origin == UpdateOrigin::staff && outcome == content::UpdateOutcome::installed)
            workshop.discard();
        gather_facts();
    }

    void forget_copies() {
        for (auto& [arrival, stick] : sticks) stick.copied.reset();
    }

    void prepare(std::uint64_t arrival, std::uint64_t turn) {
        forget_copies();
        drop_offer_of(UpdateOrigin::staff);  // the draft before goes
        if (const auto stick = sticks.find(arrival); stick != sticks.end())
            workshop.prepare(stick->second.medium.folder, turn);
        gather_facts();
    }

    void publish() {
        const auto pack = workshop.sign();
        // A key was perhaps made for it.
        if (pack && bring({*pack}, {UpdateOrigin::staff, {}, 0}, rules()) == content::UpdateOutcome::installed)
            workshop.discard();
        gather_facts(pack ? std::string() : pack.error().message);
    }

    void copy(StickFolder what, std::uint64_t arrival, std::uint64_t turn) {
        const auto there = sticks.find(arrival);
        if (there == sticks.end()) return gather_facts();
        Stick& stick = there->second;
        forget_copies();
        const auto copied = workshop.copy(what, stick.medium, turn);
        if (copied) stick.copied = *copied;
        stick.has_tables = content::find_authoring_folder(store.files(), stick.medium.folder).has_value();
        // Who stopped it knows.
        const bool tells = !copied && copied.error().code != Errc::interrupted;
        gather_facts(tells ? copied.error().message : std::string());
    }

    void discard() {
        workshop.discard();
        drop_offer_of(UpdateOrigin::staff);
        forget_copies();
        gather_facts();
    }

    void serve_staff() {
        for (;;) {
            std::function<void()> request;
            {
                const std::lock_guard lock(mutex);
                if (stopping || requests.empty()) return;
                request = std::move(requests.front());
                requests.pop_front();
            }
            request();
        }
    }

    void ask(std::function<void()> request) {
        {
            const std::lock_guard lock(mutex);
            requests.push_back(std::move(request));
        }
        media.wake();
    }

    [[nodiscard]] bool is_over() const {
        const std::lock_guard lock(mutex);
        return stopping;
    }

    void work() {
        std::optional<Instant> check_at = clock.now() + calm_after_start;
        while (!is_over()) {
            serve_staff();
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
    state_->workshop.close();
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
    return open_ahead(content_of(state_->store, state_->setup.shipped, state_->setup.starts));
}

bool UpdateWorker::key_present() const {
    const std::lock_guard lock(state_->mutex);
    return state_->key_present;
}

void UpdateWorker::look() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->staff_look = true;
    }
    state_->ask([state = state_.get()] { state->gather_facts(); });
}

void UpdateWorker::leave() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->staff_look = false;
        state_->facts.reset();
    }
    discard();
}

std::shared_ptr<const StaffFacts> UpdateWorker::facts() const {
    const std::lock_guard lock(state_->mutex);
    return state_->facts;
}

void UpdateWorker::show(const std::optional<content::VersionName>& name) {
    state_->ask([state = state_.get(), name] { state->show(name); });
}

void UpdateWorker::accept() {
    state_->ask([state = state_.get()] { state->accept(); });
}

void UpdateWorker::prepare(std::uint64_t arrival) {
    state_->ask([state = state_.get(), arrival, turn = state_->workshop.turn()] { state->prepare(arrival, turn); });
}

void UpdateWorker::publish() {
    state_->ask([state = state_.get()] { state->publish(); });
}

void UpdateWorker::copy(StickFolder what, std::uint64_t arrival) {
    state_->ask(
        [state = state_.get(), what, arrival, turn = state_->workshop.turn()] { state->copy(what, arrival, turn); });
}

void UpdateWorker::discard() {
    state_->workshop.cancel();
    state_->ask([state = state_.get()] { state->discard(); });
}

void UpdateWorker::order(MachineOrder order) {
    if (state_->setup.order) state_->setup.order(order);
}

StaffProgress UpdateWorker::progress() const {
    if (const StaffProgress own = state_->workshop.progress(); own.work != StaffWork::none) return own;
    const std::lock_guard lock(state_->mutex);
    if (!state_->watch) return {};
    return {StaffWork::updating, static_cast<float>(state_->watch->progress().share)};
}

}  // namespace parvis::kiosk
