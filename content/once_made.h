// What is made once and kept for the process's life. A failure is not kept: whoever asks next makes it anew.
#pragma once

#include <mutex>
#include <optional>
#include <utility>

#include "platform/base/result.h"

namespace parvis::content {

// Any thread.
template <class T>
class OnceMade {
public:
    // `make` gives a Result<T>. What is pointed to stays as long as this does.
    template <class Make>
    [[nodiscard]] Result<const T*> get(Make&& make) {
        const std::lock_guard lock(mutex_);
        if (!made_) {
            Result<T> fresh = std::forward<Make>(make)();
            if (!fresh) return fail(std::move(fresh).error());
            made_ = std::move(*fresh);
        }
        return &*made_;
    }

private:
    std::mutex mutex_;
    std::optional<T> made_;
};

}  // namespace parvis::content
