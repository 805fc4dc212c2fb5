#include "content/pack/keyring.h"

#include <algorithm>

#include "platform/base/durable_file.h"

namespace parvis::content {
namespace {

// A folder with more entries is not one of keys; the rest is not looked at.
constexpr std::size_t max_entries = 1000;

}  // namespace

Result<Keyring> Keyring::of_folder(const std::filesystem::path& folder) {
    SystemFiles files;
    return of_folder(files, folder);
}

Result<Keyring> Keyring::of_folder(Files& lister, const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::error_code failed;
    const fs::path real = fs::canonical(folder, failed);  // it may be a link
    const auto listing = lister.list(failed ? folder : real, max_entries);
    if (!listing && listing.error().code == Errc::not_found)
        return fail(Errc::not_found,
                    "le dossier de clés " + folder.string() + " n’existe pas ; créez-le, ou vérifiez son nom");
    if (!listing)
        return fail(Errc::unreadable, listing.error().message + " ; vérifiez les droits d’accès de ce dossier de clés");
    std::vector<fs::path> files;
    for (const FolderEntry& entry : listing->entries) {
        const fs::path file = folder / entry.name;
        // "._name.pub" is what a Macintosh leaves beside a file that it copied.
        if (file.extension() == ".pub" && !entry.name.starts_with('.')) files.push_back(file);
    }
    std::sort(files.begin(), files.end());

    Keyring ring;
    for (const fs::path& file : files) {
        const auto remark = [&](const std::string& what) { ring.remarks_.push_back(file.string() + ": " + what); };
        if (ring.keys_.size() == max_keys) {
            remark(
                "cette clé et les suivantes sont laissées de côté ; retirez celles qui ne servent plus (64 au plus)");
            break;
        }
        const auto text = read_file(file, max_signature_text_bytes);
        if (!text) {
            ring.remarks_.push_back(text.error().message + " ; cette clé est laissée de côté");
            continue;
        }
        auto key = parse_public_key(*text);
        if (!key)
            remark(key.error().message);
        else if (!ring.add(std::move(*key)))
            remark("une autre clé porte le même numéro ; retirez l’une des deux");
    }
    return ring;
}

bool Keyring::add(PublicKey key) {
    if (find(key.id) != nullptr) return false;
    keys_.push_back(std::move(key));
    return true;
}

const PublicKey* Keyring::find(const KeyId& id) const {
    const auto found = std::find_if(keys_.begin(), keys_.end(), [&](const PublicKey& key) { return key.id == id; });
    return found == keys_.end() ? nullptr : &*found;
}

}  // namespace parvis::content
