// The benchmarks, one function a sub-command: each measures, prints a table and returns an exit code.
#pragma once

#include <string>
#include <vector>

namespace parvis::bench {

using Arguments = std::vector<std::string>;

[[nodiscard]] int run_content(const Arguments& arguments);
[[nodiscard]] int run_kiosk(const Arguments& arguments);
[[nodiscard]] int run_slides(const Arguments& arguments);
[[nodiscard]] int run_update(const Arguments& arguments);

}  // namespace parvis::bench
