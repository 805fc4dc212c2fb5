// The board's own key, by which it signs what its staff publish on it: `key`, a secret key of minisign's that is not
// encrypted, in the store's folder. It is made when it is first needed and trusted by this board alone.
#pragma once

#include <filesystem>
#include <optional>

#include "content/pack/minisign.h"
#include "platform/base/files.h"
#include "platform/base/result.h"

namespace parvis::content {

// Fails with malformed for a key that is damaged: its file must go before another is made. Else as replace_file().
[[nodiscard]] Result<SecretKey> board_key(Files& files, const std::filesystem::path& folder);

// Nothing, where none was made yet or it cannot be read (which the journal says).
[[nodiscard]] std::optional<PublicKey> board_public_key(Files& files, const std::filesystem::path& folder);

}  // namespace parvis::content
