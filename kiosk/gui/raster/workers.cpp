#include "kiosk/gui/raster/workers.h"

#include <algorithm>

namespace parvis::kiosk::raster {

std::size_t Workers::sensible_threads() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 4);
}

Workers::~Workers() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    work_there_.notify_all();
    for (std::thread& other : others_) other.join();
}

void Workers::each(std::size_t count, const std::function<void(std::size_t)>& work) {
    if (threads_ < 2 || count < 2) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    while (others_.size() + 1 < threads_) others_.emplace_back([this] { serve(); });
    {
        const std::scoped_lock lock(mutex_);
        work_ = &work;
        count_ = count;
        next_ = 0;
        at_work_ = others_.size();
        ++round_;
    }
    work_there_.notify_all();
    take_pieces();
    // Each of the others has to come to every round, be there a piece left or not: none can miss one.
    std::unique_lock lock(mutex_);
    work_done_.wait(lock, [this] { return at_work_ == 0; });
}

void Workers::take_pieces() {
    for (std::size_t i = next_++; i < count_; i = next_++) (*work_)(i);
}

void Workers::serve() {
    std::size_t served = 0;
    std::unique_lock lock(mutex_);
    while (true) {
        work_there_.wait(lock, [&] { return stopping_ || round_ != served; });
        if (stopping_) return;
        served = round_;
        lock.unlock();
        take_pieces();
        lock.lock();
        if (--at_work_ == 0) work_done_.notify_one();
    }
}

}  // namespace parvis::kiosk::raster
