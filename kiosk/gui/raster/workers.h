// A few threads that share out the pieces of one piece of work and sleep between two of them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace parvis::kiosk::raster {

class Workers {
public:
    // `threads` in all, the caller's among them; the others start with the first work that is worth it.
    explicit Workers(std::size_t threads) : threads_(threads) {}
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // As many as the machine has processors, four at most.
    [[nodiscard]] static std::size_t sensible_threads();

    // Calls work(i) for each i below count, on any of the threads, in any order; returns when all are done. `work` must
    // not throw. From one thread only.
    void each(std::size_t count, const std::function<void(std::size_t)>& work);

private:
    void serve();
    void take_pieces();

    std::size_t threads_;
    std::vector<std::thread> others_;
    std::mutex mutex_;
    std::condition_variable work_there_;
    std::condition_variable work_done_;
    // Under the mutex.
    std::size_t round_ = 0;
    std::size_t at_work_ = 0;
    bool stopping_ = false;
    // Set under the mutex before a round, read during it.
    const std::function<void(std::size_t)>* work_ = nullptr;
    std::size_t count_ = 0;
    std::atomic<std::size_t> next_{0};
};

}  // namespace parvis::kiosk::raster
