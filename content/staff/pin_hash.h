// A PIN so that it can be checked and not be read: Argon2id by libsodium, with a salt of its own. Any thread, but it
// takes tenths of a second and 32 MB.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace parvis::content {

// One line of ASCII. Fails with unavailable when there is no memory for it.
[[nodiscard]] Result<std::string> hash_pin(std::string_view digits);
// Whether the hash is one of ours, whole, of the same costs.
[[nodiscard]] bool is_pin_hash(const std::string& hash);
// False too when there is no memory to find out.
[[nodiscard]] bool is_right_pin(const std::string& hash, std::string_view digits);

}  // namespace parvis::content
