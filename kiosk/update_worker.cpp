#include "kiosk/update_worker.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "content/draft/board_key.h"
#include "content/draft/draft.h"
#include "content/pack/minisign.h"
#include "content/update/examine.h"
#include "kiosk/care_report.h"
#include "kiosk/inbox.h"
#include "kiosk/intake.h"
#include "kiosk/staff_facts.h"
#include "kiosk/staff_workshop.h"
#include "kiosk/start.h"
#include "kiosk/sticks.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds between_looks_at_inbox = 60s;
constexpr std::chrono::milliseconds longest_sleep = 24h;
// Reading all of the content would make the start's own reading wait.
constexpr std::chrono::milliseconds calm_after_start = 30s;

constexpr const char* not_the_same = "ce n’est plus le même contenu. Regardez celui que la borne a maintenant.";

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

}  // namespace

struct UpdateWorker::State {
    State(content::Store& of, UpdateSetup wanted, const Clock& time)
        : store(of),
          setup(std::move(wanted)),
          clock(time),
          sticks(of.files(), setup.media),
          inbox(of.files(), time, setup.inbox, of.folder() / "inbox"),
          intake(of, time,
                 [this] {
                     const std::lock_guard lock(mutex);
                     tell();
                 }),
          workshop(of, {setup.builder, setup.shipped, setup.centre, report_writer()}, time) {}

    content::Store& store;
    const UpdateSetup setup;
    const Clock& clock;
    Sticks sticks;
    Inbox inbox;
    Intake intake;
    StaffWorkshop workshop;

    mutable std::mutex mutex;
    bool stopping = false;
    std::function<void()> on_ready;
    bool key_present = false;
    bool staff_look = false;
    std::shared_ptr<const StaffFacts> facts;
    std::deque<std::function<void()>> requests;  // of staff, for the worker

    // The worker's own.
    content::Cancellation checking;
    std::string keys_unread;  // why the folder of keys could not be read last; else empty
    std::vector<std::string> logged_of_keys;
    std::thread worker;

    void tell() {
        if (on_ready) on_ready();
    }

    [[nodiscard]] content::UpdateRules rules() {
        content::UpdateRules rules;
        auto ring = content::Keyring::of_folder(setup.keys);
        keys_unread = ring ? std::string() : ring.error().message;
        if (ring) rules.keys = std::move(*ring);
        std::vector<std::string> remarks = rules.keys.remarks();
        if (!keys_unread.empty()) remarks.push_back(keys_unread);
        if (remarks != logged_of_keys)
            for (const std::string& remark : remarks) log(LogLevel::warning, "keys: " + remark);
        logged_of_keys = std::move(remarks);
        for (const content::PublicKey& key : setup.more_keys) rules.keys.add(key);
        if (const auto own = content::board_public_key(store.files(), store.folder())) rules.keys.add(*own);
        rules.centre = setup.centre;
        rules.shipped = setup.shipped;
        if (setup.starts != nullptr) rules.avoided = content::version_name_of(setup.starts->safe_mode().avoided);
        return rules;
    }

    // Safe mode has nothing to avoid any more once another content has taken the place of the one that it does.
    void avoid_what_is_shown_only() {
        if (setup.starts == nullptr) return;
        const std::string avoided = setup.starts->safe_mode().avoided;
        const auto active = store.view().state.active;
        if (!avoided.empty() && (!active || content::to_text(*active) != avoided)) setup.starts->trust_content();
    }

    void check_active() {
        const content::UpdateRules rules = this->rules();
        if (store.verify_active(rules.keys, &checking) != content::Verified::damaged) return;
        log(LogLevel::error, "the content that was shown is damaged: an earlier one takes its place");
        avoid_what_is_shown_only();
        intake.shows_other_content();
        // The right one may lie where it was passed over, since the store had it.
        sticks.forget_all();
        inbox.forget();
        look_at_sticks();
        look_at_inbox();
        gather_facts();
    }

    // The best of at least one. The facts are others afterwards.
    content::UpdateReport bring(const std::vector<content::StickPack>& packs, const Sender& from,
                                content::UpdateRules rules, std::optional<content::UpdateOutcome> before = {}) {
        if (from.arrival != 0)
            rules.source_is_there = [this, arrival = from.arrival] { return sticks.is_in_now(arrival); };
        if (setup.starts != nullptr) rules.taking = [this](const std::string& pack) { setup.starts->takes(pack); };
        content::UpdateReport report = intake.bring(packs, from, std::move(rules), before);
        avoid_what_is_shown_only();
        return report;
    }

    // Else what crashes the kiosk would do so at every start.
    [[nodiscard]] content::UpdateRules rules_for_what_lies_there() {
        content::UpdateRules rules = this->rules();
        if (setup.starts != nullptr) rules.crashed = setup.starts->crashed_taking();
        return rules;
    }

