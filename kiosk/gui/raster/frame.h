// The pixels drawn into, and the few ways of filling a run of them.
// Frame pixels are 0xAARRGGBB and always opaque; blending is in integers, rounded to nearest, so that the same draw
// data gives the same bytes everywhere.
#pragma once

#include <cstdint>

#include "kiosk/gui/renderer.h"

namespace parvis::kiosk::raster {

struct Frame {
    std::uint32_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    [[nodiscard]] std::uint32_t* at(int x, int y) const { return pixels + static_cast<std::ptrdiff_t>(y) * width + x; }
};

// Straight (not premultiplied) channels, 0…255.
struct Colour {
    std::uint32_t r = 0, g = 0, b = 0, a = 0;
    bool operator==(const Colour&) const = default;
};

// x / 255 rounded to nearest, for x up to 255 * 255.
[[nodiscard]] constexpr std::uint32_t div255(std::uint32_t x) {
    x += 128;
    return (x + (x >> 8)) >> 8;
}

// ImGui's packed colour, and the texels of an ImTextureData: R in the lowest byte.
[[nodiscard]] constexpr Colour unpack_rgba(std::uint32_t c) {
    return {c & 255, (c >> 8) & 255, (c >> 16) & 255, c >> 24};
}

[[nodiscard]] constexpr std::uint32_t opaque_pixel(Colour c) {
    return 0xFF000000U | c.r << 16 | c.g << 8 | c.b;
}

// `over` upon one pixel.
[[nodiscard]] constexpr std::uint32_t blend(std::uint32_t under, Colour over) {
    // Two channels in one multiplication, 16 bits each.
    const std::uint32_t rest = 255 - over.a;
    std::uint32_t rb = (under & 0x00FF00FFU) * rest + (over.r << 16 | over.b) * over.a + 0x00800080U;
    rb = ((rb + ((rb >> 8) & 0x00FF00FFU)) >> 8) & 0x00FF00FFU;
    const std::uint32_t g = div255(((under >> 8) & 255) * rest + over.g * over.a);
    return 0xFF000000U | rb | g << 8;
}

void fill_run(std::uint32_t* pixels, int count, std::uint32_t pixel);
void blend_run(std::uint32_t* pixels, int count, Colour colour);

// Texels one to one. `step`: from a pixel's texel to its right neighbour's, in texels (1 when the picture is upright).
void copy_texels(std::uint32_t* pixels, int count, const std::uint32_t* texels, std::ptrdiff_t step);
// The same, of an opaque picture that is as transparent everywhere as `alpha` says (0…255).
void fade_texels(std::uint32_t* pixels, int count, const std::uint32_t* texels, std::ptrdiff_t step,
                 std::uint32_t alpha);
// The same, tinted and blended. `white`: every texel is white, only its alpha counts (letters).
void blend_texels(std::uint32_t* pixels, int count, const std::uint32_t* texels, std::ptrdiff_t step, Colour tint,
                  bool white);

}  // namespace parvis::kiosk::raster
