// The digest of a whole file, by which packs are signed and named.
#pragma once

#include "content/pack/minisign.h"
#include "content/search/cancellation.h"
#include "platform/base/files.h"
#include "platform/base/result.h"

namespace parvis::content {

// From where `input` stands to its end, in parts of 1 MB. Fails as its read() does, or with interrupted.
[[nodiscard]] Result<PackDigest> digest_of(InputFile& input, const Cancellation* cancel = nullptr);

}  // namespace parvis::content
