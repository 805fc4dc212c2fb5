// Whether what a catalogue holds beside its document is what the document gives.
#pragma once

#include <filesystem>

#include "content/diagnostic.h"

namespace parvis::content {

// Works it all out again and compares. `document` is what `file` holds, sound by check_document(). One error for each
// table that differs.
void check_derived(const std::filesystem::path& file, const Document& document, Diagnostics& found);

}  // namespace parvis::content
