// Where the running program lies, and what came with it.
#pragma once

#include <filesystem>

namespace parvis {

// Empty when /proc is not there to ask.
[[nodiscard]] std::filesystem::path program_folder();
// share/parvis beside the program's bin/, in a build's folder as on an installed system.
[[nodiscard]] std::filesystem::path share_folder();

}  // namespace parvis
