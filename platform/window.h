// The one window of the kiosk, or a console's whole screen: SDL2 behind an interface of ours.
// UI thread only.
#pragma once

#include <array>
#include <chrono>
#include <climits>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "platform/base/result.h"

namespace parvis::platform {

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
};

// Pixels of the glass: left and top inside, right and bottom outside.
struct PixelRect {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    bool operator==(const PixelRect&) const = default;
};

// Parts of the glass, which may overlap and reach beyond it; none: nothing of it.
using PixelRects = std::span<const PixelRect>;
inline constexpr std::array<PixelRect, 1> whole_glass = {{{0, 0, INT_MAX, INT_MAX}}};

enum class Drawing : std::uint8_t {
    automatic,  // GLES2 where a graphics chip draws it right, else pixels
    gles2,      // also by software, which is slower than our own rasteriser: for comparing
    pixels,     // the CPU rasteriser's frame, through the window's surface
};

struct WindowOptions {
    Size size{1280, 800};  // of a developer's window; full screen takes the display's
    // Takes the whole display and the whole keyboard, hides the pointer, and does not let go: closing (Alt-F4), Alt-Tab
    // and a console's keys do nothing, SIGTERM ends.
    bool fullscreen = false;
    Drawing drawing = Drawing::automatic;
    std::string title = "Parvis";
};

// What the display says of itself; 0 when it says nothing or something absurd.
struct DisplayFacts {
    int width_mm = 0;
    int height_mm = 0;
    bool operator==(const DisplayFacts&) const = default;
};

// From a display's claims. Both 0 when these cannot be: densities that no panel of a lobby has, pixels far from square.
[[nodiscard]] DisplayFacts believable_display(Size pixels, float horizontal_dpi, float vertical_dpi);

// Whether the environment names an X server or a Wayland compositor; else a window takes a bare console's screen.
[[nodiscard]] bool has_display_server();

// Returns when `sign` is there: the name that udev gives to a display card when it is ready. At once for an empty path;
// false after `longest`. For a service that starts with the machine, and is up before its display.
[[nodiscard]] bool wait_for_display(const std::filesystem::path& sign, std::chrono::milliseconds longest);

class DisplayPlug;

class Window {
public:
    // Fails with unavailable: no display, or no way to draw on it. Starts SDL; its end stops SDL.
    [[nodiscard]] static Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    virtual ~Window() = default;

    [[nodiscard]] virtual Size size() const = 0;        // in pixels of the glass; may change between frames
    [[nodiscard]] virtual Drawing drawing() const = 0;  // gles2 (a context is current) or pixels
    [[nodiscard]] virtual DisplayFacts display() const = 0;
    // Has something to read when the display server sends; belongs to the window. None: there is no such server, or it
    // cannot be waited for in this way.
    [[nodiscard]] virtual std::optional<int> display_descriptor() const { return std::nullopt; }
    // The display card that shows our pictures, while we may ask it for more; belongs to the window. None: a display
    // server has it, or there is no display.
    [[nodiscard]] virtual std::optional<int> card() const { return std::nullopt; }
    // Whether its display is there, and the news of it; belongs to the window. Null: that is somebody else's business.
    [[nodiscard]] virtual DisplayPlug* plug() { return nullptr; }
    // Where it is somebody else's business: yes.
    [[nodiscard]] bool has_display();
    // The display was away and is back: whatever it needs to show pictures again is done with the next one, which must
    // be whole.
    virtual void restore() {}
    // Drawing::pixels: shows a frame of size(), 0xAARRGGBB in rows without padding; outside `damage` it is the same as
    // the frame before. A frame of another size (the window changed meanwhile) is not shown, which is no failure.
    // Drawing::gles2: swaps, and ignores the frame; fails with unavailable once several swaps in a row did not reach
    // the glass. Nothing is done where nothing is damaged.
    [[nodiscard]] virtual Status present(std::span<const std::uint32_t> frame, PixelRects damage = whole_glass) = 0;
};

}  // namespace parvis::platform
