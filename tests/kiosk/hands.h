// Hands on the driven app, as the panel reports them: many fingers at once, through the same reading of the events as
// on a machine.
#pragma once

#include <chrono>
#include <random>

#include "platform/touch_input.h"
#include "tests/support/gui.h"

namespace parvis::testing {

struct Spot {
    float x = 0;
    float y = 0;
};

class Hands {
public:
    explicit Hands(Gui& gui) : gui_(gui) {}

    // `finger`: its number on the panel. Each draws the frame that the app asks for.
    void down(int finger, Spot at);
    void move(int finger, Spot at);
    void up(int finger, Spot at);
    // Frames pass as on the glass, 16 ms each, without waiting for the screen to come to rest.
    void pass(std::chrono::milliseconds time);
    void tap(Spot at, std::chrono::milliseconds rests = std::chrono::milliseconds(60));
    // A finger that trembles while it rests: never further than `mm` from where it came down.
    void trembling_tap(Spot at, float mm, std::chrono::milliseconds rests, std::mt19937& dice);

    [[nodiscard]] float mm_px(float mm) const { return gui_.app().theme().mm_px(mm); }

private:
    void finger(std::uint32_t type, int finger, Spot at);

    Gui& gui_;
    platform::TouchInput panel_;
};

// The middle of what can be touched under this label; a test failure when there is none on the glass.
[[nodiscard]] Spot middle_of(const Gui& gui, std::string_view label);

}  // namespace parvis::testing
