// How far an update is: between the thread that updates and the one that shows it.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "content/cancellation.h"
#include "content/document.h"
#include "content/pack/comparison.h"
#include "platform/base/clock.h"

namespace parvis::content {

enum class UpdateStep { looking, copying, verifying, installing };

struct UpdateProgress {
    UpdateStep step = UpdateStep::looking;
    std::uint64_t bytes_done = 0;              // of this step
    std::uint64_t bytes_total = 0;             // 0: not known yet
    double share = 0;                          // of all the steps together, 0 … 1; never less than it was
    std::optional<std::chrono::seconds> left;  // of all the steps, once it can be told
    std::string signer;                        // once the signature's comment is known to be good
    Edition edition;                           // as far as the signature tells it
    std::optional<Comparison> changes;         // for visitors, once the pack is known to be good: before the switch
};

// Any thread. `clock` must outlive it.
class UpdateWatch {
public:
    explicit UpdateWatch(const Clock& clock) : clock_(clock) {}
    [[nodiscard]] UpdateProgress progress() const;
    void cancel() { cancellation_.cancel(); }  // heard until the switch

    // For the update itself.
    void signed_by(const std::string& signer, const Edition& edition);
    void enter(UpdateStep step);
    void advance(std::uint64_t bytes, std::uint64_t of);  // of this step
    void compared(const Comparison& changes);
    [[nodiscard]] const Cancellation& cancellation() const { return cancellation_; }

private:
    void estimate(Instant now);

    const Clock& clock_;
    Cancellation cancellation_;
    mutable std::mutex mutex_;
    UpdateProgress progress_;
    Instant began_{};  // the first step that takes its time
    Instant step_began_{};
    double step_began_at_ = 0;        // the share then
    std::optional<Instant> ends_at_;  // as it was told last
};

}  // namespace parvis::content
