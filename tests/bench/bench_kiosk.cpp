#include <charconv>
#include <cstdio>
#include <filesystem>

#include "tests/bench/bench.h"
#include "tests/bench/kiosk_redraw.h"

namespace parvis::bench {
namespace {

constexpr const char* help =
    "usage: bench kiosk CONTENT.parvis [--rounds N] [--no-gles2]\n"
    "  --rounds    frames of each kind (40)\n"
    "  --no-gles2  the CPU path only\n";

bool read_options(const Arguments& arguments, RedrawOptions& options) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& word = arguments[i];
        if (word == "--no-gles2") {
            options.gles2 = false;
        } else if (word == "--rounds" && i + 1 < arguments.size()) {
            const auto& number = arguments[++i];
            const auto read = std::from_chars(number.data(), number.data() + number.size(), options.rounds);
            if (read.ec != std::errc() || read.ptr != number.data() + number.size() || options.rounds < 1) return false;
        } else if (word.substr(0, 2) != "--" && options.content.empty()) {
            options.content = word;
        } else {
            return false;
        }
    }
    return !options.content.empty();
}

}  // namespace

int run_kiosk(const Arguments& arguments) {
    RedrawOptions options;
    if (!read_options(arguments, options)) {
        const bool asked = arguments.size() == 1 && arguments.front() == "--help";
        std::fputs(help, asked ? stdout : stderr);
        return asked ? 0 : 2;
    }
    return measure_redraws(options) ? 0 : 1;
}

}  // namespace parvis::bench
