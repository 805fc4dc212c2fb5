#include "content/store/store.h"

#include <algorithm>
#include <utility>

#include "content/pack/pack_digest.h"
#include "platform/base/log.h"

namespace parvis::content {
namespace {

std::optional<VersionName> version_of_file(std::string_view file) {
    if (file.ends_with(signature_ending)) file.remove_suffix(signature_ending.size());
    if (!file.ends_with(pack_ending)) return std::nullopt;
    return version_name_of(file.substr(0, file.size() - pack_ending.size()));
}

// With a folder above it, whose names can be synced.
std::filesystem::path whole_path(const std::filesystem::path& folder) {
    std::error_code ignored;
    const auto whole = std::filesystem::absolute(folder, ignored).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

Store::Store(Files& files, const std::filesystem::path& folder, const Clock& clock)
    : files_(files), folder_(whole_path(folder)), clock_(clock) {}

StoreView Store::view() const {
    const std::scoped_lock lock(looking_);
    return view_;
}

Store::Incoming::Incoming(Store& store, std::unique_lock<std::mutex> alone)
    : pack(store.folder_ / "incoming/pack"),
      signature(store.folder_ / "incoming/signature"),
      store_(store),
      alone_(std::move(alone)) {}

Store::Incoming::~Incoming() {
    if (alone_) store_.empty_incoming();
}

Result<Store::Incoming> Store::begin() {
    Incoming incoming(*this, std::unique_lock(arriving_, std::try_to_lock));
    if (!incoming.alone_) return fail(Errc::unavailable, "une autre mise à jour est en cours");
    const std::scoped_lock lock(changing_);
    for (const auto& folder : {folder_, folder_ / "versions", folder_ / "incoming"})
        if (auto made = files_.make_folder(folder); !made) return fail(made.error());
    // The folders are there after a power cut, or the state would name what is not.
    for (const auto& folder : {folder_.parent_path(), folder_})
        if (auto synced = files_.sync_folder(folder); !synced) return fail(synced.error());
    if (!is_register_known_) recover();
    remove_what_is_not_kept();
    empty_incoming();
    // Without a state, a start after a power cut would take what is on its way in for what was accepted.
    const auto register_file = files_.open(folder_ / "state");
    if (register_file && is_register_known_) return incoming;
    if (!register_file && register_file.error().code != Errc::not_found) return fail(register_file.error());
    if (auto begun = change(view().state); !begun) return fail(begun.error());
    return incoming;
}

Status Store::install(const Incoming& incoming, const VersionName& name) {
    const std::scoped_lock lock(changing_);
    const auto pack = file_of(name);
    // The signature first: a pack beside which one stands was verified.
    auto done = files_.rename(incoming.signature, pack.string() + std::string(signature_ending));
    if (done) done = files_.rename(incoming.pack, pack);
    if (done) done = files_.sync_folder(folder_ / "versions");
    if (done) done = change(after_install(view().state, name));
    if (done) remove_what_is_not_kept();
    return done;
}

Status Store::show(const std::optional<VersionName>& name, const Keyring& keys, const Cancellation* cancel) {
    Status good;
    if (name) {  // before anybody has to wait for us
        const auto version = judged(*name);
        good = version ? reread(*version, keys, cancel) : fail(version.error());
    }
    const std::scoped_lock lock(changing_);
    if (!is_register_known_) recover();
    const StoreState state = view().state;
    if (name && !state.keeps(*name)) return fail(Errc::not_found, spoken(*name) + " n’est plus gardé");
    if (!good) {
        if (is_lost(good.error().code)) lose(*name, keys, cancel);
        return good;
    }
    if (name == state.active && is_sure_) return {};
    auto done = change(after_choice(state, name));
    if (done) remove_what_is_not_kept();
    return done;
}

Verified Store::verify_active(const Keyring& keys, const Cancellation* cancel) {
    const auto active = view().active;
    if (!active) return Verified::nothing_to_do;
    const Status good = reread(*active, keys, cancel);
    if (good) return Verified::good;
    if (good.error().code == Errc::interrupted) return Verified::interrupted;
    if (!is_lost(good.error().code)) {
        remark({StoreTrouble::not_reread, active->name, {}, good.error().code}, good.error().message);
        return Verified::unreadable;
    }
    const std::scoped_lock lock(changing_);
    lose(active->name, keys, cancel);
    return Verified::damaged;
}

Status Store::reread(const Version& version, const Keyring& keys, const Cancellation* cancel) const {
    auto input = files_.open(version.file);
    if (!input) return fail(input.error());
    const auto digest = digest_of(**input, cancel);
    if (!digest) return fail(digest.error());
    const PublicKey* key = keys.find(version.signature.key_id);
    if (name_of(version.name.sequence, *digest) == version.name &&
        (key == nullptr || file_is_signed(version.signature, *key, *digest)))
        return {};
    return fail(Errc::malformed, spoken(version.name) + " est abîmé sur la borne, et n’est plus gardé");
}

void Store::give_up(const VersionName& name) {
    const std::scoped_lock lock(changing_);
    lose(name, {});
}

// With changing_ held.
void Store::lose(const VersionName& name, const Keyring& keys, const Cancellation* cancel) {
    StoreState state = view().state;
    if (!state.keeps(name)) return;
    const bool was_shown = state.active == name;
    state = after_loss(state, name);
    if (was_shown)
        for (const auto& passed : pass_over(state, true, keys, cancel)) log(LogLevel::warning, passed.why.message);
    StoreRemark loss{was_shown ? StoreTrouble::damaged : StoreTrouble::dropped, name, {}, {}};
    if (was_shown) loss.shown = state.active;
    remark(loss);
    if (auto done = change(state); !done) {
        publish(state);  // until the next start
        remark({StoreTrouble::not_noted, {}, {}, done.error().code}, done.error().message);
        return;
    }
    note(history_entry(loss));
    remove_what_is_not_kept();
}

Result<std::vector<HistoryEntry>> Store::history() const {
    const std::scoped_lock lock(writing_history_);
    return read_history(files_, folder_ / "history");
}

void Store::note(HistoryEntry entry) {
    const std::scoped_lock lock(writing_history_);
    const auto made = files_.make_folder(folder_);  // else adding fails, which is told
    (void)made;
    const ClockReading now = clock_.dated();
    entry.when = std::chrono::floor<std::chrono::seconds>(now.wall);
    entry.trust = now.trust;
    if (auto added = add_to_history(files_, folder_ / "history", entry); !added)
        remark({StoreTrouble::log_unwritten, {}, {}, added.error().code}, added.error().message);
}

std::filesystem::path Store::file_of(const VersionName& name) const {
    return folder_ / "versions" / (to_text(name) + std::string(pack_ending));
}

// The one switch. With changing_ held.
Status Store::change(const StoreState& state) {
    if (!is_register_known_) return fail(Errc::unreadable, "le registre des contenus de la borne ne peut pas être lu");
    const std::string text = to_text(state);
    auto done = replace_file(files_, folder_ / "state", text);
    // When only the last sync failed, the disk says the new state already: so do we.
    if (done || read_whole(files_, folder_ / "state", text.size()).value_or("") == text) publish(state);
    if (done) is_sure_ = true;
    return done;
}

void Store::publish(const StoreState& state) {
    const auto version = [&](const VersionName& name) {
        return looked_at(name).value_or(Version{name, file_of(name), {}});
    };
    std::optional<Version> active;
    if (state.active) active = version(*state.active);
    std::vector<Version> previous;
    for (const auto& name : state.previous) previous.push_back(version(name));
    const std::scoped_lock lock(looking_);
    view_.state = state;
    view_.active = std::move(active);
    view_.previous = std::move(previous);
}

void Store::remark(const StoreRemark& remark, std::string_view detail) {
    std::string line = "store: " + to_line(remark);
    if (!detail.empty()) line.append(": ").append(detail);
    log(LogLevel::warning, line);
    const std::scoped_lock lock(looking_);
    if (std::ranges::find(view_.remarks, remark) == view_.remarks.end()) view_.remarks.push_back(remark);
}

// Best effort: what stays is tried again at the next start. With changing_ held.
void Store::remove_what_is_not_kept() {
    if (!is_sure_) return;
    const auto listing = files_.list(folder_ / "versions", max_entries);
    if (!listing) return;
    const StoreState state = view().state;
    std::vector<std::string> gone;
    for (const auto& entry : listing->entries) {
        const auto name = version_of_file(entry.name);
        if (name && !state.keeps(*name)) gone.push_back(entry.name);
    }
    // Only once a power cut cannot bring back a state that names them.
    if (gone.empty() || !files_.sync_folder(folder_)) return;
    for (const auto& file : gone)
        if (auto removed = files_.remove(folder_ / "versions" / file); !removed)
            log(LogLevel::warning, removed.error().message);
}

void Store::empty_incoming() {
    const auto listing = files_.list(folder_ / "incoming", max_entries);
    if (!listing) return;
    for (const auto& entry : listing->entries)
        if (auto removed = files_.remove(folder_ / "incoming" / entry.name); !removed)
            log(LogLevel::warning, removed.error().message);
}

}  // namespace parvis::content
