// Every screen as a picture, in the four sizes and both languages: for people to look at. Needs no display.
#pragma once

#include <filesystem>

#include "content/catalogue/catalogue.h"
#include "kiosk/app.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

// Opens `content` anew for each size. Writes FOLDER/SIZE-LANGUAGE/NN-screen.png and returns how many there are; makes
// the folder. Fails with unwritable, or when the faces are missing. A content that cannot be shown gives the fault's
// pictures.
[[nodiscard]] Result<int> write_tour(const std::filesystem::path& content, const std::filesystem::path& folder);

}  // namespace parvis::kiosk
