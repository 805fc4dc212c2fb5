#include "platform/base/log.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <string>

namespace parvis {
namespace {

std::atomic<LogLevel> threshold{LogLevel::info};

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
    for (const char c : message) line += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    line += '\n';
    // A journal that cannot be written must not stop the kiosk: there is nobody to tell.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace parvis
