// From what each source says to one document to publish: identities, folded repeats, organisations, shown names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/sources/source.h"

namespace parvis::content {

// The file of a diagnostic about `our_centre`, which stands in no source: the option of `parvis-content build`.
inline constexpr std::string_view centre_option = "--centre";

struct AssembleOptions {
    std::string our_centre;  // name in any spelling; empty: what an authoring folder's centre.toml says, or none
};

struct Assembly {
    Document document;        // complete: ids, organisations, leads, shown names; the shipped words and needs merged in
    Diagnostics diagnostics;  // of the sources, in order, then what was folded, clashed, damaged or not found
    int sheets_read = 0;
    int sheets_folded = 0;  // exact repeats, each reported with both places
};

// Sheets that repeat exactly are one; sheets with the same identity but other words get "-2", "-3" … in the order of
// reading, and a warning; sheets alike from two organisations are two. Identity is what the source itself says
// (organisation, department, title), so that reading another source beside it changes no id.
// The shipped tables (content/defaults) come first, a source's own entries win, word by word. Needs of the defaults are
// used only when no source gives any.
// Values of shared vocabularies (keywords, publics, dimension …) that differ only when unfolded get one spelling.
// Titles and names are shown in sentence case; running text is typeset; source_title, source_organisation and
// source_name stay untouched. Text that one sheet says twice is the business of its reader, which knows the lines.
// Never fails: what is wrong is a diagnostic, in French. Any thread.
[[nodiscard]] Assembly assemble(std::vector<SourceReading> readings, const AssembleOptions& options);

// With other tables than the shipped ones.
[[nodiscard]] Assembly assemble(std::vector<SourceReading> readings, const AssembleOptions& options,
                                const SourceReading& defaults);

}  // namespace parvis::content
