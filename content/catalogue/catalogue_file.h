// A file on disk, judged before anything of it is believed: is it a catalogue of this schema, whole?
#pragma once

#include <cstdint>
#include <filesystem>

#include "content/database.h"
#include "platform/base/result.h"

namespace parvis::content {

// Opens it read-only and immutable once its header and its tables are exactly ours. The messages are French, for staff:
// not_found; unreadable (a folder, rights); foreign (not a database, another application's); too_new; unsupported
// (a schema from before those we know); malformed (empty, truncated, damaged, other tables than ours).
[[nodiscard]] Result<Database> open_catalogue_file(const std::filesystem::path& file);

// The same for a file of a stranger (Database::open_strangers): `go_on` is asked while it is opened, and afterwards in
// every query. Once it said no, this fails with interrupted.
[[nodiscard]] Result<Database> open_strangers_catalogue_file(const std::filesystem::path& file, Database::GoOn go_on,
                                                             Database::OnRead on_read = {});

// 0 where it cannot be told, for lack of a file or of rights: opening it says why.
[[nodiscard]] std::uint64_t size_of(const std::filesystem::path& file);

// Passes an error of a query on, with the file's name and what to do about it. What SQLite says of it is English for
// programmers: it goes to the log, as debug.
[[nodiscard]] tl::unexpected<Error> catalogue_failure(const std::filesystem::path& file, const Error& error);

}  // namespace parvis::content
