#include "content/update/find_packs.h"

#include <algorithm>
#include <map>
#include <string>

#include "content/store/version.h"
#include "platform/base/small_letters.h"

namespace parvis::content {
std::vector<std::filesystem::path> folders_named_parvis(Files& files, const std::filesystem::path& media) {
    const auto listing = files.list(media, max_entries_looked_at);
    if (!listing) return {};
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : listing->entries)
        if (entry.kind == FileKind::folder && in_small_letters(entry.name) == "parvis")
            folders.push_back(media / entry.name);
    if (folders.empty() && !listing->is_whole) folders.push_back(media / "PARVIS");  // perhaps behind all those
    std::ranges::sort(folders);
    return folders;
}

bool is_pack_name(std::string_view name) {
    return in_small_letters(name).ends_with(pack_ending);
}

std::vector<StickPack> find_packs(Files& files, const std::filesystem::path& media) {
    std::vector<StickPack> packs;
    for (const auto& folder : folders_named_parvis(files, media)) {
        const auto listing = files.list(folder, max_entries_looked_at);
        if (!listing) continue;
        std::map<std::string, std::string> regular;  // by what the name is in small letters
        for (const auto& entry : listing->entries)
            if (entry.kind == FileKind::regular && !entry.name.starts_with('.'))
                regular[in_small_letters(entry.name)] = entry.name;
        for (const auto& [small, name] : regular) {
            if (packs.size() == max_packs_looked_at) return packs;
            if (!is_pack_name(small)) continue;
            StickPack found{folder / name, std::nullopt};
            if (const auto signature = regular.find(small + std::string(signature_ending)); signature != regular.end())
                found.signature = folder / signature->second;
            packs.push_back(std::move(found));
        }
    }
    return packs;
}

}  // namespace parvis::content
