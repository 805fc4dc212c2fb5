#include "kiosk/store_content.h"

#include <optional>
#include <utility>

#include "kiosk/start.h"
#include "platform/base/log.h"

namespace parvis::kiosk {

std::string recorded_name(const std::optional<content::Version>& active, const SafeMode& mode,
                          const std::filesystem::path& shipped) {
    if (!active) return word_of(shipped);
    const std::string name = to_text(active->name);
    return name == mode.avoided ? std::string() : name;
}

ContentSource content_of(content::Store& store, std::filesystem::path shipped, StartRecord* starts) {
    return [&store, shipped = std::move(shipped), starts]() -> Result<content::Catalogue> {
        for (;;) {
            std::optional<content::Version> active = store.view().active;
            if (starts != nullptr) {
                const SafeMode mode = starts->safe_mode();
                starts->shows(recorded_name(active, mode, shipped));
                if (active && to_text(active->name) == mode.avoided) active.reset();
            }
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
