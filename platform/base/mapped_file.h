// A file read where the kernel keeps it: only what is looked at takes memory, and it can be taken back.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "platform/base/result.h"

namespace parvis {

// Read only. For files that are replaced whole (renamed over), as an installed program's are: one that was cut short
// under us would end the program at the next look (SIGBUS). Never for a stick.
class MappedFile {
public:
    // Fails with not_found or unreadable (also for a folder, a FIFO, a device or an empty file).
    [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;
    ~MappedFile();

    // Never empty; as long as the object or what it was moved to.
    [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

private:
    explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}
    std::span<const std::byte> bytes_;
};

}  // namespace parvis
