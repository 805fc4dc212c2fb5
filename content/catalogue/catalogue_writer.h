// One document as a catalogue file (format: schema/ and FORMAT.md).
#pragma once

#include <filesystem>

#include "content/document.h"
#include "content/progress.h"
#include "platform/base/result.h"

namespace parvis::content {

struct WriteOptions {
    OnProgress on_progress;
};

inline constexpr std::size_t max_field_bytes = 10'000'000;  // of any text or picture

// Writes the catalogue whole or not at all: a reader of `target` finds the old file or the new one. The same document
// gives the same bytes with the same SQLite. Fails with unwritable (also for a target that
// is no regular file); too_large (a field over max_field_bytes, over
// 1,000,000 sheets); invalid_value (an id that is empty or there twice, an action of an unknown organisation, a day
// that is not in the calendar, a text with broken bytes or control characters). The message, in French, names the sheet
// or entry.
[[nodiscard]] Status write_catalogue(const Document& document, const std::filesystem::path& target,
                                     const WriteOptions& options = {});

}  // namespace parvis::content
