// The log of updates, for staff: what happened when. An entry carries facts and no sentence, for whoever shows it to
// say it in the language of the page; only what an older Parvis wrote is a French sentence. Appended to, a line an
// entry; a line that a power cut tore is passed over. Any thread, one call at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.h"
#include "platform/base/files.h"

namespace parvis::content {

enum class HistoryKind : std::uint8_t {
    told,         // in words, by an older Parvis: told()
    update,       // how one ended: content/update/report.h
    chosen,       // by staff, to be shown. “sequence”; without it, the content that came with Parvis
    interrupted,  // an update, by a power cut or a stop; no facts
    remark,       // of the store itself: store_remark.h
};

struct HistoryFact {
    std::string name;   // of ours: small letters
    std::string value;  // may be a stranger's
    bool operator==(const HistoryFact&) const = default;
};

struct HistoryEntry {
    WallTime when;  // whole seconds
    HistoryKind kind = HistoryKind::told;
    std::vector<HistoryFact> facts;  // a name may come more than once
    // How far the clock was believed then; lines of before this was written down: unknown.
    ClockTrust trust = ClockTrust::unknown;
    [[nodiscard]] std::string_view fact(std::string_view name) const;  // the first of that name; empty: none
    bool operator==(const HistoryEntry&) const = default;
};

// “what”: of what; “who” signed it, may be empty; “result”: a sentence.
[[nodiscard]] HistoryEntry told(std::string what, std::string who, std::string result);

inline constexpr std::size_t max_history_entries = 200;  // what is read; twice as many lines and the oldest go

// Oldest first; an entry of a kind that only a later Parvis knows is passed over. A file that is not there has none,
// nor has one too large to be ours. Fails with unreadable.
[[nodiscard]] Result<std::vector<HistoryEntry>> read_history(Files& files, const std::filesystem::path& file);
// What says the same as the last entry is not said again; facts beyond what a line holds (some 2,000 bytes) are left
// out, the last first; a file too large to be ours begins anew. Fails with unreadable, unwritable or no_room.
[[nodiscard]] Status add_to_history(Files& files, const std::filesystem::path& file, const HistoryEntry& entry);

}  // namespace parvis::content
