// Durations of one kind of work, and what they look like together.
#pragma once

#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace parvis::bench {

using Milliseconds = std::chrono::duration<double, std::milli>;

class MeasuredTimes {
public:
    enum class Cpu { thread, process };
    explicit MeasuredTimes(Cpu whose = Cpu::thread)
        : cpu_clock_(whose == Cpu::thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_PROCESS_CPUTIME_ID) {}

    // Runs and times it, on the wall and in this thread's (or process's) own CPU time; gives back what it gives.
    template <class Work>
    auto measure(Work&& work) {
        const double cpu = cpu_ms();
        const auto begin = std::chrono::steady_clock::now();
        auto result = work();
        wall_.push_back(Milliseconds(std::chrono::steady_clock::now() - begin).count());
        cpu_.push_back(cpu_ms() - cpu);
        return result;
    }
    // The time that `percent` of the runs kept to; 0 without runs.
    [[nodiscard]] double wall_at(double percent) { return at(wall_, percent); }
    [[nodiscard]] double cpu_at(double percent) { return at(cpu_, percent); }
    [[nodiscard]] std::size_t count() const { return wall_.size(); }

private:
    [[nodiscard]] double cpu_ms() const {
        timespec now{};
        ::clock_gettime(cpu_clock_, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }
    static double at(std::vector<double>& times, double percent) {
        if (times.empty()) return 0;
        std::sort(times.begin(), times.end());
        const auto place = percent / 100 * static_cast<double>(times.size());
        return times[std::min(static_cast<std::size_t>(place), times.size() - 1)];
    }
    clockid_t cpu_clock_;
    std::vector<double> wall_;
    std::vector<double> cpu_;
};

}  // namespace parvis::bench
