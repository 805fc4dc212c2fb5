// The heart beat: sleeps until input, a deadline or a call from another thread, and draws only when the app asks.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "platform/base/clock.h"
#include "platform/base/result.h"
#include "platform/touch_input.h"
#include "platform/watchdog.h"
#include "platform/window.h"

namespace parvis::platform {

class InputWait;

// Keys of a developer's window, and of a keyboard that somebody plugged in. Text comes apart from them. Nothing comes
// of combinations with Ctrl, Alt or Super, nor of function keys.
enum class Key : std::uint8_t {
    escape,
    enter,
    backspace,
    erase,
    tab,
    left,
    right,
    up,
    down,
    home,
    end,
    page_up,
    page_down
};

// What the app wants next.
struct FrameDemand {
    bool draw = false;              // a frame, as soon as the glass can take one
    std::optional<Instant> next{};  // else ask again then; nothing: only input or wake() can change the picture
};

// The app, as the loop sees it. All calls come from the thread of the loop, in this order: what came in, demand(),
// draw().
class FrameLoopClient {
public:
    virtual ~FrameLoopClient() = default;
    virtual void on_contact(const Contact& contact) = 0;
    // A key went down anew: what follows comes of it, and comes again as long as it is held.
    virtual void on_key_down() {}
    virtual void on_text(std::string_view /*utf8*/) {}
    virtual void on_key(Key /*key*/) {}
    // The glass changed its size or its content was lost (uncovered, shown again): draw all of it.
    virtual void on_exposed(Size /*glass*/) {}
    virtual void on_wake() {}  // wake() was called, once or more often
    [[nodiscard]] virtual FrameDemand demand(Instant now) = 0;
    // Draws and presents one frame. A failure ends the loop.
    [[nodiscard]] virtual Status draw(Instant now) = 0;
};

// UI thread only, but for wake() and quit().
class FrameLoop {
public:
    // All three must outlive the loop.
    FrameLoop(Window& window, FrameLoopClient& client, const Clock& clock);
    ~FrameLoop();
    FrameLoop(const FrameLoop&) = delete;
    FrameLoop& operator=(const FrameLoop&) = delete;

    // While the display is unplugged no frame is asked for; what comes in is handed on. Until quit(), the window's
    // closing or SIGTERM/SIGINT: then a success. Fails as draw() does. The service manager's watchdog is fed by frames
    // that were presented, and by turns in which there was none to present.
    [[nodiscard]] Status run();

    // One turn of run(): waits at most `longest` for something to do, hands in what came, draws one frame at most.
    // False once the loop is to end.
    [[nodiscard]] Result<bool> turn(std::chrono::milliseconds longest);

    // Makes the loop ask the client anew, soon. Any thread; calls before the loop noticed count as one.
    void wake();
    // Ends the loop after the turn it is in. Any thread.
    void quit();

private:
    class QuitSignals;
    void take_events();
    bool keep_display();
    void wait(std::chrono::milliseconds longest);
    void end_sleep();

    Window& window_;
    FrameLoopClient& client_;
    const Clock& clock_;
    TouchInput touch_;
    std::unique_ptr<InputWait> sleep_;  // none: SDL's
    std::atomic<bool> woken_{false};
    std::atomic<bool> quitting_{false};
    bool first_turn_ = true;
    bool combination_ = false;  // the last key was one
    FrameDemand demand_;
    std::optional<Instant> last_frame_;
    Watchdog watchdog_;
};

}  // namespace parvis::platform
