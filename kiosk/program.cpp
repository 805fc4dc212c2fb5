#include "kiosk/program.h"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "content/sodium.h"
#include "kiosk/care.h"
#include "kiosk/options.h"
#include "kiosk/pin_door.h"
#include "kiosk/search_worker.h"
#include "kiosk/staff_code.h"
#include "kiosk/stage.h"
#include "kiosk/start.h"
#include "kiosk/start_record.h"
#include "kiosk/tour/tour.h"
#include "kiosk/trusted_clock.h"
#include "kiosk/update_worker.h"
#include "kiosk/upkeep.h"
#include "parvis_version.h"
#include "platform/base/durable_file.h"
#include "platform/base/files.h"
#include "platform/base/log.h"
#include "platform/base/program_folder.h"
#include "platform/base/secret_line.h"
#include "platform/display_plug.h"

namespace parvis::kiosk {
namespace {

constexpr unsigned bytes_per_mb_shift = 20;
constexpr const char* installed_folder = "/etc/parvis";
constexpr std::size_t most_key_bytes = 4096;
constexpr std::size_t most_boot_bytes = 64;
// Less than the unit's TimeoutStartSec: the reason is said, and the service starts again.
constexpr auto longest_without_display = std::chrono::seconds(60);

// What only the service says; a developer's window has neither mark nor boot.
std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

// Names with ":" between them.
std::vector<std::filesystem::path> paths(const std::string& list) {
    std::vector<std::filesystem::path> all;
    std::istringstream names(list);
    for (std::string name; std::getline(names, name, ':');)
        if (!name.empty()) all.emplace_back(name);
    return all;
}

void tell(const SafeMode& mode) {
    if (!mode.on) return;
    log(LogLevel::warning,
        "safe mode: " + std::to_string(crashes_to_safe_mode) + " crashes in " + std::to_string(crashes_within.count()) +
            " minutes; drawing on the CPU, without photos and covers" +
            (mode.avoided.empty() ? "" : ", showing the shipped content instead of " + mode.avoided));
}

int fail_with(const Error& error) {
    log(LogLevel::error, error.message);
    return EXIT_FAILURE;
}

// What comes by itself: kept where the service says, or whoever starts the program; nowhere otherwise, nor where one
// content was asked for by name.
std::filesystem::path store_folder(const Options& options) {
    if (!options.store.empty() || !options.content.empty()) return options.store;
    return environment("PARVIS_STORE");
}

// What is kept of the time lies beside the staff's PIN.
ClockSetup clock_setup(const std::filesystem::path& store) {
    ClockSetup setup;
    if (!store.empty()) setup.file = store / "clock";
    setup.boot = environment("PARVIS_BOOT");
    // The service does not let us read it, and says it.
    if (setup.boot.empty()) setup.boot = read_file("/proc/sys/kernel/random/boot_id", most_boot_bytes).value_or("");
    std::erase(setup.boot, '\n');
    if (PARVIS_BUILT > 0) setup.built = WallTime(std::chrono::seconds(PARVIS_BUILT));
    return setup;
}

Result<UpdateSetup> update_setup(const Options& options, const Settings& settings,
                                 const std::filesystem::path& shipped) {
    UpdateSetup setup;
    setup.shipped = shipped;
    setup.keys = options.keys.empty() ? std::filesystem::path(installed_folder) / "keys" : options.keys;
    setup.centre = settings.centre;
    setup.builder = program_folder() / "parvis-content";
    setup.media.folder = options.media;
    setup.inbox = settings.inbox;
    if (!options.demo_key) return setup;
    // Anybody can have the demo's key: a board that trusts it shows what anybody likes.
    std::error_code error;
    if (std::filesystem::exists(installed_folder, error))
        return fail(Errc::invalid_value, std::string("--demo-key: not on a machine that Parvis is installed on (") +
                                             installed_folder + " is there)");
    const auto text = read_file(share_folder() / "demo-key.pub", most_key_bytes);
    if (!text) return fail(text.error(), "--demo-key");
    auto key = content::parse_public_key(*text);
    if (!key) return fail(key.error(), "--demo-key");
    setup.more_keys.push_back(std::move(*key));
    return setup;
}

int tour(const Options& options, const std::filesystem::path& content) {
    const auto pictures = write_tour(content, options.tour);
    if (!pictures) return fail_with(pictures.error());
    std::printf("%d pictures in %s\n", *pictures, options.tour.c_str());
    return EXIT_SUCCESS;
}

// From standard input, so that the code stands in no list of processes and no history of commands.
int hash_code() {
    std::string code = secret_line(STDIN_FILENO, STDERR_FILENO, "The code, 4 to 8 digits (it is not shown): ");
    const auto line = hashed_code_line(code);
    content::wipe(code);
    if (!line) return fail_with(Error{line.error().code, "--hash-code: " + line.error().message});
    std::puts(line->c_str());
    return EXIT_SUCCESS;
}

int check_settings(const Options& options) {
    const SettingsReading reading = settings_of(options);
    std::fputs(settings_report(reading).c_str(), stdout);
    return reading.problems.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}

// What a loop drives, whichever display it is on; all of it outlives the loop.
struct Running {
    const Settings& settings;
    const Surroundings& surroundings;
    const Clock& clock;
    StartRecord& starts;
    GuiContext& gui;
    App& app;
    CoverCache& covers;
    SearchWorker& searcher;
    Usage* usage;  // this and what follows: null where there is no store
    Care* care;
    UpdateWorker* updates;
    bool fullscreen;
};

// Until somebody ends it, or the display fails. Whoever calls the loop from a thread of theirs is unhooked before it
// goes.
Status run_on(const Display& display, const Running& with) {
    platform::SystemDisplayPower power(display.window->card());
    Stage stage(*display.window, with.gui, *display.renderer, with.app, with.settings.display, with.fullscreen);
    stage.follow_power(power, DisplayHours(with.settings.hours));
    with.app.draws_by(display.window->drawing());
    with.app.follow_display(&stage);
    const std::unique_ptr<platform::FrameLoopClient> watching =
        with.surroundings.watch
            ? with.surroundings.watch({stage, with.app, *display.window, with.settings.display.orientation, with.covers,
                                       with.searcher, with.updates})
            : nullptr;
    Upkeep upkeep(
        watching ? *watching : stage, with.app, [&with] { return with.starts.safe_mode(); }, with.clock.now());
    platform::FrameLoop loop(*display.window, upkeep, with.clock);
    upkeep.keep(with.usage);
    upkeep.keep(with.starts);
    if (with.care != nullptr) with.care->on_end([&loop] { loop.quit(); });
    upkeep.on_safe_mode_over([&] {
        log(LogLevel::notice, "safe mode lasted for an hour without a crash: starting anew");
        with.starts.ends(StartEnd::restart);
        loop.quit();
    });
    with.covers.on_ready([&loop] { loop.wake(); });
    with.searcher.on_ready([&loop] { loop.wake(); });
    if (with.updates != nullptr) with.updates->on_ready([&loop] { loop.wake(); });
    Status ended = loop.run();
    with.covers.on_ready({});
    with.searcher.on_ready({});
    if (with.updates != nullptr) with.updates->on_ready({});
    with.app.follow_display(nullptr);
    if (with.care != nullptr) with.care->on_end({});
    return ended;
}

int run(const Options& options, const SettingsReading& reading, const std::filesystem::path& content,
        TrustedClock& clock, StartRecord& starts, const Surroundings& surroundings) {
    const Settings& settings = reading.settings;
    SystemFiles files;
    const bool fullscreen = wants_fullscreen(options);
    auto setup = update_setup(options, settings, content);
    if (!setup) return fail_with(setup.error());
    for (const SettingProblem& problem : reading.problems) setup->remarks.push_back(to_line(problem));
    std::unique_ptr<content::Store> store;
    if (const auto folder = store_folder(options); !folder.empty()) store = content::Store::open(files, folder, clock);
    const SafeMode safe_mode = starts.safe_mode();
    const auto active = store ? store->view().active : std::nullopt;
    starts.shows(recorded_name(active, safe_mode, content));
    tell(safe_mode);
    setup->starts = &starts;
    ContentSource source = store ? open_ahead(content_of(*store, content, &starts)) : open_ahead(content);
    auto gui = GuiContext::make(font_folder());
    if (!gui) return fail_with(gui.error());
    CoverCache covers(static_cast<std::size_t>(settings.display.picture_memory_mb) << bytes_per_mb_shift);
    SearchWorker searcher;
    App app({.language = settings.language,
             .session = settings.session,
             .reduced_motion = settings.display.reduced_motion,
             .centre = settings.centre,
             .centre_place = settings.centre_place,
             .display_mode = settings.display_mode},
            clock, (*gui)->fonts(), safe_mode.on ? nullptr : &covers, &searcher);
    app.follow_clock(&clock);
    app.tell_settings(reading.problems);
    app.open(std::move(source));
    // From here to the first frame is what a visitor waits for where the display comes last.
    const bool card_came = platform::wait_for_display(environment("PARVIS_DISPLAY"), longest_without_display);
    if (!card_came) log(LogLevel::warning, "no display has come: look at its power and its cable");
    const platform::Drawing drawing = safe_mode.on ? platform::Drawing::pixels : settings.display.drawing;
    const platform::WindowOptions window{options.window.value_or(platform::Size{1280, 800}), fullscreen, drawing};
    auto display =
        open_display(window, platform::Gles2Mark(environment("PARVIS_GLES2_MARK"), environment("PARVIS_BOOT")));
    if (!display) {
        starts.ends(card_came && platform::is_display_plugged() ? StartEnd::failed : StartEnd::no_display);
        return fail_with(display.error());
    }
    starts.has_display();
    int exit_code = EXIT_SUCCESS;
    {
        std::unique_ptr<Usage> usage;
        std::unique_ptr<Care> care;
        if (store) {
            usage = std::make_unique<Usage>(store->folder() / "usage", settings.usage_counts, clock);
            care = std::make_unique<Care>(
                CareSetup{.places = {"/sys", store->folder()},
                          .content = with_centre(content_of(*store, content, &starts), settings.centre),
                          .comes_back = !environment("NOTIFY_SOCKET").empty(),
                          .settings = reading.problems,
                          .centre = settings.centre},
                starts, *usage, clock);
            setup->care = [&care = *care] { return care.facts(); };
            setup->order = [&care = *care](MachineOrder order) { care.order(order); };
        }
        const auto updates = store ? std::make_unique<UpdateWorker>(*store, std::move(*setup), clock) : nullptr;
        const auto door = store ? std::make_unique<StaffDoor>(files, store->folder() / "staff", clock) : nullptr;
        if (door) door->take_given(settings.staff_code);
        app.follow_updates(updates.get());
        app.follow_staff(updates.get(), door.get());
        app.count_in(usage.get());
        const Running running{settings, surroundings, clock,       starts,     **gui,         app,
                              covers,   searcher,     usage.get(), care.get(), updates.get(), fullscreen};
        Status ended = run_on(*display, running);
        if (!ended && display->window->drawing() == platform::Drawing::gles2) {
            log(LogLevel::error, ended.error().message + ": going on on the CPU");
            display = open_again_on_cpu(std::move(*display), window);
            ended = display ? run_on(*display, running) : fail(display.error());
        }
        if (!ended) exit_code = fail_with(ended.error());
        starts.ends(ended ? StartEnd::well : StartEnd::failed);
        app.follow_updates(nullptr);
        app.follow_staff(nullptr, nullptr);
        app.count_in(nullptr);
        if (display) display->renderer->release();
    }
    return exit_code;
}

}  // namespace

int run_program(int argc, char** argv, const Surroundings& surroundings) {
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
    if (options->hash_code) return hash_code();
    if (options->check_settings) return check_settings(*options);
    if (!options->tour.empty()) return tour(*options, find_content(*options, read_settings(*options).settings));
    const SystemClock system_clock;
    const Clock& machine = surroundings.clock != nullptr ? *surroundings.clock : system_clock;
    StartRecord starts(paths(environment("PARVIS_STARTS")), environment("PARVIS_BOOT"), machine);
    starts.begin();
    const SettingsReading reading = read_settings(*options);
    const platform::SystemClockSource system_source;
    TrustedClock clock(machine, surroundings.clock_source != nullptr ? *surroundings.clock_source : system_source,
                       clock_setup(store_folder(*options)));
    starts.date_by(clock);
    const std::filesystem::path content = find_content(*options, reading.settings, starts.safe_mode());
    const int exit_code = run(*options, reading, content, clock, starts, surroundings);
    if (exit_code != EXIT_SUCCESS) starts.ends(StartEnd::failed);
    return exit_code;
}

}  // namespace parvis::kiosk
