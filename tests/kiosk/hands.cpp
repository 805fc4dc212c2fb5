#include "tests/kiosk/hands.h"

#include <SDL.h>
#include <doctest/doctest.h>

#include <cmath>

namespace parvis::testing {

using namespace std::chrono_literals;

void Hands::finger(std::uint32_t type, int finger, Spot at) {
    const kiosk::Glass& glass = gui_.app().theme().glass();
    SDL_Event event{};
    event.type = type;
    event.tfinger.touchId = 1;
    event.tfinger.fingerId = finger;
    event.tfinger.x = at.x / static_cast<float>(glass.width_px);
    event.tfinger.y = at.y / static_cast<float>(glass.height_px);
    panel_.take(event, glass.width_px, glass.height_px, gui_.clock().now());
    for (const platform::Contact& contact : panel_.drain()) gui_.app().on_contact(contact);
    pass(0ms);
}

void Hands::down(int number, Spot at) {
    finger(SDL_FINGERDOWN, number, at);
}

void Hands::move(int number, Spot at) {
    finger(SDL_FINGERMOTION, number, at);
}

void Hands::up(int number, Spot at) {
    finger(SDL_FINGERUP, number, at);
}

void Hands::pass(std::chrono::milliseconds time) {
    const Instant until = gui_.clock().now() + time;
    while (true) {
        if (gui_.app().wants_frame(gui_.clock().now())) gui_.frame();
        if (gui_.clock().now() >= until) return;
        gui_.clock().pass(std::min<std::chrono::nanoseconds>(16ms, until - gui_.clock().now()));
    }
}

void Hands::tap(Spot at, std::chrono::milliseconds rests) {
    down(0, at);
    pass(rests);
    up(0, at);
    pass(32ms);
}

void Hands::trembling_tap(Spot at, float mm, std::chrono::milliseconds rests, std::mt19937& dice) {
    std::uniform_real_distribution<float> turn(0, 6.2832F);
    std::uniform_real_distribution<float> share(0.3F, 1);
    down(0, at);
    Spot now = at;
    for (auto time = 0ms; time < rests; time += 20ms) {
        const float angle = turn(dice);
        const float far = mm_px(mm) * share(dice);
        now = {at.x + far * std::cos(angle), at.y + far * std::sin(angle)};
        move(0, now);
        pass(20ms);
    }
    up(0, now);
    pass(32ms);
}

Spot middle_of(const Gui& gui, std::string_view label) {
    const kiosk::Node* found = nullptr;
    for (const kiosk::Node& node : gui.tree().nodes())
        if (node.tappable && node.label == label && !node.visible.empty()) found = &node;
    REQUIRE_MESSAGE(found != nullptr, "nothing on the glass is called " << std::string(label));
    return {found->visible.centre_x(), found->visible.centre_y()};
}

}  // namespace parvis::testing
