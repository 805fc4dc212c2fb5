// The log of updates, for staff: what happened when, in plain French words.
// Appended to, a line an entry; a line that a power cut tore is passed over. Any thread, one call at a time.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "platform/base/clock.h"
#include "platform/base/files.h"

namespace parvis::content {

struct HistoryEntry {
    WallTime when;       // whole seconds
    std::string what;    // “Contenu n° 12 du 28 novembre 2026”
    std::string who;     // who signed; may be empty
    std::string result;  // a sentence
    bool operator==(const HistoryEntry&) const = default;
};

inline constexpr std::size_t max_history_entries = 200;  // what is read; twice as many lines and the oldest go

// Oldest first. A file that is not there has none, nor has one too large to be ours. Fails with unreadable.
[[nodiscard]] Result<std::vector<HistoryEntry>> read_history(Files& files, const std::filesystem::path& file);
// What says the same as the last entry is not said again; a file too large to be ours begins anew. Fails with
// unreadable, unwritable or no_room.
[[nodiscard]] Status add_to_history(Files& files, const std::filesystem::path& file, const HistoryEntry& entry);

}  // namespace parvis::content
