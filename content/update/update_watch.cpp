#include "content/update/update_watch.h"

#include <algorithm>

namespace parvis::content {
namespace {

using namespace std::chrono_literals;
using Seconds = std::chrono::duration<double>;

// Where each step ends in all of the work, by what a byte costs in it: read from a stick (30 MB/s), read again and
// judged (80 MB/s), and what of it the card still has to write by then (20 MB/s, a part of it was done meanwhile).
double end_of(UpdateStep step) {
    switch (step) {
        case UpdateStep::looking:
            return 0;
        case UpdateStep::copying:
            return 0.5;
        case UpdateStep::verifying:
            return 0.7;
        case UpdateStep::installing:
            return 1;
    }
    return 1;
}

// Before that a rate is chance.
constexpr Seconds shortest_measured = 1s;
// What was told stays while it is not wrong by more: a number that jumps is not believed.
constexpr Seconds least_correction = 2s;
constexpr double least_correction_share = 0.2;

}  // namespace

UpdateProgress UpdateWatch::progress() const {
    const std::scoped_lock lock(mutex_);
    UpdateProgress now = progress_;
    // It goes down with the clock between two reports; what took longer than was told is not told any more.
    if (ends_at_ && *ends_at_ > clock_.now())
        now.left = std::chrono::ceil<std::chrono::seconds>(*ends_at_ - clock_.now());
    return now;
}

void UpdateWatch::signed_by(const std::string& signer, const Edition& edition) {
    const std::scoped_lock lock(mutex_);
    progress_.signer = signer;
    progress_.edition = edition;
}

void UpdateWatch::compared(const Comparison& changes) {
    const std::scoped_lock lock(mutex_);
    progress_.changes = changes;
}

void UpdateWatch::enter(UpdateStep step) {
    const std::scoped_lock lock(mutex_);
    const Instant now = clock_.now();
    if (progress_.step == UpdateStep::looking) began_ = now;
    progress_.share = std::max(progress_.share, end_of(progress_.step));
    progress_.step = step;
    progress_.bytes_done = progress_.bytes_total = 0;
    step_began_ = now;
    step_began_at_ = progress_.share;
}

void UpdateWatch::advance(std::uint64_t bytes, std::uint64_t of) {
    const std::scoped_lock lock(mutex_);
    progress_.bytes_done = bytes;
    progress_.bytes_total = of;
    if (bytes == 0 || bytes > of) return;
    const double done = static_cast<double>(bytes) / static_cast<double>(of);
    progress_.share = std::max(progress_.share, step_began_at_ + done * (end_of(progress_.step) - step_began_at_));
    estimate(clock_.now());
}

// The rest of this step at this step's own pace, what follows at the pace of all.
void UpdateWatch::estimate(Instant now) {
    const Seconds passed = now - began_;
    if (passed < shortest_measured) return;
    const double share = progress_.share;
    const double step_end = end_of(progress_.step);
    const Seconds pace = passed / share;
    const Seconds in_step = now - step_began_;
    const bool is_measured = in_step >= shortest_measured && share > step_began_at_;
    const Seconds step_pace = is_measured ? in_step / (share - step_began_at_) : pace;
    const Seconds left = (step_end - share) * step_pace + (1 - step_end) * pace;
    const Instant ends = now + std::chrono::duration_cast<Instant::duration>(left);
    if (ends_at_) {
        const Seconds wrong = ends > *ends_at_ ? ends - *ends_at_ : *ends_at_ - ends;
        if (wrong <= std::max(least_correction, left * least_correction_share)) return;
    }
    ends_at_ = ends;
}

}  // namespace parvis::content
