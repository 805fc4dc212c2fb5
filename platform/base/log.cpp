#include "platform/base/log.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <string>

namespace parvis {
namespace {

std::atomic<LogLevel> threshold{LogLevel::info};

// Of a message: more than any of ours has. What a library says of a file may have no end.
constexpr std::size_t longest_bytes = 2000;

std::string_view name_of(LogLevel level) {
    switch (level) {
        case LogLevel::error:
            return "error: ";
        case LogLevel::warning:
            return "warning: ";
        case LogLevel::notice:
            return "notice: ";
        case LogLevel::info:
            return "";
        case LogLevel::debug:
            return "debug: ";
    }
    return "";
}

// How long the sequence of UTF-8 is that `text` begins with (RFC 3629); 0: it begins with none.
std::size_t sequence_at(std::string_view text) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first > 0xF4) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0U) != 0x80) return 0;
    const bool is_overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool is_none = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
    return is_overlong || is_none ? 0 : length;
}

// What a terminal would obey: control characters of both kinds, line ends, marks that turn a text around.
bool is_order(std::string_view sequence) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(sequence[at]); };
    if (sequence.size() == 1) return byte(0) < 0x20 || byte(0) == 0x7F;
    if (sequence.size() == 2) return byte(0) == 0xC2 && byte(1) < 0xA0;
    if (sequence.size() != 3 || byte(0) != 0xE2) return false;
    const unsigned last = byte(2);
    if (byte(1) == 0x80) return last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE);
    return byte(1) == 0x81 && last >= 0xA6 && last <= 0xA9;
}

}  // namespace

void set_log_threshold(LogLevel least_urgent) {
    threshold = least_urgent;
}

void log(LogLevel level, std::string_view message) {
    if (level > threshold.load()) return;
    static const bool in_journal = std::getenv("JOURNAL_STREAM") != nullptr;
    std::string line;
    if (in_journal) {
        line.append(1, '<').append(std::to_string(static_cast<int>(level))).append(1, '>');
    } else {
        line.append("parvis: ").append(name_of(level));
    }
    const std::size_t start = line.size();
    while (!message.empty()) {
        if (line.size() - start >= longest_bytes) {
            line += "…";
            break;
        }
        const std::size_t length = sequence_at(message);
        const auto sequence = message.substr(0, length);
        if (length == 0)
            line += '?';
        else if (is_order(sequence))
            line += ' ';
        else
            line += sequence;
        message.remove_prefix(length == 0 ? 1 : length);
    }
    line += '\n';
    // A journal that cannot be written must not stop the kiosk: there is nobody to tell.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace parvis
