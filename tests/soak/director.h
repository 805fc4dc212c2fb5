// Stands between the frame loop and the app of the real program, turns its clock on whenever it would sleep, and plays
// one cycle after the other: a dark night; a stick with other content, visits, the display between them. At the end of
// each, while the display stands still and nothing works, it counts what is held, and prints it as a line of figures:
// cycle, minutes since the start, seconds of its clock, blocks, bytes, textures of Dear ImGui, of GLES2, file handles,
// threads, PSS in kB, frames, and of these p50 and p99 in µs, µs on a processor. UI thread only.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/program.h"
#include "tests/soak/live_memory.h"
#include "tests/soak/script.h"
#include "tests/soak/soak_clock.h"
#include "tests/soak/visitor.h"

namespace parvis::soak {

// From PARVIS_SOAK_CYCLES and so on; what is not given is as here.
struct Orders {
    std::filesystem::path sticks;  // PARVIS_SOAK_STICKS: a folder with the folders 1, 2, …, a stick for each cycle
    std::filesystem::path media;   // PARVIS_SOAK_MEDIA: what the program was given as --media
    int cycles = 4;
    double minutes = 0;  // cycles that begin later are left out; 0: none are
    int visits = 3;
    int touches = 30;  // of a visit
    int seed = 20261128;
    // From the cycle after this one on something is left behind: a block, a texture, a file handle, one a cycle. 0:
    // not.
    int leaks_after = 0;
};
[[nodiscard]] Orders orders_of_environment();

class Director final : public platform::FrameLoopClient {
public:
    Director(const kiosk::Watched& watched, SoakClock& clock, const Orders& orders);

    void on_contact(const platform::Contact& contact) override { watched_.client.on_contact(contact); }
    void on_key_down() override { watched_.client.on_key_down(); }
    void on_text(std::string_view utf8) override { watched_.client.on_text(utf8); }
    void on_key(platform::Key key) override { watched_.client.on_key(key); }
    void on_exposed(platform::Size glass) override { watched_.client.on_exposed(glass); }
    void on_wake() override { watched_.client.on_wake(); }
    [[nodiscard]] platform::FrameDemand demand(Instant now) override;
    [[nodiscard]] Status draw(Instant now) override;

private:
    struct Held {
        LiveMemory memory;
        int textures = 0;
        int gl_textures = 0;
        int files = 0;
        int threads = 0;
        bool operator==(const Held&) const = default;
    };
    [[noreturn]] void give_up(const std::string& why) const;
    void begin_cycle();
    void align();
    void begin_morning();
    void plug_in();
    void pull_out();
    void leak();
    void end_cycle();
    [[nodiscard]] Held held() const;
    [[nodiscard]] Held held_at_rest();

    const kiosk::Watched watched_;
    SoakClock& clock_;
    const Orders orders_;
    Script script_;
    Visitor visitor_;
    std::function<bool()> until_;  // before it is so no time passes, and no frame is drawn
    int cycle_ = 0;
    int fewest_threads_ = 0;
    Instant began_{};
    std::chrono::steady_clock::time_point started_;
    double cpu_us_ = 0;
    std::vector<float> frames_us_;
    std::optional<std::pair<float, float>> first_stand_;
    char* left_behind_ = nullptr;  // so that no compiler leaves the leak out
};

}  // namespace parvis::soak
