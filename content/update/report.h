// How an update ended: why, and what is needed to say it in one sentence. The sentences are the kiosk’s.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"
#include "content/pack/comparison.h"
#include "content/store/history.h"
#include "content/store/version.h"

namespace parvis::content {

enum class UpdateOutcome {
    installed,
    up_to_date,     // this very content is shown already
    avoided,        // it would be, but the kiosk stopped with it and shows another (UpdateRules::avoided)
    not_signed,     // no signature beside the pack
    unknown_key,    // signed, but by nobody this board trusts
    old_signature,  // minisign's older kind (“Ed”): to be signed again
    malformed,      // signed, but not what a pack or its signature must be
    damaged,        // not the bytes that were signed, or not all of them, or the stick cannot be read: copy again
    pulled_early,   // the stick went away
    other_centre,
    too_new,  // made for a later Parvis
    too_old,  // for an earlier one
    too_large,
    no_room,      // missing_bytes more are needed; 0: the disk said so itself, and not how many
    older,        // staff may agree: than the highest accepted, or another content of the same number
    rolled_back,  // staff may agree: they left it for an older one
    jump,         // staff may agree: its number is far beyond the last, or beyond what a first one may be
    unnumbered,   // staff may agree: cannot be compared
    new_centre,   // staff may agree: for none of the centres of what is shown, or that names none, where the settings
                  // name none either
    crashed,      // staff may agree: the kiosk ended badly while it took this in (UpdateRules::crashed)
    cancelled,
    store_error,  // the board's own disk
};

// Where packs come from.
enum class UpdateOrigin : std::uint8_t {
    stick,
    inbox,  // a folder that is filled over the network
    staff,  // published on this board
};

// Whether the same pack would be taken when staff say so.
[[nodiscard]] constexpr bool asks_staff(UpdateOutcome outcome) {
    return outcome == UpdateOutcome::older || outcome == UpdateOutcome::rolled_back || outcome == UpdateOutcome::jump ||
           outcome == UpdateOutcome::unnumbered || outcome == UpdateOutcome::new_centre ||
           outcome == UpdateOutcome::crashed;
}

// What staff said yes to: these questions about one content, and no other one.
struct Agreement {
    std::string signature;  // the text of its file; empty: nobody was asked
    std::vector<UpdateOutcome> questions;
    [[nodiscard]] bool covers(UpdateOutcome question) const;
    bool operator==(const Agreement&) const = default;
};

// Whether it is the pack's own fault, so that another one beside it may do better.
[[nodiscard]] constexpr bool is_packs_own(UpdateOutcome outcome) {
    switch (outcome) {
        case UpdateOutcome::not_signed:
        case UpdateOutcome::unknown_key:
        case UpdateOutcome::old_signature:
        case UpdateOutcome::malformed:
        case UpdateOutcome::damaged:
        case UpdateOutcome::other_centre:
        case UpdateOutcome::too_new:
        case UpdateOutcome::too_old:
        case UpdateOutcome::too_large:
            return true;
        default:
            return false;
    }
}

// A pack that lay beside the one of the report, and could not be taken.
struct PassedOver {
    std::filesystem::path pack;
    UpdateOutcome outcome = UpdateOutcome::damaged;
    bool operator==(const PassedOver&) const = default;
};

struct UpdateReport {
    UpdateOutcome outcome = UpdateOutcome::installed;
    UpdateOrigin origin = UpdateOrigin::stick;
    std::filesystem::path pack;
    std::string signature;     // its file's text, as it was judged; empty: it could not be read
    std::optional<KeyId> key;  // that the signature names, trusted or not
    std::string signer;        // the trusted key's own comment; empty when it is not trusted
    Edition edition;           // as far as it was known by then, from the signature or from inside
    std::uint64_t pack_bytes = 0;
    std::uint64_t missing_bytes = 0;     // no_room
    std::optional<Comparison> changes;   // of what was shown before, when it is installed
    std::optional<VersionName> version;  // what is shown now, when it is this pack
    std::string detail;                  // for the journal, in French
    std::size_t packs = 1;               // that were there, this one among them
    // The highest first; not those of another centre, nor those that are only older.
    std::vector<PassedOver> passed_over{};
    std::vector<UpdateOutcome> agreed{};  // the questions that staff had said yes to by then
    bool knew_centre = true;              // new_centre: false where neither the settings nor what was shown named one
};

// Yes to what it asks, beside what they had agreed to before.
[[nodiscard]] Agreement agreement_to(const UpdateReport& asked);

// The name of a file that a stranger named, for a person to read: shortened, or “?”.
[[nodiscard]] std::string shown_file_name(const std::filesystem::path& file);
// What the key itself says of its holder: its comment; its number where there is none, or the tool wrote it.
[[nodiscard]] std::string shown_name(const PublicKey& key);
// Whether it is a key's number, in place of a name.
[[nodiscard]] bool is_key_number(std::string_view name);
// Who answers for a content, for a person to read. `signer`: shown_name() of the trusted key; empty: nobody is known,
// and so is the result. It comes first: whoever installed the key vouches for it. For a number it is what the signer
// says of the author, and the number where nothing is said.
[[nodiscard]] std::string name_of_signer(const std::string& signer, const Edition& edition);

// What the outcome is called in files and in the journal: the name it has here.
[[nodiscard]] std::string_view word_of(UpdateOutcome outcome);
[[nodiscard]] std::optional<UpdateOutcome> outcome_of(std::string_view word);

// The report as the log of updates keeps it, and read from there; nothing where the entry is of another kind or of a
// later Parvis. In between stay the outcome, the origin, the edition's number, day and centres, whether one was known
// to be ours, who answers for it (as signer), the key that is not trusted, the bytes that are missing, how many packs
// there were and how many were passed over, of which the first few by name and outcome.
[[nodiscard]] HistoryEntry history_entry(const UpdateReport& report);
[[nodiscard]] std::optional<UpdateReport> report_of(const HistoryEntry& entry);

}  // namespace parvis::content
