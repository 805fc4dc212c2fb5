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
    // Runs and times it, on the wall and in this thread's own CPU time; gives back what it gives.
    template <class Work>
    auto measure(Work&& work) {
        const double cpu = thread_cpu_ms();
        const auto begin = std::chrono::steady_clock::now();
        auto result = work();
        wall_.push_back(Milliseconds(std::chrono::steady_clock::now() - begin).count());
        cpu_.push_back(thread_cpu_ms() - cpu);
        return result;
    }
    // The time that `percent` of the runs kept to; 0 without runs.
    [[nodiscard]] double wall_at(double percent) { return at(wall_, percent); }
    [[nodiscard]] double cpu_at(double percent) { return at(cpu_, percent); }
    [[nodiscard]] std::size_t count() const { return wall_.size(); }

private:
    static double thread_cpu_ms() {
        timespec now{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }
    static double at(std::vector<double>& times, double percent) {
        if (times.empty()) return 0;
        std::sort(times.begin(), times.end());
        const auto place = percent / 100 * static_cast<double>(times.size());
        return times[std::min(static_cast<std::size_t>(place), times.size() - 1)];
    }
    std::vector<double> wall_;
    std::vector<double> cpu_;
};

}  // namespace parvis::bench
