#include "platform/stick_copy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <thread>
#include <utility>

#include "platform/base/descriptor.h"

namespace parvis::platform {

namespace {

using End = StickCopy::End;

// So much is written before it must be on the stick: whoever sends cannot be far ahead of it, nor take much memory.
constexpr std::uint64_t sync_every_bytes = 4'000'000;
constexpr int names_tried = 999;
constexpr int looks_for_device = 20;
constexpr std::chrono::milliseconds between_looks_for_device{100};

constexpr std::array<std::pair<End, std::string_view>, 7> words_of_ends = {{
    {End::copied, "copied"},
    {End::gone, "gone"},
    {End::full, "full"},
    {End::not_writable, "not_writable"},
    {End::not_copyable, "not_copyable"},
    {End::no_service, "no_service"},
    {End::cancelled, "cancelled"},
}};

std::string said(std::string_view what, int error) {
    return std::string(what) + ": " + std::strerror(error);
}

std::uint64_t round_up(std::uint64_t bytes, std::uint64_t unit) {
    return (bytes + unit - 1) / unit * unit;
}

// What FAT needs for it: whole clusters, and 32 bytes of a folder for each 13 letters of a name and once more.
std::uint64_t room_needed(const CopyOrder& order, std::uint64_t cluster_bytes) {
    std::uint64_t needed = cluster_bytes;
    std::uint64_t names_bytes = 0;
    for (const CopyItem& item : order.items) {
        needed += item.is_folder ? cluster_bytes : round_up(item.size_bytes, cluster_bytes);
        names_bytes += 32 * (2 + item.path.size() / 13);
    }
    return needed + round_up(names_bytes, cluster_bytes);
}

class Writer {
public:
    Writer(const std::filesystem::path& stick, const CopyOrder& order, const ByteSource& content)
        : stick_(stick), order_(order), content_(content), fresh_(stick / unfinished_copy) {}

