// Whether a GLES2 context that could be made also draws: drivers exist that promise it and show nothing.
#pragma once

#include <filesystem>

#include "platform/base/result.h"
#include "platform/window.h"

namespace parvis::platform {

// Draws a small picture with a shader into the current context's back buffer of that size and reads it back; the frame
// is not presented. Fails with unavailable, saying what was wrong.
[[nodiscard]] Status try_gles2(Size glass);

// Whether the kernel offers any graphics chip in that folder (/dev). Without one GLES2 would be drawn by the processor,
// and Mesa's compiler for that costs 30 MB and a start's time only to be turned down.
[[nodiscard]] bool has_graphics_chip(const std::filesystem::path& devices);

// Whether the current context is drawn by the processor (Mesa's llvmpipe, softpipe, swrast; SwiftShader).
[[nodiscard]] bool gles2_is_software();

}  // namespace parvis::platform