    void look_at_sticks() {
        const Sticks::Change change = sticks.look();
        intake.drop_offers(
            [this](const Sender& from) { return from.arrival != 0 && sticks.find(from.arrival) == nullptr; });
        for (const std::uint64_t arrival : change.come) {
            const auto packs = sticks.open(arrival);
            // Whoever has mended the tables reads no more of what was wrong with them.
            if (sticks.find(arrival)->has_tables) workshop.discard_failed();
            if (packs.empty()) continue;
            const content::UpdateRules rules = sticks.was_in(arrival) ? rules_for_what_lies_there() : this->rules();
            Stick& stick = *sticks.find(arrival);
            stick.has_trusted_pack = is_signed_by_trusted_key(store, packs, rules);
            tell_of_keys();
            bring(packs, {UpdateOrigin::stick, stick.medium.label, arrival}, rules);
        }
        if (!change.any) return;
        tell_of_keys();
        gather_facts();
    }

    void tell_of_keys() {
        const bool any = sticks.have_trusted_pack();
        const std::lock_guard lock(mutex);
        if (std::exchange(key_present, any) != any) tell();
    }

    void look_at_inbox() {
        const auto told_before = inbox.remarks();
        const auto found = inbox.look();
        bool is_other = inbox.remarks() != told_before;
        if (found) {
            // What waits for staff may not be what is there now.
            is_other |= intake.drop_offers_of(UpdateOrigin::inbox);
            // What lies there stays there: at each start it is found again.
            const content::UpdateRules rules = rules_for_what_lies_there();
            const bool is_new = !found->packs.empty() && !content::is_kept(store, found->packs, rules);
            is_other |= is_new;
            const Sender from{UpdateOrigin::inbox, {}, 0};
            inbox.tried(is_new ? bring(found->packs, from, rules, found->before).outcome
                               : content::UpdateOutcome::up_to_date);
        }
        if (is_other) gather_facts();
    }

    // As if it came now.
    void look_again(const Sender& at) {
        if (at.arrival != 0) sticks.forget(at.arrival);
        if (at.origin == UpdateOrigin::inbox) inbox.forget();
        look_at_sticks();
        look_at_inbox();
    }

    // Of the contents and of the board itself; nothing that staff are in the middle of.
    StaffFacts facts_of_board() {
        const SafeMode safe_mode = setup.starts != nullptr ? setup.starts->safe_mode() : SafeMode{};
        StaffFacts all = gather_staff_facts(store, setup.shipped, rules().keys, safe_mode);
        if (!keys_unread.empty()) all.remarks.push_back(keys_unread);
        all.remarks.insert(all.remarks.end(), setup.remarks.begin(), setup.remarks.end());
        all.remarks.insert(all.remarks.end(), inbox.remarks().begin(), inbox.remarks().end());
        if (setup.care) all.care = std::make_shared<CareFacts>(setup.care());
        return all;
    }

    std::function<Status(const std::filesystem::path&)> report_writer() {
        if (!setup.care) return {};
        return [this](const std::filesystem::path& folder) { return write_report(facts_of_board(), folder); };
    }

    // While staff look. Whoever waits for what they asked for takes new facts for its end: each request ends in some,
    // and until then there are none.
    [[nodiscard]] bool wants_facts() const { return staff_look && requests.empty(); }
    void gather_facts(const std::string& failed = {}) {
        {
            const std::lock_guard lock(mutex);
            if (!wants_facts()) return;
        }
        auto gathered = std::make_shared<StaffFacts>(facts_of_board());
        if (!intake.offers().empty()) gathered->offer = intake.offers().front().report;
        gathered->sticks = sticks.for_staff();
        gathered->draft = workshop.draft();
        gathered->failed = failed;
        const std::lock_guard lock(mutex);
        if (!wants_facts()) return;
        facts = std::move(gathered);
        tell();
    }

    void show(const std::optional<content::VersionName>& name) {
        const auto before = store.view().state.active;
        const Status done = store.show(name, rules().keys, &checking);
        if (!done) log(LogLevel::warning, "staff: " + done.error().message);
        const auto after = store.view().state.active;
        const bool was_avoided =
            done && name && setup.starts != nullptr && setup.starts->safe_mode().avoided == content::to_text(*name);
        if (was_avoided) setup.starts->trust_content();
        avoid_what_is_shown_only();
        if (done && (after != before || was_avoided)) {
            content::HistoryEntry chosen{{}, content::HistoryKind::chosen, {}};
            if (name) chosen.facts.push_back({"sequence", std::to_string(name->sequence)});
            store.note(std::move(chosen));
        }
        if (after != before || was_avoided) intake.shows_other_content();
        gather_facts(done ? std::string() : done.error().message);
    }

