#include "kiosk/content_source.h"

namespace parvis::kiosk {

ContentSource with_centre(const ContentSource& source, const std::string& centre) {
    if (!source || centre.empty()) return source;
    return [source, centre] {
        Result<content::Catalogue> content = source();
        if (content) static_cast<void>(content->choose_our_centre(centre));
        return content;
    };
}

}  // namespace parvis::kiosk
