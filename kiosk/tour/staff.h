// A staff's desk and a PIN that the tour shows: nothing is asked of a store.
#pragma once

#include <filesystem>
#include <utility>

#include "kiosk/pin_door.h"
#include "kiosk/staff_desk.h"

namespace parvis::kiosk {

class TourStaff final : public StaffDesk, public PinDoor {
public:
    [[nodiscard]] bool key_present() const override { return false; }
    void look() override {}
    void leave() override {}
    [[nodiscard]] std::shared_ptr<const StaffFacts> facts() const override { return facts_; }
    FactsBefore show(const std::optional<content::VersionName>& /*name*/) override { return facts_; }
    FactsBefore accept(const content::Agreement& /*agreement*/) override { return facts_; }
    FactsBefore prepare(std::uint64_t /*arrival*/) override { return facts_; }
    FactsBefore publish() override { return facts_; }
    FactsBefore copy(StickFolder /*what*/, std::uint64_t /*arrival*/) override { return facts_; }
    FactsBefore discard() override { return facts_; }
    [[nodiscard]] StaffProgress progress() const override { return progress_; }
    void order(MachineOrder /*order*/) override {}

    [[nodiscard]] bool is_set() const override { return is_set_; }
    [[nodiscard]] std::chrono::seconds wait() const override { return wait_; }
    void try_pin(std::string /*digits*/) override { answer_ = content::PinAnswer::right; }
    void choose(std::string /*digits*/) override {}
    [[nodiscard]] bool busy() const override { return false; }
    [[nodiscard]] std::optional<content::PinAnswer> answer() override { return std::exchange(answer_, std::nullopt); }

    void is_new() { is_set_ = false; }
    void slows_down() { wait_ = std::chrono::seconds{60}; }
    void knows_all();
    void has_stick();
    void reads_tables() { progress_ = {StaffWork::preparing, 0.4F}; }
    void has_mistakes();
    void has_draft(const std::filesystem::path& draft);
    // Of the board: as it should be; and all that can be wrong with it.
    void is_well();
    void is_ill();

private:
    void know(StaffFacts facts);

    bool is_set_ = true;
    std::chrono::seconds wait_{0};
    std::optional<content::PinAnswer> answer_;
    std::shared_ptr<const StaffFacts> facts_;
    StaffProgress progress_;
};

}  // namespace parvis::kiosk