    StickCopy run() {
        StickCopy copy = all();
        if (copy.end == End::copied) return copy;
        if (is_gone_soon()) return {End::gone, 0, copy.words};
        std::error_code ignored;
        std::filesystem::remove_all(fresh_, ignored);
        ::syncfs(root_.get());
        return copy;
    }

private:
    StickCopy all() {
        root_ = Descriptor(::open(stick_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        struct stat info {};
        if (!root_ || ::fstat(root_.get(), &info) != 0) return {End::gone, 0, said(stick_.string(), errno)};
        device_ = info.st_dev;
        std::error_code error;
        std::filesystem::remove_all(fresh_, error);
        if (error) return stopped(error.value(), "what an earlier copy left cannot be removed");
        struct statvfs room {};
        if (::fstatvfs(root_.get(), &room) != 0) return stopped(errno, "no answer on its room");
        cluster_bytes_ = std::max<std::uint64_t>(room.f_frsize, 1);
        needed_bytes_ = room_needed(order_, cluster_bytes_);
        const std::uint64_t free_bytes = static_cast<std::uint64_t>(room.f_bavail) * room.f_frsize;
        if (needed_bytes_ > free_bytes) return {End::full, needed_bytes_ - free_bytes, "not enough room"};
        if (::mkdir(fresh_.c_str(), 0755) != 0) return stopped(errno, "a folder");
        for (const CopyItem& item : order_.items) {
            StickCopy step = item.is_folder ? make_folder(item) : make_file(item);
            if (step.end != End::copied) return step;
        }
        // All of it must be there before it has its name.
        if (auto synced = sync(); synced.end != End::copied) return synced;
        StickCopy named = rename();
        if (named.end != End::copied) return named;
        if (auto synced = sync(); synced.end != End::copied) return synced;
        return named;
    }

    StickCopy make_folder(const CopyItem& item) {
        if (::mkdir((fresh_ / item.path).c_str(), 0755) != 0) return stopped(errno, item.path);
        return {};
    }

    StickCopy make_file(const CopyItem& item) {
        const Descriptor file(
            ::open((fresh_ / item.path).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
        if (!file) return stopped(errno, item.path);
        for (std::uint64_t left = item.size_bytes; left > 0;) {
            const auto part = std::span(buffer_).first(std::min<std::uint64_t>(left, buffer_.size()));
            const auto got = content_(part);
            if (!got)
                return {got.error().code == Errc::interrupted ? End::cancelled : End::not_copyable, 0,
                        got.error().message};
            if (*got < part.size()) return {End::cancelled, 0, "whoever sent it went away"};
            for (auto rest = std::span<const std::byte>(part); !rest.empty();) {
                const ssize_t n = ::write(file.get(), rest.data(), rest.size());
                if (n < 0 && errno == EINTR) continue;
                if (n < 0) return stopped(errno, item.path);
                rest = rest.subspan(static_cast<std::size_t>(n));
            }
            left -= part.size();
            written_bytes_ += part.size();
            if (written_bytes_ - synced_bytes_ < sync_every_bytes) continue;
            if (auto synced = sync(); synced.end != End::copied) return synced;
        }
        return {};
    }

    StickCopy rename() {
        for (int number = 1; number <= names_tried; ++number) {
            const std::string name = order_.name + (number == 1 ? "" : "-" + std::to_string(number));
            const std::string from(unfinished_copy);
            if (::renameat2(root_.get(), from.c_str(), root_.get(), name.c_str(), RENAME_NOREPLACE) == 0) {
                fresh_ = stick_ / name;
                return {End::copied, 0, name};
            }
            if (errno != EEXIST) return stopped(errno, name);
        }
        return {End::not_writable, 0, "it has too many folders of that name"};
    }

    StickCopy sync() {
        if (::syncfs(root_.get()) != 0) return stopped(errno, "what was written");
        synced_bytes_ = written_bytes_;
        return {};
    }

    [[nodiscard]] StickCopy stopped(int error, std::string_view at) {
        is_silent_ = error == EIO || error == ENODEV || error == ENXIO;
        if (error != ENOSPC && error != EDQUOT) return {End::not_writable, 0, said(at, error)};
        // It seemed enough, and another reckoning than ours was right.
        struct statvfs room {};
        const bool known = ::fstatvfs(root_.get(), &room) == 0;
        const std::uint64_t free_bytes = known ? static_cast<std::uint64_t>(room.f_bavail) * room.f_frsize : 0;
        const std::uint64_t left = needed_bytes_ - std::min(needed_bytes_, written_bytes_ + free_bytes);
        return {End::full, std::max(left, cluster_bytes_), said(at, error)};
    }

    // The kernel takes the device of a stick that was pulled away a moment after it fails to write on it.
    [[nodiscard]] bool is_gone_soon() const {
        for (int look = 0; is_silent_ && look < looks_for_device; ++look) {
            if (is_gone()) return true;
            std::this_thread::sleep_for(between_looks_for_device);
        }
        return is_gone();
    }

    // The folder of a stick that was pulled is there as long as somebody looks at it; its device is not.
    [[nodiscard]] bool is_gone() const {
        struct stat info {};
        if (!root_ || ::stat(stick_.c_str(), &info) != 0 || info.st_dev != device_) return true;
        if (major(device_) == 0) return false;  // no device of its own
        const std::string device =
            "/sys/dev/block/" + std::to_string(major(device_)) + ":" + std::to_string(minor(device_));
        return ::access("/sys/dev/block", X_OK) == 0 && ::access(device.c_str(), F_OK) != 0;
    }

    const std::filesystem::path& stick_;
    const CopyOrder& order_;
    const ByteSource& content_;
    std::filesystem::path fresh_;  // ours, whatever it is called by now
    Descriptor root_;
    dev_t device_ = 0;
    bool is_silent_ = false;  // the last error was a device's that does not answer
    std::uint64_t cluster_bytes_ = 1;
    std::uint64_t needed_bytes_ = 0;
    std::uint64_t written_bytes_ = 0;
    std::uint64_t synced_bytes_ = 0;
    std::array<std::byte, 65536> buffer_{};
};

}  // namespace

std::string text_of(const StickCopy& copy) {
    const auto* const end = std::ranges::find(words_of_ends, copy.end, &std::pair<End, std::string_view>::first);
    std::string line = std::string(end->second) + " " + std::to_string(copy.missing_bytes) + " " + copy.words;
    std::ranges::replace(line, '\n', ' ');
    return line;
}

std::optional<StickCopy> read_stick_copy(std::string_view line) {
    const std::size_t first = line.find(' ');
    const std::size_t second = line.find(' ', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
    const auto* const end =
        std::ranges::find(words_of_ends, line.substr(0, first), &std::pair<End, std::string_view>::second);
    StickCopy copy;
    const auto [stop, error] = std::from_chars(line.data() + first + 1, line.data() + second, copy.missing_bytes);
    if (end == words_of_ends.end() || error != std::errc{} || stop != line.data() + second) return std::nullopt;
    copy.end = end->first;
    copy.words = line.substr(second + 1);
    return copy;
}

StickCopy write_copy(const std::filesystem::path& stick, const CopyOrder& order, const ByteSource& content) {
    return Writer(stick, order, content).run();
}

}  // namespace parvis::platform
