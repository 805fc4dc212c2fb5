// Every screen as a picture, in the four sizes and both languages: for people to look at. Needs no display.
#pragma once

#include <filesystem>

#include "content/catalogue/catalogue.h"
#include "kiosk/app.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

// Opens `content` anew for each size. Writes FOLDER/SIZE-LANGUAGE/NN-screen.png and returns how many there are; makes
// the folder. Fails as Catalogue::open() does, with unwritable at the first picture that cannot be written, or when the
// faces are missing. The last picture is what visitors see of a damaged content.
[[nodiscard]] Result<int> write_tour(const std::filesystem::path& content, const std::filesystem::path& folder);

}  // namespace parvis::kiosk
