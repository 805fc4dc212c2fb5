// Somebody who touches whatever there is: by the window's own queue of events, as a finger on the panel would.
// UI thread only.
#pragma once

#include <functional>
#include <random>

#include "kiosk/program.h"
#include "platform/touch_input.h"
#include "tests/soak/script.h"

namespace parvis::soak {

class Visitor {
public:
    Visitor(const kiosk::Watched& watched, Script& script) : watched_(watched), script_(script) {}

    // The same number leads to the same visits, as long as the same is shown.
    void begin(unsigned seed) { dice_.seed(seed); }
    // Touches so many times from now on, a few hundred milliseconds apart.
    void visit(int touches);

private:
    [[nodiscard]] std::size_t pick(std::size_t below) { return dice_() % below; }
    [[nodiscard]] kiosk::PointPx anywhere();
    [[nodiscard]] kiosk::PointPx something();
    void send(platform::ContactPhase phase, kiosk::PointPx page);
    [[nodiscard]] Instant::duration tap(kiosk::PointPx page);
    [[nodiscard]] Instant::duration drag();

    const kiosk::Watched watched_;
    Script& script_;
    std::mt19937 dice_;
};

}  // namespace parvis::soak
