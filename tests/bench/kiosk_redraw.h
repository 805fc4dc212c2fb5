// What frames of each screen cost, in this process: whole ones, what a touch or the clock changes, and a scroll.
#pragma once

#include <filesystem>

#include "tests/bench/kiosk_rig.h"

namespace parvis::bench {

struct RedrawOptions {
    std::filesystem::path content;
    int rounds = 40;
    bool gles2 = true;
};

// Prints the tables; false when something is missing.
[[nodiscard]] bool measure_redraws(const RedrawOptions& options);

}  // namespace parvis::bench
