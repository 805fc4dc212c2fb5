// The folder that staff fill with a spreadsheet: centre.toml, actions.csv, partenaires.csv, besoins.csv, mots.csv,
// affiches.csv, centres.csv, images/. Columns, values and examples: AUTHORING.md beside this file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "content/sources/source.h"

namespace parvis::content {

// Whether a file of that name is one of those that are read (images aside).
[[nodiscard]] bool is_authoring_file(std::string_view name);

// Whether the folder holds at least one of the files above.
[[nodiscard]] bool looks_like_authoring_folder(const std::filesystem::path& folder);

// Reads what is there; every file is optional, as is every column but the one that names the row. Fails with unreadable
// when the folder cannot be listed. A file that is too large or unreadable is an error diagnostic. `our_centre` as
// read_source() takes it.
[[nodiscard]] Result<SourceReading> read_authoring_folder(const std::filesystem::path& folder,
                                                          const OnProgress& on_progress = {},
                                                          const std::string& our_centre = {});

// One of the folder's tables by itself, as the shipped defaults (content/defaults) are read. `name` is its file name
// ("mots.csv"); messages name it.
void read_authoring_table(std::string_view bytes, const std::string& name, SourceReading& into);

}  // namespace parvis::content
