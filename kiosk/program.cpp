#include "kiosk/program.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "kiosk/options.h"
#include "kiosk/search_worker.h"
#include "kiosk/stage.h"
#include "kiosk/start.h"
#include "kiosk/tour.h"
#include "parvis_version.h"
#include "platform/base/log.h"

namespace parvis::kiosk {
namespace {

constexpr std::size_t cover_bytes = 64U << 20U;
// Less than the unit's TimeoutStartSec: the reason is said, and the service starts again.
constexpr auto longest_without_display = std::chrono::seconds(60);

int fail_with(const Error& error) {
    log(LogLevel::error, error.message);
    return EXIT_FAILURE;
}

int tour(const Options& options, const std::filesystem::path& content) {
    const auto pictures = write_tour(content, options.tour);
    if (!pictures) return fail_with(pictures.error());
    std::printf("%d pictures in %s\n", *pictures, options.tour.c_str());
    return EXIT_SUCCESS;
}

// What only the service says; a developer's window has neither mark nor boot.
std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

int run(const Options& options, const Settings& settings, const std::filesystem::path& content,
        const FrameWatcher& watch) {
    const SystemClock clock;
    const bool fullscreen = wants_fullscreen(options);
    ContentSource source = open_ahead(content);
    auto gui = GuiContext::make(font_folder());
    if (!gui) return fail_with(gui.error());
    CoverCache covers(cover_bytes);
    SearchWorker searcher;
    App app(
        {settings.language, settings.session, settings.display.reduced_motion, settings.centre, settings.centre_place},
        clock, (*gui)->fonts(), &covers, &searcher);
    app.open(std::move(source));
    // From here to the first frame is what a visitor waits for where the display comes last.
    if (!platform::wait_for_display(environment("PARVIS_DISPLAY"), longest_without_display))
        log(LogLevel::warning, "no display has come: look at its power and its cable");
    auto display =
        open_display({options.window.value_or(platform::Size{1280, 800}), fullscreen, settings.display.drawing},
                     platform::Gles2Mark(environment("PARVIS_GLES2_MARK"), environment("PARVIS_BOOT")));
    if (!display) return fail_with(display.error());
    int exit_code = EXIT_SUCCESS;
    {
        Stage stage(*display->window, **gui, *display->renderer, app, settings.display, fullscreen);
        const std::unique_ptr<platform::FrameLoopClient> watching =
            watch ? watch(stage, app, *display->window, settings.display.orientation) : nullptr;
        platform::FrameLoop loop(*display->window, watching ? *watching : stage, clock);
        covers.on_ready([&loop] { loop.wake(); });
        searcher.on_ready([&loop] { loop.wake(); });
        if (const Status ended = loop.run(); !ended) {
            exit_code = fail_with(ended.error());
            display->mark.keep();
        }
        covers.on_ready({});  // the loop goes before the workers do
        searcher.on_ready({});
        display->renderer->release();
    }
    return exit_code;
}

}  // namespace

int run_program(int argc, char** argv, const FrameWatcher& watch) {
    set_log_threshold(LogLevel::debug);  // the journal keeps levels apart itself
    const auto options = read_options({argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)});
    if (!options || options->help) {
        if (!options) std::fprintf(stderr, "parvis: %s\n\n", options.error().message.c_str());
        std::fputs(usage(), options ? stdout : stderr);
        return options ? EXIT_SUCCESS : 2;
    }
    if (options->version) {
        std::puts("parvis " PARVIS_VERSION);
        return EXIT_SUCCESS;
    }
    const Settings settings = read_settings(*options);
    const std::filesystem::path content = find_content(*options, settings);
    return options->tour.empty() ? run(*options, settings, content, watch) : tour(*options, content);
}

}  // namespace parvis::kiosk
