#include "content/update/update.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "content/pack/judge_pack.h"
#include "content/update/examine.h"
#include "content/update/ranked_packs.h"
#include "platform/base/log.h"

namespace parvis::content {
namespace {

// Of the verifying; the rest is the comparison with what is shown.
constexpr double judging_ends_at = 0.6;

std::optional<UpdateOutcome> question_of(const StoreState& state, std::int64_t sequence) {
    switch (order_of(state, sequence)) {
        case Order::newer:
            return std::nullopt;
        case Order::rolled_back:
            return UpdateOutcome::rolled_back;
        case Order::older:
            return UpdateOutcome::older;
        case Order::jump:
            return UpdateOutcome::jump;
        case Order::unnumbered:
            return UpdateOutcome::unnumbered;
    }
    return std::nullopt;
}

UpdateOutcome outcome_of_judgement(Errc why) {
    switch (why) {
        case Errc::interrupted:
            return UpdateOutcome::cancelled;
        case Errc::too_new:
            return UpdateOutcome::too_new;
        case Errc::unsupported:
            return UpdateOutcome::too_old;
        case Errc::too_large:
            return UpdateOutcome::too_large;
        case Errc::not_found:
        case Errc::unreadable:
            return UpdateOutcome::store_error;  // our own copy of it
        default:
            return UpdateOutcome::malformed;
    }
}

// One update, from what is known of its signature to the switch.
class Update {
public:
    Update(Store& store, Examined examined, const UpdateRules& rules, UpdateWatch& watch)
        : store_(store), examined_(std::move(examined)), rules_(rules), watch_(watch) {}

    UpdateReport run() {
        if (!examined_.passes) return examined_.report;
        watch_.signed_by(examined_.report.signer, examined_.report.edition);
        const auto view = store_.view();
        if (view.active && view.active->signature.of_file == examined_.signature.of_file &&
            view.active->signature.key_id == examined_.signature.key_id)
            return up_to_date(*view.active);
        if (examined_.facts) {
            const auto question = question_of(view.state, examined_.facts->sequence);
            if (question && !rules_.agreed.covers(*question)) return end(*question);
        }
        const std::string signature = checksum_of(examined_.report.signature);
        if (std::ranges::count(rules_.crashed, signature) != 0 && !rules_.agreed.covers(UpdateOutcome::crashed))
            return end(UpdateOutcome::crashed);
        if (rules_.taking) rules_.taking(signature);
        UpdateReport report = take_in();
        if (rules_.taking) rules_.taking({});
        return report;
    }

private:
    UpdateReport end(UpdateOutcome outcome, std::string detail = {}) {
        examined_.report.outcome = outcome;
        examined_.report.detail = std::move(detail);
        return examined_.report;
    }

    UpdateReport up_to_date(const Version& active) {
        if (active.name == rules_.avoided) return end(UpdateOutcome::avoided);
        examined_.report.version = active.name;
        return end(UpdateOutcome::up_to_date);
    }

    UpdateReport disk_failed(const Error& error) {
        if (error.code != Errc::no_room) return end(UpdateOutcome::store_error, error.message);
        // What was copied goes again.
        const auto copied = store_.files().open(store_.folder() / "incoming/pack");
        measure_room(copied ? (*copied)->size_bytes() : 0);
        return end(UpdateOutcome::no_room, error.message);
    }

    // False: too little.
    bool measure_room(std::uint64_t copied = 0) {
        const auto room = store_.files().free_bytes(store_.folder());
        const std::uint64_t needed = examined_.report.pack_bytes + spare_bytes;
        // What the disk does not say it says by ENOSPC.
        if (!room || *room + copied >= needed) return true;
        examined_.report.missing_bytes = needed - *room - copied;
        return false;
    }

