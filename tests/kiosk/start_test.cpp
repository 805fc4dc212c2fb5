#include "kiosk/start.h"

#include <SDL.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "content/catalogue/catalogue_writer.h"
#include "kiosk/program.h"
#include "tests/support/foreign_leaks.h"
#include "tests/support/gui.h"

using namespace parvis;
using namespace parvis::kiosk;
using platform::Drawing;

TEST_CASE("a file of the settings or the command line that is to blame gives way to what came with the program") {
    REQUIRE(std::filesystem::exists(shipped_content()));
    Options options;
    options.content = "mine.parvis";
    Settings settings;
    settings.content_file = "/srv/centre.parvis";
    const SafeMode other{true, "0000000012-a1b2c3d4e5f6"};
    const SafeMode given{true, std::string(given_content)};
    CHECK(find_content({}, settings) == "/srv/centre.parvis");
    CHECK(find_content(options, settings, {true, {}}) == "mine.parvis");
    CHECK(find_content(options, settings, other) == "mine.parvis");
    CHECK(find_content(options, settings, given) == shipped_content());
    CHECK(find_content({}, settings, given) == shipped_content());
    // The word survives the record, and is no version's.
    CHECK(read_starts(to_text(std::vector<Start>{{"b", {}, {}, {}, StartEnd::crashed, {}, std::string(given_content)}}))
              .at(0)
              .content == given_content);
    CHECK_FALSE(content::version_name_of(std::string(given_content)));
}

TEST_CASE("a graphics chip that opens a window but cannot draw for us is given up for the CPU") {
    const testing::ForeignLeaks drivers;
    SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
    int refused = 0;
    const auto make = [&refused](Drawing drawing) -> Result<std::unique_ptr<Renderer>> {
        if (drawing == Drawing::pixels) return make_cpu_renderer();
        ++refused;
        return fail(Errc::unavailable, "the shaders do not build");
    };
    auto display = open_display({.size = {64, 48}, .drawing = Drawing::gles2}, {}, make);
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (refused == 0) {
        MESSAGE("skipped: no GLES2 here");
        return;
    }
    REQUIRE(display);
    CHECK(display->window->drawing() == Drawing::pixels);
    CHECK(display->renderer != nullptr);
    CHECK(refused == 1);
}

TEST_CASE(
    "settings are checked without a screen: each complaint is told, and the exit status says whether there is one") {
    const testing::TemporaryFolder folder;
    const std::string file = (folder / "parvis.toml").string();
    const auto status_of = [](std::vector<std::string> words) {
        std::vector<char*> argv;
        for (std::string& word : words) argv.push_back(word.data());
        return run_program(static_cast<int>(argv.size()), argv.data());
    };
    const auto exit_status = [&](const std::string& toml) {
        std::ofstream(file) << toml;
        return status_of({"parvis", "--check-settings", "--config", file});
    };
    CHECK(exit_status("language = \"fr\"\n") == 0);
    CHECK(settings_report(parse_settings("", file)) == file + "\u202f: rien à corriger\n");
    CHECK(settings_report({}).starts_with("aucun fichier de réglages"));
    CHECK(exit_status("centre = \"La Source\n") == 1);
    CHECK(status_of({"parvis", "--check-settings", file}) == 2);  // a file that nobody would look at
    const std::string report = settings_report(parse_settings("langage = 1\n[session]\nidle_seconds = 5\n", file));
    CHECK(report.starts_with(file + ":1: langage: réglage inconnu"));
    CHECK(report.find("\n" + file + ":3: session.idle_seconds: 5 n’est pas possible.") != std::string::npos);
    CHECK(std::ranges::count(report, '\n') == 2);
}

TEST_CASE("content that was opened ahead is given once, and then read from the file anew") {
    const testing::TemporaryFolder folder;
    const auto file = folder / "content.parvis";
    REQUIRE(content::write_catalogue(testing::small_document(), file));
    const ContentSource source = open_ahead(file);
    CHECK(source());
    REQUIRE(std::filesystem::remove(file));
    CHECK_FALSE(source());
    REQUIRE(content::write_catalogue(testing::small_document(), file));
    CHECK(source());
}

