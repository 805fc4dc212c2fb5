// A source of content: something on disk that one reader understands.
#pragma once

#include <filesystem>

#include "content/diagnostic.h"
#include "content/document.h"
#include "content/progress.h"
#include "platform/base/result.h"

namespace parvis::content {

struct SourceReading {
    Document document;        // ids, organisations of actions and shown names are not set yet: assemble/ does that
    Diagnostics diagnostics;  // with an error among them the document is not to be published
    int sheets_read = 0;      // title lines or rows met, before any folding
};

// Reads a file or folder with the reader that recognises it (the list is in sources.cpp): an authoring folder, a text
// of SENACS sheets. Fails with not_found, unreadable, too_large, or unsupported when no reader recognises it. Slips
// inside a recognised source are diagnostics, not failures. `on_progress` hears of preparing pictures, the rest being
// quick. `our_centre`: whose actions those of an authoring folder are that name no centre, where its centre.toml names
// none either; empty: nobody knows. Any thread.
[[nodiscard]] Result<SourceReading> read_source(const std::filesystem::path& path, const OnProgress& on_progress = {},
                                                const std::string& our_centre = {});

}  // namespace parvis::content
