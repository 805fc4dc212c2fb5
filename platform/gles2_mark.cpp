#include "platform/gles2_mark.h"

#include <fstream>
#include <system_error>
#include <utility>

namespace parvis::platform {

Gles2Mark::Gles2Mark(std::filesystem::path file, std::string boot) : file_(std::move(file)), boot_(std::move(boot)) {
    std::string of;
    left_behind_ = std::getline(std::ifstream(file_), of) && of == boot_;
}

Gles2Mark::Gles2Mark(Gles2Mark&& other) noexcept
    : file_(std::move(other.file_)),
      boot_(std::move(other.boot_)),
      left_behind_(other.left_behind_),
      ours_(std::exchange(other.ours_, false)) {}

Gles2Mark& Gles2Mark::operator=(Gles2Mark&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(boot_, other.boot_);
    std::swap(left_behind_, other.left_behind_);
    std::swap(ours_, other.ours_);
    return *this;
}

Gles2Mark::~Gles2Mark() {
    clear();
}

void Gles2Mark::set() {
    if (file_.empty() || left_behind_) return;
    ours_ = static_cast<bool>(std::ofstream(file_) << boot_ << '\n');
}

void Gles2Mark::clear() noexcept {
    if (!std::exchange(ours_, false)) return;
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

}  // namespace parvis::platform
