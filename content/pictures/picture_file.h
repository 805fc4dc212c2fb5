// What a picture file is, from its headers and blocks alone: nothing is decoded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "platform/base/result.h"

namespace parvis::content {

inline constexpr std::size_t picture_limit_bytes = 50'000'000;
inline constexpr int picture_limit_side_px = 20'000;  // this many and more are refused
inline constexpr std::int64_t picture_limit_pixels = 50'000'000;

struct PictureFile {
    int width_px = 0;  // as stored, before turning
    int height_px = 0;
    int orientation = 1;  // EXIF, 1…8
};

// Fails, with a French sentence that says how to convert it, with unsupported (HEIC, WebP, CMYK …), too_large, or
// malformed (not a picture, empty, cut short). A picture that passes is whole and within the limits, though its packed
// pixels may still be damaged.
[[nodiscard]] Result<PictureFile> inspect_picture(std::string_view bytes);

// The same from the beginning of a picture of our own encoder (prepare_picture.h), up to where its packed pixels begin:
// the file as a whole is not judged. Fails with malformed for anything else, also for a progressive JPEG.
[[nodiscard]] Result<PictureFile> inspect_prepared_start(std::string_view first_bytes);
inline constexpr std::size_t prepared_start_bytes = 4096;  // its headers take under 700

}  // namespace parvis::content
