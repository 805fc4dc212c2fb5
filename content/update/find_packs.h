// What of a stick is looked at: packs in the folder PARVIS (any case) at its top, with the signatures beside them.
// Nothing else is opened: no link, device or FIFO, no folder, nothing hidden (“._name” is what macOS leaves). Thousands
// of other files cost no more than the first thousands of their names.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/base/files.h"

namespace parvis::content {

inline constexpr std::size_t max_entries_looked_at = 20'000;  // of each of the two folders
// Their signatures are read, which is cheap: what is best is not known by names.
inline constexpr std::size_t max_packs_looked_at = 2'000;

struct StickPack {
    std::filesystem::path pack;
    std::optional<std::filesystem::path> signature;  // not there: the pack is not signed
};

// Folders named PARVIS, in any case, at the top of a stick, by name.
[[nodiscard]] std::vector<std::filesystem::path> folders_named_parvis(Files& files, const std::filesystem::path& media);
// Whether a file of that name is one, as FAT compares names.
[[nodiscard]] bool is_pack_name(std::string_view name);

// By name, whatever its case; of more than max_packs_looked_at the last, and the journal says how many were left out.
// Empty for a stick without such a folder, without packs, or that has gone. Any thread.
[[nodiscard]] std::vector<StickPack> find_packs(Files& files, const std::filesystem::path& media);

}  // namespace parvis::content
