// A file copied and hashed at once: what is verified afterwards is what was written, and hashing takes no time of its
// own. Three threads (this one reads, one hashes, one writes) over a few blocks; memory does not grow with the file.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "content/cancellation.h"
#include "content/pack/minisign.h"
#include "platform/base/files.h"

namespace parvis::content {

struct CopyLimits {
    std::size_t block_bytes = 1'048'576;
    std::size_t blocks = 8;
};

class HashedCopy {
public:
    // Begins to wait for bytes to write.
    explicit HashedCopy(std::unique_ptr<OutputFile> to, CopyLimits limits = {});
    HashedCopy(const HashedCopy&) = delete;
    HashedCopy& operator=(const HashedCopy&) = delete;
    ~HashedCopy();  // gives up what is not finished

    enum class Failure { source, target, length, cancelled };
    struct Copied {
        std::optional<Failure> failure;
        std::string detail;
        PackDigest digest{};
    };
    // All of `from`, which must be exactly `bytes`. When it returns without a failure every byte was handed to the
    // system, and the copy can be read; it is being synced meanwhile. Once. `on_bytes`: how many by now.
    using OnBytes = std::function<void(std::uint64_t)>;  // on the caller's thread
    [[nodiscard]] Copied copy(InputFile& from, std::uint64_t bytes, const Cancellation& cancel,
                              const OnBytes& on_bytes);
    // Waits until the copy is on the disk, after a copy() without a failure; behind a failure of the target, which one.
    // `on_synced`: how many bytes are there by now, those from before it was asked first; may be empty. Fails with
    // interrupted when cancelled.
    [[nodiscard]] Status finish(const Cancellation& cancel, const OnBytes& on_synced);

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace parvis::content
