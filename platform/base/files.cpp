#include "platform/base/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "platform/base/descriptor.h"
#include "platform/base/reason.h"

namespace parvis {
namespace {

// So many bytes go to the disk while the next are being made: a sync at the end of a large file then has little left.
constexpr std::uint64_t write_back_bytes = 8'000'000;

tl::unexpected<Error> not_read(const std::filesystem::path& path, int error) {
    const bool absent = error == ENOENT || error == ENOTDIR;
    return fail(absent ? Errc::not_found : Errc::unreadable,
                path.string() + ": ne peut pas être lu (" + reason_of(error) + ")");
}

tl::unexpected<Error> not_written(const std::filesystem::path& path, int error) {
    const bool full = error == ENOSPC || error == EDQUOT;
    return fail(full ? Errc::no_room : Errc::unwritable,
                path.string() + ": ne peut pas être écrit (" + reason_of(error) + ")");
}

template <class Call>
auto again(Call call) {
    auto done = call();
    while (done < 0 && errno == EINTR) done = call();
    return done;
}

class SystemInput final : public InputFile {
public:
    SystemInput(Descriptor fd, std::filesystem::path path, std::uint64_t size)
        : fd_(std::move(fd)), path_(std::move(path)), size_(size) {}

    [[nodiscard]] Result<std::size_t> read(std::span<std::byte> into) override {
        std::size_t done = 0;
        while (done < into.size()) {
            const auto n = again([&] { return ::read(fd_.get(), into.data() + done, into.size() - done); });
            if (n < 0) return not_read(path_, errno);
            if (n == 0) break;
            done += static_cast<std::size_t>(n);
        }
        return done;
    }
    [[nodiscard]] std::uint64_t size_bytes() const override { return size_; }

private:
    Descriptor fd_;
    std::filesystem::path path_;
    std::uint64_t size_;
};

class SystemOutput final : public OutputFile {
public:
    SystemOutput(Descriptor fd, std::filesystem::path path) : fd_(std::move(fd)), path_(std::move(path)) {}

    [[nodiscard]] Status write(std::span<const std::byte> bytes) override {
        while (!bytes.empty()) {
            const auto n = again([&] { return ::write(fd_.get(), bytes.data(), bytes.size()); });
            if (n < 0) return not_written(path_, errno);
            bytes = bytes.subspan(static_cast<std::size_t>(n));
            written_ += static_cast<std::uint64_t>(n);
        }
        if (written_ - begun_ >= write_back_bytes) {
            // Only begins to write; what fails here fails again at sync().
            ::sync_file_range(fd_.get(), static_cast<off_t>(begun_), static_cast<off_t>(written_ - begun_),
                              SYNC_FILE_RANGE_WRITE);
            begun_ = written_;
        }
        return {};
    }
    [[nodiscard]] Status sync(const Synced& synced) override {
        // Piece by piece only to tell of it: what makes it safe is the last call.
        for (std::uint64_t from = 0; synced && from < written_; from += write_back_bytes) {
            const std::uint64_t bytes = std::min<std::uint64_t>(write_back_bytes, written_ - from);
            constexpr unsigned wait = SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
            const int done = again([&] {
                return ::sync_file_range(fd_.get(), static_cast<off_t>(from), static_cast<off_t>(bytes), wait);
            });
            // An error of the disk is told once: here or by fsync(). Some file systems know no pieces.
            if (done != 0 && (errno == EIO || errno == ENOSPC || errno == EDQUOT)) return not_written(path_, errno);
            if (!synced(from + bytes)) return fail(Errc::interrupted, path_.string() + ": arrêté à la demande");
        }
        if (again([&] { return ::fsync(fd_.get()); }) != 0) return not_written(path_, errno);
        return {};
    }

private:
    Descriptor fd_;
    std::filesystem::path path_;
    std::uint64_t written_ = 0;
    std::uint64_t begun_ = 0;
};

Result<std::unique_ptr<OutputFile>> open_output(const std::filesystem::path& file, int flags) {
    // O_NONBLOCK: a FIFO in the place of the file must not hang.
    Descriptor fd(again(
        [&] { return ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags, 0644); }));
    if (!fd) return not_written(file, errno);
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) return not_written(file, errno);
    if (!S_ISREG(info.st_mode)) return fail(Errc::unwritable, file.string() + ": n’est pas un fichier");
    return std::make_unique<SystemOutput>(std::move(fd), file);
}

