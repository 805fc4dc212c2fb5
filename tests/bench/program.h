// A program that is measured from outside, with all its children: what the kernel says of them in /proc.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace parvis::bench {

class Program {
public:
    // Starts it at once, its output thrown away. The bench becomes the parent of orphans, so that no child gets lost.
    Program(const std::vector<std::string>& words, const std::vector<std::pair<std::string, std::string>>& environment);
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program();  // ends it: SIGTERM, and after three seconds SIGKILL to what is left

    [[nodiscard]] double ms_since_start() const;
    [[nodiscard]] bool runs() const;
    [[nodiscard]] std::vector<pid_t> processes() const;
    // Proportional set size of all processes (smaps_rollup).
    [[nodiscard]] double pss_mb() const;
    // Time on a processor of all tasks that live now (schedstat). Those that ended took theirs with them.
    [[nodiscard]] std::chrono::nanoseconds cpu() const;

private:
    std::chrono::steady_clock::time_point start_;
    pid_t leader_ = -1;
};

// The same of any processes.
[[nodiscard]] std::chrono::nanoseconds cpu_of(const std::vector<pid_t>& processes);

}  // namespace parvis::bench
