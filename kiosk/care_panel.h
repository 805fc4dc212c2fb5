// The pages that look after the board, behind the staff's PIN: its state, the touch test, the cleaning. UI thread only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "kiosk/screens/care.h"
#include "kiosk/screens/cleaning.h"
#include "kiosk/screens/touch_test.h"
#include "kiosk/staff_desk.h"
#include "platform/base/clock.h"
#include "platform/touch_input.h"

namespace parvis::kiosk {

class CarePanel {
public:
    static constexpr std::chrono::seconds cleaning_lasts{30};

    [[nodiscard]] bool is_open() const { return step_ != Step::closed; }
    void open() { step_ = Step::page; }
    // False when it was closed.
    bool close();
    // What lies on top goes first; false when nothing of ours was there.
    bool go_back();
    // Nobody can touch anything.
    [[nodiscard]] bool cleans() const { return step_ == Step::cleaning; }

    // Once a frame, before drawing; `facts` null: not gathered yet. True: other things lie under a finger from now on.
    [[nodiscard]] bool keep(const StaffFacts* facts, bool busy, const Strings& strings, Instant now);
    [[nodiscard]] std::optional<Intent> draw(Ui& ui) { return draw_care(view_, state_, ui); }
    // What covers the whole glass, bar and all; drawn last.
    [[nodiscard]] std::optional<Intent> draw_over(const Box& glass, Ui& ui);
    // A finger anywhere on the page, whatever it means there.
    void on_contact(const platform::Contact& contact);
    // Of the choices that are ours alone: open, touch_test, clean. False: another's.
    bool apply(CareChoice choice);
    [[nodiscard]] std::optional<Instant> changes_at(Instant now) const;

private:
    enum class Step : std::uint8_t { closed, page, touch_test, cleaning };

    Step step_ = Step::closed;
    CareView view_;
    CareState state_;
    TouchTestState touches_;
    std::optional<Instant> clean_until_;  // from the first frame of the cleaning on
    int seconds_left_ = 0;
    ScrollState scroll_before_;          // what was asked for
    bool made_ = false;                  // view_, of what follows
    const StaffFacts* shown_ = nullptr;  // compared only
    Language language_ = Language::french;
};

}  // namespace parvis::kiosk
