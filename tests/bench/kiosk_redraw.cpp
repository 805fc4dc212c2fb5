#include "tests/bench/kiosk_redraw.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "tests/bench/measured_times.h"

namespace parvis::bench {
namespace {

using namespace std::chrono_literals;
using platform::ContactPhase;

// One frame's bytes from here to there: what a machine's memory allows. Of sixteen frames in turn, so that a large
// cache does not hold them.
double copy_ms(int rounds) {
    constexpr std::size_t frames = 16, pixels = 1920UL * 1080UL;
    std::vector<std::uint32_t> memory(frames * pixels, 1);
    MeasuredTimes times;
    for (int i = 0; i < rounds; ++i) {
        const std::size_t from = static_cast<std::size_t>(i) % frames, to = (from + frames / 2) % frames;
        memory[from * pixels] = memory[to * pixels] + 1;
        times.measure([&] { return std::memcpy(&memory[to * pixels], &memory[from * pixels], pixels * 4); });
    }
    return times.wall_at(50);
}

class Table {
public:
    explicit Table(double one_copy_ms) : copy_ms_(one_copy_ms) {
        std::printf("| %-40s | %6s | %6s | %6s | %6s | %6s | %7s | %6s |\n", "ms", "frames", "p50", "p95", "p99", "CPU",
                    "x copy", "glass");
        std::printf("| %.40s | -----: | -----: | -----: | -----: | -----: | ------: | -----: |\n",
                    "----------------------------------------");
    }
    void row(const std::string& what, MeasuredTimes& times, double glass) const {
        std::printf("| %-40s | %6zu | %6.2f | %6.2f | %6.2f | %6.2f | %7.1f | %4.0f %% |\n", what.c_str(),
                    times.count(), times.wall_at(50), times.wall_at(95), times.wall_at(99), times.cpu_at(50),
                    times.wall_at(50) / copy_ms_, 100 * glass);
        std::fflush(stdout);
    }

private:
    double copy_ms_;
};

class Redraws {
public:
    Redraws(KioskRig& rig, const Table& table, int rounds) : rig_(rig), table_(table), rounds_(rounds) {}

