#include "tests/bench/kiosk_process.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <optional>
#include <thread>

#include "platform/base/program_folder.h"
#include "tests/bench/contender.h"
#include "tests/bench/program.h"
#include "tests/bench/x_screen.h"

namespace parvis::bench {
namespace {

using namespace std::chrono_literals;

constexpr double longest_start_ms = 60'000;
constexpr double still_ms = 2'000;  // so long without a change: all is there

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Figures {
    std::vector<double> first_page_ms;
    std::vector<double> all_there_ms;
    double pss_mb = 0;
    std::size_t processes = 0;
    double idle_percent = 0;  // of one processor
};

// Looks at the screen every two milliseconds until it shows a page that has stopped changing.
bool watch_start(const Program& program, const XScreen& screen, Figures& figures) {
    double page_ms = 0, changed_ms = 0;
    std::uint64_t last = 0;
    while (true) {
        const Glance glance = screen.look();
        const double now = program.ms_since_start();
        if (glance.hash != last) changed_ms = now;
        last = glance.hash;
        if (page_ms == 0 && glance.is_page()) page_ms = now;
        if (page_ms != 0 && now - changed_ms > still_ms) break;
        if (now > longest_start_ms || !program.runs()) return false;
        std::this_thread::sleep_for(2ms);
    }
    figures.first_page_ms.push_back(page_ms);
    figures.all_there_ms.push_back(changed_ms);
    return true;
}

double idle_percent(const Program& program, int seconds) {
    const auto before = program.cpu();
    const double begin = program.ms_since_start();
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    const auto used = std::chrono::duration<double, std::milli>(program.cpu() - before).count();
    return 100 * used / (program.ms_since_start() - begin);
}

// One start, and with `idle_seconds` the rest of its life.
bool measure_once(const Contender& contender, int idle_seconds, Figures& figures) {
    const auto screen = XScreen::open();
    if (!screen) {
        std::fprintf(stderr, "bench: %s\n", screen.error().message.c_str());
        return false;
    }
    auto environment = contender.environment;
    environment.emplace_back("DISPLAY", (*screen)->display());
    const Program program(contender.words, environment);
    if (!watch_start(program, **screen, figures)) {
        std::fprintf(stderr, "bench: %s shows no page on the screen\n", contender.words.front().c_str());
        return false;
    }
    if (idle_seconds == 0) return true;
    figures.pss_mb = program.pss_mb();
    figures.processes = program.processes().size();
    figures.idle_percent = idle_percent(program, idle_seconds);
    return true;
}

// The peer's page with the catalogue in it.
bool write_page(const std::filesystem::path& content, const std::filesystem::path& folder) {
    const std::filesystem::path page = std::filesystem::path(PARVIS_SOURCE_DIR) / "tests/bench/peer";
    std::error_code error;
    for (const char* file : {"index.html", "page.css", "page.js"}) {
        std::filesystem::copy_file(page / file, folder / file, error);
        if (error) return false;
    }
    const std::string command =
        "'" + (program_folder() / "parvis-content").string() + "' dump --json '" + content.string() + "'";
    std::FILE* dump = ::popen(command.c_str(), "r");
    if (dump == nullptr) return false;
    std::ofstream catalogue(folder / "catalogue.js", std::ios::binary);
    catalogue << "const catalogue = ";
    std::vector<char> buffer(1U << 16U);
    for (std::size_t size = 0; (size = std::fread(buffer.data(), 1, buffer.size(), dump)) > 0;)
        catalogue.write(buffer.data(), static_cast<std::streamsize>(size));
    catalogue << ";\n";
    return ::pclose(dump) == 0 && catalogue.good();
}

void print_row(const std::string& name, const Figures& ours, const Figures* than) {
    const auto cell = [&](double value, double base) {
        if (than == nullptr || base <= 0) {
            std::printf(" %9.2f         |", value);
        } else {
            std::printf(" %9.2f (%5.1fx) |", value, value / base);
        }
    };
    std::printf("| %-24s |", name.c_str());
    cell(median(ours.first_page_ms), than != nullptr ? median(than->first_page_ms) : 0);
    cell(median(ours.all_there_ms), than != nullptr ? median(than->all_there_ms) : 0);
    cell(ours.pss_mb, than != nullptr ? than->pss_mb : 0);
    cell(ours.idle_percent, than != nullptr ? than->idle_percent : 0);
    std::printf(" %9zu |\n", ours.processes);
}

// Without a screen to look at: memory and idle cost only.
std::optional<Figures> measure_dummy(const Contender& parvis, int idle_seconds) {
    auto environment = parvis.environment;
    environment.emplace_back("SDL_VIDEODRIVER", "dummy");
    const Program program(parvis.words, environment);
    std::this_thread::sleep_for(5s);
    if (!program.runs()) return std::nullopt;
    Figures figures;
    figures.pss_mb = program.pss_mb();
    figures.processes = program.processes().size();
    figures.idle_percent = idle_percent(program, idle_seconds);
    return figures;
}

}  // namespace

bool measure_processes(const ProcessOptions& options) {
    const testing::TemporaryFolder folder;
    // Idle is a page that stands, on either side: what the display costs is measured by itself (kiosk_display.h).
    const std::filesystem::path settings = folder / "parvis.toml";
    std::ofstream(settings) << "display_mode.on = false\n";
    const Contender parvis = real_kiosk("Parvis, x11", options.content, settings);
    std::optional<Contender> peer;
    if (options.peer) {
        if (!write_page(options.content, folder.path())) {
            std::fprintf(stderr, "bench: the peer's page cannot be written\n");
            return false;
        }
        peer = chromium("Chromium, one page", folder.path(), "index.html");
    }
    // Once each for the page cache, and for the browser to make its profile; then in turns.
    Figures ours, theirs, unused;
    if (!measure_once(parvis, 0, unused) || (peer && !measure_once(*peer, 0, unused))) return false;
    for (int round = 0; round < options.starts; ++round) {
        const int idle = round + 1 == options.starts ? options.idle_seconds : 0;
        if (!measure_once(parvis, idle, ours) || (peer && !measure_once(*peer, idle, theirs))) return false;
    }
    const auto dummy = measure_dummy(parvis, options.idle_seconds);
    std::printf("\n### The program, from outside\n\n");
    std::printf("medians of %d starts; idle over %d s\n\n", options.starts, options.idle_seconds);
    std::printf("| %-24s | %-18s | %-18s | %-18s | %-18s | processes |\n", "", "first page, ms", "all there, ms",
                "PSS, MB", "idle, % of a core");
    std::printf(
        "| ------------------------ | -----------------: | -----------------: | -----------------: | "
        "-----------------: | --------: |\n");
    print_row(parvis.name, ours, nullptr);
    if (peer) print_row(peer->name, theirs, &ours);
    if (dummy) print_row("Parvis, no display", *dummy, nullptr);
    return true;
}

}  // namespace parvis::bench