TEST_CASE("content that is not there is a failure of the source, as it is when it is opened later") {
    const testing::TemporaryFolder folder;
    const ContentSource source = open_ahead(folder / "content.parvis");
    const auto ahead = source(), later = source();
    REQUIRE_FALSE(ahead);
    REQUIRE_FALSE(later);
    CHECK(ahead.error().message == later.error().message);
}

TEST_CASE("who starts after a kiosk that died while GLES2 drew draws on the CPU, until the machine starts anew") {
    const testing::ForeignLeaks drivers;
    const testing::TemporaryFolder folder;
    const auto file = folder / "gles2-is-drawing";
    SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
    const auto drawing_of = [&](const char* boot) {
        auto display = open_display({.size = {64, 48}, .drawing = Drawing::gles2}, platform::Gles2Mark(file, boot),
                                    [](Drawing) { return make_cpu_renderer(); });
        REQUIRE(display);
        return display->window->drawing();
    };
    const Drawing before = drawing_of("monday");
    CHECK(drawing_of("monday") == before);  // the first one's end was orderly
    std::ofstream(file) << "monday\n";
    CHECK(drawing_of("monday") == Drawing::pixels);
    CHECK(drawing_of("monday") == Drawing::pixels);  // and stays so: the mark is not ours to take away
    CHECK(drawing_of("tuesday") == before);
    CHECK_FALSE(std::filesystem::exists(file));
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (before != Drawing::gles2) MESSAGE("skipped in part: no GLES2 here");
}

TEST_CASE("GLES2 that did not draw well leaves its mark, although the end was in order") {
    const testing::TemporaryFolder folder;
    const auto file = folder / "mark";
    {
        platform::Gles2Mark mark(file, "monday");
        mark.set();
        mark.keep();
    }
    CHECK(platform::Gles2Mark(file, "monday").left_behind());
}

TEST_CASE("while GLES2 draws there is a mark of it, and after it there is none") {
    const testing::TemporaryFolder folder;
    const auto file = folder / "gles2-is-drawing";
    {
        platform::Gles2Mark mark(file, "monday");
        CHECK_FALSE(mark.left_behind());
        mark.set();
        CHECK(platform::Gles2Mark(file, "monday").left_behind());
        CHECK_FALSE(platform::Gles2Mark(file, "tuesday").left_behind());
        const platform::Gles2Mark moved(std::move(mark));
        CHECK(std::filesystem::exists(file));
    }
    CHECK_FALSE(std::filesystem::exists(file));
    platform::Gles2Mark nowhere;
    nowhere.set();
    CHECK_FALSE(nowhere.left_behind());
}

TEST_CASE("a display that no longer draws is opened again for the CPU, which draws on with the same faces and pages") {
    const testing::TemporaryFolder folder;
    const auto file = folder / "gles2-is-drawing";
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    auto gui = GuiContext::make(font_folder());
    REQUIRE(gui);
    const platform::WindowOptions options{.size = {320, 200}, .drawing = Drawing::pixels};
    auto display = open_display(options);
    REQUIRE(display);
    platform::Gles2Mark mark(file, "monday");
    mark.set();
    display->mark = std::move(mark);
    const testing::HandClock clock;
    App app({}, clock, (*gui)->fonts(), nullptr);
    app.show_fault(Errc::not_found);
    const auto picture = [&] {
        (*gui)->begin({320, 200}, std::chrono::milliseconds(16));
        app.draw(Glass{320, 200, 154, 86});
        (*gui)->end(*display->renderer, {320, 200}, Orientation::deg0, app.background());
        return display->renderer->read_back();
    };
    picture();
    const auto before = picture();
    display = open_again_on_cpu(std::move(*display), options);
    REQUIRE(display);
    CHECK(display->window->drawing() == Drawing::pixels);
    picture();
    CHECK(picture() == before);
    display->renderer->release();
    CHECK(platform::Gles2Mark(file, "monday").left_behind());
}
