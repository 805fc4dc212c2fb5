// A small file that a program keeps over its starts. Whoever keeps it need not wait for the disk, and a disk that takes
// nothing (full, read-only) is spoken of once.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/durable_file.h"
#include "platform/base/result.h"

namespace parvis {

// Replaces a file whole or not at all.
using FileWriter = std::function<Status(const std::filesystem::path&, std::string_view)>;

// One thread at a time.
class KeptFile {
public:
    // `name`: before what the journal says of it. What a power cut left of an earlier writing goes. An empty path: all
    // is as if the disk took everything, and had nothing.
    KeptFile(std::filesystem::path file, std::string name, FileWriter writer = write_file);
    KeptFile(const KeptFile&) = delete;
    KeptFile& operator=(const KeptFile&) = delete;
    ~KeptFile();  // waits for what is being written

    [[nodiscard]] const std::filesystem::path& path() const { return file_; }
    // Nothing where there is none; nor where it cannot be read or is larger, which is said.
    [[nodiscard]] std::optional<std::string> read(std::size_t most_bytes) const;

    // Both make its folder, and replace it whole or not at all; what cannot be written is left.
    // On a thread of its own, however long the disk takes: never waits for it. Of what is given while it writes only
    // the last is written.
    void keep(std::string bytes);
    // Before it returns, and after what is being written.
    void keep_now(const std::string& bytes);

private:
    void wait();
    void write_all();
    void write(const std::string& bytes);

    const std::filesystem::path file_;
    const std::string name_;
    const FileWriter writer_;
    bool said_ = false;                // the writing thread's, while there is one
    std::mutex mutex_;                 // of what follows, but the future
    std::optional<std::string> next_;  // not yet being written
    bool writes_ = false;              // a thread takes next_ up
    std::future<void> writing_;
};

}  // namespace parvis
