#include "platform/removable_media.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/sysmacros.h>
#include <systemd/sd-device.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <climits>
#include <cstring>
#include <optional>
#include <utility>

#include "platform/base/log.h"

namespace parvis::platform {

namespace {

// A developer's folder tells nobody when it comes.
constexpr std::chrono::milliseconds between_looks_at_folder{1000};

std::string_view next_field(std::string_view& line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    const std::string_view field = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    return field;
}

template <class Number>
bool read_number(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

// Blanks, tabs, line ends and backslashes of a name are written as three octal digits.
std::string unescaped(std::string_view field) {
    std::string name;
    for (std::size_t at = 0; at < field.size(); ++at) {
        unsigned code = 0;
        if (field[at] == '\\' && at + 3 < field.size() &&
            std::from_chars(field.data() + at + 1, field.data() + at + 4, code, 8).ptr == field.data() + at + 4) {
            name += static_cast<char>(code);
            at += 3;
        } else {
            name += field[at];
        }
    }
    return name;
}

// The whole of it, in as many reads as it takes. What comes or goes between two of them may be missed or be there
// twice; then wait() ends at once, and the next look has it right.
std::string text_of(int descriptor) {
    std::string text;
    if (::lseek(descriptor, 0, SEEK_SET) < 0) return text;
    std::array<char, 16384> part;
    for (;;) {
        const ssize_t got = ::read(descriptor, part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return text;
        text.append(part.data(), static_cast<std::size_t>(got));
    }
}

std::string label_of(const ListedMedium& medium) {
    sd_device* device = nullptr;
    if (::sd_device_new_from_devnum(&device, 'b', makedev(medium.major, medium.minor)) < 0) return {};
    const char* label = nullptr;
    std::string found;
    if (::sd_device_get_property_value(device, "ID_FS_LABEL", &label) >= 0 && label != nullptr) found = label;
    ::sd_device_unref(device);
    return found;
}

}  // namespace

std::vector<ListedMedium> sticks_in(std::string_view mountinfo, const std::filesystem::path& sticks) {
    std::vector<ListedMedium> found;
    while (!mountinfo.empty()) {
        const std::size_t end = std::min(mountinfo.find('\n'), mountinfo.size());
        std::string_view line = mountinfo.substr(0, end);
        mountinfo.remove_prefix(std::min(end + 1, mountinfo.size()));
        ListedMedium medium;
        const std::string_view mount = next_field(line);
        next_field(line);  // the mount it lies on
        const std::string_view device = next_field(line);
        next_field(line);  // what of the file system is shown there
        medium.folder = unescaped(next_field(line));
        if (medium.folder.parent_path() != sticks) continue;
        const std::size_t colon = device.find(':');
        if (colon == std::string_view::npos || !read_number(mount, medium.mount) ||
            !read_number(device.substr(0, colon), medium.major) || !read_number(device.substr(colon + 1), medium.minor))
            continue;
        // Mounted over another one: what lies beneath is out of reach.
        std::erase_if(found, [&](const ListedMedium& below) { return below.folder == medium.folder; });
        found.push_back(std::move(medium));
    }
    return found;
}

RemovableMedia::RemovableMedia(MediaPlaces places)
    : places_(std::move(places)),
      mounts_(::open(places_.mounts.c_str(), O_RDONLY | O_CLOEXEC)),
      calls_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (!mounts_)
        log(LogLevel::warning, "sticks cannot be noticed: " + places_.mounts.string() + ": " + std::strerror(errno));
}

std::vector<ListedMedium> RemovableMedia::listed() const {
    std::vector<ListedMedium> there;
    if (mounts_) there = sticks_in(text_of(mounts_.get()), places_.sticks);
    std::error_code error;
    if (!places_.folder.empty() && std::filesystem::is_directory(places_.folder, error))
        there.push_back({places_.folder, 0, 0, 0});
    return there;
}

std::vector<Medium> RemovableMedia::look() {
    const std::vector<ListedMedium> there = listed();
    std::erase_if(known_, [&](const Known& known) { return std::ranges::find(there, known.listed) == there.end(); });
    for (const ListedMedium& stick : there) {
        if (std::ranges::any_of(known_, [&](const Known& known) { return known.listed == stick; })) continue;
        std::string label = stick.mount != 0 ? label_of(stick) : stick.folder.filename().string();
        known_.push_back({stick, {stick.folder, std::move(label), ++arrivals_}});
    }
    std::vector<Medium> media;
    for (const Known& known : known_) media.push_back(known.medium);
    return media;
}

void RemovableMedia::wait(std::chrono::milliseconds longest) {
    if (!places_.folder.empty()) longest = std::min(longest, between_looks_at_folder);
    longest = std::clamp(longest, std::chrono::milliseconds(0), std::chrono::milliseconds(INT_MAX));
    // POLLPRI: the list has changed since this descriptor was last asked, be it by poll() itself.
    std::array<pollfd, 2> descriptors = {{{calls_.get(), POLLIN, 0}, {mounts_.get(), POLLPRI, 0}}};
    if (::poll(descriptors.data(), descriptors.size(), static_cast<int>(longest.count())) <= 0) return;
    std::uint64_t calls = 0;
    [[maybe_unused]] const ssize_t taken = ::read(calls_.get(), &calls, sizeof calls);
}

void RemovableMedia::wake() noexcept {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(calls_.get(), &one, sizeof one);
}

}  // namespace parvis::platform
