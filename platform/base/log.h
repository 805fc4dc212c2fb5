// The journal: one event a line on standard error, as systemd's journal reads it. No personal data.
#pragma once

#include <string_view>

namespace parvis {

enum class LogLevel { error = 3, warning = 4, notice = 5, info = 6, debug = 7 };  // syslog's numbers

// Writes one line in one write(2). Under systemd (JOURNAL_STREAM is set) it starts with its "<level>", at a terminal
// with the level's name. What the journal would hide a line for is replaced in `message`: control characters, line ends
// and direction marks by spaces, bytes that are no UTF-8 by “?”. What is longer than 2,000 bytes ends with “…”. Lines
// above the threshold are dropped. Any thread.
void log(LogLevel level, std::string_view message);

// The least urgent level that is written; `info` at start. Any thread.
void set_log_threshold(LogLevel least_urgent);

}  // namespace parvis
