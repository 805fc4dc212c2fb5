// Small pictures made on the spot: files of other people's cameras have no place in the repository.
#pragma once

#include <stb/stb_image_write.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace parvis::testing {

using Rgba = std::vector<unsigned char>;  // rows of four bytes a pixel

inline void append_bytes(void* to, void* data, int size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
}

inline std::string png(int width, int height, const Rgba& pixels) {
    std::string bytes;
    stbi_write_png_to_func(append_bytes, &bytes, width, height, 4, pixels.data(), 0);
    return bytes;
}

inline std::string jpeg(int width, int height, const Rgba& pixels) {
    std::string bytes;
    stbi_write_jpg_to_func(append_bytes, &bytes, width, height, 4, pixels.data(), 90);
    return bytes;
}

inline std::string bmp(int width, int height, const Rgba& pixels) {
    std::string bytes;
    stbi_write_bmp_to_func(append_bytes, &bytes, width, height, 4, pixels.data());
    return bytes;
}

inline std::string one_colour_png() {
    return png(4, 4, Rgba(4 * 4 * 4, 0xFF));
}

inline std::string big_endian(unsigned value, int size) {
    std::string bytes;
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
    return bytes;
}

// A TIFF block with the one tag that matters, Motorola's byte order.
inline std::string exif(unsigned orientation) {
    return "MM" + big_endian(42, 2) + big_endian(8, 4) + big_endian(1, 2) + big_endian(0x0112, 2) + big_endian(3, 2) +
           big_endian(1, 4) + big_endian(orientation, 2) + big_endian(0, 2) + big_endian(0, 4);
}

inline std::string png_with_exif(std::string bytes, unsigned orientation) {
    constexpr std::size_t behind_header = 8 + 4 + 4 + 13 + 4;
    const auto block = exif(orientation);
    bytes.insert(behind_header, big_endian(static_cast<unsigned>(block.size()), 4) + "eXIf" + block + big_endian(0, 4));
    return bytes;
}

inline std::string jpeg_with_exif(std::string bytes, unsigned orientation) {
    const auto block = std::string("Exif\0\0", 6) + exif(orientation);
    bytes.insert(2, "\xFF\xE1" + big_endian(static_cast<unsigned>(block.size() + 2), 2) + block);
    return bytes;
}

// 2 × 1 pixels, black and white; the smallest GIF that shows which end is which.
inline std::string gif() {
    return std::string(
        "GIF89a\x02\x00\x01\x00\x80\x00\x00\x00\x00\x00\xFF\xFF\xFF\x2C\x00\x00\x00\x00\x02\x00\x01\x00\x00\x02\x02"
        "\x44\x0A\x00\x3B",
        34);
}

}  // namespace parvis::testing
