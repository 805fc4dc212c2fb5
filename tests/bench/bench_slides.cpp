// What a cycle of slides costs, from outside: the real program on an X server of its own, and beside it Chromium with
// the same slides. All processes of each, by the kernel's schedstat; what ended took its time with it.
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <optional>
#include <thread>
#include <vector>

#include "tests/bench/bench.h"
#include "tests/bench/contender.h"
#include "tests/bench/peer_slides.h"
#include "tests/bench/program.h"
#include "tests/bench/x_screen.h"
#include "tests/support/temporary_folder.h"

namespace parvis::bench {
namespace {

using namespace std::chrono_literals;

constexpr int slide_seconds = 15;  // as both have it
constexpr auto warm = 60s;         // the kiosk waits 15 of them for a visitor
constexpr auto between_looks = 100ms;
constexpr std::size_t least_still = 10;  // looks in a row that see the same picture
constexpr std::size_t around_still = 2;  // of them, at either end, that may still belong to a movement

constexpr const char* help =
    "usage: bench slides CONTENT.parvis [OPTION]…\n"
    "  --slides N   of 15 seconds each (10)\n"
    "  --peer       Chromium with the same slides beside it; tests/bench/peer/run slides installs what that needs\n";

struct Options {
    std::filesystem::path content;
    int slides = 10;
    bool peer = false;
};

struct Look {
    std::chrono::nanoseconds cpu{};
    double ms = 0;
    std::uint64_t picture = 0;
};

struct Cost {
    double average = 0;  // in per cent of a core, all three
    double still = 0;
    double with_server = 0;
    double still_share = 0;  // of the time in which the picture stood
    int changes_a_slide = 0;
    double pss_mb = 0;
};

bool read_options(const Arguments& arguments, Options& options) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (word == "--peer") {
            options.peer = true;
        } else if (word == "--slides" && i + 1 < arguments.size()) {
            const std::string& number = arguments[++i];
            const auto read = std::from_chars(number.data(), number.data() + number.size(), options.slides);
            if (read.ec != std::errc() || options.slides < 1) return false;
        } else if (options.content.empty() && word.substr(0, 2) != "--") {
            options.content = word;
        } else {
            return false;
        }
    }
    return !options.content.empty();
}

double percent(const Look& from, const Look& to) {
    const std::chrono::duration<double, std::milli> used = to.cpu - from.cpu;
    return 100 * used.count() / (to.ms - from.ms);
}

// Of the stretches in which the picture stood.
void find_still(const std::vector<Look>& looks, Cost& cost) {
    double used_ms = 0, still_ms = 0, stood_ms = 0;
    int changes = 0;
    for (std::size_t first = 0; first < looks.size();) {
        std::size_t next = first + 1;
        while (next < looks.size() && looks[next].picture == looks[first].picture) ++next;
        if (next < looks.size()) ++changes;
        if (next - first >= least_still) {
            const Look& from = looks[first + around_still];
            const Look& to = looks[next - 1 - around_still];
            used_ms += std::chrono::duration<double, std::milli>(to.cpu - from.cpu).count();
            still_ms += to.ms - from.ms;
            stood_ms += looks[next - 1].ms - looks[first].ms;
        }
        first = next;
    }
    const double all_ms = looks.back().ms - looks.front().ms;
    cost.still = still_ms > 0 ? 100 * used_ms / still_ms : 0;
    cost.still_share = stood_ms / all_ms;
    cost.changes_a_slide = static_cast<int>(changes * slide_seconds * 1000.0 / all_ms);
}

std::optional<Cost> measure(const Contender& contender, int slides) {
    const auto screen = XScreen::open();
    if (!screen) {
        std::fprintf(stderr, "bench: %s\n", screen.error().message.c_str());
        return std::nullopt;
    }
    auto environment = contender.environment;
    environment.emplace_back("DISPLAY", (*screen)->display());
    const Program program(contender.words, environment);
    std::this_thread::sleep_for(warm);
    const auto server_before = cpu_of({(*screen)->server()});
    std::vector<Look> looks;
    const double until = program.ms_since_start() + slides * slide_seconds * 1000.0;
    do {
        looks.push_back({program.cpu(), program.ms_since_start(), (*screen)->look().hash});
        std::this_thread::sleep_for(between_looks);
    } while (looks.back().ms < until && program.runs());
    if (!program.runs() || looks.size() < least_still) {
        std::fprintf(stderr, "bench: %s does not run\n", contender.words.front().c_str());
        return std::nullopt;
    }
    Cost cost;
    cost.average = percent(looks.front(), looks.back());
    const std::chrono::duration<double, std::milli> served = cpu_of({(*screen)->server()}) - server_before;
    cost.with_server = cost.average + 100 * served.count() / (looks.back().ms - looks.front().ms);
    find_still(looks, cost);
    cost.pss_mb = program.pss_mb();
    return cost;
}

void print(const std::string& name, const Cost& cost, const Cost& ours) {
    std::printf("| %-28s | %8.2f | %6.1fx | %8.3f | %8.2f | %6.1fx | %5d | %5.0f %% | %8.1f |\n", name.c_str(),
                cost.average, cost.average / ours.average, cost.still, cost.with_server,
                cost.with_server / ours.with_server, cost.changes_a_slide, 100 * cost.still_share, cost.pss_mb);
    std::fflush(stdout);
}

bool run(const Options& options) {
    const testing::TemporaryFolder folder;
    const std::filesystem::path settings = folder / "parvis.toml";
    std::ofstream(settings) << "[session]\nidle_seconds = 15\n[display]\ndrawing = \"cpu\"\n";
    std::printf("\n### %d slides, from outside\n\n", options.slides);
    std::printf(
        "| | %% of a core | ratio | between movements | with the X server | ratio | pictures a slide | stands | PSS, "
        "MB |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    const auto ours = measure(real_kiosk("Parvis", options.content, settings), options.slides);
    if (!ours) return false;
    print("Parvis", *ours, *ours);
    if (!options.peer) return true;
    for (const bool thrifty : {false, true}) {
        const std::filesystem::path page = folder / (thrifty ? "thrifty" : "usual");
        std::filesystem::create_directories(page);
        if (const Status written = write_slides(options.content, page, thrifty); !written) {
            std::fprintf(stderr, "bench: %s\n", written.error().message.c_str());
            return false;
        }
        const std::string name = thrifty ? "Chromium, a pixel at a time" : "Chromium, CSS transitions";
        const auto theirs = measure(chromium(name, page, "slides.html"), options.slides);
        if (!theirs) return false;
        print(name, *theirs, *ours);
    }
    return true;
}

}  // namespace

int run_slides(const Arguments& arguments) {
    Options options;
    if (!read_options(arguments, options)) {
        const bool asked = arguments.size() == 1 && arguments.front() == "--help";
        std::fputs(help, asked ? stdout : stderr);
        return asked ? 0 : 2;
    }
    return run(options) ? 0 : 1;
}

}  // namespace parvis::bench
