// The slides of the display as a page for a browser: the same pictures and words, in the same order.
#pragma once

#include <filesystem>

#include "platform/base/result.h"

namespace parvis::bench {

// How far the kiosk lets a picture drift on a full-HD glass where the CPU draws it.
inline constexpr int drift_px = 96;

// Into `folder`: the page (slides.html), a PNG for each picture, and what is on each slide of a first round, of a board
// whose time is not known. `thrifty`: moved by a timer, a pixel at a time, instead of by a transition. Fails as the
// catalogue does, or with unwritable.
[[nodiscard]] Status write_slides(const std::filesystem::path& content, const std::filesystem::path& folder,
                                  bool thrifty);

}  // namespace parvis::bench
