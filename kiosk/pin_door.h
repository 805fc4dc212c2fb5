// The staff's PIN as the app sees it. All calls from the UI thread; none waits for a hash.
#pragma once

#include <chrono>
#include <future>
#include <optional>
#include <string>

#include "content/staff/staff_pin.h"

namespace parvis::kiosk {

class PinDoor {
public:
    virtual ~PinDoor() = default;
    [[nodiscard]] virtual bool is_set() const = 0;
    // Until the next try may be made; zero: now.
    [[nodiscard]] virtual std::chrono::seconds wait() const = 0;
    // Nothing is done while busy().
    virtual void try_pin(std::string digits) = 0;
    virtual void choose(std::string digits) = 0;
    [[nodiscard]] virtual bool busy() const = 0;
    // To the last of these, once.
    [[nodiscard]] virtual std::optional<content::PinAnswer> answer() = 0;
};

// The real one: each hash on a thread of its own.
class StaffDoor final : public PinDoor {
public:
    // `files` and `clock` must outlive it.
    StaffDoor(Files& files, std::filesystem::path file, const Clock& clock);

    [[nodiscard]] bool is_set() const override;
    [[nodiscard]] std::chrono::seconds wait() const override;
    void try_pin(std::string digits) override;
    void choose(std::string digits) override;
    // As content::StaffPin takes a code of the settings; empty: there is none, and nothing is done.
    void take_given(std::string code);
    [[nodiscard]] bool busy() const override { return answer_.valid(); }
    [[nodiscard]] std::optional<content::PinAnswer> answer() override;

private:
    content::StaffPin pin_;                   // the hash's while busy()
    bool was_set_ = false;                    // when it became busy
    std::future<content::PinAnswer> answer_;  // waited for when the door goes
};

}  // namespace parvis::kiosk
