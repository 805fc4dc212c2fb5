// What an owner of content wants to know before it is published.
#pragma once

#include <chrono>

#include "content/diagnostic.h"

namespace parvis::content {

// Appends to `found`, in the order of the document. `today` in the centre's own time zone.
void check_for_owner(const Document& document, std::chrono::year_month_day today, Diagnostics& found);

}  // namespace parvis::content
