// A folder of a test's own, gone with its end.
#pragma once

#include <filesystem>
#include <string>

#include "platform/base/scratch_folder.h"

namespace parvis::testing {

class TemporaryFolder {
public:
    TemporaryFolder() : folder_(ScratchFolder::make().value()) {}
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path() / name; }

private:
    ScratchFolder folder_;
};

}  // namespace parvis::testing
