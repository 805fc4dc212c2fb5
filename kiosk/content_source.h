// Where a content comes from, for whoever opens it more than once, or on a thread of their own.
#pragma once

#include <functional>
#include <string>

#include "content/catalogue/catalogue.h"
#include "platform/base/result.h"

namespace parvis::kiosk {

// Opens the content, as often and on whatever thread it is called; fails as Catalogue::open(). May be empty.
using ContentSource = std::function<Result<content::Catalogue>()>;

// The same, with the centre of that name as ours; where there is none of it, or no name, as the content says. That it
// is not there is said by whoever chooses it for the page, once.
[[nodiscard]] ContentSource with_centre(const ContentSource& source, const std::string& centre);

}  // namespace parvis::kiosk
