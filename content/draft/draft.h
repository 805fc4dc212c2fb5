// What staff wrote in a spreadsheet becomes a content on the board itself: a draft, which they look at and then publish
// through the very pipeline that takes signed packs (content/update).
//
//     PARVIS/ on a stick ─► built by a confined process ─► judged as a stranger's pack ─► compared with what is shown
//     ─► looked at ─► signed with the board's own key ─► update_from()
//
// For a worker thread. Nothing but the draft's folder is ever written.
#pragma once

#include <filesystem>
#include <optional>

#include "content/cancellation.h"
#include "content/draft/build_catalogue.h"
#include "content/pack/comparison.h"
#include "content/pack/judge_pack.h"
#include "content/pack/minisign.h"
#include "content/update/find_packs.h"
#include "platform/base/files.h"

namespace parvis::content {

// The folder PARVIS (any case) at the top of a stick, when it holds a table or centre.toml and no pack: by their names,
// nothing is opened. Nothing for any other stick, or one that has gone.
[[nodiscard]] std::optional<std::filesystem::path> find_authoring_folder(Files& files,
                                                                         const std::filesystem::path& media);

struct DraftSetup {
    std::filesystem::path builder;  // parvis-content
    std::filesystem::path folder;   // for drafts alone; made with the one above it, emptied before
    std::string centre;             // ours; empty: as centre.toml says
    Edition edition;                // its number, author and day; none: it has none
    std::filesystem::path shown;    // what it is compared with
};

struct Draft {
    std::filesystem::path pack;          // there when `content` is
    BuildOutcome build;                  // its remarks name the files of the stick as staff see them: "actions.csv"
    std::optional<PackContent> content;  // nothing: the remarks, or `build.failure`, say why
    std::optional<Comparison> changes;   // nothing: what is shown cannot be compared with
};

// Fails with interrupted; with unavailable when the builder cannot be run, came to an end of its own (memory, time) or
// talks nonsense; with no_room, unwritable. A folder with mistakes is no failure.
[[nodiscard]] Result<Draft> make_draft(Files& files, const std::filesystem::path& source, const DraftSetup& setup,
                                       const Cancellation& cancel, const OnBuildProgress& on_progress);

// Of a draft with `content`: writes its signature beside it. Fails as Files do, with interrupted, or with not_found
// when it has gone.
[[nodiscard]] Result<StickPack> sign_draft(Files& files, const Draft& draft, const SecretKey& key,
                                           const Cancellation& cancel);

// Whatever lies in a draft's folder.
void discard_drafts(Files& files, const std::filesystem::path& folder);

}  // namespace parvis::content
