#include "kiosk/photos.h"

#include <memory>
#include <optional>
#include <utility>

#include "content/catalogue/catalogue.h"

namespace parvis::kiosk {

PhotoSource photos_of(ContentSource content) {
    // std::function wants what it holds to be copyable; the worker is the only one who ever looks inside.
    auto catalogue = std::make_shared<std::optional<content::Catalogue>>();
    return [content = std::move(content), catalogue](const std::string& id) -> std::optional<std::string> {
        if (!catalogue->has_value()) {
            if (!content) return std::nullopt;
            auto opened = content();
            if (!opened) return std::nullopt;
            catalogue->emplace(std::move(*opened));
        }
        auto bytes = (*catalogue)->picture_bytes(id);
        return bytes ? std::move(*bytes) : std::nullopt;
    };
}

}  // namespace parvis::kiosk
