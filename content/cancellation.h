// A flag by which one thread asks another to give its work up.
#pragma once

#include <atomic>

namespace parvis::content {

class Cancellation {
public:
    void cancel() { cancelled_.store(true, std::memory_order_relaxed); }
    void renew() { cancelled_.store(false, std::memory_order_relaxed); }
    [[nodiscard]] bool cancelled() const { return cancelled_.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> cancelled_{false};
};

}  // namespace parvis::content
