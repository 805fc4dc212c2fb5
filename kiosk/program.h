// The kiosk as a program: makes the real things (settings, window, renderer, content) and hands them to the app.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/app.h"
#include "kiosk/gui/orientation.h"
#include "platform/frame_loop.h"
#include "platform/window.h"

namespace parvis::kiosk {

// Makes something that stands between the loop and the app, and passes everything on: for the device lab. What it is
// given outlives it.
using FrameWatcher = std::function<std::unique_ptr<platform::FrameLoopClient>(
    platform::FrameLoopClient& client, const App& app, const platform::Window& window, Orientation orientation)>;

// main(): the exit status. 2 for a command line that is not understood.
[[nodiscard]] int run_program(int argc, char** argv, const FrameWatcher& watch = {});

}  // namespace parvis::kiosk
