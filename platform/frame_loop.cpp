#include "platform/frame_loop.h"

#include <SDL.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <string_view>

namespace parvis::platform {

namespace {

// A little under a refresh at 60 Hz: where presenting already waits for the display, this adds nothing.
constexpr auto frame_pace = std::chrono::milliseconds(16);
// Where SDL would look for events every millisecond.
constexpr auto nap = std::chrono::milliseconds(12);
// A signal that arrives just before SDL falls asleep is seen only on waking.
constexpr auto longest_sleep = std::chrono::seconds(5);

// Elsewhere (KMSDRM, offscreen, dummy) SDL_WaitEventTimeout() is a poll every millisecond.
bool sdl_sleeps() {
    const char* driver = SDL_GetCurrentVideoDriver();
    const std::string_view name = driver != nullptr ? driver : "";
    return name == "x11" || name == "wayland";
}

std::optional<Key> named_key(SDL_Keycode code) {
    switch (code) {
        case SDLK_ESCAPE:
            return Key::escape;
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            return Key::enter;
        case SDLK_BACKSPACE:
            return Key::backspace;
        case SDLK_DELETE:
            return Key::erase;
        case SDLK_TAB:
            return Key::tab;
        case SDLK_LEFT:
            return Key::left;
        case SDLK_RIGHT:
            return Key::right;
        case SDLK_UP:
            return Key::up;
        case SDLK_DOWN:
            return Key::down;
        case SDLK_HOME:
            return Key::home;
        case SDLK_END:
            return Key::end;
        case SDLK_PAGEUP:
            return Key::page_up;
        case SDLK_PAGEDOWN:
            return Key::page_down;
        default:
            return std::nullopt;
    }
}

bool needs_drawing(const SDL_WindowEvent& event) {
    switch (event.event) {
        case SDL_WINDOWEVENT_SHOWN:
        case SDL_WINDOWEVENT_EXPOSED:
        case SDL_WINDOWEVENT_RESTORED:
        case SDL_WINDOWEVENT_SIZE_CHANGED:
            return true;
        default:
            return false;
    }
}

}  // namespace

// What a wake-up from another thread reaches: SDL's own sleep, or our nap.
struct FrameLoop::Sleeper {
    bool in_sdl = sdl_sleeps();
    std::mutex mutex;
    std::condition_variable called;

    void call() {
        if (in_sdl) {
            // SDL_PushEvent is one of the few calls of SDL that any thread may make. Its queue full: then it is awake.
            SDL_Event event{};
            event.type = SDL_USEREVENT;
            SDL_PushEvent(&event);
        }
        const std::lock_guard lock(mutex);
        called.notify_one();
    }
};

FrameLoop::FrameLoop(Window& window, FrameLoopClient& client, const Clock& clock)
    : window_(window), client_(client), clock_(clock), sleeper_(std::make_unique<Sleeper>()) {}

FrameLoop::~FrameLoop() = default;

Status FrameLoop::run() {
    while (true) {
        Result<bool> more = turn(std::chrono::duration_cast<std::chrono::milliseconds>(longest_sleep));
        if (!more) return fail(std::move(more).error());
        if (!*more) return {};
    }
}

Result<bool> FrameLoop::turn(std::chrono::milliseconds longest) {
    if (!first_turn_) {
        const Instant now = clock_.now();
        // Asked for a frame: no sooner than the last one's pace allows. Else until the client's deadline.
        std::optional<Instant> until = demand_.next;
        if (demand_.draw) until = last_frame_ ? *last_frame_ + frame_pace : now;
        if (until) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - now);
            longest = std::clamp(left, std::chrono::milliseconds(0), longest);
        }
        wait(longest);
    }
    first_turn_ = false;
    take_events();
    if (quitting_) return false;

    const Instant now = clock_.now();
    demand_ = client_.demand(now);
    // Input came before the glass can take another frame: the demand stands, the next turn waits for the rest of it.
    if (!demand_.draw || (last_frame_ && now - *last_frame_ < frame_pace)) return true;
    last_frame_ = now;
    demand_ = {};
    if (Status drawn = client_.draw(now); !drawn) return fail(std::move(drawn).error());
    // What it wants after this frame: another one (motion), a deadline, or nothing.
    demand_ = client_.demand(clock_.now());
    return !quitting_;
}

void FrameLoop::wake() {
    if (!woken_.exchange(true)) sleeper_->call();
}

void FrameLoop::quit() {
    quitting_ = true;
    sleeper_->call();
}

void FrameLoop::wait(std::chrono::milliseconds longest) {
    if (sleeper_->in_sdl) {
        // Without an event to fill it leaves what came in the queue.
        SDL_WaitEventTimeout(nullptr, static_cast<int>(longest.count()));
        return;
    }
    const auto until = std::chrono::steady_clock::now() + longest;
    while (true) {
        SDL_PumpEvents();
        if (SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_TRUE) return;
        const auto now = std::chrono::steady_clock::now();
        if (now >= until) return;
        std::unique_lock lock(sleeper_->mutex);
        const auto called = [this] { return woken_ || quitting_; };
        if (sleeper_->called.wait_until(lock, std::min(now + nap, until), called)) return;
    }
}

void FrameLoop::take_events() {
    const Size glass = window_.size();
    SDL_Event event;
    bool exposed = false;
    while (SDL_PollEvent(&event) == 1) {
        const Instant now = clock_.now();
        if (touch_.take(event, glass.width, glass.height, now)) continue;
        switch (event.type) {
            case SDL_QUIT:  // the window closed, or SIGTERM, or SIGINT
                quitting_ = true;
                break;
            case SDL_TEXTINPUT:
                client_.on_text(event.text.text);
                break;
            case SDL_KEYDOWN:
                if (const auto key = named_key(event.key.keysym.sym)) client_.on_key(*key);
                break;
            case SDL_WINDOWEVENT:
                exposed |= needs_drawing(event.window);
                break;
            case SDL_RENDER_TARGETS_RESET:
            case SDL_RENDER_DEVICE_RESET:
                exposed = true;
                break;
            default:
                break;
        }
    }
    if (exposed) client_.on_exposed(window_.size());
    for (const Contact& contact : touch_.drain()) client_.on_contact(contact);
    if (woken_.exchange(false)) client_.on_wake();
}

}  // namespace parvis::platform
