// Looks after the board for staff: gathers what there is to say of it, and does what they ask of the program itself.
#pragma once

#include <functional>

#include "kiosk/care_facts.h"
#include "kiosk/content_source.h"
#include "platform/base/clock.h"

namespace parvis::kiosk {

struct CareSetup {
    platform::HealthPlaces places;
    ContentSource content;                   // what is shown now: for the names of what was counted
    bool comes_back = false;                 // as CareFacts says it
    std::vector<SettingProblem> settings{};  // as CareFacts says it
    std::string centre{};                    // ours by the settings, where the content does not say; may be empty
};

class Care {
public:
    // All must outlive it.
    Care(CareSetup setup, StartRecord& starts, const Usage& usage, const Clock& clock);

    // Reads files and the content: for a worker thread.
    [[nodiscard]] CareFacts facts() const;
    // UI thread: notes how this start ends, and ends it.
    void order(MachineOrder order);
    // Ends the program's loop.
    void on_end(std::function<void()> call) { end_ = std::move(call); }

private:
    const CareSetup setup_;
    StartRecord& starts_;
    const Usage& usage_;
    const Clock& clock_;
    const Instant started_;
    std::function<void()> end_;
};

}  // namespace parvis::kiosk
