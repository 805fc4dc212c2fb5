#include "tests/soak/director.h"

#include <GLES2/gl2.h>
#include <imgui.h>
#include <imgui_internal.h>  // RegisterUserTexture, the atlas's builder
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <latch>
#include <string>
#include <thread>

#include "kiosk/search_worker.h"
#include "kiosk/update_worker.h"
#include "kiosk/widgets/covers/cover_cache.h"

namespace parvis::soak {
namespace {

using namespace std::chrono_literals;

constexpr auto pace = 16ms;                   // of frames, as on a glass
constexpr auto between_looks = 50ms;          // of the machine's time, at a worker that is waited for
constexpr auto longest_rest = 20s;            // of the machine's time
constexpr auto until_morning = 22h + 1min;    // the clock's day begins at ten, when it gets dark; at eight it is lit
constexpr auto between_visits = 4min;         // the last one's pages forgotten, the display back
constexpr GLuint most_gl_textures = 1024;     // far more than there are
constexpr std::size_t most_frames = 200'000;  // of a cycle; beyond it their list grows

int entries_of(const char* folder) {
    std::error_code error;
    int count = 0;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) ++count;
    return count;
}

double microseconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
}

// Of all threads, and of children that ended.
double cpu_us() {
    double all = 0;
    for (const int whose : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        ::getrusage(whose, &usage);
        all += microseconds(usage.ru_utime) + microseconds(usage.ru_stime);
    }
    return all;
}

long pss_kb() {
    std::ifstream file("/proc/self/smaps_rollup");
    long kilobytes = 0;
    for (std::string word; file >> word;)
        if (word == "Pss:" && file >> kilobytes) return kilobytes;
    return 0;
}