FileKind kind_of(mode_t mode) {
    if (S_ISREG(mode)) return FileKind::regular;
    if (S_ISDIR(mode)) return FileKind::folder;
    return S_ISLNK(mode) ? FileKind::link : FileKind::other;
}

Descriptor open_folder(const std::filesystem::path& folder) {
    return Descriptor(again([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW); }));
}

struct FolderCloser {
    void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

Result<std::unique_ptr<InputFile>> SystemFiles::open(const std::filesystem::path& file) {
    Descriptor fd(again([&] { return ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK); }));
    if (!fd) return not_read(file, errno);
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) return not_read(file, errno);
    if (!S_ISREG(info.st_mode)) return fail(Errc::unreadable, file.string() + ": n’est pas un fichier");
    return std::make_unique<SystemInput>(std::move(fd), file, static_cast<std::uint64_t>(info.st_size));
}

Result<std::unique_ptr<OutputFile>> SystemFiles::create(const std::filesystem::path& file) {
    return open_output(file, O_EXCL);
}

Result<std::unique_ptr<OutputFile>> SystemFiles::append(const std::filesystem::path& file) {
    return open_output(file, O_APPEND);
}

Status SystemFiles::rename(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (again([&] { return ::rename(from.c_str(), to.c_str()); }) != 0) return not_written(to, errno);
    return {};
}

Status SystemFiles::remove(const std::filesystem::path& path) {
    if (again([&] { return std::remove(path.c_str()); }) != 0 && errno != ENOENT) return not_written(path, errno);
    return {};
}

Status SystemFiles::make_folder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0755) == 0) return {};
    const int error = errno;
    if (error == EEXIST && open_folder(folder)) return {};
    return not_written(folder, error);
}

Result<FolderListing> SystemFiles::list(const std::filesystem::path& folder, std::size_t limit) {
    Descriptor fd = open_folder(folder);
    if (!fd) return not_read(folder, errno);
    const std::unique_ptr<DIR, FolderCloser> stream(::fdopendir(fd.get()));
    if (!stream) return not_read(folder, errno);
    fd.release();  // the stream's now
    FolderListing listing;
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(stream.get());
        if (entry == nullptr) {
            if (errno != 0) return not_read(folder, errno);
            return listing;
        }
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..") continue;
        if (listing.entries.size() == limit) {
            listing.is_whole = false;
            return listing;
        }
        struct stat info {};
        const bool known = ::fstatat(::dirfd(stream.get()), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0;
        listing.entries.push_back({std::string(name), known ? kind_of(info.st_mode) : FileKind::other});
    }
}

Result<std::uint64_t> SystemFiles::free_bytes(const std::filesystem::path& folder) {
    struct statvfs info {};
    if (again([&] { return ::statvfs(folder.c_str(), &info); }) != 0) return not_read(folder, errno);
    return static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize;
}

Status SystemFiles::sync_folder(const std::filesystem::path& folder) {
    const Descriptor fd = open_folder(folder);
    if (!fd || again([&] { return ::fsync(fd.get()); }) != 0) return not_written(folder, errno);
    return {};
}

Result<std::string> read_whole(Files& files, const std::filesystem::path& file, std::size_t limit_bytes) {
    auto input = files.open(file);
    if (!input) return fail(input.error());
    const auto over = [&] {
        return fail(Errc::too_large,
                    file.string() + ": dépasse la limite de " + std::to_string(limit_bytes) + " octets");
    };
    if ((*input)->size_bytes() > limit_bytes) return over();
    std::string bytes(static_cast<std::size_t>((*input)->size_bytes()) + 1, '\0');  // one more: has it grown since?
    const auto read = (*input)->read(std::as_writable_bytes(std::span(bytes)));
    if (!read) return fail(read.error());
    if (*read == bytes.size()) return fail(Errc::unreadable, file.string() + ": change pendant qu’on le lit");
    bytes.resize(*read);
    return bytes;
}

Status replace_file(Files& files, const std::filesystem::path& target, std::string_view bytes) {
    const std::filesystem::path fresh = target.string() + ".new";
    if (auto removed = files.remove(fresh); !removed) return removed;
    {
        auto output = files.create(fresh);
        if (!output) return fail(output.error());
        if (auto written = (*output)->write(std::as_bytes(std::span(bytes))); !written) return written;
        if (auto synced = (*output)->sync(); !synced) return synced;
    }
    if (auto renamed = files.rename(fresh, target); !renamed) return renamed;
    return files.sync_folder(target.has_parent_path() ? target.parent_path() : std::filesystem::path("."));
}

}  // namespace parvis
