#include "platform/stick_writer.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <optional>
#include <utility>

#include "platform/base/descriptor.h"

namespace parvis::platform {

namespace {

using End = StickCopy::End;

constexpr std::size_t answer_limit_bytes = 4096;

StickCopy no_service(std::string_view what) {
    return {End::no_service, 0, "who copies to sticks: " + std::string(what)};
}

// The bytes of the files, with whoever watches told of them; at his wish they end.
class WatchedFiles {
public:
    WatchedFiles(const std::filesystem::path& folder, const CopyOrder& order, const StickWatch& watch)
        : files_(folder, order), watch_(watch), all_bytes_(bytes_of(order)) {}

    Result<std::size_t> read(std::span<std::byte> into) {
        if (watch_.stop.stop_requested()) return fail(Errc::interrupted, "given up");
        auto got = files_.read(into);
        if (got) done_bytes_ += *got;
        if (got && watch_.on_progress) watch_.on_progress(done_bytes_, all_bytes_);
        return got;
    }

private:
    FilesInOrder files_;
    const StickWatch& watch_;
    std::uint64_t all_bytes_;
    std::uint64_t done_bytes_ = 0;
};

// The other side of the socket: takes what is sent until it has an answer.
class Service {
public:
    explicit Service(const StickWatch& watch) : watch_(watch), stop_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

    [[nodiscard]] bool connect(const std::filesystem::path& path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path.native().size() >= sizeof address.sun_path) return false;
        std::ranges::copy(path.native(), address.sun_path);
        socket_ = Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        // POSIX wants this cast of every kind of address.
        return socket_ && ::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }

    enum class Sent { all, answered, stopped, given_up };
    [[nodiscard]] Sent send(std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            const short seen = wait(POLLIN | POLLOUT);
            if (seen == 0) return stopped() ? Sent::stopped : Sent::given_up;
            if ((seen & POLLIN) != 0) return Sent::answered;
            const ssize_t n = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
            if (n < 0) return Sent::answered;  // it has gone, maybe not without a word
            bytes = bytes.subspan(static_cast<std::size_t>(n));
        }
        return Sent::all;
    }

    // No more comes: what is not whole by now is taken away again.
    void end() { ::shutdown(socket_.get(), SHUT_WR); }

    [[nodiscard]] StickCopy answer() {
        std::string line;
        while (line.size() < answer_limit_bytes) {
            if (wait(POLLIN) == 0) return no_service("no answer in time");
            std::array<char, 512> part;
            const ssize_t n = ::recv(socket_.get(), part.data(), part.size(), 0);
            if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
            if (n <= 0) break;
            line.append(part.data(), static_cast<std::size_t>(n));
            const std::size_t end = line.find('\n');
            if (end == std::string::npos) continue;
            if (auto copy = read_stick_copy(std::string_view(line).substr(0, end))) return *copy;
            break;
        }
        return no_service("no answer but \"" + line.substr(0, 100) + "\"");
    }

private:
    [[nodiscard]] bool stopped() const { return watch_.stop.stop_requested(); }

    // What is there of the events asked for; 0 for none in time, and for a wish to stop while there is more to send.
    [[nodiscard]] short wait(short events) {
        const bool sending = (events & POLLOUT) != 0;
        const std::stop_callback wake(watch_.stop, [this] { ::eventfd_write(stop_.get(), 1); });
        std::array<pollfd, 2> polled = {{{socket_.get(), events, 0}, {stop_.get(), POLLIN, 0}}};
        const auto patience = std::clamp<std::int64_t>(watch_.patience.count(), 0, INT_MAX);
        for (;;) {
            if (sending && stopped()) return 0;
            const int count = ::poll(polled.data(), sending ? 2 : 1, static_cast<int>(patience));
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return 0;
            if (polled[0].revents == 0) continue;  // a stop
            // An end is an answer to read, whatever it is.
            return (polled[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0 ? POLLIN : polled[0].revents;
        }
    }

    const StickWatch& watch_;
    Descriptor stop_;
    Descriptor socket_;
};

StickCopy send_to_service(const std::string& device, const CopyOrder& order, const ByteSource& content,
                          const StickWatch& watch, const std::filesystem::path& path) {
    Service service(watch);
    if (!service.connect(path)) return no_service(path.string() + ": " + std::strerror(errno));
    const std::string text = text_of(order);
    const std::string head = device + "\n" + std::to_string(text.size()) + "\n" + text;
    Service::Sent sent = service.send(std::as_bytes(std::span(head)));
    std::optional<Error> unread;
    std::array<std::byte, 65536> part;
    while (sent == Service::Sent::all) {
        const auto got = content(part);
        if (!got) unread = got.error();
        if (!got || *got == 0) break;
        sent = service.send(std::span(part).first(*got));
    }
    const bool cancelled = sent == Service::Sent::stopped || (unread && unread->code == Errc::interrupted);
    if (sent == Service::Sent::given_up) return no_service("takes nothing any more");
    if (cancelled || unread) service.end();
    StickCopy copy = service.answer();
    // It knows no more than that no more came.
    if (copy.end == End::cancelled && unread && !cancelled) return {End::not_copyable, 0, unread->message};
    return copy;
}

}  // namespace

StickCopy copy_to_stick(const Medium& stick, const std::filesystem::path& folder, std::string name,
                        const StickWatch& watch, const StickWriterPlaces& places) {
    const auto order = order_for(folder, std::move(name));
    if (!order) return {End::not_copyable, 0, order.error().message};
    WatchedFiles files(folder, *order, watch);
    const ByteSource content = [&files](std::span<std::byte> into) { return files.read(into); };
    if (stick.folder.parent_path() != places.sticks) return write_copy(stick.folder, *order, content);
    return send_to_service(stick.folder.filename().string(), *order, content, watch, places.service);
}

}  // namespace parvis::platform
