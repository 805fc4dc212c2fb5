// Needs, and what needs and partners name.
#pragma once

#include <vector>

#include "content/diagnostic.h"
#include "content/document.h"

namespace parvis::content {

// Needs of the same folded label are one: the first's look, what all of them gather. Sets the ids that no source gave.
// Unknown pictograms become "info", with a warning.
[[nodiscard]] std::vector<Need> unite_needs(std::vector<Need> needs, Diagnostics& diagnostics);

// Turns the actions that needs name (ids or titles, source or shown, folded; a title may name several) into ids, and
// the needs that partners name into labels as shown. What is not known is left out, with a warning.
void resolve_references(Document& document, Diagnostics& diagnostics);

}  // namespace parvis::content
