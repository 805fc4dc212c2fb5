// The clock of a board for tests: through power cuts, with what a machine's clocks say.
#pragma once

#include <chrono>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "kiosk/trusted_clock.h"
#include "tests/fakes/hand_clock.h"
#include "tests/fakes/told_clock.h"
#include "tests/support/temporary_folder.h"

namespace parvis::testing {

using namespace parvis::kiosk;
using namespace std::chrono_literals;

inline WallTime day(int y, unsigned m, unsigned d) {
    return std::chrono::sys_days(std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d));
}

inline const WallTime built = day(2026, 11, 1);

// The clock of a board, over as many starts as a test wants. What it keeps lies in a folder.
struct ClockBoard {
    TemporaryFolder folder;
    HandClock machine;
    ToldClocks clocks{machine};
    std::unique_ptr<TrustedClock> clock;
    int starts = 0;

    ClockBoard() { machine.set_wall(day(2026, 11, 25) + 14h); }
    void start_kiosk() {
        clock.reset();
        clock = std::make_unique<TrustedClock>(
            machine, clocks, ClockSetup{folder / "store" / "clock", "boot-" + std::to_string(starts), built});
    }
    // The power comes after so long; without a clock that runs on, the machine's starts where it says.
    void power_on(std::chrono::nanoseconds off, WallTime machine_starts_at) {
        clock.reset();
        ++starts;
        machine.pass(off);
        machine.set_wall(machine_starts_at);
        clocks.boot();
        machine.pass(20s);
        start_kiosk();
    }
    void pass(std::chrono::nanoseconds time) {
        for (; time > 1min; time -= 1min) {
            machine.pass(1min);
            static_cast<void>(clock->keep());
        }
        machine.pass(time);
        static_cast<void>(clock->keep());
    }
    [[nodiscard]] ClockTrust trust() const { return clock->reading().trust; }
    [[nodiscard]] std::string kept() const {
        std::ifstream file(folder / "store" / "clock");
        return {std::istreambuf_iterator<char>(file), {}};
    }
};

}  // namespace parvis::testing
