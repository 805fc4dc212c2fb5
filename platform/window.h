// The one window of the kiosk, or a console's whole screen: SDL2 behind an interface of ours.
// UI thread only.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "platform/base/result.h"

namespace parvis::platform {

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
};

enum class Drawing : std::uint8_t {
    automatic,  // GLES2 where it works, else pixels
    gles2,
    pixels,  // the CPU rasteriser's frame, through the window's surface
};

struct WindowOptions {
    Size size{1280, 800};    // of a developer's window; full screen takes the display's
    bool fullscreen = false;
    Drawing drawing = Drawing::automatic;
    std::string title = "Parvis";
};

// What the display says of itself; 0 when it says nothing or something absurd.
struct DisplayFacts {
    int width_mm = 0;
    int height_mm = 0;
};

class Window {
public:
    // Fails with unavailable: no display, or no way to draw on it. Starts SDL; its end stops SDL.
    [[nodiscard]] static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    virtual ~Window() = default;

    [[nodiscard]] virtual Size size() const = 0;     // in pixels of the glass; may change between frames
    [[nodiscard]] virtual Drawing drawing() const = 0;  // gles2 (a context is current) or pixels
    [[nodiscard]] virtual DisplayFacts display() const = 0;
    // pixels: shows a frame of size() in 0xAARRGGBB rows without padding. gles2: swaps; `frame` is ignored.
    [[nodiscard]] virtual Status present(std::span<const std::uint32_t> frame) = 0;
};

}  // namespace parvis::platform
