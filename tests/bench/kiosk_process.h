// The real program under Xvfb from outside: start, memory, idle cost; and beside it Chromium with the same catalogue as
// one local page, by the same means in the same run.
#pragma once

#include <filesystem>

namespace parvis::bench {

struct ProcessOptions {
    std::filesystem::path content;
    int starts = 5;
    int idle_seconds = 60;
    bool peer = false;
};

// Prints the table; false when a program is missing or never shows its page.
[[nodiscard]] bool measure_processes(const ProcessOptions& options);

}  // namespace parvis::bench
