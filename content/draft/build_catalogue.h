// From sources on disk to a catalogue file: what `parvis-content build` does.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "content/diagnostic.h"
#include "content/document.h"
#include "platform/base/result.h"

namespace parvis::content {

struct BuildRequest {
    std::vector<std::string> sources;
    std::string centre;  // ours, in any spelling; empty: what centre.toml says, or none
    Edition edition;     // without centres it is for ours, if there is one
    std::filesystem::path target;
};

struct BuildCounts {
    std::int64_t sheets_read = 0;
    std::int64_t sheets_folded = 0;
    std::int64_t sheets = 0;
    std::int64_t organisations = 0;
    std::int64_t departments = 0;
    std::int64_t partners = 0;
    std::int64_t needs = 0;
    std::int64_t posters = 0;
    bool operator==(const BuildCounts&) const = default;
};

struct BuildOutcome {
    std::vector<Error> unread;  // sources that could not be read at all
    Diagnostics diagnostics;    // sorted for reading
    BuildCounts counts;
    std::vector<std::string> unknown_centres;  // that the edition is for, and no organisation is called so
    // Why nothing was written, when neither an unread source nor an error among the diagnostics says it. not_found:
    // there is not a single sheet.
    std::optional<Error> failure;
    bool written = false;
};

enum class BuildStep : std::uint8_t { reading, writing };
using OnBuildProgress = std::function<void(BuildStep step, double fraction)>;  // reading: of each source anew

// Every source is read before giving up, so that one run shows all there is to mend. The file is written whole or not
// at all; not at all with an error among the diagnostics, or without a single sheet. Any thread.
[[nodiscard]] BuildOutcome build_catalogue(const BuildRequest& request, const OnBuildProgress& on_progress = {});

}  // namespace parvis::content
