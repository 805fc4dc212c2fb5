// A frame as a PNG file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "platform/base/result.h"
#include "platform/window.h"

namespace parvis::kiosk {

// `pixels`: 0xAARRGGBB rows without padding; alpha is left out. Fails with unwritable.
[[nodiscard]] Status write_png(const std::filesystem::path& file, platform::Size size,
                               std::span<const std::uint32_t> pixels);

}  // namespace parvis::kiosk
