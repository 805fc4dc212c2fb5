// From what each source says to one document to publish: identities, folded repeats, organisations, shown names.
#pragma once

#include <string>
#include <vector>

#include "content/sources/source.h"

namespace parvis::content {

struct AssembleOptions {
    std::string our_centre;  // name in any spelling; empty: what an authoring folder's centre.toml says, or none
};

struct Assembly {
    Document document;        // complete: ids, organisations, leads, shown names; the shipped words and needs merged in
    Diagnostics diagnostics;  // of the sources, in order, then what was folded or clashed
    int sheets_read = 0;
    int sheets_folded = 0;  // exact repeats, each reported with both places
};

// Sheets that repeat exactly are one; sheets with the same identity but other words get "-2", "-3" …; sheets alike from
// two organisations are two. The shipped tables (content/defaults) come first, a source's own entries win.
// Needs of the defaults are used only when no source gives any.
[[nodiscard]] Assembly assemble(std::vector<SourceReading> readings, const AssembleOptions& options);

}  // namespace parvis::content