float percentile(std::vector<float>& values, double share) {
    if (values.empty()) return 0;
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

// glibc keeps the stacks of threads that ended, and what belongs to them, for the next ones: as many as ever ran at
// once. Here as many as it keeps have run, once those are there that stay.
void run_threads_at_once() {
    constexpr int most_kept = 4;
    std::latch all_there(most_kept);
    std::vector<std::jthread> threads;
    for (int i = 0; i < most_kept; ++i) threads.emplace_back([&] { all_there.arrive_and_wait(); });
}

// Dear ImGui's atlas keeps the letters that were drawn until it is full, and of its lists the room for as many sizes
// and letters as ever were in it at once; when it is full depends on the digits that each day's content shows. Here it
// begins anew, with what the display draws from now on: emptied first, since it begins as large as what is in it.
void forget_letters() {
    ImFontAtlasBuildDiscardBakes(ImGui::GetIO().Fonts, 0);
    ImFontAtlasBuildClear(ImGui::GetIO().Fonts);
}

int number_of(const char* name, int otherwise) {
    const char* value = std::getenv(name);
    return value != nullptr ? std::atoi(value) : otherwise;
}

std::string text_of(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

}  // namespace

Orders orders_of_environment() {
    Orders orders;
    orders.sticks = text_of("PARVIS_SOAK_STICKS");
    orders.media = text_of("PARVIS_SOAK_MEDIA");
    orders.cycles = number_of("PARVIS_SOAK_CYCLES", orders.cycles);
    orders.minutes = number_of("PARVIS_SOAK_MINUTES", 0);
    orders.visits = number_of("PARVIS_SOAK_VISITS", orders.visits);
    orders.touches = number_of("PARVIS_SOAK_TOUCHES", orders.touches);
    orders.seed = number_of("PARVIS_SOAK_SEED", orders.seed);
    orders.leaks_after = number_of("PARVIS_SOAK_LEAKS_AFTER", orders.leaks_after);
    return orders;
}

Director::Director(const kiosk::Watched& watched, SoakClock& clock, const Orders& orders)
    : watched_(watched),
      clock_(clock),
      orders_(orders),
      script_(clock),
      visitor_(watched, script_),
      started_(std::chrono::steady_clock::now()) {
    frames_us_.reserve(most_frames);
    run_threads_at_once();
    begin_cycle();
}

platform::FrameDemand Director::demand(Instant now) {
    if (until_ && !until_()) return {false, now + between_looks};
    until_ = {};
    const platform::FrameDemand wanted = watched_.client.demand(now);
    const Instant next = script_.next().value_or(now);
    if (now >= next) {
        script_.act();
        return {wanted.draw, now};
    }
    if (wanted.draw) return wanted;
    clock_.pass(std::max<Instant::duration>(std::min(wanted.next.value_or(next), next) - now, 1ms));
    return {false, clock_.now()};
}

Status Director::draw(Instant now) {
    const auto begin = std::chrono::steady_clock::now();
    Status drawn = watched_.client.draw(now);
    const std::chrono::duration<float, std::micro> took = std::chrono::steady_clock::now() - begin;
    frames_us_.push_back(took.count());
    clock_.pass(pace);
    // Whatever a frame asked of them is there in the next one: else what is shown would depend on the machine's haste.
    watched_.covers.finish();
    watched_.searcher.finish();
    return drawn;
}

void Director::begin_cycle() {
    ++cycle_;
    clock_.begin_day();
    visitor_.begin(static_cast<unsigned>(orders_.seed));
    script_.after(until_morning, [this] { align(); });
}

// Everything on the display moves a little from slide to slide, in a round of eight, and changes sides now and then: a
// cycle begins where the first did, or a finger on the same place would hit something else.
void Director::align() {
    std::optional<std::pair<float, float>> stands;
    for (const kiosk::Node& node : watched_.app.tree().nodes())
        if (node.id == kiosk::widget_id("slide pause")) stands = {node.box.x, node.box.y};
    if (!first_stand_) first_stand_ = stands;
    if (stands && stands == first_stand_) return begin_morning();
    script_.after(1s, [this] { align(); });
}

void Director::begin_morning() {
    began_ = clock_.now();
    cpu_us_ = cpu_us();
    frames_us_.clear();
    plug_in();
    script_.after(10s, [this] { pull_out(); });
    for (int i = 0; i < orders_.visits; ++i)
        script_.after(2min + i * between_visits, [this] { visitor_.visit(orders_.touches); });
    script_.after(3min, [this] { leak(); });
    const auto day = 2min + orders_.visits * between_visits + 1min;
    script_.after(day - 30s, [] { forget_letters(); });
    script_.after(day, [this] { end_cycle(); });
}

void Director::give_up(const std::string& why) const {
    std::fprintf(stderr, "soak: cycle %d: %s\n", cycle_, why.c_str());
    std::_Exit(EXIT_FAILURE);
}

void Director::plug_in() {
    std::error_code error;
    std::filesystem::rename(orders_.sticks / std::to_string(cycle_), orders_.media, error);
    if (error) give_up("no stick: " + error.message());
    until_ = [this, before = watched_.updates->news().number] {
        const kiosk::UpdateNews news = watched_.updates->news();
        return news.number != before && !news.working;
    };
}

void Director::pull_out() {
    if (watched_.updates->news().report.outcome != content::UpdateOutcome::installed) give_up("its stick was refused");
    std::error_code error;
    std::filesystem::remove_all(orders_.media, error);
    until_ = [this] { return !watched_.updates->key_present(); };
}

void Director::leak() {
    if (orders_.leaks_after == 0) return;
    switch (cycle_ - orders_.leaks_after) {
        case 1:
            left_behind_ = new char[100];
            break;
        case 2: {
            auto* texture = new ImTextureData;
            texture->Create(ImTextureFormat_RGBA32, 8, 8);
            ImGui::RegisterUserTexture(texture);
            break;
        }
        case 3:
            static_cast<void>(::dup(STDERR_FILENO));
            break;
        default:
            break;
    }
}

Director::Held Director::held() const {
    Held held;
    held.memory = live_memory();
    held.textures = ImGui::GetPlatformIO().Textures.Size;
    if (watched_.window.drawing() == platform::Drawing::gles2)
        for (GLuint name = 1; name <= most_gl_textures; ++name)
            held.gl_textures += glIsTexture(name) == GL_TRUE ? 1 : 0;
    held.files = entries_of("/proc/self/fd");
    held.threads = entries_of("/proc/self/task");
    return held;
}

// Files are written and content is looked at on other threads, which hold something meanwhile.
Director::Held Director::held_at_rest() {
    const auto patience = std::chrono::steady_clock::now() + longest_rest;
    Held before = held();
    for (;;) {
        std::this_thread::sleep_for(between_looks);
        const Held now = held();
        const bool rests = now == before && (fewest_threads_ == 0 || now.threads <= fewest_threads_);
        if (rests || std::chrono::steady_clock::now() > patience) {
            fewest_threads_ = fewest_threads_ == 0 ? now.threads : std::min(fewest_threads_, now.threads);
            return now;
        }
        before = now;
    }
}

void Director::end_cycle() {
    if (watched_.app.route().screen != kiosk::Screen::attract) give_up("at its end the display does not show");
    const double cpu = cpu_us() - cpu_us_;
    const Held held = held_at_rest();
    const std::chrono::duration<double, std::ratio<60>> minutes = std::chrono::steady_clock::now() - started_;
    const std::chrono::duration<double> seconds = clock_.now() - began_;
    std::printf("%d %.3f %.3f %lld %lld %d %d %d %d %ld %zu %.0f %.0f %.0f\n", cycle_, minutes.count(), seconds.count(),
                static_cast<long long>(held.memory.blocks), static_cast<long long>(held.memory.bytes), held.textures,
                held.gl_textures, held.files, held.threads, pss_kb(), frames_us_.size(),
                static_cast<double>(percentile(frames_us_, 0.5)), static_cast<double>(percentile(frames_us_, 0.99)),
                cpu);
    std::fflush(stdout);
    tell_grown_callers();
    const bool time_is_over = orders_.minutes > 0 && minutes.count() >= orders_.minutes;
    if (cycle_ < orders_.cycles && !time_is_over) return begin_cycle();
    if (orders_.leaks_after > 0) std::_Exit(EXIT_SUCCESS);  // Dear ImGui would complain of the texture
    script_.after(24h, [] {});
    ::raise(SIGTERM);
}

}  // namespace parvis::soak
