#include <charconv>
#include <cstdio>
#include <filesystem>

#include "tests/bench/bench.h"
#include "tests/bench/kiosk_display.h"
#include "tests/bench/kiosk_process.h"
#include "tests/bench/kiosk_redraw.h"

namespace parvis::bench {
namespace {

struct Options {
    RedrawOptions redraws;
    ProcessOptions processes;
    bool from_outside = true;
    int slides = 0;
};

constexpr const char* help =
    "usage: bench kiosk CONTENT.parvis [OPTION]…\n"
    "  --rounds N     frames of each kind (40)\n"
    "  --no-gles2     frames on the CPU path only\n"
    "  --no-process   without the real program: needs no Xvfb\n"
    "  --display N    only what N slides of the display cost\n"
    "  --starts N     starts of the real program (5)\n"
    "  --idle S       seconds that it is left alone (60)\n"
    "  --peer         Chromium with the same catalogue beside it; tests/bench/peer/run installs what that needs\n";

bool read_number(const std::string& text, int& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && number > 0;
}

bool read_options(const Arguments& arguments, Options& options) {
    std::string content;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& word = arguments[i];
        const auto number = [&](int& into) { return i + 1 < arguments.size() && read_number(arguments[++i], into); };
        bool good = true;
        if (word == "--no-gles2") {
            options.redraws.gles2 = false;
        } else if (word == "--no-process") {
            options.from_outside = false;
        } else if (word == "--peer") {
            options.processes.peer = true;
        } else if (word == "--rounds") {
            good = number(options.redraws.rounds);
        } else if (word == "--display") {
            good = number(options.slides);
        } else if (word == "--starts") {
            good = number(options.processes.starts);
        } else if (word == "--idle") {
            good = number(options.processes.idle_seconds);
        } else {
            good = content.empty() && word.substr(0, 2) != "--";
            content = word;
        }
        if (!good) return false;
    }
    options.redraws.content = options.processes.content = content;
    return !content.empty();
}

}  // namespace

int run_kiosk(const Arguments& arguments) {
    Options options;
    if (!read_options(arguments, options)) {
        const bool asked = arguments.size() == 1 && arguments.front() == "--help";
        std::fputs(help, asked ? stdout : stderr);
        return asked ? 0 : 2;
    }
    if (options.slides > 0) return measure_display(options.redraws.content, options.slides) ? 0 : 1;
    if (!measure_redraws(options.redraws)) return 1;
    return !options.from_outside || measure_processes(options.processes) ? 0 : 1;
}

}  // namespace parvis::bench
