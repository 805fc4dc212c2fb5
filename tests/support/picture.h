// Frames of a renderer as pictures: kept to be looked at, compared with a tolerance.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "platform/window.h"

namespace parvis::testing {

struct Picture {
    platform::Size size;
    std::vector<std::uint32_t> pixels;  // 0xAARRGGBB, rows without padding
    [[nodiscard]] std::uint32_t at(int x, int y) const;
};

// False when it cannot be written.
bool write_png(const Picture& picture, const std::filesystem::path& file);

// How far the channels of two colours are apart, 0…255 each; alpha is left out.
[[nodiscard]] std::array<int, 3> channels_apart(std::uint32_t a, std::uint32_t b);

// How far two pictures of one size are apart. Channels differ by 0…255.
struct Difference {
    int largest = 0;   // of any channel of any pixel
    double mean = 0;   // over all channels
    double share = 0;  // of pixels with a channel further apart than `noticeable`, 0…1
};

// Different sizes are as far apart as can be: 255, 255, 1.
[[nodiscard]] Difference difference(const Picture& a, const Picture& b, int noticeable = 24);

// The picture turned clockwise, pixel by pixel. Quarter turns, 0…3.
[[nodiscard]] Picture turned_clockwise(const Picture& picture, int quarters);

// Where tests leave pictures for people: build folder's pictures/, made when it is not there.
[[nodiscard]] std::filesystem::path picture_folder();

}  // namespace parvis::testing
