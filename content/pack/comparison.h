// What changes for visitors when one pack takes the place of another.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "content/cancellation.h"
#include "content/progress.h"
#include "platform/base/result.h"

namespace parvis::content {

struct Changes {
    std::int64_t count = 0;
    std::vector<std::string> titles;  // of the first ones in the order of lists
    bool operator==(const Changes&) const = default;
};

struct KindChanges {
    Changes added;
    Changes changed;
    Changes removed;
    bool operator==(const KindChanges&) const = default;
    [[nodiscard]] bool empty() const { return added.count + changed.count + removed.count == 0; }
};

struct Comparison {
    KindChanges sheets;
    KindChanges partners{};
    KindChanges posters{};
    KindChanges organisations{};  // what the welcome of ours says, and its hours, are ours
    bool needs = false;           // which there are, their order, what they gather
    bool words = false;           // synonyms: what a search finds besides
    bool operator==(const Comparison&) const = default;
};

struct CompareOptions {
    std::size_t most_titles = 20;  // of each kind
    const Cancellation* cancel = nullptr;
    OnProgress on_progress{};
};

// Rows are the same by their ids, organisations else by their names. One has changed when anything differs that a
// visitor can see of it: the source's own words, its file and its place there do not count. A picture counts by its
// sizes and its first 4 KB. What is worked out of these when a pack is built (what a need gathers, filters, the search)
// is not looked at again. Holds 40 bytes a row of one kind in each pack. Fails as judge_pack() does; for packs that
// passed it. Any thread.
[[nodiscard]] Result<Comparison> compare_packs(const std::filesystem::path& older, const std::filesystem::path& newer,
                                               const CompareOptions& options = {});

}  // namespace parvis::content
