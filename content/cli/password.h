// Passwords of secret keys: from a file, or typed where nobody can read along.
#pragma once

#include <filesystem>
#include <string>

#include "platform/base/result.h"

namespace parvis::content::cli {

// The first line of the file. Fails as read_file() does, or with invalid_value when it is empty.
[[nodiscard]] Result<std::string> password_from(const std::filesystem::path& file);

// From the terminal of this process, whatever its standard input is, without showing it. Fails with unavailable where
// there is no terminal.
[[nodiscard]] Result<std::string> ask_password(const std::string& question);

}  // namespace parvis::content::cli
