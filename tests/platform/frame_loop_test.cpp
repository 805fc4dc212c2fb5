#include "platform/frame_loop.h"

#include <SDL.h>
#include <doctest/doctest.h>

#include <csignal>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "tests/fakes/hand_clock.h"

using namespace parvis;
using namespace parvis::platform;

namespace {

// Counts what the loop does, and wants a frame after everything that came in.
struct Recorder final : FrameLoopClient {
    int frames = 0, wakes = 0, exposures = 0;
    std::string text;
    std::vector<Key> keys;
    int presses = 0;
    std::vector<Contact> contacts;
    FrameDemand wanted;
    bool failing = false;
    std::function<void()> on_first_wake;

    void on_contact(const Contact& contact) override {
        contacts.push_back(contact);
        wanted.draw = true;
    }
    void on_key_down() override { ++presses; }
    void on_text(std::string_view utf8) override { text += utf8; }
    void on_key(Key key) override { keys.push_back(key); }
    void on_exposed(Size /*glass*/) override { ++exposures; }
    void on_wake() override {
        ++wakes;
        wanted.draw = true;
        if (wakes == 1 && on_first_wake) on_first_wake();
    }
    [[nodiscard]] FrameDemand demand(Instant now) override {
        if (wanted.next && now >= *wanted.next) {
            wanted.next.reset();
            wanted.draw = true;
        }
        return wanted;
    }
    [[nodiscard]] Status draw(Instant /*now*/) override {
        ++frames;
        wanted.draw = false;
        if (failing) return fail(Errc::unavailable, "the glass is gone");
        return {};
    }
};

// A real window of SDL's dummy driver, whose first events (shown, focus) are behind us.
struct Stage {
    std::unique_ptr<Window> window;
    testing::HandClock clock;
    Recorder app;
    std::unique_ptr<FrameLoop> loop;

    explicit Stage(bool fullscreen = false) {
        SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
        auto opened = Window::open({.size = {320, 200}, .fullscreen = fullscreen, .drawing = Drawing::pixels});
        REQUIRE(opened);
        window = std::move(*opened);
        loop = std::make_unique<FrameLoop>(*window, app, clock);
        settle();
        app = {};
    }
    ~Stage() { SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT); }

    bool turn() {
        auto more = loop->turn(std::chrono::milliseconds(0));
        REQUIRE(more);
        return *more;
    }
    void settle() {
        for (int i = 0; i < 5; ++i) {
            turn();
            clock.pass(std::chrono::milliseconds(100));
        }
    }
    static void push_key(SDL_Keycode key, Uint16 mod, const char* text = nullptr) {
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym.sym = key;
        event.key.keysym.mod = mod;
        push(event);
        if (text == nullptr) return;
        event = {};
        event.type = SDL_TEXTINPUT;
        SDL_strlcpy(event.text.text, text, sizeof event.text.text);
        push(event);
    }
    static void push(SDL_Event event) { REQUIRE(SDL_PushEvent(&event) == 1); }
};

}  // namespace

TEST_CASE("a still loop draws nothing") {
    Stage stage;
    for (int i = 0; i < 200; ++i) {
        CHECK(stage.turn());
        stage.clock.pass(std::chrono::milliseconds(50));
    }
    CHECK(stage.app.frames == 0);
}

TEST_CASE("wake-ups from other threads draw one frame each at most, and at least one") {
    Stage stage;
    constexpr int calls = 40;
    std::thread other([&] {
        for (int i = 0; i < calls; ++i) stage.loop->wake();
    });
    other.join();
    stage.settle();
    CHECK(stage.app.wakes == 1);
    CHECK(stage.app.frames == 1);
    for (int i = 0; i < 3; ++i) {
        stage.loop->wake();
        stage.settle();
    }
    CHECK(stage.app.wakes == 4);
    CHECK(stage.app.frames == 4);
}

TEST_CASE("a wake-up ends the sleep of a loop that nothing else would wake") {
    Stage stage;
    // Without the wake-up this turn would take an hour.
    std::thread other([&] { stage.loop->wake(); });
    const auto more = stage.loop->turn(std::chrono::hours(1));
    other.join();
    REQUIRE(more);
    CHECK(stage.app.wakes == 1);
}

TEST_CASE("a deadline is asked about when it comes, not before") {
    Stage stage;
    stage.app.wanted.next = stage.clock.now() + std::chrono::milliseconds(300);
    stage.turn();
    stage.clock.pass(std::chrono::milliseconds(299));
    stage.turn();
    CHECK(stage.app.frames == 0);
    stage.clock.pass(std::chrono::milliseconds(1));
    stage.turn();
    CHECK(stage.app.frames == 1);
    stage.settle();
    CHECK(stage.app.frames == 1);
}

TEST_CASE("many inputs within a refresh make one frame") {
    Stage stage;
    stage.loop->wake();
    stage.turn();
    REQUIRE(stage.app.frames == 1);
    for (int i = 0; i < 10; ++i) {
        stage.clock.pass(std::chrono::milliseconds(1));
        stage.loop->wake();
        stage.turn();
    }
    CHECK(stage.app.frames == 1);
    stage.clock.pass(std::chrono::milliseconds(6));
    stage.turn();
    CHECK(stage.app.frames == 2);
}

