// What is wrong with a catalogue file, and what its owner would want to know.
#pragma once

#include <chrono>
#include <filesystem>

#include "content/diagnostic.h"

namespace parvis::content {

// In French, for staff. Errors: the file does not open, SQLite's own integrity or reference checks fail, the document
// cannot be read or breaks a rule of document_checks.h, what was worked out when it was written (order of lists,
// facets, needs, partners, search index) is not what the document gives, a picture is neither JPEG nor PNG. Warnings
// and notes: a missing title, summary or alternative text, days and posters that are over on `today`, needs with
// nothing behind, names that nothing answers to, unknown pictograms, lost letters. Errors come first; the rest in the
// order of the document. Any thread.
[[nodiscard]] Diagnostics check_catalogue(const std::filesystem::path& file, std::chrono::year_month_day today);

}  // namespace parvis::content
