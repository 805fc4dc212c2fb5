// The folder that staff start from, and the page that explains it.
#pragma once

#include <filesystem>
#include <string>

#include "content/document.h"
#include "platform/base/result.h"

namespace parvis::content {

// Writes into `folder`, which must not be there or be empty, whole or not at all: every table with its headings, a row
// of explanations, two of examples; centre.toml to fill; images/; LISEZMOI.txt. What stands in the rows and in
// centre.toml begins with « (aide) » or « (exemple) », so that the reader passes over it: built as it is, the folder
// gives nothing, and no error. Where our centre is known (`ours` has a source_name), centre.toml says what is known of
// it instead, and nothing is left to do there. Fails with invalid_value (a folder that holds something), unwritable; in
// French, for staff. Touches nothing but the folder. Any thread.
[[nodiscard]] Status write_template(const std::filesystem::path& folder, const Organisation& ours = {});

// LISEZMOI.txt of every authoring folder that Parvis writes: how to fill and save it, and each column. Lines end in \n.
[[nodiscard]] std::string authoring_read_me();

}  // namespace parvis::content