TEST_CASE("contacts, text and keys reach the app, contacts in pixels of the glass") {
    Stage stage;
    SDL_Event event{};
    event.type = SDL_FINGERDOWN;
    event.tfinger.x = 0.5F;
    event.tfinger.y = 0.25F;
    Stage::push(event);
    event = {};
    event.type = SDL_TEXTINPUT;
    SDL_strlcpy(event.text.text, "é", sizeof event.text.text);
    Stage::push(event);
    event = {};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = SDLK_BACKSPACE;
    Stage::push(event);
    stage.turn();
    REQUIRE(stage.app.contacts.size() == 1);
    CHECK(stage.app.contacts[0].x_px == doctest::Approx(160));
    CHECK(stage.app.contacts[0].y_px == doctest::Approx(50));
    CHECK(stage.app.text == "é");
    REQUIRE(stage.app.keys.size() == 1);
    CHECK(stage.app.keys[0] == Key::backspace);
}

TEST_CASE(
    "of a keyboard that somebody plugged in, letters type, also with AltGr; combinations and function keys do "
    "nothing") {
    Stage stage(true);
    Stage::push_key(SDLK_e, KMOD_NONE, "é");
    Stage::push_key(SDLK_a, KMOD_LALT, "a");
    Stage::push_key(SDLK_b, KMOD_LGUI, "b");
    Stage::push_key(SDLK_c, KMOD_RCTRL, "c");
    Stage::push_key(SDLK_0, KMOD_RALT, "@");
    Stage::push_key(SDLK_BACKSPACE, KMOD_LCTRL | KMOD_LALT);
    Stage::push_key(SDLK_F4, KMOD_LALT);
    Stage::push_key(SDLK_TAB, KMOD_LALT);
    for (SDL_Keycode key = SDLK_F1; key <= SDLK_F12; ++key) Stage::push_key(key, KMOD_NONE);
    CHECK(stage.turn());
    CHECK(stage.app.text == "é@");
    CHECK(stage.app.keys.empty());
    CHECK(stage.app.frames == 0);
}

TEST_CASE("a key that is held goes down once, however often it types") {
    Stage stage;
    for (int i = 0; i < 3; ++i) {
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym.sym = SDLK_BACKSPACE;
        event.key.repeat = i > 0 ? 1 : 0;
        Stage::push(event);
    }
    Stage::push_key(SDLK_e, KMOD_NONE, "e");
    CHECK(stage.turn());
    CHECK(stage.app.keys.size() == 3);
    CHECK(stage.app.presses == 2);
}

TEST_CASE("full screen, a request to close and a right click do nothing") {
    Stage stage(true);
    SDL_Event event{};
    event.type = SDL_WINDOWEVENT;
    event.window.event = SDL_WINDOWEVENT_CLOSE;
    Stage::push(event);
    event = {};
    event.type = SDL_MOUSEBUTTONDOWN;
    event.button.button = SDL_BUTTON_RIGHT;
    Stage::push(event);
    event.type = SDL_MOUSEBUTTONUP;
    Stage::push(event);
    CHECK(stage.turn());
    CHECK(stage.app.contacts.empty());
    CHECK(stage.app.frames == 0);
}

TEST_CASE("an uncovered window is drawn again") {
    Stage stage;
    SDL_Event event{};
    event.type = SDL_WINDOWEVENT;
    event.window.event = SDL_WINDOWEVENT_EXPOSED;
    Stage::push(event);
    stage.turn();
    CHECK(stage.app.exposures == 1);
}

TEST_CASE("SDL_QUIT, which SIGTERM becomes, ends the loop") {
    Stage stage;
    SDL_Event event{};
    event.type = SDL_QUIT;
    Stage::push(event);
    CHECK(stage.loop->run());
    CHECK_FALSE(stage.turn());
}

TEST_CASE("quit() from another thread ends a sleeping loop") {
    Stage stage;
    std::thread other([&] { stage.loop->quit(); });
    CHECK(stage.loop->run());
    other.join();
}

TEST_CASE("SIGTERM ends a sleeping loop whichever thread it reaches, and means nothing to the loop afterwards") {
    Stage stage;
    std::thread other;
    stage.app.on_first_wake = [&] { other = std::thread([] { std::raise(SIGTERM); }); };
    stage.loop->wake();
    struct sigaction before {
    }, after{};
    ::sigaction(SIGTERM, nullptr, &before);
    CHECK(stage.loop->run());
    other.join();
    ::sigaction(SIGTERM, nullptr, &after);
    const bool given_back = before.sa_handler == after.sa_handler;
    CHECK(given_back);
}

TEST_CASE("a frame that cannot be drawn ends the loop with its error") {
    Stage stage;
    stage.app.failing = true;
    stage.loop->wake();
    const Status ended = stage.loop->run();
    REQUIRE_FALSE(ended);
    CHECK(ended.error().message == "the glass is gone");
}
