#include "platform/touch_input.h"

#include <SDL.h>
#include <doctest/doctest.h>

#include <string>

using namespace parvis;
using namespace parvis::platform;

namespace {

constexpr int width = 1000, height = 500;

SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.touchId = 7;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

SDL_Event button(Uint32 type, int x, int y, Uint8 which_button = SDL_BUTTON_LEFT, Uint32 device = 0) {
    SDL_Event event{};
    event.type = type;
    event.button.which = device;
    event.button.button = which_button;
    event.button.x = x;
    event.button.y = y;
    return event;
}

SDL_Event motion(int x, int y, Uint32 device = 0) {
    SDL_Event event{};
    event.type = SDL_MOUSEMOTION;
    event.motion.which = device;
    event.motion.x = x;
    event.motion.y = y;
    return event;
}

SDL_Event window_event(Uint8 what) {
    SDL_Event event{};
    event.type = SDL_WINDOWEVENT;
    event.window.event = what;
    return event;
}

// "d" down, "m" move, "u" up, "c" cancel, in the order they came.
std::string phases(TouchInput& touch) {
    std::string result;
    for (const Contact& contact : touch.drain()) result += "dmuc"[static_cast<int>(contact.phase)];
    return result;
}

struct Glass {
    TouchInput touch;
    Instant now{std::chrono::seconds(100)};
    bool take(const SDL_Event& event) { return touch.take(event, width, height, now); }
};

}  // namespace

TEST_CASE("a finger becomes a contact in pixels of the glass, with its time") {
    Glass glass;
    CHECK(glass.take(finger(SDL_FINGERDOWN, 1, 0.25F, 0.5F)));
    CHECK(glass.take(finger(SDL_FINGERMOTION, 1, 0.5F, 0.5F)));
    glass.now += std::chrono::milliseconds(30);
    CHECK(glass.take(finger(SDL_FINGERUP, 1, 0.5F, 0.8F)));
    const auto contacts = glass.touch.drain();
    REQUIRE(contacts.size() == 3);
    CHECK(contacts[0].phase == ContactPhase::down);
    CHECK(contacts[0].x_px == doctest::Approx(250));
    CHECK(contacts[0].y_px == doctest::Approx(250));
    CHECK(contacts[1].phase == ContactPhase::move);
    CHECK(contacts[2].phase == ContactPhase::up);
    CHECK(contacts[2].y_px == doctest::Approx(400));
    CHECK(contacts[2].at - contacts[0].at == std::chrono::milliseconds(30));
    CHECK(glass.touch.drain().empty());
}

TEST_CASE("a finger on the bezel, or reported outside the panel, is on the pixels of the edge") {
    Glass glass;
    glass.take(finger(SDL_FINGERDOWN, 1, -0.2F, 1.4F));
    glass.take(finger(SDL_FINGERMOTION, 1, 1, 0));
    const auto contacts = glass.touch.drain();
    REQUIRE(contacts.size() == 2);
    CHECK(contacts[0].x_px == 0.5F);
    CHECK(contacts[0].y_px == height - 0.5F);
    CHECK(contacts[1].x_px == width - 0.5F);
    CHECK(contacts[1].y_px == 0.5F);
}

TEST_CASE("the mouse is a finger while its left button is down") {
    Glass glass;
    glass.take(motion(10, 10));
    glass.take(button(SDL_MOUSEBUTTONDOWN, 20, 30));
    glass.take(motion(25, 30));
    glass.take(button(SDL_MOUSEBUTTONUP, 25, 30));
    glass.take(motion(40, 40));
    CHECK(phases(glass.touch) == "dmu");
}

TEST_CASE("SDL's motion at 0, 0 on start is no touch") {
    Glass glass;
    CHECK(glass.take(motion(0, 0)));
    CHECK(glass.touch.drain().empty());
}

TEST_CASE("other buttons of the mouse do nothing") {
    Glass glass;
    CHECK(glass.take(button(SDL_MOUSEBUTTONDOWN, 5, 5, SDL_BUTTON_RIGHT)));
    CHECK(glass.take(button(SDL_MOUSEBUTTONUP, 5, 5, SDL_BUTTON_RIGHT)));
    CHECK(glass.touch.drain().empty());
    glass.take(button(SDL_MOUSEBUTTONDOWN, 5, 5));
    glass.take(button(SDL_MOUSEBUTTONUP, 5, 5, SDL_BUTTON_RIGHT));
    CHECK(phases(glass.touch) == "d");
}

