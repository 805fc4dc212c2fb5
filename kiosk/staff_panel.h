// What the app shows of the staff's own pages: the PIN before, the page behind; nothing of it stays when they leave. UI
// thread only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/care_panel.h"
#include "kiosk/clock_panel.h"
#include "kiosk/display_desk.h"
#include "kiosk/pin_door.h"
#include "kiosk/screens/pin.h"
#include "kiosk/screens/staff.h"
#include "kiosk/staff_desk.h"

namespace parvis::kiosk {

class StaffPanel {
public:
    // May be null, both: there is no such page then. Must outlive the panel.
    void follow(StaffDesk* desk, PinDoor* door);
    void follow_clock(TrustedClock* clock) { clock_.follow(clock); }
    void follow_display(DisplayDesk* display) { display_ = display; }

    void open();
    void leave();
    // A draft that is tried lies behind no page of ours.
    [[nodiscard]] bool is_open() const { return step_ != Step::closed && step_ != Step::preview; }
    // Staff wait for work that they asked for.
    [[nodiscard]] bool works() const { return view_.work.has_value() || care_.cleans(); }
    // The draft that is tried in place of what visitors see, while it is.
    [[nodiscard]] bool previews() const { return step_ == Step::preview; }
    [[nodiscard]] std::filesystem::path draft_file() const;
    // Whatever is to be confirmed no longer is; else leaves.
    void go_back();

    // Once a frame, before drawing. True: other things lie under a finger from now on.
    [[nodiscard]] bool keep(const Strings& strings, const ClockReading& clock, Instant now);
    [[nodiscard]] std::optional<Intent> draw(Ui& ui);
    // What covers the whole glass; nothing, mostly. Drawn last.
    [[nodiscard]] std::optional<Intent> draw_over(const Box& glass, Ui& ui) { return care_.draw_over(glass, ui); }
    void on_contact(const platform::Contact& contact) { care_.on_contact(contact); }
    // The strip that says so above a draft that is tried; takes this much off the top of `page`.
    [[nodiscard]] float strip_height(const Box& page, const Ui& ui) const;
    [[nodiscard]] std::optional<Intent> draw_strip(const Box& strip, Ui& ui) const;
    // Whether it was one of the staff's.
    [[nodiscard]] bool apply(const Intent& intent);
    // When keep() will next find something else to show.
    [[nodiscard]] std::optional<Instant> changes_at(Instant now) const;

private:
    enum class Step : std::uint8_t { closed, enter, needs_key, choose, again, inside, preview };

    void go(Step step, Text word);
    void take_pin();
    void hear(content::PinAnswer answer);
    void forget_digits();
    void show_pin(const Strings& strings);
    void show_facts(const Strings& strings, const ClockReading& clock);
    void choose(const StaffChosen& chosen);
    void choose(CareChoice choice);
    void await(FactsBefore before);

    StaffDesk* desk_ = nullptr;
    PinDoor* door_ = nullptr;
    DisplayDesk* display_ = nullptr;
    Step step_ = Step::closed;
    Text word_ = Text::pin_enter;  // what the PIN's page says
    std::string chosen_;           // the first time, to be entered again
    bool let_in_ = false;          // the PIN was right
    bool awaits_answer_ = false;   // of the door; who left before it came has to enter the PIN again
    PinView pin_;
    PinState pin_state_;
    ClockPanel clock_;
    StaffView view_;
    StaffState state_;
    CarePanel care_;
    std::shared_ptr<const StaffFacts> facts_;
    Language language_ = Language::french;  // of view_
    bool asked_ = false;                    // something of the desk, and no facts came since
    FactsBefore asked_at_;                  // those that are not its answer
};

}  // namespace parvis::kiosk
