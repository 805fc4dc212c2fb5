// Files that survive a power cut: a reader finds the old content or the new, never a part.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace parvis {

// The whole file as bytes. Fails with not_found, unreadable (also for a folder, a FIFO or a device: only regular
// files are read) or too_large when it holds more than `limit_bytes`; nothing larger is ever allocated.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit_bytes);

// A temporary name beside `target`, in the same folder so that a rename is atomic. The caller writes the file there and
// either commit()s it or lets the destructor remove it. The object belongs to one thread.
class PendingFile {
public:
    // Fails with unwritable when the folder does not exist or does not let us create a file.
    [[nodiscard]] static Result<PendingFile> create(const std::filesystem::path& target);
    PendingFile(PendingFile&& other) noexcept;
    PendingFile& operator=(PendingFile&&) = delete;
    ~PendingFile();

    [[nodiscard]] const std::filesystem::path& path() const { return temporary_; }

    // fsync the file, rename it over the target, fsync the folder. On failure (unwritable) the target is as it was;
    // only when the disk fails in that last step it may be the new one already, whole, but not yet safe from a power
    // cut.
    [[nodiscard]] Status commit();

private:
    PendingFile(std::filesystem::path target, std::filesystem::path temporary);
    std::filesystem::path target_;
    std::filesystem::path temporary_;  // empty once committed or moved from
};

// Removes what a power cut left of earlier PendingFiles for `target`, beside it. Not while one is being written.
void remove_leftovers(const std::filesystem::path& target);

// Replaces the content of `target` by `bytes`, whole or not at all. Fails with unwritable.
[[nodiscard]] Status write_file(const std::filesystem::path& target, std::string_view bytes);

}  // namespace parvis
