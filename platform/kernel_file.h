// What the kernel says in its small files (sysfs): a word, a number, a folder of them. Source: Linux,
// Documentation/filesystems/sysfs.rst. Any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace parvis::platform {

// The first word of the file; empty when it cannot be read.
[[nodiscard]] std::string kernel_word(const std::filesystem::path& file);

// Its first word as a number, which may begin with 0x where the base is 16; nothing where it begins with none.
[[nodiscard]] std::optional<std::int64_t> kernel_number(const std::filesystem::path& file, int base = 10);

// What is in the folder, by name; nothing where it cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> kernel_entries(const std::filesystem::path& folder);

}  // namespace parvis::platform
