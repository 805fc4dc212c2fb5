// One door to the disk for what must survive any of its failures (the content's store, an update from a stick): tests
// put another behind it, that fails, kills or forgets at every step.
// No call follows a link in the last part of its path, hangs at a FIFO or a device, or gives up at EINTR. Failures:
// not_found, unreadable, unwritable, no_room; the messages are French, for staff. A Files may be used by several
// threads; each open file by one at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.h"

namespace parvis {

class InputFile {
public:
    virtual ~InputFile() = default;
    // Fills as much of `into` as the file still has; less than all of it only at the end of the file.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<std::byte> into) = 0;
    [[nodiscard]] virtual std::uint64_t size_bytes() const = 0;  // when it was opened
};

class OutputFile {
public:
    virtual ~OutputFile() = default;  // closes; what was not synced may be lost
    [[nodiscard]] virtual Status write(std::span<const std::byte> bytes) = 0;
    // On the disk, whatever happens from now on. Its name is there only after sync_folder(). `synced`: how many bytes
    // the disk has taken by now, on this thread; once it says no, sync() fails with interrupted.
    using Synced = std::function<bool(std::uint64_t bytes)>;
    [[nodiscard]] virtual Status sync(const Synced& synced = {}) = 0;
};

enum class FileKind { regular, folder, link, other };

struct FolderEntry {
    std::string name;
    FileKind kind = FileKind::other;
};

struct FolderListing {
    std::vector<FolderEntry> entries;  // in no order
    bool is_whole = true;              // false: there are more than were asked for
};

class Files {
public:
    virtual ~Files() = default;
    // Only regular files; anything else is unreadable.
    [[nodiscard]] virtual Result<std::unique_ptr<InputFile>> open(const std::filesystem::path& file) = 0;
    // A new file, readable by all; one that is there is an error (unwritable).
    [[nodiscard]] virtual Result<std::unique_ptr<OutputFile>> create(const std::filesystem::path& file) = 0;
    // Goes on at the end of a file, which is made when it is not there.
    [[nodiscard]] virtual Result<std::unique_ptr<OutputFile>> append(const std::filesystem::path& file) = 0;
    // Atomic; what had the new name is gone. Sure only after sync_folder() of the folders concerned.
    [[nodiscard]] virtual Status rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
    // A file or a link, or an empty folder. Not there is as good.
    [[nodiscard]] virtual Status remove(const std::filesystem::path& path) = 0;
    // One that is there is as good; a link there is not.
    [[nodiscard]] virtual Status make_folder(const std::filesystem::path& folder) = 0;
    // Not “.” and “..”. Stops after `limit` entries.
    [[nodiscard]] virtual Result<FolderListing> list(const std::filesystem::path& folder, std::size_t limit) = 0;
    // What this process may still write on the disk of that folder.
    [[nodiscard]] virtual Result<std::uint64_t> free_bytes(const std::filesystem::path& folder) = 0;
    [[nodiscard]] virtual Status sync_folder(const std::filesystem::path& folder) = 0;
};

// The machine's.
class SystemFiles final : public Files {
public:
    [[nodiscard]] Result<std::unique_ptr<InputFile>> open(const std::filesystem::path& file) override;
    [[nodiscard]] Result<std::unique_ptr<OutputFile>> create(const std::filesystem::path& file) override;
    [[nodiscard]] Result<std::unique_ptr<OutputFile>> append(const std::filesystem::path& file) override;
    [[nodiscard]] Status rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    [[nodiscard]] Status remove(const std::filesystem::path& path) override;
    [[nodiscard]] Status make_folder(const std::filesystem::path& folder) override;
    [[nodiscard]] Result<FolderListing> list(const std::filesystem::path& folder, std::size_t limit) override;
    [[nodiscard]] Result<std::uint64_t> free_bytes(const std::filesystem::path& folder) override;
    [[nodiscard]] Status sync_folder(const std::filesystem::path& folder) override;
};

// The whole file. Fails as open() does, and with too_large for one of more than `limit_bytes`.
[[nodiscard]] Result<std::string> read_whole(Files& files, const std::filesystem::path& file, std::size_t limit_bytes);

// The content of `target` becomes `bytes`, whole or not at all, and then stays so: written beside it under the name
// with “.new” at its end, synced, renamed, the folder synced. Fails with unwritable or no_room; only when the last step
// fails, `target` is the new one and a power cut may still bring the old one back. One at a time for each target.
[[nodiscard]] Status replace_file(Files& files, const std::filesystem::path& target, std::string_view bytes);

}  // namespace parvis
