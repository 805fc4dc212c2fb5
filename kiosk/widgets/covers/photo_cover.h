// A photo of the content as a cover: cropped to fill, like CSS's object-fit: cover. Any thread.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/widgets/covers/cover_art.h"

namespace parvis::kiosk {

// `bytes`: a picture as our builder wrote it. Nothing when it cannot be decoded or is larger than our builder's limit.
[[nodiscard]] std::optional<PixelImage> crop_photo(std::string_view bytes, int width_px, int height_px);

}  // namespace parvis::kiosk
