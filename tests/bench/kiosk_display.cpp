#include "tests/bench/kiosk_display.h"

#include <time.h>

#include <algorithm>
#include <cstdio>

#include "tests/bench/kiosk_rig.h"
#include "tests/bench/measured_times.h"

namespace parvis::bench {
namespace {

using namespace std::chrono_literals;

struct Glass {
    const char* name;
    platform::Size size;
    platform::DisplayFacts facts;
};
constexpr Glass glasses[] = {{"1920x1080", {1920, 1080}, {476, 268}}, {"800x480", {800, 480}, {154, 86}}};

struct Motion {
    const char* name;
    bool reduced;
    platform::Drawing drawing;
};
constexpr Motion motions[] = {{"stands still", true, platform::Drawing::pixels},
                              {"drifts as on the CPU", false, platform::Drawing::pixels},
                              {"drifts as on a graphics chip", false, platform::Drawing::gles2}};

double process_cpu_ms() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// As the frame loop would, but that no time passes while it draws and paints.
struct Run {
    MeasuredTimes frames{MeasuredTimes::Cpu::process};
    double painting_ms = 0;
    double all_ms = 0;
};

void run(KioskRig& rig, Instant::duration time, Run& run) {
    const double begin = process_cpu_ms();
    const Instant until = rig.now() + time;
    while (rig.now() < until) {
        if (rig.demand().draw) {
            (void)run.frames.measure([&] { return rig.frame(); });
            const double painting = process_cpu_ms();
            rig.finish_covers();
            run.painting_ms += process_cpu_ms() - painting;
            continue;
        }
        const platform::FrameDemand demand = rig.demand();
        const Instant next = demand.next ? std::min(*demand.next, until) : until;
        rig.pass(std::max(next - rig.now(), Instant::duration(1ms)));
    }
    run.all_ms = process_cpu_ms() - begin;
}

}  // namespace

bool measure_display(const std::filesystem::path& content, int slides) {
    std::printf("\n### The display\n\n");
    std::printf("| %-40s | %12s | %9s | %9s | %12s | %13s |\n", "", "frames/slide", "CPU, p50", "CPU, p95",
                "covers/slide", "of one core");
    std::printf("| %.40s | -----------: | --------: | --------: | -----------: | ------------: |\n",
                "----------------------------------------");
    for (const Glass& glass : glasses) {
        for (const Motion& motion : motions) {
            kiosk::AppOptions options;
            options.reduced_motion = motion.reduced;
            options.display_mode = {};
            auto rig = KioskRig::make(glass.size, glass.facts, options, content);
            if (!rig) {
                std::fprintf(stderr, "bench: %s\n", rig.error().message.c_str());
                return false;
            }
            (*rig)->app().draws_by(motion.drawing);
            Run warm;
            run(**rig, 90s, warm);
            Run measured;
            run(**rig, slides * options.display_mode.slide, measured);
            const std::string name = std::string(glass.name) + " " + motion.name;
            const double seconds = std::chrono::duration<double>(slides * options.display_mode.slide).count();
            std::printf("| %-40s | %12.1f | %6.2f ms | %6.2f ms | %9.2f ms | %11.3f %% |\n", name.c_str(),
                        static_cast<double>(measured.frames.count()) / slides, measured.frames.cpu_at(50),
                        measured.frames.cpu_at(95), measured.painting_ms / slides, measured.all_ms / seconds / 10);
            std::fflush(stdout);
        }
    }
    return true;
}

}  // namespace parvis::bench
