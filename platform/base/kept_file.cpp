#include "platform/base/kept_file.h"

#include <system_error>
#include <utility>

#include "platform/base/log.h"

namespace parvis {

KeptFile::KeptFile(std::filesystem::path file, std::string name, FileWriter writer)
    : file_(std::move(file)), name_(std::move(name)), writer_(std::move(writer)) {
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
    {
        const std::lock_guard lock(mutex_);
        next_ = std::move(bytes);
        if (std::exchange(writes_, true)) return;  // whoever writes takes it up
    }
    wait();  // a thread that has written its last ends at once
    try {
        writing_ = std::async(std::launch::async, [this] { write_all(); });
    } catch (const std::system_error& error) {
        log(LogLevel::warning, name_ + ": no thread to write it: " + error.what());
        const std::lock_guard lock(mutex_);
        writes_ = false;
    }
}

void KeptFile::keep_now(const std::string& bytes) {
    if (file_.empty()) return;
    {
        const std::lock_guard lock(mutex_);
        next_.reset();
    }
    wait();
    write(bytes);
}

void KeptFile::write_all() {
    while (true) {
        std::string bytes;
        {
            const std::lock_guard lock(mutex_);
            if (!next_) {
                writes_ = false;
                return;
            }
            bytes = std::move(*next_);
            next_.reset();
        }
        write(bytes);
    }
}

void KeptFile::wait() {
    if (writing_.valid()) writing_.wait();
}

void KeptFile::write(const std::string& bytes) {
    // Where it cannot be made, writing says why.
    std::error_code ignored;
    std::filesystem::create_directories(file_.parent_path(), ignored);
    const Status written = writer_(file_, bytes);
    if (!written && !said_) log(LogLevel::warning, name_ + ": " + written.error().message);
    said_ = !written;
}

}  // namespace parvis
