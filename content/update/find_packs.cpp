#include "content/update/find_packs.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "content/store/version.h"
#include "platform/base/log.h"
#include "platform/base/small_letters.h"

namespace parvis::content {
namespace {

// Small letters first, so that it is sorted as FAT compares; then as it is: other disks have both A and a.
using NamesBySmall = std::set<std::pair<std::string, std::string>>;

// Its own; in another case only one that is not another pack's own.
std::optional<std::string> signature_of(const NamesBySmall& names, const std::string& small, const std::string& name) {
    const std::string wanted = small + std::string(signature_ending);
    std::optional<std::string> other;
    for (auto at = names.lower_bound({wanted, {}}); at != names.end() && at->first == wanted; ++at) {
        const std::string signed_name = at->second.substr(0, name.size());
        if (signed_name == name) return at->second;
        if (!names.contains({small, signed_name})) other = at->second;
    }
    return other;
}

// An inbox is looked at every minute: the same is not told again of the same.
void tell_of_left_out(std::size_t count, const std::filesystem::path& media) {
    static std::mutex telling;
    static std::map<std::filesystem::path, std::size_t> told;  // few: only where too many are
    {
        const std::scoped_lock lock(telling);
        if (count == 0) {
            told.erase(media);
            return;
        }
        if (std::exchange(told[media], count) == count) return;
    }
    log(LogLevel::warning, media.string() + ": " + std::to_string(count) +
                               " contenus de trop, les premiers par leur nom, ne sont pas regardés ; laissez-y " +
                               std::to_string(max_packs_looked_at) + " contenus au plus");
}

}  // namespace

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
    std::size_t left_out = 0;
    for (const auto& folder : folders_named_parvis(files, media)) {
        const auto listing = files.list(folder, max_entries_looked_at);
        if (!listing) continue;
        NamesBySmall names;
        std::vector<NamesBySmall::value_type> found;
        for (const auto& entry : listing->entries)
            if (entry.kind == FileKind::regular && !entry.name.starts_with('.'))
                names.emplace(in_small_letters(entry.name), entry.name);
        std::ranges::copy_if(names, std::back_inserter(found),
                             [](const auto& name) { return is_pack_name(name.second); });
        // Names that are dates or numbers have the newest last.
        const std::size_t more = found.size() - std::min(found.size(), max_packs_looked_at);
        for (const auto& [small, name] : std::span(found).subspan(more)) {
            StickPack pack{folder / name, std::nullopt};
            if (const auto signature = signature_of(names, small, name)) pack.signature = folder / *signature;
            packs.push_back(std::move(pack));
        }
        left_out += more;
    }
    const std::size_t over = packs.size() - std::min(packs.size(), max_packs_looked_at);
    packs.erase(packs.begin(), packs.begin() + static_cast<std::ptrdiff_t>(over));
    tell_of_left_out(left_out + over, media);
    return packs;
}

}  // namespace parvis::content
