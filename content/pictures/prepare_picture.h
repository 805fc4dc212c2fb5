// From a file that staff chose to a picture that the kiosk may decode.
#pragma once

#include <string_view>

#include "content/document.h"
#include "platform/base/result.h"

namespace parvis::content {

inline constexpr int prepared_side_px = 1920;

// Checks, decodes, turns by EXIF, shrinks to prepared_side_px (never enlarges) and encodes again: JPEG, or PNG for
// drawings of few colours; transparency becomes white. A picture that it made passes unchanged. `alt` stays empty. The
// same bytes give the same bytes. Fails as inspect_picture (picture_file.h), with a French sentence. Any thread.
[[nodiscard]] Result<Picture> prepare_picture(std::string_view bytes);

}  // namespace parvis::content
