#include "kiosk/gui/raster/frame.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>

namespace parvis::kiosk::raster {

static_assert(std::endian::native == std::endian::little, "the byte-wise blending below and ImGui's texels assume it");

namespace {

// One texel under a tint: both straight, multiplied channel by channel.
Colour tinted(std::uint32_t texel, Colour tint) {
    const Colour t = unpack_rgba(texel);
    return {div255(t.r * tint.r), div255(t.g * tint.g), div255(t.b * tint.b), div255(t.a * tint.a)};
}

constexpr std::uint32_t swap_red_and_blue(std::uint32_t rgba) {
    return (rgba & 0x0000FF00U) | (rgba & 255) << 16 | ((rgba >> 16) & 255);
}

}  // namespace

void fill_run(std::uint32_t* pixels, int count, std::uint32_t pixel) {
    std::fill_n(pixels, count, pixel);
}

void blend_run(std::uint32_t* pixels, int count, Colour colour) {
    // Sixteen bytes at once in 16-bit lanes: the compiler makes vector code of the inner loop on SSE2 and on NEON.
    // 255 * 255 + 128, and that plus its high byte, still fit 16 bits.
    constexpr int block = 4;
    std::array<std::uint16_t, 4 * block> over{};
    const std::array<std::uint32_t, 4> channels = {colour.b, colour.g, colour.r, 255};
    for (std::size_t i = 0; i < over.size(); ++i) {
        over[i] = static_cast<std::uint16_t>(channels[i % 4] * colour.a + 128);
    }
    const auto rest = static_cast<std::uint16_t>(255 - colour.a);
    auto* bytes = reinterpret_cast<std::uint8_t*>(pixels);
    for (; count >= block; count -= block, pixels += block, bytes += over.size()) {
        for (std::size_t i = 0; i < over.size(); ++i) {
            const auto sum = static_cast<std::uint16_t>(over[i] + bytes[i] * rest);
            bytes[i] = static_cast<std::uint8_t>(static_cast<std::uint16_t>(sum + (sum >> 8)) >> 8);
        }
    }
    for (int i = 0; i < count; ++i) pixels[i] = blend(pixels[i], colour);
}

void copy_texels(std::uint32_t* pixels, int count, const std::uint32_t* texels, std::ptrdiff_t step) {
    if (step == 1) {
        for (int i = 0; i < count; ++i) pixels[i] = 0xFF000000U | swap_red_and_blue(texels[i]);
        return;
    }
    for (int i = 0; i < count; ++i, texels += step) pixels[i] = 0xFF000000U | swap_red_and_blue(*texels);
}

void blend_texels(std::uint32_t* pixels, int count, const std::uint32_t* texels, std::ptrdiff_t step, Colour tint,
                  bool white) {
    if (white) {
        // Most of a letter's box is empty or full: both cost no multiplication.
        const std::uint32_t full = opaque_pixel(tint);
        for (int i = 0; i < count; ++i, texels += step) {
            const std::uint32_t alpha = *texels >> 24;
            if (alpha == 0) continue;
            const std::uint32_t a = div255(alpha * tint.a);
            pixels[i] = a == 255 ? full : blend(pixels[i], {tint.r, tint.g, tint.b, a});
        }
        return;
    }
    for (int i = 0; i < count; ++i, texels += step) {
        if (*texels >> 24 != 0) pixels[i] = blend(pixels[i], tinted(*texels, tint));
    }
}

}  // namespace parvis::kiosk::raster
