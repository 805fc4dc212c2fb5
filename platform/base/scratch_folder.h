// A folder for what is made, sent on and forgotten: where the system keeps such things (on a board in memory, so it is
// there when the card takes nothing any more), seen by this user alone.
#pragma once

#include <filesystem>

#include "platform/base/result.h"

namespace parvis {

class ScratchFolder {
public:
    // New and empty. Fails with unwritable; the message is French, for staff. Any thread.
    [[nodiscard]] static Result<ScratchFolder> make();
    ScratchFolder(ScratchFolder&& other) noexcept;
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    ~ScratchFolder();  // with all that is in it

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    explicit ScratchFolder(std::filesystem::path path);
    std::filesystem::path path_;  // empty once moved from
};

}  // namespace parvis
