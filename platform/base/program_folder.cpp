#include "platform/base/program_folder.h"

#include <system_error>

namespace parvis {

std::filesystem::path program_folder() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
}

std::filesystem::path share_folder() {
    return program_folder().parent_path() / "share/parvis";
}

}  // namespace parvis
