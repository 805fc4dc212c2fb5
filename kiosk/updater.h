// New content that comes by itself (a stick, a folder that is filled over the network), as the app sees it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "content/update/update.h"
#include "kiosk/content_source.h"

namespace parvis::kiosk {

using content::UpdateOrigin;

// What there is to say of the last update.
struct UpdateNews {
    std::uint64_t number = 0;  // of the update, counted; 0: there was none yet
    bool working = false;
    std::string stick;  // its label, from a stranger; may be empty
    UpdateOrigin origin = UpdateOrigin::stick;
    content::UpdateProgress progress;  // while working
    content::UpdateReport report;      // afterwards
};

// All calls from the UI thread.
class Updater {
public:
    virtual ~Updater() = default;
    [[nodiscard]] virtual UpdateNews news() const = 0;
    // What to show from now on, once, each time it becomes another.
    [[nodiscard]] virtual std::optional<ContentSource> content() = 0;
};

}  // namespace parvis::kiosk
