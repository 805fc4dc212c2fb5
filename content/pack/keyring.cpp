#include "content/pack/keyring.h"

#include <algorithm>

#include "platform/base/durable_file.h"
#include "platform/base/reason.h"

namespace parvis::content {
namespace {

// A folder with more entries is not one of keys; the rest is not looked at.
constexpr std::size_t max_entries = 1000;

}  // namespace

Result<Keyring> Keyring::of_folder(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::error_code failed;
    fs::directory_iterator entries(folder, failed);
    if (failed == std::errc::no_such_file_or_directory || failed == std::errc::not_a_directory)
        return fail(Errc::not_found, folder.string() + ": ce dossier de clés n’existe pas ; vérifiez son nom");
    if (failed)
        return fail(Errc::unreadable, folder.string() + ": impossible de lire ce dossier de clés (" +
                                          reason_of(failed.value()) + ") ; vérifiez les droits d’accès");
    std::vector<fs::path> files;
    for (std::size_t seen = 0; entries != fs::directory_iterator() && seen < max_entries; ++seen) {
        const fs::path file = entries->path();
        // "._name.pub" is what a Macintosh leaves beside a file that it copied.
        if (file.extension() == ".pub" && !file.filename().string().starts_with('.')) files.push_back(file);
        entries.increment(failed);
        if (failed) break;
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
