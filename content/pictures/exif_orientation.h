// How a camera was held.
#pragma once

#include <string_view>

namespace parvis::content {

// The orientation (1 upright … 8) in a TIFF block, as EXIF stands in JPEG (behind "Exif\0\0") and in PNG (eXIf).
// 1 when there is none or the block is damaged. Reads one directory, never outside `tiff`.
[[nodiscard]] int exif_orientation(std::string_view tiff);

}  // namespace parvis::content
