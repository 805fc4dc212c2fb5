// What staff may see and do behind their PIN, as the app sees it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "content/diagnostic.h"
#include "content/pack/comparison.h"
#include "content/pack/judge_pack.h"
#include "content/store/history.h"
#include "content/store/store_remark.h"
#include "content/store/version.h"
#include "content/update/report.h"
#include "kiosk/care_facts.h"
#include "platform/stick_copy.h"

namespace parvis::kiosk {

struct StaffVersion {
    std::optional<content::VersionName> name;  // none: the content that came with Parvis
    content::Edition edition;
    std::string who;  // answers for it; empty: not known
    int sheets = 0;
    int partners = 0;
    bool opens = true;     // otherwise nothing else is known of it
    bool avoided = false;  // safe mode does: it was not tried whether it opens, and staff may show it
};

// What staff can have on a stick: what is shown as the tables of a spreadsheet, or empty ones to start from.
// Or the report of the board.
enum class StickFolder : std::uint8_t { content, model, report };

// A stick that is in.
struct StaffStick {
    std::uint64_t arrival = 0;                // names it, see platform::Medium
    std::string label;                        // from a stranger; may be empty
    bool has_tables = false;                  // an authoring folder and no pack: a draft can be made of it
    std::optional<platform::StickCopy> copy;  // how the last one to it ended
    StickFolder copy_of = StickFolder::content;
};

// What was made of such a folder. It is gone when staff leave.
struct StaffDraft {
    content::Edition edition;
    content::Diagnostics remarks;  // errors first; files are named as on the stick
    std::string failed;            // why there is none, beside the remarks, in French; else empty
    std::optional<content::PackContent> content;
    std::optional<content::Comparison> changes;  // for visitors; nothing: not known
    std::filesystem::path file;                  // a catalogue, to look at; empty without `content`
};

// updating: content from elsewhere comes in, and what staff asked for waits.
enum class StaffWork : std::uint8_t { none, preparing, publishing, copying, updating };
struct StaffProgress {
    StaffWork work = StaffWork::none;
    float share = 0;  // 0 … 1
};

struct StaffFacts {
    std::vector<StaffVersion> versions;  // the one that is shown, those before it, the one that came with Parvis
    std::vector<content::HistoryEntry> history;  // newest first
    std::vector<content::StoreRemark> of_store;  // what it has to tell of itself
    SafeMode safe_mode;                          // of this start
    std::vector<std::string> remarks;            // French sentences, of all else: keys, settings, the inbox
    // A content that waits for staff to agree, while it is within reach: why it was not taken by itself. Of several,
    // the next waits behind it.
    std::optional<content::UpdateReport> offer;
    std::vector<StaffStick> sticks;  // those with tables first, then those that came last
    std::optional<StaffDraft> draft;
    std::shared_ptr<const CareFacts> care;  // of the board itself; null: not known
    std::string failed;  // why what was asked for last changed nothing, in French; empty: it did not fail
};

// The facts as they were when something was asked for: other ones are its answer. Null: there were none.
using FactsBefore = std::shared_ptr<const StaffFacts>;

// All calls from the UI thread; none waits for the disk.
class StaffDesk {
public:
    virtual ~StaffDesk() = default;
    // Whether a stick is in that carries a signature of a key that this board trusts. The pack beside it is not read:
    // any file of its name will do.
    [[nodiscard]] virtual bool key_present() const = 0;
    // From now on facts() are gathered, and again with everything that changes them, until leave().
    virtual void look() = 0;
    virtual void leave() = 0;
    // None: not gathered yet. Another object each time they are another.
    [[nodiscard]] virtual std::shared_ptr<const StaffFacts> facts() const = 0;
    // Another that is kept, or (none) the content that came with Parvis. The facts say what became of it.
    virtual FactsBefore show(const std::optional<content::VersionName>& name) = 0;
    // Takes the offer of the facts, by agreement_to() it; the updater's news say what becomes of it. Where another
    // waits by then, or the same one for another reason, the facts say so, and nothing is taken.
    virtual FactsBefore accept(const content::Agreement& agreement) = 0;
    // A draft of what is on that stick, in place of the one before; the facts say what came of it.
    virtual FactsBefore prepare(std::uint64_t arrival) = 0;
    // Signs the draft and installs it as any pack; the updater's news say what becomes of it.
    virtual FactsBefore publish() = 0;
    // A new folder on that stick; the facts say how that ended.
    virtual FactsBefore copy(StickFolder what, std::uint64_t arrival) = 0;
    // No draft any more, nor one that is being made; nor what is being copied.
    virtual FactsBefore discard() = 0;
    [[nodiscard]] virtual StaffProgress progress() const = 0;
    // Of the program itself: it ends soon after.
    virtual void order(MachineOrder order) = 0;
};

}  // namespace parvis::kiosk
