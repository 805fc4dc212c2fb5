#include "platform/console_window.h"

#include <SDL.h>

#include <string>
#include <utility>

#include "platform/console_display.h"
#include "platform/display_plug.h"

namespace parvis::platform {

namespace {

// SDL's driver that shows nothing and reads /dev/input through udev.
constexpr const char* input_only = "evdev";

class ConsoleWindow final : public Window {
public:
    // `window` is SDL's idea of the glass: fingers are scaled to it, keys go to it.
    ConsoleWindow(ConsoleDisplay display, SDL_Window* window) : display_(std::move(display)), window_(window) {
        SDL_SetWindowKeyboardGrab(window_, SDL_TRUE);
        SDL_StartTextInput();
    }
    ~ConsoleWindow() override {
        SDL_DestroyWindow(window_);
        SDL_Quit();
    }
    ConsoleWindow(const ConsoleWindow&) = delete;
    ConsoleWindow& operator=(const ConsoleWindow&) = delete;

    [[nodiscard]] Size size() const override { return display_.size(); }
    [[nodiscard]] Drawing drawing() const override { return Drawing::pixels; }
    [[nodiscard]] std::optional<int> card() const override { return display_.card(); }
    [[nodiscard]] DisplayFacts display() const override { return display_.display(); }
    [[nodiscard]] Status present(std::span<const std::uint32_t> frame, PixelRects damage) override {
        return display_.present(frame, damage);
    }
    [[nodiscard]] DisplayPlug* plug() override { return &plug_; }
    void restore() override { display_.restore(); }

private:
    ConsoleDisplay display_;
    SDL_Window* window_;
    DisplayPlug plug_{connectors_of_the_kernel, open_device_news()};
};

}  // namespace

Result<std::unique_ptr<Window>> open_console_window(const WindowOptions& options, const std::filesystem::path& cards) {
    auto scan_out = open_drm_scan_out(cards);
    if (!scan_out) return fail(std::move(scan_out).error());
    ConsoleDisplay display(std::move(*scan_out));
    const auto no_input = [] {
        Error error{Errc::unavailable, std::string("no input on the console: ") + SDL_GetError()};
        SDL_Quit();
        return fail(std::move(error));
    };
    SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, input_only, SDL_HINT_OVERRIDE);
    const bool started = SDL_Init(SDL_INIT_VIDEO) == 0;
    SDL_ResetHint(SDL_HINT_VIDEODRIVER);
    if (!started) return no_input();
    const Size size = display.size();
    SDL_Window* window = SDL_CreateWindow(options.title.c_str(), 0, 0, size.width, size.height, 0);
    if (window == nullptr) return no_input();
    return std::make_unique<ConsoleWindow>(std::move(display), window);
}

}  // namespace parvis::platform
