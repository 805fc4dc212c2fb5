#include "platform/base/kept_file.h"

#include <system_error>
#include <utility>

#include "platform/base/durable_file.h"
#include "platform/base/log.h"

namespace parvis {

KeptFile::KeptFile(std::filesystem::path file, std::string name) : file_(std::move(file)), name_(std::move(name)) {
    if (!file_.empty()) remove_leftovers(file_);
}

KeptFile::~KeptFile() {
    wait();
}

std::optional<std::string> KeptFile::read(std::size_t most_bytes) const {
    if (file_.empty()) return std::nullopt;
    auto bytes = read_file(file_, most_bytes);
    if (bytes) return std::move(*bytes);
    if (bytes.error().code != Errc::not_found) log(LogLevel::warning, name_ + ": " + bytes.error().message);
    return std::nullopt;
}

void KeptFile::keep(std::string bytes) {
    if (file_.empty()) return;
    wait();  // the older must not come after the newer
    writing_ = std::async(std::launch::async, [this, bytes = std::move(bytes)] { write(bytes); });
}

void KeptFile::keep_now(const std::string& bytes) {
    if (file_.empty()) return;
    wait();
    write(bytes);
}

void KeptFile::wait() {
    if (writing_.valid()) writing_.wait();
}

void KeptFile::write(const std::string& bytes) {
    // Where it cannot be made, writing says why.
    std::error_code ignored;
    std::filesystem::create_directories(file_.parent_path(), ignored);
    const Status written = write_file(file_, bytes);
    if (!written && !said_) log(LogLevel::warning, name_ + ": " + written.error().message);
    said_ = !written;
}

}  // namespace parvis
