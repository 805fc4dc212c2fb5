// centre.toml: who we are. Keys: AUTHORING.md beside this file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/document.h"
#include "content/sources/remarks.h"

namespace parvis::content {

// Our centre, with is_ours set; none, and an error with line and what to write, when the file is not TOML or does not
// say `nom`; none, and a note, for the template's own name. `settings_name` is its name where the file says none, or
// the template's (then none, when it says nothing else either): empty where nobody else knows it. Keys that are unknown
// or hold a value of the wrong kind are reported and left out.
[[nodiscard]] std::optional<Organisation> read_centre_file(std::string_view bytes, Remarks& remarks,
                                                           const std::string& settings_name = {});

}  // namespace parvis::content
