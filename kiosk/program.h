// The kiosk as a program: makes the real things (settings, window, renderer, content) and hands them to the app.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/app.h"
#include "kiosk/gui/orientation.h"
#include "platform/base/clock.h"
#include "platform/clock_source.h"
#include "platform/frame_loop.h"
#include "platform/window.h"

namespace parvis::kiosk {

class CoverCache;
class SearchWorker;
class UpdateWorker;

// What a watcher is shown of the program; all of it outlives the watcher.
struct Watched {
    platform::FrameLoopClient& client;
    const App& app;
    const platform::Window& window;
    Orientation orientation = Orientation::deg0;
    CoverCache& covers;
    SearchWorker& searcher;
    const UpdateWorker* updates = nullptr;  // null: there is no store
};

// Makes something that stands between the loop and the app, and passes everything on.
using FrameWatcher = std::function<std::unique_ptr<platform::FrameLoopClient>(const Watched& watched)>;

// What the device lab and the soak put around the same program. What is not given is the machine's own; what is,
// outlives the program.
struct Surroundings {
    const Clock* clock = nullptr;
    const platform::ClockSource* clock_source = nullptr;
    FrameWatcher watch{};
};

// main(): the exit status. 2 for a command line that is not understood.
[[nodiscard]] int run_program(int argc, char** argv, const Surroundings& surroundings = {});

}  // namespace parvis::kiosk