    void whole(const std::string& screen) {
        MeasuredTimes times(MeasuredTimes::Cpu::process);
        rig_.settle();
        for (int i = 0; i < rounds_; ++i) times.measure([&] { return rig_.whole_frame(); });
        table_.row(screen + ": whole", times, rig_.damaged());
    }
    // `change` happens, then the frame that shows it is drawn; `back`, not measured, makes the next round possible.
    void change(const std::string& what, const std::function<void()>& change, const std::function<void()>& back) {
        MeasuredTimes times(MeasuredTimes::Cpu::process);
        double glass = 0;
        rig_.settle();
        for (int i = 0; i < rounds_; ++i) {
            change();
            times.measure([&] { return rig_.frame(); });
            glass = std::max(glass, rig_.damaged());
            back();
            rig_.settle();
        }
        table_.row(what, times, glass);
    }
    void press(const std::string& what, kiosk::Role role, std::size_t n = 0) {
        const kiosk::Node* node = rig_.visible(role, n);
        if (node == nullptr) return;
        const float x = node->visible.centre_x(), y = node->visible.centre_y();
        change(
            what, [&] { rig_.touch(ContactPhase::down, x, y); },
            [&] {
                rig_.touch(ContactPhase::cancel, x, y);
                (void)rig_.frame();
                rig_.pass(500ms);
            });
    }
    void clock_tick(const std::string& what) {
        change(
            what, [&] { rig_.pass(60s); }, [] {});
    }
    // A key of the keyboard on the screen: it goes down, it goes up and the words are looked up, the hits are shown.
    void letter(const std::string& label) {
        MeasuredTimes down(MeasuredTimes::Cpu::process), up(MeasuredTimes::Cpu::process),
            shown(MeasuredTimes::Cpu::process);
        double down_glass = 0, up_glass = 0, shown_glass = 0;
        const kiosk::Node* key = nullptr;
        for (const kiosk::Node& node : rig_.app().tree().nodes())
            if (node.role == kiosk::Role::key && node.label == label) key = &node;
        if (key == nullptr) return;
        const float x = key->visible.centre_x(), y = key->visible.centre_y();
        for (int i = 0; i < rounds_; ++i) {
            rig_.touch(ContactPhase::down, x, y);
            down.measure([&] { return rig_.frame(); });
            down_glass = std::max(down_glass, rig_.damaged());
            rig_.pass(60ms);
            rig_.touch(ContactPhase::up, x, y);
            up.measure([&] { return rig_.frame(); });
            up_glass = std::max(up_glass, rig_.damaged());
            rig_.pass(16ms);
            shown.measure([&] { return rig_.frame(); });
            shown_glass = std::max(shown_glass, rig_.damaged());
            rig_.settle();
            rig_.app().apply(kiosk::Erased{});
            rig_.settle();
        }
        table_.row("search: key " + label + " goes down", down, down_glass);
        table_.row("search: it goes up, words looked up", up, up_glass);
        table_.row("search: its hits are shown", shown, shown_glass);
    }
    void scroll(const std::string& what) {
        MeasuredTimes times(MeasuredTimes::Cpu::process);
        double glass = 0;
        for (int fling = 0; fling < 4; ++fling) {
            const bool up = fling % 2 == 0;
            rig_.settle();
            rig_.pass(500ms);
            float y = up ? 900 : 200;
            rig_.touch(ContactPhase::down, 900, y);
            for (int step = 0; step < 5; ++step) {
                rig_.pass(16ms);
                rig_.touch(ContactPhase::move, 900, y += up ? -60 : 60);
                times.measure([&] { return rig_.frame(); });
            }
            rig_.touch(ContactPhase::up, 900, y);
            for (int i = 0; i < 120 && (i == 0 || rig_.app().moving()); ++i) {
                rig_.pass(16ms);
                times.measure([&] { return rig_.frame(); });
                glass = std::max(glass, rig_.damaged());
            }
        }
        table_.row(what, times, glass);
    }

private:
    KioskRig& rig_;
    const Table& table_;
    int rounds_;
};

void walk(KioskRig& rig, const Table& table, int rounds) {
    Redraws redraws(rig, table, rounds);
    const auto page = [&](const kiosk::RouteEvent& event) {
        rig.go(kiosk::HomeChosen{});
        rig.go(event);
        rig.settle();
        rig.pass(500ms);
        rig.settle();
    };
    redraws.whole("home");
    redraws.clock_tick("home: the clock goes on");
    redraws.press("home: a tile is pressed", kiosk::Role::button, 1);
    redraws.press("home: a card is pressed", kiosk::Role::card);
    page(kiosk::OtherCentresChosen{});
    redraws.whole("list");
    redraws.press("list: a card is pressed", kiosk::Role::card);
    redraws.scroll("list: scrolling");
    page(kiosk::OtherCentresChosen{});
    if (const kiosk::Node* card = rig.visible(kiosk::Role::card)) {
        rig.touch(ContactPhase::down, card->visible.centre_x(), card->visible.centre_y());
        (void)rig.frame();
        rig.touch(ContactPhase::up, card->visible.centre_x(), card->visible.centre_y());
        rig.settle();
        rig.pass(500ms);
        redraws.whole("sheet");
        redraws.scroll("sheet: scrolling");
    }
    page(kiosk::PartnersChosen{});
    redraws.whole("partners");
    page(kiosk::SearchChosen{});
    rig.app().apply(kiosk::Typed{"jar"});
    redraws.whole("search");
    redraws.letter("D");
}

}  // namespace

bool measure_redraws(const RedrawOptions& options) {
    const double one_copy = copy_ms(200);
    std::printf("memcpy of one full-HD frame: %.2f ms (median of 200)\n", one_copy);
    for (const auto path : {KioskRig::Path::cpu, KioskRig::Path::gles2}) {
        if (path == KioskRig::Path::gles2 && !options.gles2) break;
        auto rig = KioskRig::make(path, options.content);
        if (!rig) {
            std::fprintf(stderr, "bench: %s\n", rig.error().message.c_str());
            return path == KioskRig::Path::gles2;  // a machine without it is measured without it
        }
        std::printf("\n### %s\n\n", path == KioskRig::Path::cpu ? "On the CPU" : "GLES2, off screen");
        walk(**rig, Table(one_copy), options.rounds);
    }
    return true;
}

}  // namespace parvis::bench
