#include "kiosk/start.h"

#include <cstdlib>
#include <ctime>
#include <system_error>

#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

std::filesystem::path demo_content() {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    return program.parent_path().parent_path() / "share/parvis/demo.parvis";
}

bool set_in_environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

}  // namespace

Settings read_settings(const Options& options) {
    const SettingsReading reading =
        load_settings(options.config.empty() ? std::nullopt : std::optional(options.config));
    for (const SettingProblem& problem : reading.problems) log(LogLevel::warning, to_line(problem));
    if (!reading.settings.time_zone.empty()) {
        ::setenv("TZ", reading.settings.time_zone.c_str(), 1);
        ::tzset();
    }
    return reading.settings;
}

std::filesystem::path find_content(const Options& options, const Settings& settings) {
    if (!options.content.empty()) return options.content;
    if (!settings.content_file.empty()) return settings.content_file;
    return demo_content();
}

bool wants_fullscreen(const Options& options) {
    if (options.fullscreen || options.window) return options.fullscreen;
    return !set_in_environment("DISPLAY") && !set_in_environment("WAYLAND_DISPLAY");
}

Result<std::unique_ptr<Renderer>> make_renderer(platform::Drawing drawing) {
    if (drawing == platform::Drawing::gles2) return make_gles2_renderer();
    return make_cpu_renderer();
}

Result<Display> open_display(platform::WindowOptions options, const RendererMaker& make) {
    auto window = platform::Window::open(options);
    if (!window) return fail(std::move(window).error());
    auto renderer = make((*window)->drawing());
    if (!renderer && (*window)->drawing() == platform::Drawing::gles2) {
        log(LogLevel::warning, "drawing on the CPU: " + renderer.error().message);
        window->reset();  // its end stops SDL: before the next one starts it again
        options.drawing = platform::Drawing::pixels;
        window = platform::Window::open(options);
        if (!window) return fail(std::move(window).error());
        renderer = make((*window)->drawing());
    }
    if (!renderer) return fail(std::move(renderer).error());
    return Display{std::move(*window), std::move(*renderer)};
}

}  // namespace parvis::kiosk
