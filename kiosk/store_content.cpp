#include "kiosk/store_content.h"

#include <optional>
#include <utility>

#include "kiosk/start.h"
#include "platform/base/log.h"

namespace parvis::kiosk {

ContentSource content_of(content::Store& store, std::filesystem::path shipped, StartRecord* starts) {
    return [&store, shipped = std::move(shipped), starts]() -> Result<content::Catalogue> {
        for (;;) {
            std::optional<content::Version> active = store.view().active;
            const bool avoids = active && starts != nullptr && starts->safe_mode().avoided == to_text(active->name);
            if (avoids) active.reset();
            if (starts != nullptr) starts->shows(active ? to_text(active->name) : avoids ? "" : word_of(shipped));
            if (!active) return content::Catalogue::open(shipped);
            Result<content::Catalogue> opened = content::Catalogue::open(active->file);
            if (opened) return opened;
            log(LogLevel::error, "content of the store: " + opened.error().message);
            // Of a disk that does not answer, nothing is thrown away.
            if (!content::is_lost(opened.error().code)) return content::Catalogue::open(shipped);
            store.give_up(active->name);
        }
    };
}

}  // namespace parvis::kiosk
