// The board's own key, by which it signs what its staff publish on it: `key`, a secret key of minisign's that is not
// encrypted, in the store's folder. It is made when it is first needed and trusted by this board alone.
#pragma once

#include <filesystem>
#include <optional>

#include "content/pack/minisign.h"
#include "platform/base/files.h"
#include "platform/base/result.h"

namespace parvis::content {

// In the place of one that is damaged, which nobody can sign with any more, another is made: what the old one signed is
// still known by the digest in its name (Store::verify_active()). One that cannot be read today stays. Fails with
// unreadable or as replace_file(); with another code for a key that somebody put there and that is encrypted.
[[nodiscard]] Result<SecretKey> board_key(Files& files, const std::filesystem::path& folder);

// Nothing, where none was made yet or it cannot be read (which the journal says).
[[nodiscard]] std::optional<PublicKey> board_public_key(Files& files, const std::filesystem::path& folder);

}  // namespace parvis::content
