#include "platform/base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>

#include "platform/base/descriptor.h"
#include "platform/base/reason.h"

namespace parvis {

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
    const auto reason = [&](const char* what) { return path.string() + ": " + what + " (" + reason_of(errno) + ")"; };
    // O_NONBLOCK: opening a FIFO that nobody writes to must not hang. The mapping stays when the descriptor goes.
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!fd) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail(Errc::not_found, path.string() + ": ce fichier n’existe pas");
        return fail(Errc::unreadable, reason("ne peut pas être ouvert"));
    }
    struct stat info {};
    const bool regular = ::fstat(fd.get(), &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
    const auto size = static_cast<std::size_t>(info.st_size);
    void* memory = regular ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd.get(), 0) : MAP_FAILED;
    const std::string why =
        regular ? reason("ne peut pas être lu") : path.string() + ": n’est pas un fichier, ou est vide";
    if (memory == MAP_FAILED) return fail(Errc::unreadable, why);
    return MappedFile({static_cast<const std::byte*>(memory), size});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace parvis
