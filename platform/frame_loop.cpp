#include "platform/frame_loop.h"

#include <SDL.h>

#include <algorithm>
#include <csignal>
#include <string_view>

#include "platform/base/log.h"
#include "platform/display_plug.h"
#include "platform/input_wait.h"

namespace parvis::platform {

namespace {

// A little under a refresh at 60 Hz: where presenting already waits for the display, this adds nothing.
constexpr auto frame_pace = std::chrono::milliseconds(16);
// Nothing is waited for here but a signal of SDL's own (a console switched away) that arrives just before we fall
// asleep: noticed on waking.
constexpr auto longest_sleep = std::chrono::seconds(60);
// The same for SIGTERM, where the sleep is SDL's.
constexpr auto longest_sleep_of_sdl = std::chrono::seconds(5);
constexpr const char* input_folder = "/dev/input";

// Our own sleep, where it is better than SDL's: SDL_WaitEventTimeout() is a poll every millisecond on a bare console
// and without a display, and is woken by nothing but events. Wayland wants its descriptor read in a way only SDL can.
std::unique_ptr<InputWait> own_sleep(Window& window) {
    const char* driver = SDL_GetCurrentVideoDriver();
    const std::string_view name = driver != nullptr ? driver : "";
    const std::optional<int> display = window.display_descriptor();
    if (name == "wayland" || (name == "x11" && !display)) return nullptr;
    auto sleep = std::make_unique<InputWait>();
    if (display) sleep->watch(*display);
    if (DisplayPlug* plug = window.plug(); plug != nullptr && plug->descriptor()) sleep->watch(*plug->descriptor());
    // Nothing comes in by itself through the drivers without input.
    if (!display && name != "dummy" && name != "offscreen") sleep->watch_devices(input_folder);
    return sleep;
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

// An order to a computer, not something to type. AltGr is no such: it types @ and œ.
bool is_combination(const SDL_Keysym& key) {
    return (key.mod & (KMOD_CTRL | KMOD_LALT | KMOD_GUI)) != 0;
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

// While it lives, SIGTERM and SIGINT end the loop, whichever thread they reach and whenever. (SDL's own handlers leave
// a note that is read on the next waking.)
class FrameLoop::QuitSignals {
public:
    explicit QuitSignals(FrameLoop& loop) {
        loop_ = &loop;
        struct sigaction action {};
        action.sa_handler = [](int) {
            if (FrameLoop* running = loop_) running->quit();
        };
        ::sigaction(SIGTERM, &action, &term_before_);
        ::sigaction(SIGINT, &action, &int_before_);
    }
    ~QuitSignals() {
        ::sigaction(SIGTERM, &term_before_, nullptr);
        ::sigaction(SIGINT, &int_before_, nullptr);
        loop_ = nullptr;
    }
    QuitSignals(const QuitSignals&) = delete;
    QuitSignals& operator=(const QuitSignals&) = delete;

private:
    static inline std::atomic<FrameLoop*> loop_{nullptr};
    struct sigaction term_before_ {};
    struct sigaction int_before_ {};
};

FrameLoop::FrameLoop(Window& window, FrameLoopClient& client, const Clock& clock)
    : window_(window), client_(client), clock_(clock), sleep_(own_sleep(window)) {}

FrameLoop::~FrameLoop() = default;

Status FrameLoop::run() {
    std::optional<QuitSignals> signals;
    if (sleep_) signals.emplace(*this);
    const std::chrono::milliseconds longest = sleep_ ? longest_sleep : longest_sleep_of_sdl;
    while (true) {
        Result<bool> more = turn(std::min(longest, watchdog_.longest_silence().value_or(longest)));
        if (!more) return fail(std::move(more).error());
        if (!*more) {
            watchdog_.stopping();
            return {};
        }
    }
}

Result<bool> FrameLoop::turn(std::chrono::milliseconds longest) {
    if (!first_turn_) {
        const Instant now = clock_.now();
        // Asked for a frame: no sooner than the last one's pace allows. Else until the client's deadline. Without a
        // display the frame waits, and so does whatever follows it.
        Instant until = Instant::max();
        if (!demand_.draw && demand_.next) until = *demand_.next;
        if (demand_.draw && window_.has_display()) until = last_frame_ ? *last_frame_ + frame_pace : now;
        if (until != Instant::max()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - now);
            longest = std::clamp(left, std::chrono::milliseconds(0), longest);
        }
        wait(longest);
    }
    first_turn_ = false;
    take_events();
    if (quitting_) return false;

    const Instant now = clock_.now();
    demand_ = client_.demand(now);
    if (!demand_.draw || !window_.has_display()) {
        watchdog_.beat(std::chrono::steady_clock::now());
        return true;
    }
    // Input came before the glass can take another frame: the demand stands, the next turn waits for the rest of it.
    if (last_frame_ && now - *last_frame_ < frame_pace) return true;
    last_frame_ = now;
    demand_ = {};
    if (Status drawn = client_.draw(now); !drawn) {
        // A frame that was on its way when the display was unplugged.
        keep_display();
        if (window_.has_display()) return fail(std::move(drawn).error());
        return true;
    }
    watchdog_.ready();
    watchdog_.beat(std::chrono::steady_clock::now());
    // What it wants after this frame: another one (motion), a deadline, or nothing.
    demand_ = client_.demand(clock_.now());
    return !quitting_;
}

// True when the display came or went.
bool FrameLoop::keep_display() {
    DisplayPlug* plug = window_.plug();
    if (plug == nullptr || !plug->take_news()) return false;
    log(LogLevel::notice, plug->plugged() ? "the display is back" : "the display was unplugged: nothing is drawn");
    if (plug->plugged()) {
        window_.restore();
        client_.on_exposed(window_.size());
    }
    return true;
}

void FrameLoop::wake() {
    if (!woken_.exchange(true)) end_sleep();
}

void FrameLoop::quit() {
    quitting_ = true;
    end_sleep();
}

// Any thread, and signal handlers where the sleep is ours.
void FrameLoop::end_sleep() {
    if (sleep_) return sleep_->wake();
    // SDL_PushEvent is one of the few calls of SDL that any thread may make. Its queue full: then it is awake.
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

void FrameLoop::wait(std::chrono::milliseconds longest) {
    if (!sleep_) {
        // Without an event to fill it leaves what came in the queue.
        SDL_WaitEventTimeout(nullptr, static_cast<int>(longest.count()));
        return;
    }
    const auto until = std::chrono::steady_clock::now() + longest;
    while (!woken_ && !quitting_) {
        SDL_PumpEvents();
        if (keep_display() || SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_TRUE) return;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left <= std::chrono::milliseconds(0)) return;
        sleep_->wait(left);
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
            case SDL_KEYDOWN:
                combination_ = is_combination(event.key.keysym);
                if (event.key.repeat == 0) client_.on_key_down();
                if (const auto key = named_key(event.key.keysym.sym); key && !combination_) client_.on_key(*key);
                break;
            case SDL_TEXTINPUT:  // comes after its key
                if (!combination_) client_.on_text(event.text.text);
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
