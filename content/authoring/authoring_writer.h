// A catalogue's content as the folder that staff fill with a spreadsheet (sources/AUTHORING.md), to be edited and built
// again.
#pragma once

#include <filesystem>

#include "content/cancellation.h"
#include "content/document.h"
#include "content/progress.h"
#include "platform/base/result.h"

namespace parvis::content {

struct AuthoringOptions {
    OnProgress on_progress;
    const Cancellation* cancel = nullptr;  // by it another thread gives the work up
};

// Writes centre.toml (when a centre is ours), actions.csv, partenaires.csv, besoins.csv, mots.csv, affiches.csv,
// images/, centres.csv (when something is known of other centres), LISEZMOI.txt into `folder`, which must not be there
// or be empty; whole or not at all. `document` is one that assemble() made: read and assembled again by this build, the
// folder gives what visitors see of it. Its edition, and words of the shipped tables, are not in it. Fails with
// invalid_value (a folder that holds something), unwritable, too_large (a table over the reader's limits), interrupted;
// in French, for staff. Touches nothing but the folder. Any thread.
[[nodiscard]] Status write_authoring_folder(const Document& document, const std::filesystem::path& folder,
                                            const AuthoringOptions& options = {});

}  // namespace parvis::content