TEST_CASE("the mouse events that SDL makes of a finger are not a second contact") {
    Glass glass;
    glass.take(button(SDL_MOUSEBUTTONDOWN, 5, 5, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID));
    glass.take(motion(6, 6, SDL_TOUCH_MOUSEID));
    glass.take(button(SDL_MOUSEBUTTONUP, 5, 5, SDL_BUTTON_LEFT, SDL_TOUCH_MOUSEID));
    CHECK(glass.touch.drain().empty());
}

TEST_CASE("second fingers are ignored while the first leads") {
    Glass glass;
    glass.take(finger(SDL_FINGERDOWN, 1, 0.1F, 0.1F));
    glass.take(finger(SDL_FINGERDOWN, 2, 0.9F, 0.9F));
    glass.take(finger(SDL_FINGERMOTION, 2, 0.8F, 0.9F));
    glass.take(finger(SDL_FINGERUP, 2, 0.8F, 0.9F));
    glass.take(button(SDL_MOUSEBUTTONDOWN, 3, 3));
    CHECK(phases(glass.touch) == "d");
    glass.take(finger(SDL_FINGERUP, 1, 0.1F, 0.1F));
    CHECK(phases(glass.touch) == "u");
    // Still down when the first goes, a second finger does not take over in the middle of its way.
    glass.take(finger(SDL_FINGERMOTION, 2, 0.7F, 0.9F));
    CHECK(phases(glass.touch).empty());
}

TEST_CASE("two hands type: a finger that came while the first was down takes over when that one lifts") {
    Glass glass;
    glass.take(finger(SDL_FINGERDOWN, 1, 0.1F, 0.1F));
    glass.now += std::chrono::milliseconds(60);
    const Instant second_came = glass.now;
    glass.take(finger(SDL_FINGERDOWN, 2, 0.9F, 0.8F));
    glass.take(finger(SDL_FINGERMOTION, 2, 0.905F, 0.8F));
    glass.now += std::chrono::milliseconds(60);
    glass.take(finger(SDL_FINGERUP, 1, 0.1F, 0.1F));
    glass.now += std::chrono::milliseconds(60);
    glass.take(finger(SDL_FINGERUP, 2, 0.905F, 0.8F));
    const auto contacts = glass.touch.drain();
    REQUIRE(contacts.size() == 4);
    CHECK(contacts[1].phase == ContactPhase::up);
    CHECK(contacts[2].phase == ContactPhase::down);
    CHECK(contacts[2].x_px == doctest::Approx(900));
    CHECK(contacts[2].at == second_came);
    CHECK(contacts[3].phase == ContactPhase::up);
    CHECK(contacts[3].at == glass.now);
}

TEST_CASE("a second finger that rests, has gone elsewhere or has lifted does not take over") {
    Glass glass;
    glass.take(finger(SDL_FINGERDOWN, 1, 0.1F, 0.1F));
    glass.take(finger(SDL_FINGERDOWN, 2, 0.9F, 0.8F));
    SUBCASE("it rests") {
        glass.now += std::chrono::milliseconds(301);
    }
    SUBCASE("it has gone elsewhere") {
        glass.take(finger(SDL_FINGERMOTION, 2, 0.8F, 0.8F));
    }
    SUBCASE("it has lifted") {
        glass.take(finger(SDL_FINGERUP, 2, 0.9F, 0.8F));
    }
    SUBCASE("the window was hidden meanwhile") {
        glass.take(window_event(SDL_WINDOWEVENT_HIDDEN));
    }
    glass.take(finger(SDL_FINGERUP, 1, 0.1F, 0.1F));
    const std::string so_far = phases(glass.touch);
    CHECK((so_far == "du" || so_far == "dc"));
    glass.take(finger(SDL_FINGERMOTION, 2, 0.9F, 0.8F));
    glass.take(finger(SDL_FINGERUP, 2, 0.9F, 0.8F));
    CHECK(phases(glass.touch).empty());
}

TEST_CASE("a panel that was unplugged under a finger does not keep the next one waiting for ever") {
    Glass glass;
    glass.take(finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F));
    glass.now += std::chrono::seconds(3);
    SDL_Event other = finger(SDL_FINGERDOWN, 1, 0.2F, 0.2F);
    other.tfinger.touchId = 9;
    glass.take(other);
    CHECK(phases(glass.touch) == "dcd");
}

