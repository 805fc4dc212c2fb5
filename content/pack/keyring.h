// The public keys that a board trusts: the *.pub files of a folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "content/pack/minisign.h"
#include "platform/base/files.h"
#include "platform/base/result.h"

namespace parvis::content {

inline constexpr std::size_t max_keys = 64;

class Keyring {
public:
    // In the order of their names. A file that is no key, or the second with an id, is a remark and does not keep the
    // others from being trusted; so is every file behind the first max_keys keys. Fails with not_found or unreadable
    // for the folder itself. A folder without keys is an empty ring.
    [[nodiscard]] static Result<Keyring> of_folder(const std::filesystem::path& folder);
    [[nodiscard]] static Result<Keyring> of_folder(Files& lister, const std::filesystem::path& folder);

    // False: a key with that id is there already.
    bool add(PublicKey key);
    // Lives as long as the ring; null: not trusted.
    [[nodiscard]] const PublicKey* find(const KeyId& id) const;
    [[nodiscard]] const std::vector<PublicKey>& keys() const { return keys_; }
    // French, one line each: which file, what is wrong, what to do.
    [[nodiscard]] const std::vector<std::string>& remarks() const { return remarks_; }

private:
    std::vector<PublicKey> keys_;
    std::vector<std::string> remarks_;
};

}  // namespace parvis::content
