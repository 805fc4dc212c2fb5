// What a store does when it is opened: whatever happened before, it ends in a row of STATES.md.
#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "content/catalogue/catalogue_file.h"
#include "content/store/store.h"

namespace parvis::content {
namespace {

constexpr std::size_t max_state_bytes = 16384;

// Those of which both files are there.
std::vector<VersionName> whole_versions(const FolderListing& listing) {
    std::set<std::string> files;
    for (const auto& entry : listing.entries)
        if (entry.kind == FileKind::regular) files.insert(entry.name);
    std::vector<VersionName> found;
    for (const auto& file : files) {
        if (!file.ends_with(pack_ending) || !files.contains(file + std::string(signature_ending))) continue;
        if (auto name = version_name_of(file.substr(0, file.size() - pack_ending.size()))) found.push_back(*name);
    }
    return found;
}

}  // namespace

std::unique_ptr<Store> Store::open(Files& files, const std::filesystem::path& folder, const Clock& clock) {
    std::unique_ptr<Store> store(new Store(files, folder, clock));
    store->recover();
    return store;
}

void Store::recover() {
    const auto listing = files_.list(folder_ / "versions", max_entries);
    if (!listing && listing.error().code != Errc::not_found) {
        remark({StoreTrouble::versions_unread, {}, {}, listing.error().code}, listing.error().message);
        note_what_stays();
        return;
    }
    is_register_known_ = true;  // unless it turns out not to be
    const auto found = listing ? whole_versions(*listing) : std::vector<VersionName>();
    bool is_known = true;
    StoreState state = found_on_disk(found, is_known);
    leave_what_is_lost(state, found, is_known);
    publish(state);
    // What could not be read today may be read tomorrow: then nothing is written and nothing removed.
    if (!is_known) return note_what_stays();
    const auto text = read_whole(files_, folder_ / "state", max_state_bytes);
    const bool is_new = !text && state == StoreState();
    if (!is_new && text.value_or("") != to_text(state)) {
        if (auto saved = change(state); !saved) {
            remark({StoreTrouble::read_only, {}, {}, saved.error().code}, saved.error().message);
            return;
        }
    }
    is_sure_ = true;
    remove_what_is_not_kept();
    // It is over with this start: the next one finds nothing to tell.
    for (const StoreRemark& each : view().remarks) note(history_entry(each));
    const auto incoming = files_.list(folder_ / "incoming", 1);
    if (!incoming || incoming->entries.empty()) return;
    empty_incoming();
    note({{}, HistoryKind::interrupted, {}});
}

// Every start finds it, until somebody mends it: the log has it once.
void Store::note_what_stays() {
    const auto entries = history();
    if (!entries) return;
    for (const StoreRemark& each : view().remarks) {
        const HistoryEntry fresh = history_entry(each);
        if (std::ranges::none_of(*entries, [&](const HistoryEntry& entry) {
                return entry.kind == fresh.kind && entry.facts == fresh.facts;
            }))
            note(fresh);
    }
}

StoreState Store::found_on_disk(const std::vector<VersionName>& found, bool& is_known) {
    const auto text = read_whole(files_, folder_ / "state", max_state_bytes);
    if (text) {
        if (auto state = parse_state(*text)) return *state;
    } else {
        is_known = is_register_known_ = is_lost(text.error().code);
        if (found.empty() && text.error().code == Errc::not_found) return {};
    }
    std::vector<VersionName> good;
    std::vector<VersionName> silent;
    for (const auto& name : found) {
        const auto version = judged(name);
        if (version || !is_lost(version.error().code)) (version ? good : silent).push_back(name);
    }
    std::ranges::sort(silent, std::greater<>());
    is_known = is_known && silent.empty();
    const StoreState state = after_silence(state_of(good), silent);
    remark({StoreTrouble::register_lost, {}, state.active, {}});
    return state;
}

void Store::leave_what_is_lost(StoreState& state, const std::vector<VersionName>& found, bool& is_known) {
    for (const auto& name : std::vector(state.previous)) {
        if (std::ranges::find(found, name) != found.end()) continue;
        state = after_loss(state, name);
        remark({StoreTrouble::disappeared, name, {}, {}});
    }
    const auto passed = pass_over(state, false, {});
    for (const auto& [name, why] : passed) {
        is_known = is_known && is_lost(why.code);
        if (is_lost(why.code))
            remark({StoreTrouble::damaged, name, state.active, {}}, why.message);
        else
            remark({StoreTrouble::not_read, name, state.active, why.code}, why.message);
    }
}

std::vector<Store::PassedVersion> Store::pass_over(StoreState& state, bool is_next, const Keyring& keys,
                                                   const Cancellation* cancel) const {
    std::vector<PassedVersion> passed;
    std::vector<VersionName> silent;
    while (state.active) {
        const VersionName name = *state.active;
        const auto version = judged(name);
        Status good = version ? Status() : fail(version.error());
        // Nobody has looked at the next one since it was shown last.
        if (version && is_next) good = reread(*version, keys, cancel);
        is_next = true;
        // Where nobody waits for the end of the reading, verify_active() finds it at the next start.
        if (good || good.error().code == Errc::interrupted) break;
        state = after_loss(state, name);
        if (!is_lost(good.error().code)) silent.push_back(name);
        passed.push_back({name, good.error()});
    }
    state = after_silence(std::move(state), silent);
    return passed;
}

Result<Version> Store::looked_at(const VersionName& name) const {
    Version version{name, file_of(name), {}};
    const auto text =
        read_whole(files_, version.file.string() + std::string(signature_ending), max_signature_text_bytes);
    if (!text) return fail(text.error());
    auto signature = parse_signature(*text);
    if (!signature) return fail(Errc::malformed, signature.error().message);
    version.signature = std::move(*signature);
    return version;
}

Result<Version> Store::judged(const VersionName& name) const {
    auto version = looked_at(name);
    if (!version) return version;
    if (auto input = files_.open(version->file); !input) return fail(input.error());
    if (auto opened = open_catalogue_file(version->file); !opened) return fail(opened.error());
    return version;
}

}  // namespace parvis::content
