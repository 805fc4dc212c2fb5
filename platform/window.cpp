#include "platform/window.h"

#include <SDL.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <thread>
#include <vector>

#include "platform/base/log.h"
#include "platform/console_window.h"
#include "platform/display_descriptor.h"
#include "platform/display_plug.h"
#include "platform/gles2_trial.h"

namespace parvis::platform {

namespace {

struct WindowEnd {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
};
using WindowHandle = std::unique_ptr<SDL_Window, WindowEnd>;

tl::unexpected<Error> no_window(const char* what) {
    return fail(Errc::unavailable, std::string(what) + ": " + SDL_GetError());
}

// What must hold whatever the environment says: on a bare console SDL makes the kernel deaf to the keyboard (no other
// console, no letters into a shell behind us), and gives it back when we crash.
void keep_keys_in() {
    ::unsetenv("SDL_INPUT_LINUX_KEEP_KBD");
    SDL_SetHintWithPriority(SDL_HINT_NO_SIGNAL_HANDLERS, "0", SDL_HINT_OVERRIDE);
    // Under a window manager the whole keyboard is ours (below), and Alt-Tab with it.
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
}

void give_hints(bool fullscreen) {
    // Fingers and the mouse come apart: TouchInput makes one stream of them, with no doubles.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    // When a kiosk's panel goes dark is the kiosk's own decision; a developer's desktop keeps its own.
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, fullscreen ? "0" : "1");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    // Full screen, a close request of the window manager (Alt-F4) must not become SDL_QUIT. SIGTERM still does.
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, fullscreen ? "0" : "1");
    if (fullscreen) keep_keys_in();
    SDL_SetHint(SDL_HINT_OPENGL_ES_DRIVER, "1");
    SDL_SetHint(SDL_HINT_APP_NAME, "Parvis");
    // On X11 without a session bus, libdbus would start a program to make one. Nothing here needs it.
    ::setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
}

// On X11 SDL would show the pixels through a GL texture, at five times the memory. Elsewhere that texture is the only
// way there is (KMSDRM), or the hint means nothing.
void choose_plain_surface() {
    const char* driver = SDL_GetCurrentVideoDriver();
    if (driver != nullptr && std::string_view(driver) == "x11") SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
}

WindowHandle make_window(const WindowOptions& options, Uint32 extra) {
    const Uint32 flags = extra | SDL_WINDOW_ALLOW_HIGHDPI |
                         (options.fullscreen ? static_cast<Uint32>(SDL_WINDOW_FULLSCREEN_DESKTOP)
                                             : static_cast<Uint32>(SDL_WINDOW_RESIZABLE));
    return WindowHandle(SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                         options.size.width, options.size.height, flags));
}

class SdlWindow : public Window {
public:
    SdlWindow(WindowHandle window, bool fullscreen) : window_(std::move(window)) {
        SDL_ShowCursor(fullscreen ? SDL_DISABLE : SDL_ENABLE);
        SDL_SetWindowKeyboardGrab(window_.get(), fullscreen ? SDL_TRUE : SDL_FALSE);
        SDL_StartTextInput();
    }
    ~SdlWindow() override {
        window_.reset();
        SDL_Quit();
    }

    [[nodiscard]] DisplayFacts display() const override {
        const int index = SDL_GetWindowDisplayIndex(window_.get());
        float horizontal = 0, vertical = 0;
        SDL_DisplayMode mode{};
        if (index < 0 || SDL_GetDisplayDPI(index, nullptr, &horizontal, &vertical) != 0 ||
            SDL_GetDesktopDisplayMode(index, &mode) != 0) {
            return {};
        }
        return believable_display({mode.w, mode.h}, horizontal, vertical);
    }
    [[nodiscard]] std::optional<int> display_descriptor() const override {
        return platform::display_descriptor(window_.get());
    }
    [[nodiscard]] std::optional<int> card() const override { return platform::display_card(window_.get()); }

protected:
    [[nodiscard]] SDL_Window* window() const { return window_.get(); }
    // The window goes with the failed attempt, SDL stays for the next one.
    WindowHandle window_;
};

class Gles2Window final : public SdlWindow {
public:
    Gles2Window(WindowHandle window, SDL_GLContext context, bool fullscreen)
        : SdlWindow(std::move(window), fullscreen), context_(context) {
        const char* driver = SDL_GetCurrentVideoDriver();
        if (driver != nullptr && std::string_view(driver) == "KMSDRM")
            plug_.emplace(connectors_of_the_kernel, open_device_news());
    }
    ~Gles2Window() override { SDL_GL_DeleteContext(context_); }