    UpdateReport take_in() {
        const auto incoming = store_.begin();
        if (!incoming) return disk_failed(incoming.error());
        if (!measure_room()) return end(UpdateOutcome::no_room);
        watch_.enter(UpdateStep::copying);
        auto output = store_.files().create(incoming->pack);
        if (!output) return disk_failed(output.error());
        HashedCopy copy(std::move(*output), rules_.copy);
        const auto total = examined_.report.pack_bytes;
        const auto copied = copy.copy(*examined_.pack, total, watch_.cancellation(),
                                      [&](std::uint64_t bytes) { watch_.advance(bytes, total); });
        if (copied.failure) return copying_failed(copy, *copied.failure, copied.detail);
        watch_.enter(UpdateStep::verifying);
        if (!file_is_signed(examined_.signature, *examined_.key, copied.digest))
            return end(UpdateOutcome::damaged, "le fichier n’est pas celui qui a été signé");
        // While the copy goes to the disk.
        if (const auto refused = judge(incoming->pack)) return *refused;
        const auto name = name_of(examined_.report.edition.sequence, copied.digest);
        const auto view = store_.view();
        if (view.active && view.active->name == name) return up_to_date(*view.active);
        const auto question = question_of(view.state, name.sequence);
        if (question && !rules_.agreed.covers(*question)) return end(*question);
        // What ended the kiosk is not opened for this either.
        const bool shows_its_own = view.active && view.active->name != rules_.avoided;
        auto changes = compare(shows_its_own ? view.active->file : rules_.shipped, incoming->pack);
        if (watch_.cancellation().cancelled()) return end(UpdateOutcome::cancelled);
        watch_.enter(UpdateStep::installing);
        const auto safe = copy.finish(
            watch_.cancellation(), [this, total, before = std::optional<std::uint64_t>()](std::uint64_t bytes) mutable {
                // What reached the disk during the judgement is no work of this step.
                if (!before) before = bytes;
                watch_.advance(bytes - *before, total - *before);
            });
        if (!safe)
            return safe.error().code == Errc::interrupted ? end(UpdateOutcome::cancelled) : disk_failed(safe.error());
        if (auto written = write_signature(incoming->signature); !written) return disk_failed(written.error());
        if (auto installed = store_.install(*incoming, name); !installed) return disk_failed(installed.error());
        examined_.report.version = name;
        examined_.report.changes = std::move(changes);
        return end(UpdateOutcome::installed);
    }

    // Told before the switch. What cannot be compared (damaged, of an older kind) is no reason to keep it.
    std::optional<Comparison> compare(const std::filesystem::path& before, const std::filesystem::path& pack) {
        if (before.empty()) return std::nullopt;
        auto changes = compare_packs(before, pack, {.cancel = &watch_.cancellation(), .on_progress = [&](double done) {
                                                        verified(judging_ends_at + (1 - judging_ends_at) * done);
                                                    }});
        if (!changes) return std::nullopt;
        watch_.compared(*changes);
        return std::move(*changes);
    }

    UpdateReport copying_failed(HashedCopy& copy, HashedCopy::Failure failure, const std::string& detail) {
        switch (failure) {
            case HashedCopy::Failure::source:
                return end(reading_failed(store_.files(), examined_.report.pack), detail);
            case HashedCopy::Failure::length:
                return end(UpdateOutcome::damaged, detail);
            case HashedCopy::Failure::cancelled:
                return end(UpdateOutcome::cancelled);
            case HashedCopy::Failure::target:
                break;
        }
        const auto written = copy.finish(watch_.cancellation(), {});
        return written ? end(UpdateOutcome::store_error, detail) : disk_failed(written.error());
    }

    void verified(double share) {
        const auto total = examined_.report.pack_bytes;
        watch_.advance(static_cast<std::uint64_t>(share * static_cast<double>(total)), total);
    }

