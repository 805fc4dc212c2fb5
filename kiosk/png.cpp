#include "kiosk/png.h"

#include <vector>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wnull-dereference"
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace parvis::kiosk {

Status write_png(const std::filesystem::path& file, platform::Size size, std::span<const std::uint32_t> pixels) {
    std::vector<unsigned char> rgb;
    rgb.reserve(3 * pixels.size());
    for (const std::uint32_t pixel : pixels)
        for (const int shift : {16, 8, 0}) rgb.push_back(static_cast<unsigned char>(pixel >> shift));
    if (stbi_write_png(file.c_str(), size.width, size.height, 3, rgb.data(), 3 * size.width) == 0)
        return fail(Errc::unwritable, "cannot write " + file.string());
    return {};
}

}  // namespace parvis::kiosk
