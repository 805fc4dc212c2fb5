#include "content/pictures/exif_orientation.h"

#include <cstddef>
#include <cstdint>

namespace parvis::content {
namespace {

constexpr int upright = 1;
constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t type_short = 3;
constexpr std::size_t entry_bytes = 12;
constexpr std::uint32_t most_entries = 512;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size, bool little) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[little ? at + size - 1 - i : at + i]);
    return value;
}

}  // namespace

int exif_orientation(std::string_view tiff) {
    if (tiff.size() < 8) return upright;
    const bool little = tiff.starts_with("II");
    if (!little && !tiff.starts_with("MM")) return upright;
    if (number(tiff, 2, 2, little) != 42) return upright;
    const std::size_t directory = number(tiff, 4, 4, little);
    if (directory > tiff.size() - 2) return upright;
    const auto entries = number(tiff, directory, 2, little);
    if (entries > most_entries) return upright;
    for (std::size_t i = 0; i < entries; ++i) {
        const auto entry = directory + 2 + i * entry_bytes;
        if (entry + entry_bytes > tiff.size()) return upright;
        if (number(tiff, entry, 2, little) != orientation_tag) continue;
        const auto value = number(tiff, entry + 8, 2, little);
        const bool valid = number(tiff, entry + 2, 2, little) == type_short &&
                           number(tiff, entry + 4, 4, little) == 1 && value >= 1 && value <= 8;
        return valid ? static_cast<int>(value) : upright;
    }
    return upright;
}

}  // namespace parvis::content
