// What a board makes of its store after whatever happened to it: a start, then the next good stick.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "content/update/update.h"

namespace parvis::testing {

struct StoreLook {
    std::int64_t shown = -1;  // the sequence of what a start shows; -1: the content that came with Parvis
    std::string wrong;  // empty: whole, readable, as signed, nothing left over, nobody told, and `next` is shown now
};

// Opens the store in `folder` as the kiosk does, reads every version in it, and installs `next`: its number must be
// above what was accepted. Changes the store.
[[nodiscard]] StoreLook look_at_store(Files& files, const std::filesystem::path& folder, const Clock& clock,
                                      const content::UpdateRules& rules, const content::StickPack& next);

}  // namespace parvis::testing