    [[nodiscard]] Size size() const override {
        Size size;
        SDL_GL_GetDrawableSize(window(), &size.width, &size.height);
        return size;
    }
    [[nodiscard]] Drawing drawing() const override { return Drawing::gles2; }
    [[nodiscard]] DisplayPlug* plug() override { return plug_ ? &*plug_ : nullptr; }
    // SDL has no word for it: a window that leaves the full glass and takes it again gets new surfaces, and with its
    // next picture the display's mode is set anew.
    void restore() override {
        if (!plug_) return;
        SDL_SetWindowFullscreen(window(), 0);
        SDL_SetWindowFullscreen(window(), SDL_WINDOW_FULLSCREEN_DESKTOP);
    }
    [[nodiscard]] Status present(std::span<const std::uint32_t> /*frame*/, PixelRects damage) override {
        if (damage.empty()) return {};
        // SDL 2 says of a picture that did not reach the glass only this.
        SDL_ClearError();
        SDL_GL_SwapWindow(window());
        failed_in_a_row_ = *SDL_GetError() == '\0' ? 0 : failed_in_a_row_ + 1;
        if (failed_in_a_row_ == most_failed_in_a_row) return no_window("GLES2: the pictures do not reach the glass");
        return {};
    }

private:
    // One may be a driver's hiccup.
    static constexpr int most_failed_in_a_row = 3;
    int failed_in_a_row_ = 0;
    SDL_GLContext context_;
    std::optional<DisplayPlug> plug_;  // on a bare console
};

class PixelWindow final : public SdlWindow {
public:
    using SdlWindow::SdlWindow;

    [[nodiscard]] Size size() const override {
        // The surface is what is drawn on; SDL makes a new one after a resize.
        const SDL_Surface* surface = SDL_GetWindowSurface(window());
        return surface != nullptr ? Size{surface->w, surface->h} : Size{};
    }
    [[nodiscard]] Drawing drawing() const override { return Drawing::pixels; }

    [[nodiscard]] Status present(std::span<const std::uint32_t> frame, PixelRects damage) override {
        SDL_Surface* surface = SDL_GetWindowSurface(window());
        if (surface == nullptr) return no_window("the window has no surface to draw on");
        if (frame.size() != static_cast<std::size_t>(surface->w) * static_cast<std::size_t>(surface->h)) return {};
        // A new surface starts empty: whatever is said to be damaged, all of it is.
        if (!damage.empty() && surface != shown_) damage = whole_glass;
        std::vector<SDL_Rect> parts;
        for (const PixelRect& rect : damage) {
            const int left = std::max(rect.left, 0), top = std::max(rect.top, 0);
            const int right = std::min(rect.right, surface->w), bottom = std::min(rect.bottom, surface->h);
            if (left >= right || top >= bottom) continue;
            parts.push_back({left, top, right - left, bottom - top});
            if (!copy(frame, parts.back(), *surface)) return no_window("the frame cannot be shown");
        }
        if (parts.empty()) return {};
        if (SDL_UpdateWindowSurfaceRects(window(), parts.data(), static_cast<int>(parts.size())) != 0)
            return no_window("the frame cannot be shown");
        shown_ = surface;
        return {};
    }

private:
    static bool copy(std::span<const std::uint32_t> frame, const SDL_Rect& part, SDL_Surface& surface) {
        const std::uint32_t* source = frame.data() + static_cast<std::ptrdiff_t>(part.y) * surface.w + part.x;
        auto* target = static_cast<unsigned char*>(surface.pixels) + part.y * surface.pitch +
                       part.x * surface.format->BytesPerPixel;
        const Uint32 format = surface.format->format;
        // The usual window: its pixels are ours, and SDL would still take each apart to leave its alpha out.
        if (format == SDL_PIXELFORMAT_ARGB8888 || format == SDL_PIXELFORMAT_RGB888) {
            for (int y = 0; y < part.h; ++y, source += surface.w, target += surface.pitch)
                std::memcpy(target, source, static_cast<std::size_t>(part.w) * sizeof *source);
            return true;
        }
        return SDL_ConvertPixels(part.w, part.h, SDL_PIXELFORMAT_ARGB8888, source, surface.w * 4, format, target,
                                 surface.pitch) == 0;
    }

    const SDL_Surface* shown_ = nullptr;  // compared only
};

