// What the display costs while nobody is there, in this process: the frames of its changes and its drift, the painting
// of its covers.
#pragma once

#include <filesystem>

namespace parvis::bench {

// By the CPU, on two glasses, with pictures that stand still and that drift as on either way of drawing. Prints a
// table; false when something is missing.
[[nodiscard]] bool measure_display(const std::filesystem::path& content, int slides);

}  // namespace parvis::bench
