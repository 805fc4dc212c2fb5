#include "platform/base/scratch_folder.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "platform/base/reason.h"

namespace parvis {

Result<ScratchFolder> ScratchFolder::make() {
    std::error_code failed;
    std::string name = (std::filesystem::temp_directory_path(failed) / "parvis-XXXXXX").string();
    if (failed || ::mkdtemp(name.data()) == nullptr)
        return fail(Errc::unwritable,
                    "aucun dossier de passage ne peut être créé (" + reason_of(failed ? failed.value() : errno) + ")");
    return ScratchFolder(std::move(name));
}

ScratchFolder::ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace parvis
