#include "kiosk/clock_panel.h"

#include <chrono>
#include <utility>

namespace parvis::kiosk {
namespace {

using namespace std::chrono_literals;

}  // namespace

std::optional<ClockView> ClockPanel::view(const Strings& strings) const {
    if (clock_ == nullptr) return std::nullopt;
    return make_clock_view({clock_->reading(), clock_->set_on(), clock_->is_held(), clock_->has_battery(), setting_},
                           strings);
}

bool ClockPanel::apply(const Intent& intent) {
    if (const auto* chosen = std::get_if<ClockChosen>(&intent)) {
        if (clock_ != nullptr) choose(chosen->choice);
        return true;
    }
    const auto* step = std::get_if<ClockStepped>(&intent);
    if (step == nullptr) return false;
    if (clock_ != nullptr && setting_) setting_ = clock_->possible(stepped(*setting_, step->part, step->by));
    return true;
}

void ClockPanel::choose(ClockChoice choice) {
    switch (choice) {
        case ClockChoice::start:
            setting_ = std::chrono::floor<std::chrono::minutes>(clock_->wall());
            return;
        case ClockChoice::set:
            if (setting_) clock_->set(*setting_);
            setting_.reset();
            return;
        case ClockChoice::drop:
            setting_.reset();
            return;
        case ClockChoice::reset:
            clock_->reset();
            return;
    }
}

bool ClockPanel::leave() {
    return std::exchange(setting_, std::nullopt).has_value();
}

std::optional<Instant> ClockPanel::changes_at(Instant now) const {
    if (clock_ == nullptr || setting_) return std::nullopt;
    const auto into_minute = clock_->wall() - std::chrono::floor<std::chrono::minutes>(clock_->wall());
    return now + std::chrono::duration_cast<Instant::duration>(1min - into_minute);
}

}  // namespace parvis::kiosk
