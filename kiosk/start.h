// What main decides before the app begins: settings, which content, which glass.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/gui/renderer.h"
#include "kiosk/options.h"
#include "kiosk/settings.h"
#include "platform/base/result.h"
#include "platform/window.h"

namespace parvis::kiosk {

// Logs every problem and sets the process's time zone: before any thread starts.
[[nodiscard]] Settings read_settings(const Options& options);

// The file named on the command line, else the settings', else the demo's beside the program; it need not exist.
[[nodiscard]] std::filesystem::path find_content(const Options& options, const Settings& settings);

// Asked for, or there is no desktop to put a window on.
[[nodiscard]] bool wants_fullscreen(const Options& options);

[[nodiscard]] Result<std::unique_ptr<Renderer>> make_renderer(platform::Drawing drawing);

}  // namespace parvis::kiosk
