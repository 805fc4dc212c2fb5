#include "tests/soak/visitor.h"

#include <SDL.h>

#include <chrono>
#include <vector>

namespace parvis::soak {

using namespace std::chrono_literals;
using platform::ContactPhase;

void Visitor::send(ContactPhase phase, kiosk::PointPx page) {
    const platform::Size glass = watched_.window.size();
    const kiosk::PointPx at = kiosk::page_to_glass(page, glass, watched_.orientation);
    SDL_Event event{};
    event.type = phase == ContactPhase::down ? SDL_FINGERDOWN
                 : phase == ContactPhase::up ? SDL_FINGERUP
                                             : SDL_FINGERMOTION;
    event.tfinger.touchId = 1;
    event.tfinger.fingerId = 1;
    event.tfinger.x = at.x / static_cast<float>(glass.width);
    event.tfinger.y = at.y / static_cast<float>(glass.height);
    SDL_PushEvent(&event);
}

kiosk::PointPx Visitor::anywhere() {
    const kiosk::Glass& glass = watched_.app.theme().glass();
    const auto x = static_cast<float>(pick(static_cast<std::size_t>(glass.width_px)));
    return {x, static_cast<float>(pick(static_cast<std::size_t>(glass.height_px)))};
}

kiosk::PointPx Visitor::something() {
    std::vector<kiosk::Box> targets;
    for (const kiosk::Node& node : watched_.app.tree().nodes())
        if (node.tappable && !node.visible.empty()) targets.push_back(node.visible);
    if (targets.empty()) return anywhere();
    const kiosk::Box& box = targets[pick(targets.size())];
    return {box.centre_x(), box.centre_y()};
}

Instant::duration Visitor::tap(kiosk::PointPx page) {
    const auto held = std::chrono::milliseconds(40 + pick(100));
    send(ContactPhase::down, page);
    script_.after(held, [this, page] { send(ContactPhase::up, page); });
    return held;
}

Instant::duration Visitor::drag() {
    const kiosk::PointPx from = anywhere();
    const float to = anywhere().y;
    constexpr int moves = 5;
    constexpr auto between = 20ms;
    send(ContactPhase::down, from);
    for (int i = 1; i <= moves; ++i) {
        const kiosk::PointPx at{from.x, from.y + (to - from.y) * static_cast<float>(i) / moves};
        script_.after(i * between, [this, at] { send(ContactPhase::move, at); });
    }
    script_.after((moves + 1) * between, [this, from, to] { send(ContactPhase::up, {from.x, to}); });
    return (moves + 1) * between;
}

void Visitor::visit(int touches) {
    if (touches == 0) return;
    Instant::duration takes{};
    switch (pick(8)) {
        case 0:
            takes = tap(anywhere());
            break;
        case 1:
        case 2:
            takes = drag();
            break;
        default:
            takes = tap(something());
            break;
    }
    script_.after(takes + std::chrono::milliseconds(300 + pick(1500)), [this, touches] { visit(touches - 1); });
}

}  // namespace parvis::soak