Result<std::unique_ptr<Window>> open_gles2(const WindowOptions& options) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    WindowHandle window = make_window(options, SDL_WINDOW_OPENGL);
    if (!window) return no_window("no GLES2 window can be made");
    SDL_GLContext context = SDL_GL_CreateContext(window.get());
    if (context == nullptr) return no_window("no GLES2 context can be made");
    const auto give_up = [&](Error error) {
        SDL_GL_DeleteContext(context);
        return fail(std::move(error));
    };
    if (options.drawing == Drawing::automatic && gles2_is_software()) {
        return give_up({Errc::unavailable, "GLES2 is drawn by the processor here, slower than Parvis does it itself"});
    }
    // On a bare console SDL makes its surface anew with the first swap, and what was drawn before is lost: our first
    // picture would be a black one (seen with SDL 2.32), and the trial would be of a surface that nobody sees.
    SDL_GL_SwapWindow(window.get());
    Size glass;
    SDL_GL_GetDrawableSize(window.get(), &glass.width, &glass.height);
    if (Status trial = try_gles2(glass); !trial) return give_up(std::move(trial).error());
    // One frame per refresh; where it is refused the frame loop's own pace holds.
    SDL_GL_SetSwapInterval(1);
    return std::make_unique<Gles2Window>(std::move(window), context, options.fullscreen);
}

Result<std::unique_ptr<Window>> open_pixels(const WindowOptions& options) {
    choose_plain_surface();
    WindowHandle window = make_window(options, 0);
    if (!window) return no_window("no window can be made");
    if (SDL_GetWindowSurface(window.get()) == nullptr) return no_window("the window has no surface to draw on");
    return std::make_unique<PixelWindow>(std::move(window), options.fullscreen);
}

bool set_in_environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

// Full screen, and nobody between us and the kernel's displays.
bool on_bare_console(const WindowOptions& options) {
    return options.fullscreen && !has_display_server() && !set_in_environment("SDL_VIDEODRIVER");
}

using OpenWindow = Result<std::unique_ptr<Window>>(const WindowOptions&);

// Starts SDL for it, and ends SDL when it fails.
Result<std::unique_ptr<Window>> open_sdl(const WindowOptions& options, OpenWindow& open) {
    // The hint of an earlier window must not speak for this one.
    SDL_ResetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION);
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return no_window("no display");
    auto window = open(options);
    if (!window) SDL_Quit();
    return window;
}

}  // namespace

DisplayFacts believable_display(Size pixels, float horizontal_dpi, float vertical_dpi) {
    // From a wall of 65 inches at 720p to the densest 7-inch panels. Many a television claims 160 × 90 mm.
    constexpr float least_dpi = 20, most_dpi = 280;
    const auto believable = [](float dpi) { return dpi >= least_dpi && dpi <= most_dpi; };
    if (pixels.width <= 0 || pixels.height <= 0 || !believable(horizontal_dpi) || !believable(vertical_dpi)) return {};
    const float aspect = horizontal_dpi / vertical_dpi;
    if (aspect < 0.85F || aspect > 1.18F) return {};
    constexpr float mm_per_inch = 25.4F;
    const auto length = [](int px, float dpi) {
        return static_cast<int>(std::lround(static_cast<float>(px) / dpi * mm_per_inch));
    };
    return {length(pixels.width, horizontal_dpi), length(pixels.height, vertical_dpi)};
}

bool Window::has_display() {
    const DisplayPlug* plug = this->plug();
    return plug == nullptr || plug->plugged();
}

bool has_display_server() {
    return set_in_environment("DISPLAY") || set_in_environment("WAYLAND_DISPLAY");
}

bool wait_for_display(const std::filesystem::path& sign, std::chrono::milliseconds longest) {
    // Once, while the machine starts: a look is cheaper than what inotify takes to watch folders that are not there
    // yet.
    constexpr std::chrono::milliseconds between_looks{10};
    const auto end = std::chrono::steady_clock::now() + longest;
    std::error_code error;
    while (!sign.empty() && !std::filesystem::exists(sign, error)) {
        if (std::chrono::steady_clock::now() >= end) return false;
        std::this_thread::sleep_for(between_looks);
    }
    return true;
}

Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    // SDL would take its driver that shows nothing, and the program run on unseen.
    if (!options.fullscreen && !has_display_server() && !set_in_environment("SDL_VIDEODRIVER"))
        return fail(
            Errc::unavailable,
            "there is no desktop for a window (neither DISPLAY nor WAYLAND_DISPLAY is set): start Parvis from a "
            "desktop's terminal, or full screen on a console without --window, or let it write pictures of its "
            "screens with --tour DIR");
    give_hints(options.fullscreen);
    if (options.drawing == Drawing::gles2) return open_sdl(options, open_gles2);
    if (options.drawing == Drawing::automatic) {
        auto window = has_graphics_chip("/dev") ? open_sdl(options, open_gles2)
                                                : fail(Errc::unavailable, "there is no graphics chip for GLES2");
        if (window) return window;
        log(LogLevel::notice, "drawing on the CPU: " + window.error().message);
    }
    // SDL has no window for plain pixels there.
    if (on_bare_console(options)) return open_console_window(options, "/dev/dri");
    return open_sdl(options, open_pixels);
}

}  // namespace parvis::platform