    std::optional<UpdateReport> judge(const std::filesystem::path& pack) {
        const auto on_progress = [&](double done) { verified(judging_ends_at * done); };
        const auto judged = judge_pack(pack, {on_progress, &watch_.cancellation()});
        if (!judged) return end(outcome_of_judgement(judged.error().code), judged.error().message);
        const Edition& inside = judged->edition;
        if (examined_.facts && facts_from(inside, judged->size_bytes) != *examined_.facts)
            return end(UpdateOutcome::malformed,
                       "la signature annonce un autre contenu : un autre numéro, d’autres "
                       "centres, un autre auteur ou un autre jour");
        examined_.report.edition = inside;
        if (const auto refused = refused_centre(inside.centres, rules_)) return end(*refused);
        return std::nullopt;
    }

    Status write_signature(const std::filesystem::path& file) {
        auto output = store_.files().create(file);
        if (!output) return fail(output.error());
        if (auto written = (*output)->write(std::as_bytes(std::span(examined_.report.signature))); !written)
            return written;
        return (*output)->sync();
    }

    Store& store_;
    Examined examined_;
    const UpdateRules& rules_;
    UpdateWatch& watch_;
};

// For the journal: the names of a stick's files are somebody's own.
std::string without_names(std::string text, const StickPack& pack) {
    for (const auto& file : {std::optional(pack.pack), pack.signature}) {
        if (!file) continue;
        for (const std::string& name : {file->string(), file->filename().string()})
            for (std::size_t at = text.find(name); !name.empty() && at != std::string::npos; at = text.find(name, at))
                text.replace(at, name.size(), "…");
    }
    return text;
}

UpdateReport try_one(Store& store, const StickPack& pack, const UpdateRules& rules, UpdateWatch& watch) {
    UpdateReport report = Update(store, examine(store.files(), pack, rules), rules, watch).run();
    if (report.outcome == UpdateOutcome::damaged && rules.source_is_there && !rules.source_is_there())
        report.outcome = UpdateOutcome::pulled_early;
    if (!report.detail.empty()) log(LogLevel::notice, "update: " + without_names(report.detail, pack));
    return report;
}

}  // namespace

UpdateReport update_from(Store& store, const std::vector<StickPack>& packs, const UpdateRules& given,
                         UpdateWatch& watch) {
    const UpdateRules rules = with_shown_centres(given, store);
    std::optional<UpdateReport> told;
    bool is_over = false;
    std::vector<PassedOver> others;
    for (const RankedPack& candidate : ranked(store.files(), packs, rules)) {
        // The first is told of in any case; behind it only what may be good is tried.
        if (told && (is_over || !candidate.passes)) {
            if (!candidate.passes) others.push_back({candidate.pack.pack, candidate.outcome});
            continue;
        }
        UpdateReport report = try_one(store, candidate.pack, rules, watch);
        // What staff would be asked about behind one that failed is no reason to hide that failure.
        is_over = !is_packs_own(report.outcome) && !(told && asks_staff(report.outcome));
        if (told && is_over) others.insert(others.begin(), {told->pack, told->outcome});
        if (told && !is_over) others.push_back({report.pack, report.outcome});
        if (!told || is_over) told = std::move(report);
    }
    assert(told);
    const bool is_there = told->outcome == UpdateOutcome::installed || told->outcome == UpdateOutcome::up_to_date ||
                          told->outcome == UpdateOutcome::avoided;
    for (PassedOver& other : others) {
        // The stick was there all the time.
        if (is_there && other.outcome == UpdateOutcome::pulled_early) other.outcome = UpdateOutcome::damaged;
        if (is_packs_own(other.outcome) && other.outcome != UpdateOutcome::other_centre)
            told->passed_over.push_back(std::move(other));
    }
    told->packs = packs.size();
    told->agreed = rules.agreed.questions;
    told->origin = rules.origin;
    told->knew_centre = !rules.centre.empty() || !rules.shown_centres.empty();
    if (told->outcome == rules.before) return std::move(*told);
    store.note(history_entry(*told));
    return std::move(*told);
}

UpdateReport update_from(Store& store, const StickPack& pack, const UpdateRules& rules, UpdateWatch& watch) {
    return update_from(store, std::vector{pack}, rules, watch);
}

}  // namespace parvis::content
