// What a pack from a stick must pass once its signature is right, and before anything of it is shown. A right signature
// says who made it, not that their computer is healthy: a pack is a file of a stranger still.
#pragma once

#include <cstdint>
#include <filesystem>

#include "content/cancellation.h"
#include "content/document.h"
#include "content/progress.h"
#include "platform/base/result.h"

namespace parvis::content {

// What is in it, in numbers.
struct PackContent {
    Edition edition;
    std::uint64_t size_bytes = 0;
    std::int64_t sheets = 0;
    std::int64_t organisations = 0;
    std::int64_t partners = 0;
    std::int64_t needs = 0;
    std::int64_t posters = 0;
    std::int64_t pictures = 0;
    bool operator==(const PackContent&) const = default;
};

struct JudgeOptions {
    OnProgress on_progress;
    const Cancellation* cancel = nullptr;
};

// Reads the whole file about twice, in memory that does not grow with it (some 30 MB at most), and runs nothing that it
// holds; the order of the checks and the limits are in FORMAT.md and pack_limits.h. Fails as open_catalogue_file() does
// (not_found, unreadable, foreign, too_new, unsupported, malformed), with too_large for a limit, with invalid_value
// for texts or days that no builder of ours writes, with interrupted when cancelled. The messages are French, for
// staff: which file, what is wrong, what to do. Any thread.
[[nodiscard]] Result<PackContent> judge_pack(const std::filesystem::path& file, const JudgeOptions& options = {});

}  // namespace parvis::content
