#include "kiosk/pin_door.h"

#include <utility>

namespace parvis::kiosk {

StaffDoor::StaffDoor(Files& files, std::filesystem::path file, const Clock& clock)
    : pin_(files, std::move(file), clock) {}

bool StaffDoor::is_set() const {
    return busy() ? was_set_ : pin_.is_set();
}

std::chrono::seconds StaffDoor::wait() const {
    return busy() ? std::chrono::seconds::zero() : pin_.wait();
}

void StaffDoor::try_pin(std::string digits) {
    if (busy()) return;
    was_set_ = pin_.is_set();
    answer_ = std::async(std::launch::async,
                         [this, digits = std::move(digits)]() mutable { return pin_.try_pin(std::move(digits)); });
}

void StaffDoor::choose(std::string digits) {
    if (busy()) return;
    was_set_ = pin_.is_set();
    answer_ = std::async(std::launch::async,
                         [this, digits = std::move(digits)]() mutable { return pin_.choose(std::move(digits)); });
}

void StaffDoor::take_given(std::string code) {
    if (busy() || code.empty()) return;
    was_set_ = pin_.is_set();
    answer_ = std::async(std::launch::async,
                         [this, code = std::move(code)]() mutable { return pin_.take_given(std::move(code)); });
}

std::optional<content::PinAnswer> StaffDoor::answer() {
    if (!busy() || answer_.wait_for(std::chrono::seconds::zero()) != std::future_status::ready) return std::nullopt;
    return answer_.get();
}

}  // namespace parvis::kiosk
