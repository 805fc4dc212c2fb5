// Photos of actions and pictures of posters, by their ids, for the covers' worker, through a connection of its own: a
// Catalogue belongs to one thread.
#pragma once

#include "kiosk/content_source.h"
#include "kiosk/widgets/covers/cover_cache.h"

namespace parvis::kiosk {

// Opens the content at the first photo, on the thread that asks. No photo when it cannot be opened.
[[nodiscard]] PhotoSource photos_of(ContentSource content);

}  // namespace parvis::kiosk
