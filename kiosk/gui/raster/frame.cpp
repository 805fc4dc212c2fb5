#include "kiosk/gui/raster/frame.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>

namespace parvis::kiosk::raster {

static_assert(std::endian::native == std::endian::little, "the byte-wise blending below and ImGui's texels assume it");

namespace {

// Four pixels at once: SSE2's and NEON's registers. A pixel is two pairs of 16-bit lanes, blue with red and green with
// alpha; 255 * 255 + 128, and that plus its high byte, still fit such a lane.
constexpr int block = 4;
using Pixels4 = std::uint32_t __attribute__((vector_size(16)));
using Lanes8 = std::uint16_t __attribute__((vector_size(16)));

Pixels4 load(const std::uint32_t* from) {
    Pixels4 pixels;
    std::memcpy(&pixels, from, sizeof pixels);
    return pixels;
}

void store(std::uint32_t* to, Pixels4 pixels) {
    std::memcpy(to, &pixels, sizeof pixels);
}

constexpr std::uint32_t pair(std::uint32_t low, std::uint32_t high) {
    return low | high << 16;
}

Lanes8 lanes(Pixels4 pixels) {
    return reinterpret_cast<Lanes8>(pixels);
}

// Each pixel's first or second byte and the third or fourth.
Lanes8 blue_red(Pixels4 pixels) {
    return lanes(pixels & 0x00FF00FFU);
}
Lanes8 green_alpha(Pixels4 pixels) {
    return lanes((pixels >> 8) & 0x00FF00FFU);
}

Lanes8 div255_lanes(Lanes8 x) {
    x += 128;
    return (x + (x >> 8)) >> 8;
}

// A colour's pairs upon four pixels; `alpha` is in every lane of its pixel.
Pixels4 blend4(Pixels4 under, Lanes8 over_blue_red, Lanes8 over_green, Lanes8 alpha) {
    const Lanes8 rest = 255 - alpha;
    const Lanes8 br = div255_lanes(blue_red(under) * rest + over_blue_red * alpha);
    const Lanes8 g = div255_lanes(green_alpha(under) * rest + over_green * alpha);
    return reinterpret_cast<Pixels4>(br) | (reinterpret_cast<Pixels4>(g) << 8) | 0xFF000000U;
}

bool all_zero(Pixels4 pixels) {
    std::uint64_t halves[2];
    std::memcpy(halves, &pixels, sizeof halves);
    return (halves[0] | halves[1]) == 0;
}

// The alpha of each texel under a tint's, in every lane of its pixel.
Lanes8 tinted_alpha(Pixels4 texels, Lanes8 tint_alpha) {
    const Pixels4 alpha = texels >> 24;
    return div255_lanes(lanes(alpha | alpha << 16) * tint_alpha);
}

// One texel under a tint: both straight, multiplied channel by channel.
Colour tinted(std::uint32_t texel, Colour tint) {
    const Colour t = unpack_rgba(texel);
    return {div255(t.r * tint.r), div255(t.g * tint.g), div255(t.b * tint.b), div255(t.a * tint.a)};
}

// Each pixel with its red and blue bytes in each other's place, as pairs: texels have red where pixels have blue.
Lanes8 blue_red_of_texels(Pixels4 texels) {
    const Pixels4 red_blue = texels & 0x00FF00FFU;
    return lanes(red_blue << 16 | red_blue >> 16);
}

// The same value in every lane, or pair of lanes, of four pixels.
Lanes8 every(std::uint32_t lane_pair) {
    return lanes(Pixels4{} + lane_pair);
}

constexpr std::uint32_t swap_red_and_blue(std::uint32_t rgba) {
    return (rgba & 0x0000FF00U) | (rgba & 255) << 16 | ((rgba >> 16) & 255);
}

}  // namespace

void fill_run(std::uint32_t* pixels, int count, std::uint32_t pixel) {
    std::fill_n(pixels, count, pixel);
}

void blend_run(std::uint32_t* pixels, int count, Colour colour) {
    const Lanes8 over_br = every(pair(colour.b * colour.a + 128, colour.r * colour.a + 128));
    const Lanes8 over_g = every(pair(colour.g * colour.a + 128, 0));
    const Lanes8 rest = every(pair(255 - colour.a, 255 - colour.a));
    const auto over = [&](Lanes8 under, Lanes8 added) {
        const Lanes8 sum = under * rest + added;
        return reinterpret_cast<Pixels4>((sum + (sum >> 8)) >> 8);
    };
    for (; count >= block; count -= block, pixels += block) {
        const Pixels4 under = load(pixels);
        store(pixels, over(blue_red(under), over_br) | over(green_alpha(under), over_g) << 8 | 0xFF000000U);
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

void fade_texels(std::uint32_t* pixels, int count, const std::uint32_t* texels, std::ptrdiff_t step,
                 std::uint32_t alpha) {
    if (step == 1) {
        const Lanes8 alphas = every(pair(alpha, alpha));
        for (; count >= block; count -= block, pixels += block, texels += block) {
            const Pixels4 texel = load(texels);
            store(pixels, blend4(load(pixels), blue_red_of_texels(texel), green_alpha(texel), alphas));
        }
    }
    for (int i = 0; i < count; ++i, texels += step) {
        Colour colour = unpack_rgba(*texels);
        colour.a = alpha;
        pixels[i] = blend(pixels[i], colour);
    }
}

void blend_texels(std::uint32_t* pixels, int count, const std::uint32_t* texels, std::ptrdiff_t step, Colour tint,
                  bool white) {
    if (step == 1) {
        const Lanes8 tint_br = every(pair(tint.b, tint.r)), tint_g = every(pair(tint.g, 0));
        const Lanes8 tint_alpha = every(pair(tint.a, tint.a));
        for (; count >= block; count -= block, pixels += block, texels += block) {
            const Pixels4 texel = load(texels);
            // Most of a letter's box is empty.
            if (all_zero(texel >> 24)) continue;
            const Lanes8 alpha = tinted_alpha(texel, tint_alpha);
            if (white) {
                store(pixels, blend4(load(pixels), tint_br, tint_g, alpha));
                continue;
            }
            const Lanes8 br = div255_lanes(blue_red_of_texels(texel) * tint_br);
            store(pixels, blend4(load(pixels), br, div255_lanes(green_alpha(texel) * tint_g), alpha));
        }
    }
    const std::uint32_t full = opaque_pixel(tint);
    for (int i = 0; i < count; ++i, texels += step) {
        if (*texels >> 24 == 0) continue;
        if (!white) {
            pixels[i] = blend(pixels[i], tinted(*texels, tint));
            continue;
        }
        const std::uint32_t a = div255((*texels >> 24) * tint.a);
        pixels[i] = a == 255 ? full : blend(pixels[i], {tint.r, tint.g, tint.b, a});
    }
}

}  // namespace parvis::kiosk::raster
