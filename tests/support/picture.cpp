#include "tests/support/picture.h"

#include <algorithm>
#include <cstdlib>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wnull-dereference"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace parvis::testing {

namespace {

std::size_t count(platform::Size size) {
    return static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
}

}  // namespace

std::uint32_t Picture::at(int x, int y) const {
    return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) + static_cast<std::size_t>(x)];
}

bool write_png(const Picture& picture, const std::filesystem::path& file) {
    std::vector<unsigned char> rgb;
    rgb.reserve(3 * count(picture.size));
    for (const std::uint32_t pixel : picture.pixels) {
        for (const int shift : {16, 8, 0}) rgb.push_back(static_cast<unsigned char>(pixel >> shift));
    }
    return stbi_write_png(file.c_str(), picture.size.width, picture.size.height, 3, rgb.data(),
                          3 * picture.size.width) != 0;
}

std::array<int, 3> channels_apart(std::uint32_t a, std::uint32_t b) {
    const auto channel = [&](unsigned shift) {
        return std::abs(static_cast<int>((a >> shift) & 255U) - static_cast<int>((b >> shift) & 255U));
    };
    return {channel(16), channel(8), channel(0)};
}

Difference difference(const Picture& a, const Picture& b, int noticeable) {
    if (a.size != b.size || a.pixels.size() != b.pixels.size()) return {255, 255, 1};
    Difference result;
    double sum = 0;
    std::size_t noticed = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        const std::array<int, 3> apart = channels_apart(a.pixels[i], b.pixels[i]);
        const int worst = std::ranges::max(apart);
        sum += apart[0] + apart[1] + apart[2];
        result.largest = std::max(result.largest, worst);
        if (worst > noticeable) ++noticed;
    }
    const auto pixels = static_cast<double>(std::max<std::size_t>(a.pixels.size(), 1));
    result.mean = sum / (3 * pixels);
    result.share = static_cast<double>(noticed) / pixels;
    return result;
}

Picture turned_clockwise(const Picture& picture, int quarters) {
    Picture turned = picture;
    for (int i = 0; i < quarters; ++i) {
        const Picture from = turned;
        turned.size = {from.size.height, from.size.width};
        for (int y = 0; y < turned.size.height; ++y) {
            for (int x = 0; x < turned.size.width; ++x) {
                turned.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(turned.size.width) +
                              static_cast<std::size_t>(x)] = from.at(y, from.size.height - 1 - x);
            }
        }
    }
    return turned;
}

std::filesystem::path picture_folder() {
    std::filesystem::path folder = std::filesystem::path(PARVIS_BIN_DIR).parent_path() / "pictures";
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    return folder;
}

}  // namespace parvis::testing
