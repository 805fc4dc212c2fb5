// write-on-stick FOLDER: takes an order and its bytes from standard input, after a line that says how long the order
// is, and copies it to a stick; standard output gets one line, how it ended. The unprivileged half of
// deploy/debian/copy-to-stick.
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <string>

#include "platform/copy_order.h"
#include "platform/stick_copy.h"

namespace {

using namespace parvis;
using namespace parvis::platform;

Result<std::size_t> read_input(std::span<std::byte> into) {
    std::size_t done = 0;
    while (done < into.size()) {
        const ssize_t n = ::read(STDIN_FILENO, into.data() + done, into.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;  // whatever happened to the sender, no more comes
        done += static_cast<std::size_t>(n);
    }
    return done;
}

// Byte by byte, so that nothing behind it is taken.
Result<std::size_t> read_length() {
    std::string line;
    for (std::byte byte{}; line.size() < 10;) {
        if (const auto got = read_input({&byte, 1}); !got || *got == 0) break;
        if (byte == std::byte{'\n'}) {
            std::size_t length = 0;
            const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), length);
            if (error != std::errc{} || end != line.data() + line.size() || length > order_limit_bytes) break;
            return length;
        }
        line += static_cast<char>(byte);
    }
    return fail(Errc::malformed, "no length of an order: \"" + line + "\"");
}

Result<CopyOrder> read_order_from_input() {
    const auto length = read_length();
    if (!length) return fail(length.error());
    std::string text(*length, '\0');
    const auto got = read_input(std::as_writable_bytes(std::span(text)));
    if (!got || *got < text.size()) return fail(Errc::interrupted, "whoever sent it went away");
    return read_order(text);
}

StickCopy copy_to(const char* stick) {
    const auto order = read_order_from_input();
    if (order) return write_copy(stick, *order, read_input);
    const bool left = order.error().code == Errc::interrupted;
    return {left ? StickCopy::End::cancelled : StickCopy::End::not_copyable, 0, order.error().message};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("usage: write-on-stick FOLDER <ORDER\n", stderr);
        return 2;
    }
    std::puts(text_of(copy_to(argv[1])).c_str());
    return 0;
}