    void accept(const content::Agreement& agreement) {
        const auto& offers = intake.offers();
        if (offers.empty()) return gather_facts();
        const auto found = std::ranges::find(offers, agreement,
                                             [](const Offer& offer) { return content::agreement_to(offer.report); });
        // Staff may touch the page while another takes its place.
        if (found == offers.end()) return gather_facts(not_the_same);
        const Offer agreed = *found;
        bool is_the_same = signature_of(store, agreed.pack) == agreed.report.signature;
        if (is_the_same) {
            content::UpdateRules rules = this->rules();
            rules.agreed = agreement;
            const content::UpdateReport report = bring({agreed.pack}, agreed.from, std::move(rules));
            if (agreed.from.origin == UpdateOrigin::inbox) inbox.tried(report.outcome);
            if (agreed.from.origin == UpdateOrigin::staff && report.outcome == content::UpdateOutcome::installed)
                workshop.discard();
            // It may have been replaced since; what cannot be read is told already.
            is_the_same = report.signature.empty() || report.signature == agreed.report.signature;
        }
        if (is_the_same) return gather_facts();
        intake.drop_offers([&](const Sender& from) {
            return from.origin == agreed.from.origin && from.arrival == agreed.from.arrival;
        });
        look_again(agreed.from);
        gather_facts(not_the_same);
    }

    void prepare(std::uint64_t arrival, std::uint64_t turn) {
        sticks.forget_copies();
        intake.drop_offers_of(UpdateOrigin::staff);  // the draft before goes
        if (const Stick* stick = sticks.find(arrival)) workshop.prepare(stick->medium.folder, turn);
        gather_facts();
    }

    void publish() {
        const auto pack = workshop.sign();
        // A key was perhaps made for it.
        if (pack && bring({*pack}, {UpdateOrigin::staff, {}, 0}, rules()).outcome == content::UpdateOutcome::installed)
            workshop.discard();
        gather_facts(pack ? std::string() : pack.error().message);
    }

    void copy(StickFolder what, std::uint64_t arrival, std::uint64_t turn) {
        Stick* stick = sticks.find(arrival);
        if (stick == nullptr) return gather_facts();
        sticks.forget_copies();
        const auto copied = workshop.copy(what, stick->medium, turn);
        if (copied) stick->copied = *copied;
        stick->copy_of = what;
        sticks.look_for_tables(*stick);
        // Who stopped it knows.
        const bool tells = !copied && copied.error().code != Errc::interrupted;
        gather_facts(tells ? copied.error().message : std::string());
    }

    void discard() {
        workshop.discard();
        intake.drop_offers_of(UpdateOrigin::staff);
        sticks.forget_copies();
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

    FactsBefore ask(std::function<void()> request) {
        FactsBefore before;
        {
            const std::lock_guard lock(mutex);
            requests.push_back(std::move(request));
            before = facts;
        }
        sticks.wake();
        return before;
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
            sticks.wait(check_at ? calm_after_start : setup.inbox.empty() ? longest_sleep : between_looks_at_inbox);
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
    }
    state_->intake.stop();
    state_->checking.cancel();
    state_->workshop.close();
    state_->sticks.wake();
    state_->worker.join();
}

void UpdateWorker::on_ready(std::function<void()> call) {
    const std::lock_guard lock(state_->mutex);
    state_->on_ready = std::move(call);
}

UpdateNews UpdateWorker::news() const {
    return state_->intake.news();
}

std::optional<ContentSource> UpdateWorker::content() {
    if (!state_->intake.take_other_content()) return std::nullopt;
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

FactsBefore UpdateWorker::show(const std::optional<content::VersionName>& name) {
    return state_->ask([state = state_.get(), name] { state->show(name); });
}

FactsBefore UpdateWorker::accept(const content::Agreement& agreement) {
    return state_->ask([state = state_.get(), agreement] { state->accept(agreement); });
}

FactsBefore UpdateWorker::prepare(std::uint64_t arrival) {
    return state_->ask(
        [state = state_.get(), arrival, turn = state_->workshop.turn()] { state->prepare(arrival, turn); });
}

FactsBefore UpdateWorker::publish() {
    return state_->ask([state = state_.get()] { state->publish(); });
}

FactsBefore UpdateWorker::copy(StickFolder what, std::uint64_t arrival) {
    return state_->ask(
        [state = state_.get(), what, arrival, turn = state_->workshop.turn()] { state->copy(what, arrival, turn); });
}

FactsBefore UpdateWorker::discard() {
    state_->workshop.cancel();
    return state_->ask([state = state_.get()] { state->discard(); });
}

void UpdateWorker::order(MachineOrder order) {
    if (state_->setup.order) state_->setup.order(order);
}

StaffProgress UpdateWorker::progress() const {
    if (const StaffProgress own = state_->workshop.progress(); own.work != StaffWork::none) return own;
    const auto share = state_->intake.share();
    return share ? StaffProgress{StaffWork::updating, *share} : StaffProgress{};
}

}  // namespace parvis::kiosk
