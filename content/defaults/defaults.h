// The words and needs that every build starts from: mots.csv and besoins.csv of this folder, compiled in.
#pragma once

#include "content/sources/source.h"

namespace parvis::content {

// Read anew at each call. Its diagnostics are empty; a test sees to it.
[[nodiscard]] SourceReading shipped_defaults();

// Whether this comes from those tables: staff have no such file to mend. Any thread.
[[nodiscard]] bool is_shipped(const Origin& origin);
// Whether staff have a besoins.csv of their own, in which a need can be named. Any thread.
[[nodiscard]] bool has_own_needs(const Document& document);

}  // namespace parvis::content
