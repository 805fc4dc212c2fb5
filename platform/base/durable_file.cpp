#include "platform/base/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "platform/base/reason.h"

#include "platform/base/descriptor.h"

namespace parvis {
namespace {

std::string reason(const std::filesystem::path& path, const char* what) {
    return path.string() + ": " + what + " (" + reason_of(errno) + ")";
}

Status sync_path(const std::filesystem::path& path, int flags) {
    const Descriptor fd(::open(path.c_str(), flags | O_CLOEXEC));
    if (!fd || ::fsync(fd.get()) != 0)
        return fail(Errc::unwritable, reason(path, "ne peut pas être écrit sur le disque"));
    return {};
}

// mkostemp() puts letters and digits in their place.
constexpr std::string_view unnamed = "XXXXXX";

std::string hidden_name(const std::filesystem::path& target) {
    return "." + target.filename().string() + ".";
}

std::filesystem::path folder_of(const std::filesystem::path& target) {
    return target.has_parent_path() ? target.parent_path() : std::filesystem::path(".");
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit_bytes) {
    // O_NONBLOCK: opening a FIFO that nobody writes to must not hang.
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail(Errc::not_found, path.string() + ": ce fichier n’existe pas");
        return fail(Errc::unreadable, reason(path, "ne peut pas être ouvert"));
    }
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) return fail(Errc::unreadable, reason(path, "ne peut pas être lu"));
    if (!S_ISREG(info.st_mode)) return fail(Errc::unreadable, path.string() + ": n’est pas un fichier");
    const auto size = static_cast<std::size_t>(info.st_size);
    const auto over = [&] {
        return fail(Errc::too_large,
                    path.string() + ": dépasse la limite de " + std::to_string(limit_bytes) + " octets");
    };
    if (size > limit_bytes) return over();
    std::string bytes(size + 1, '\0');  // one more, so that the end is seen without growing
    std::size_t done = 0;
    for (;;) {
        if (done == bytes.size()) bytes.resize(done + 65536);  // the file has grown since fstat
        const ssize_t n = ::read(fd.get(), bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail(Errc::unreadable, reason(path, "ne peut pas être lu"));
        if (n == 0) break;
        done += static_cast<std::size_t>(n);
        if (done > limit_bytes) return over();
    }
    bytes.resize(done);
    return bytes;
}

Result<PendingFile> PendingFile::create(const std::filesystem::path& target) {
    std::string name = folder_of(target) / hidden_name(target).append(unnamed);
    const Descriptor fd(::mkostemp(name.data(), O_CLOEXEC));
    if (!fd) return fail(Errc::unwritable, reason(target, "ne peut pas être créé"));
    PendingFile pending(target, std::move(name));
    // mkostemp makes 0600; what we write is for every reader, and nobody else may write it.
    if (::fchmod(fd.get(), 0644) != 0) return fail(Errc::unwritable, reason(target, "ne peut pas être créé"));
    return pending;
}

PendingFile::PendingFile(std::filesystem::path target, std::filesystem::path temporary)
    : target_(std::move(target)), temporary_(std::move(temporary)) {}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : target_(std::move(other.target_)), temporary_(std::move(other.temporary_)) {
    other.temporary_.clear();
}

PendingFile::~PendingFile() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Status PendingFile::commit() {
    if (auto synced = sync_path(temporary_, O_WRONLY); !synced) return synced;
    if (::rename(temporary_.c_str(), target_.c_str()) != 0)
        return fail(Errc::unwritable, reason(target_, "ne peut pas être remplacé"));
    temporary_.clear();
    return sync_path(folder_of(target_), O_RDONLY | O_DIRECTORY);
}

void remove_leftovers(const std::filesystem::path& target) {
    const std::string begin = hidden_name(target);
    std::error_code error;
    std::filesystem::directory_iterator entries(folder_of(target), error);
    std::vector<std::filesystem::path> left;
    for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
        const std::string name = entries->path().filename().string();
        if (name.starts_with(begin) && name.size() == begin.size() + unnamed.size()) left.push_back(entries->path());
    }
    for (const auto& file : left) ::unlink(file.c_str());
}

Status write_file(const std::filesystem::path& target, std::string_view bytes) {
    auto pending = PendingFile::create(target);
    if (!pending) return fail(pending.error());
    {
        const Descriptor fd(::open(pending->path().c_str(), O_WRONLY | O_CLOEXEC));
        if (!fd) return fail(Errc::unwritable, reason(target, "ne peut pas être écrit"));
        while (!bytes.empty()) {
            const ssize_t n = ::write(fd.get(), bytes.data(), bytes.size());
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) return fail(Errc::unwritable, reason(target, "ne peut pas être écrit"));
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
    }
    return pending->commit();
}

}  // namespace parvis
