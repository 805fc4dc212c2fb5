#include "kiosk/start.h"

#include <cstdlib>
#include <ctime>
#include <future>
#include <mutex>

#include "platform/base/log.h"
#include "platform/base/program_folder.h"

namespace parvis::kiosk {

SettingsReading settings_of(const Options& options) {
    return load_settings(options.config.empty() ? std::nullopt : std::optional(options.config));
}

SettingsReading read_settings(const Options& options) {
    SettingsReading reading = settings_of(options);
    for (const SettingProblem& problem : reading.problems) log(LogLevel::warning, to_line(problem));
    if (!reading.settings.time_zone.empty()) {
        ::setenv("TZ", reading.settings.time_zone.c_str(), 1);
        ::tzset();
    }
    return reading;
}

std::string settings_report(const SettingsReading& reading) {
    std::string report;
    for (const SettingProblem& problem : reading.problems) report += to_line(problem) + "\n";
    if (!report.empty()) return report;
    if (reading.file.empty()) return "aucun fichier de réglages : tous sont ceux d’usine\n";
    return reading.file.string() + " : rien à corriger\n";
}

std::filesystem::path shipped_content() {
    return share_folder() / "demo.parvis";
}

std::string word_of(const std::filesystem::path& content) {
    return content == shipped_content() ? std::string() : std::string(given_content);
}

std::filesystem::path find_content(const Options& options, const Settings& settings, const SafeMode& mode) {
    std::error_code unknown;
    if (mode.on && mode.avoided == given_content && std::filesystem::exists(shipped_content(), unknown))
        return shipped_content();
    if (!options.content.empty()) return options.content;
    if (!settings.content_file.empty()) return settings.content_file;
    return shipped_content();
}

ContentSource open_ahead(const std::filesystem::path& content) {
    return open_ahead([content] { return content::Catalogue::open(content); });
}

ContentSource open_ahead(ContentSource content) {
    struct Ahead {
        std::mutex mutex;
        std::future<Result<content::Catalogue>> opened;
    };
    const auto ahead = std::make_shared<Ahead>();
    ahead->opened = std::async(std::launch::async, content);
    return [ahead, content = std::move(content)] {
        {
            const std::lock_guard lock(ahead->mutex);
            if (ahead->opened.valid()) return ahead->opened.get();
        }
        return content();
    };
}

bool wants_fullscreen(const Options& options) {
    if (options.fullscreen || options.window) return options.fullscreen;
    return !platform::has_display_server();
}

Result<std::unique_ptr<Renderer>> make_renderer(platform::Drawing drawing) {
    if (drawing == platform::Drawing::gles2) return make_gles2_renderer();
    return make_cpu_renderer();
}

Result<Display> open_display(platform::WindowOptions options, platform::Gles2Mark mark, const RendererMaker& make) {
    using platform::Drawing;
    if (mark.left_behind() && options.drawing != Drawing::pixels) {
        log(LogLevel::warning, "drawing on the CPU until the machine starts anew: the kiosk ended while GLES2 drew");
        options.drawing = Drawing::pixels;
    }
    if (options.drawing != Drawing::pixels) mark.set();
    const auto on_the_cpu = [&](const Error& why) {
        log(LogLevel::warning, "drawing on the CPU: " + why.message);
        options.drawing = Drawing::pixels;
        return platform::Window::open(options);
    };
    auto window = platform::Window::open(options);
    if (!window && options.drawing == Drawing::gles2) window = on_the_cpu(window.error());
    if (!window) return fail(std::move(window).error());
    auto renderer = make((*window)->drawing());
    if (!renderer && (*window)->drawing() == Drawing::gles2) {
        window->reset();  // its end stops SDL: before the next one starts it again
        window = on_the_cpu(renderer.error());
        if (!window) return fail(std::move(window).error());
        renderer = make((*window)->drawing());
    }
    if (!renderer) return fail(std::move(renderer).error());
    if ((*window)->drawing() == Drawing::pixels) mark.clear();
    return Display{std::move(mark), std::move(*window), std::move(*renderer)};
}

Result<Display> open_again_on_cpu(Display lost, platform::WindowOptions options) {
    lost.renderer->release();
    lost.renderer.reset();
    lost.window.reset();  // its end stops SDL: before the next one starts it again
    lost.mark.keep();
    options.drawing = platform::Drawing::pixels;
    return open_display(std::move(options));
}

}  // namespace parvis::kiosk
