// "Papiers découpés": the cut-out cover of an action that has no photo, painted from its id alone.
// Same id, size and palette: same picture, on every machine of one architecture. Any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace parvis::kiosk {

inline constexpr int largest_cover_px = 4096;  // of a side; the smallest is 1

enum class CoverPalette : std::uint8_t { services, citizenship, projects, other };

// From the official name of a dimension; anything else is `other`.
[[nodiscard]] CoverPalette cover_palette(std::string_view dimension);

struct CoverRequest {
    std::string_view seed;  // the id
    CoverPalette palette = CoverPalette::other;
    int width_px = 0;            // 1…4096
    int height_px = 0;           // 1…4096
    bool high_contrast = false;  // two flat tones
};

// The colour that it is painted on, as 0xRRGGBB: shown until it is ready.
[[nodiscard]] std::uint32_t cover_ground(std::string_view seed, CoverPalette palette, bool high_contrast);

struct PixelImage {
    int width_px = 0;
    int height_px = 0;
    std::vector<std::uint32_t> rgba;  // bytes R, G, B, A in memory; opaque; rows without padding
};

[[nodiscard]] PixelImage paint_cover(const CoverRequest& request);

}  // namespace parvis::kiosk
