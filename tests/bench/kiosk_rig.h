// The kiosk in this process, as main.cpp puts it together, but for its window and its clock: frames are drawn when the
// bench says so, and timed.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string_view>

#include "kiosk/stage.h"
#include "kiosk/widgets/covers/cover_cache.h"
#include "tests/fakes/hand_clock.h"

namespace parvis::bench {

// What one frame took, in milliseconds on the wall.
struct FrameTimes {
    double all = 0;    // from asking the app to the presented frame
    double drawn = 0;  // of that, in the renderer
};

class KioskRig {
public:
    enum class Path { cpu, gles2 };
    // On a full-HD glass of 21.5 inches, in French. gles2: drawn off screen. Fails where a face, a content or GLES2 is
    // missing.
    [[nodiscard]] static Result<std::unique_ptr<KioskRig>> make(Path path, const std::filesystem::path& content);
    // By the CPU, on a glass of this many pixels and millimetres.
    [[nodiscard]] static Result<std::unique_ptr<KioskRig>> make(platform::Size glass, platform::DisplayFacts facts,
                                                                const kiosk::AppOptions& options,
                                                                const std::filesystem::path& content);
    virtual ~KioskRig() = default;

    [[nodiscard]] virtual kiosk::App& app() = 0;
    [[nodiscard]] virtual FrameTimes frame() = 0;
    [[nodiscard]] virtual FrameTimes whole_frame() = 0;
    // The share of the glass that the last frame presented, 0…1.
    [[nodiscard]] virtual double damaged() const = 0;
    // Draws until nothing moves and every cover is there.
    virtual void settle() = 0;
    virtual void pass(Instant::duration time) = 0;
    [[nodiscard]] virtual Instant now() const = 0;
    // What the frame loop is asked for now.
    [[nodiscard]] virtual platform::FrameDemand demand() = 0;
    // Waits for the covers' worker; true when it had work.
    virtual bool finish_covers() = 0;
    virtual void touch(platform::ContactPhase phase, float x, float y) = 0;
    void go(const kiosk::RouteEvent& event) { app().apply(kiosk::Go{event}); }
    // Middle of the n-th visible widget of that role; nothing when there are not so many.
    [[nodiscard]] const kiosk::Node* visible(kiosk::Role role, std::size_t n = 0);
};

}  // namespace parvis::bench