TEST_CASE("a mouse button held still is meant, and does not yield") {
    Glass glass;
    glass.take(button(SDL_MOUSEBUTTONDOWN, 20, 30));
    glass.now += std::chrono::seconds(5);
    glass.take(finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F));
    glass.take(finger(SDL_FINGERUP, 1, 0.5F, 0.5F));
    glass.take(button(SDL_MOUSEBUTTONUP, 20, 30));
    CHECK(phases(glass.touch) == "du");
}

TEST_CASE("a finger of another panel with the same number is another finger") {
    Glass glass;
    glass.take(finger(SDL_FINGERDOWN, 1, 0.1F, 0.1F));
    SDL_Event other = finger(SDL_FINGERUP, 1, 0.1F, 0.1F);
    other.tfinger.touchId = 8;
    glass.take(other);
    CHECK(phases(glass.touch) == "d");
}

TEST_CASE("a still palm yields to a new finger, a moving finger does not") {
    Glass glass;
    glass.take(finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F));
    glass.now += std::chrono::milliseconds(1900);
    glass.take(finger(SDL_FINGERDOWN, 2, 0.1F, 0.1F));
    CHECK(phases(glass.touch) == "d");
    // It trembles by a few pixels: still a palm.
    glass.take(finger(SDL_FINGERMOTION, 1, 0.505F, 0.5F));
    glass.now += std::chrono::milliseconds(200);
    glass.take(finger(SDL_FINGERDOWN, 3, 0.1F, 0.1F));
    CHECK(phases(glass.touch) == "mcd");
    // What the palm does from now on is nothing.
    glass.take(finger(SDL_FINGERUP, 1, 0.5F, 0.5F));
    CHECK(phases(glass.touch).empty());
    // The new leader drags: it keeps leading however long it takes.
    for (int i = 1; i <= 6; ++i) {
        glass.now += std::chrono::seconds(1);
        glass.take(finger(SDL_FINGERMOTION, 3, 0.1F + 0.1F * static_cast<float>(i), 0.1F));
    }
    glass.take(finger(SDL_FINGERDOWN, 4, 0.9F, 0.9F));
    CHECK(phases(glass.touch) == "mmmmmm");
}

TEST_CASE("a contact whose end is lost with the focus is cancelled") {
    for (const Uint8 what : {SDL_WINDOWEVENT_FOCUS_LOST, SDL_WINDOWEVENT_HIDDEN, SDL_WINDOWEVENT_MINIMIZED}) {
        Glass glass;
        glass.take(finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F));
        CHECK_FALSE(glass.take(window_event(what)));
        CHECK(phases(glass.touch) == "dc");
        glass.take(finger(SDL_FINGERUP, 1, 0.5F, 0.5F));
        CHECK(phases(glass.touch).empty());
        glass.take(finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F));
        CHECK(phases(glass.touch) == "d");
    }
}

TEST_CASE("the same finger down twice ends the first contact") {
    Glass glass;
    glass.take(finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F));
    glass.take(finger(SDL_FINGERDOWN, 1, 0.2F, 0.5F));
    CHECK(phases(glass.touch) == "dcd");
}

TEST_CASE("keys are no pointer events") {
    Glass glass;
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    CHECK_FALSE(glass.take(event));
}

TEST_CASE("a mouse speaks in points of its window, contacts are pixels of the glass") {
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    REQUIRE(SDL_Init(SDL_INIT_VIDEO) == 0);
    SDL_Window* window = SDL_CreateWindow("points", 0, 0, width / 2, height / 2, 0);
    REQUIRE(window != nullptr);
    SDL_Event down = button(SDL_MOUSEBUTTONDOWN, 30, 40);
    down.button.windowID = SDL_GetWindowID(window);
    SDL_Event moved = motion(50, 60);
    moved.motion.windowID = SDL_GetWindowID(window);
    TouchInput touch;
    touch.take(down, width, height, Instant{});
    touch.take(moved, width, height, Instant{});
    const std::vector<Contact> contacts = touch.drain();
    REQUIRE(contacts.size() == 2);
    CHECK(contacts[0].x_px == 60);
    CHECK(contacts[0].y_px == 80);
    CHECK(contacts[1].x_px == 100);
    CHECK(contacts[1].y_px == 120);
    SDL_DestroyWindow(window);
    SDL_Quit();
}
