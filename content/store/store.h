// The contents of a board: the one that is shown, two from before, and what was accepted ever (STATES.md).
//
//     state                                  which is which; replacing it is the one switch
//     versions/SEQUENCE-DIGEST.parvis        never written again once it is here
//     versions/SEQUENCE-DIGEST.parvis.minisig
//     incoming/                              being copied; emptied at every start
//     history                                history.h
//
// A process has one Store for a folder. Any thread may call; what changes the store waits for what else does (a few
// syncs, never a whole copy; only where a version is damaged, the reading of the next), view() never waits for the
// disk.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/cancellation.h"
#include "content/pack/keyring.h"
#include "content/store/history.h"
#include "content/store/state.h"
#include "content/store/store_remark.h"
#include "content/store/version.h"
#include "platform/base/clock.h"
#include "platform/base/files.h"

namespace parvis::content {

// The store at one moment.
struct StoreView {
    StoreState state;
    std::optional<Version> active;     // none: show the content that came with Parvis
    std::vector<Version> previous;     // the last shown first
    std::vector<StoreRemark> remarks;  // what staff should know; since the start
};

enum class Verified { good, nothing_to_do, damaged, unreadable, interrupted };

class Store {
public:
    // Never fails: what cannot be read is not there, and the remarks say so. Quick: of the active version the header
    // and the tables are judged, and its bytes are left to verify_active(). `files` and `clock` outlive the store.
    [[nodiscard]] static std::unique_ptr<Store> open(Files& files, const std::filesystem::path& folder,
                                                     const Clock& clock);

    [[nodiscard]] StoreView view() const;

    // A place for a pack on its way in. There is one at a time; what is left in it goes with it.
    class Incoming {
    public:
        Incoming(Incoming&&) = default;
        Incoming& operator=(Incoming&&) = delete;
        ~Incoming();
        std::filesystem::path pack;
        std::filesystem::path signature;

    private:
        friend class Store;
        Incoming(Store& store, std::unique_lock<std::mutex> alone);
        Store& store_;
        std::unique_lock<std::mutex> alone_;
    };
    // Makes the folders when they are not there. Where the register or the versions could not be read at the start,
    // they are read now. Fails with unavailable (another is on its way), unreadable (the register), unwritable or
    // no_room.
    [[nodiscard]] Result<Incoming> begin();
    // Both files are whole, synced and verified by now. Shows them, and removes what is not kept any more. On failure
    // what was shown is shown; only when the disk fails in the last step, the new one is, and a power cut may bring the
    // old one back.
    [[nodiscard]] Status install(const Incoming& incoming, const VersionName& name);

    // Staff chose another that is kept, or (none) the content that came with Parvis. Reads it in full before, as
    // verify_active() does: for a worker thread. Fails with what is_lost() (it is given up then), too_new, unreadable,
    // unwritable, no_room or interrupted: nothing changed.
    [[nodiscard]] Status show(const std::optional<VersionName>& name, const Keyring& keys,
                              const Cancellation* cancel = nullptr);

    // Reads the active version in full, for a worker thread: a damaged one is given up, one that cannot be read
    // today is only a remark. Of the keys, the one that signed it; without it the digest in the name decides alone.
    [[nodiscard]] Verified verify_active(const Keyring& keys, const Cancellation* cancel = nullptr);
    // It turned out to be damaged or missing: removes it; when it was active, an earlier one takes its place, the first
    // that is good when it is read in full.
    void give_up(const VersionName& name);

    [[nodiscard]] Result<std::vector<HistoryEntry>> history() const;  // oldest first
    // Now, whenever the entry is of. What cannot be written is a remark.
    void note(HistoryEntry entry);

    [[nodiscard]] Files& files() { return files_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    static constexpr std::size_t max_entries = 1000;  // of a folder of ours
    Store(Files& files, const std::filesystem::path& folder, const Clock& clock);
    void recover();  // with changing_ held, or alone
    [[nodiscard]] StoreState found_on_disk(const std::vector<VersionName>& found, bool& is_known);
    struct PassedVersion {
        VersionName name;
        Error why;
    };
    // Until the active version of `state` is good, or there is none: those that are not make way for the next, which is
    // read in full; the first only where it `is_next` itself.
    [[nodiscard]] std::vector<PassedVersion> pass_over(StoreState& state, bool is_next, const Keyring& keys,
                                                       const Cancellation* cancel = nullptr) const;
    void leave_what_is_lost(StoreState& state, const std::vector<VersionName>& found, bool& is_known);
    [[nodiscard]] std::filesystem::path file_of(const VersionName& name) const;
    [[nodiscard]] Result<Version> looked_at(const VersionName& name) const;  // is it there?
    [[nodiscard]] Result<Version> judged(const VersionName& name) const;     // is it a catalogue?
    [[nodiscard]] Status reread(const Version& version, const Keyring& keys,
                                const Cancellation* cancel) const;  // is it as it was signed?
    [[nodiscard]] Status change(const StoreState& state);
    void lose(const VersionName& name, const Keyring& keys, const Cancellation* cancel = nullptr);
    void publish(const StoreState& state);
    void remark(const StoreRemark& remark, std::string_view detail = {});  // `detail`: for the journal
    void note_what_stays();
    void remove_what_is_not_kept();
    void empty_incoming();

    Files& files_;
    const std::filesystem::path folder_;
    const Clock& clock_;
    std::mutex arriving_;  // from begin() until the pack is in or given up
    std::mutex changing_;  // the state on the disk and what belongs to it
    mutable std::mutex writing_history_;
    mutable std::mutex looking_;      // view_; never held while the disk works
    bool is_register_known_ = false;  // read, or known not to be there: before, it is not written
    bool is_sure_ = false;            // the state on the disk is the one in memory: what it does not name may go
    StoreView view_;
};

}  // namespace parvis::content
