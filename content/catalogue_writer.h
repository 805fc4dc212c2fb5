// One document as a catalogue file (format: schema/ and FORMAT.md).
#pragma once

#include <filesystem>
#include <functional>

#include "content/document.h"
#include "platform/base/result.h"

namespace parvis::content {

struct WriteOptions {
    std::function<void(double fraction)> on_progress;  // 0…1, on the calling thread; may be empty
};

// Writes the catalogue whole or not at all: a reader of `target` finds the old file or the new one. The same document
// gives the same bytes. Fails with unwritable, or too_large (a field over 10 MB, over 1,000,000 sheets).
[[nodiscard]] Status write_catalogue(const Document& document, const std::filesystem::path& target,
                                     const WriteOptions& options = {});

}  // namespace parvis::content
