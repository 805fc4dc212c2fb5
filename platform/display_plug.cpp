#include "platform/display_plug.h"

#include <linux/netlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "platform/base/log.h"
#include "platform/kernel_file.h"

namespace parvis::platform {

namespace {

// "card0-HDMI-A-1". What a driver writes pictures back to is no display, and never says what is in it.
bool is_socket_for_displays(std::string_view name) {
    return name.starts_with("card") && name.find('-') != std::string_view::npos &&
           name.find("Writeback") == std::string_view::npos;
}

// Fields that end with a zero byte each.
bool is_about_displays(std::string_view message) {
    constexpr std::string_view field("SUBSYSTEM=drm\0", 14);
    return message.find(field) != std::string_view::npos;
}

}  // namespace

// Where nothing says that it is empty, there may be a display: many panels say nothing.
bool is_display_plugged(const std::filesystem::path& connectors) {
    bool any_empty = false;
    for (const auto& entry : kernel_entries(connectors)) {
        if (!is_socket_for_displays(entry.filename().string())) continue;
        if (kernel_word(entry / "status") != "disconnected") return true;
        any_empty = true;
    }
    return !any_empty;
}

DisplayPlug::DisplayPlug(std::filesystem::path connectors, Descriptor news)
    : connectors_(std::move(connectors)), news_(std::move(news)) {
    if (news_) plugged_ = is_display_plugged(connectors_);
}

std::optional<int> DisplayPlug::descriptor() const {
    return news_ ? std::optional(news_.get()) : std::nullopt;
}

bool DisplayPlug::take_news() {
    bool told = false;
    std::array<char, 8192> message;
    while (news_) {
        const ssize_t got = ::read(news_.get(), message.data(), message.size());
        if (got < 0 && errno == EINTR) continue;
        // So much was said that some is lost: it may have been of ours.
        const bool lost = got < 0 && errno == ENOBUFS;
        if (got <= 0 && !lost) break;
        told |= lost || is_about_displays({message.data(), static_cast<std::size_t>(got)});
    }
    const bool before = plugged_;
    if (told) plugged_ = is_display_plugged(connectors_);
    return plugged_ != before;
}

Descriptor open_device_news() {
    Descriptor news(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT));
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = 1;  // the kernel's own words
    // POSIX wants this cast of every kind of address.
    if (news && ::bind(news.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return news;
    log(LogLevel::warning, std::string("a display that is unplugged cannot be noticed: ") + std::strerror(errno));
    return Descriptor();
}

}  // namespace parvis::platform
