// The whole screen of a bare console without a graphics chip: our own display, and SDL for nothing but input.
#pragma once

#include <filesystem>
#include <memory>

#include "platform/base/result.h"
#include "platform/window.h"

namespace parvis::platform {

// Frames go to the first display of `cards` (/dev/dri; open_drm_scan_out()). As Window::open() otherwise, for
// Drawing::pixels: it starts SDL, and its end stops SDL. SDL must not be started.
[[nodiscard]] Result<std::unique_ptr<Window>> open_console_window(const WindowOptions& options,
                                                                  const std::filesystem::path& cards);

}  // namespace parvis::platform
