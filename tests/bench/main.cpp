// bench: what Parvis costs, on the machine at hand.
#include <cstdio>

#include "tests/bench/bench.h"

namespace {

struct Command {
    const char* name;
    const char* what;
    int (*run)(const parvis::bench::Arguments&);
};

constexpr Command commands[] = {
    {"content", "build, size, list and search of generated catalogues, beside plain FTS5", &parvis::bench::run_content},
    {"kiosk", "frames of every screen, on the CPU and with GLES2", &parvis::bench::run_kiosk},
    {"slides", "a cycle of the display's slides, beside Chromium with the same", &parvis::bench::run_slides},
    {"update", "a large pack from a stick into the store, beside cp and sync", &parvis::bench::run_update},
};

}  // namespace

int main(int count, char** values) {
    const parvis::bench::Arguments arguments(values + (count > 1 ? 2 : 1), values + count);
    for (const auto& command : commands)
        if (count > 1 && command.name == std::string(values[1])) return command.run(arguments);
    std::fputs("usage: bench COMMAND [--help]\n", stderr);
    for (const auto& command : commands) std::fprintf(stderr, "  %-10s %s\n", command.name, command.what);
    return 2;
}
