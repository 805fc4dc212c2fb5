#include "kiosk/upkeep.h"

#include <algorithm>
#include <utility>

namespace parvis::kiosk {
namespace {

// A visit is not cut short for it.
constexpr std::chrono::minutes between_tries{1};

}  // namespace

Upkeep::Upkeep(platform::FrameLoopClient& stage, const App& app, std::function<SafeMode()> safe_mode, Instant now)
    : stage_(stage), app_(app), safe_mode_(std::move(safe_mode)) {
    if (safe_mode_().on) safe_mode_ends_at_ = now + safe_mode_lasts;
}

void Upkeep::keep_safe_mode(Instant now) {
    if (!safe_mode_ends_at_ || now < *safe_mode_ends_at_) return;
    safe_mode_ends_at_ = now + between_tries;
    if (app_.presence() != Presence::nobody || !safe_mode_().avoided.empty()) return;
    safe_mode_ends_at_.reset();
    if (safe_mode_over_) safe_mode_over_();
}

platform::FrameDemand Upkeep::demand(Instant now) {
    keep_safe_mode(now);
    if (usage_ != nullptr) usage_->save_if_due(now);
    if (starts_ != nullptr) starts_->keep_date();
    platform::FrameDemand demand = stage_.demand(now);
    const auto no_later_than = [&demand](std::optional<Instant> at) {
        if (at) demand.next = demand.next ? std::min(*demand.next, *at) : *at;
    };
    no_later_than(safe_mode_ends_at_);
    if (usage_ != nullptr) no_later_than(usage_->due_at());
    return demand;
}

}  // namespace parvis::kiosk
