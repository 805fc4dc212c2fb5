// Files that the commands for packs share: a pack read part by part, its signature, keys, copies.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "content/cli/command.h"
#include "content/pack/judge_pack.h"
#include "content/pack/keyring.h"
#include "content/pack/minisign.h"
#include "content/progress.h"
#include "platform/base/result.h"

namespace parvis::content::cli {

struct FileDigest {
    PackDigest digest{};
    std::uint64_t size_bytes = 0;
};

// Both read a regular file in parts of 1 MB. Fail as read_file() (platform/base/durable_file.h) does.
[[nodiscard]] Result<FileDigest> digest_of_file(const std::filesystem::path& file, const OnProgress& on_progress);
// Whole or not at all, and on the disk when it returns. Fails with unwritable, too.
[[nodiscard]] Result<FileDigest> copy_file(const std::filesystem::path& from, const std::filesystem::path& to,
                                           const OnProgress& on_progress);

[[nodiscard]] std::filesystem::path signature_path(const std::filesystem::path& pack);  // "a.parvis.minisig"
// Of the file beside a pack. The message names it.
[[nodiscard]] Result<Signature> read_signature(const std::filesystem::path& pack);
[[nodiscard]] Result<PublicKey> read_public_key(const std::filesystem::path& file);

// judge_pack() with a bar.
[[nodiscard]] Result<PackContent> judge_with_bar(const std::filesystem::path& pack, Console& console);

// Those of a folder; remarks go to console.err. Nothing, and told, when it cannot be read.
[[nodiscard]] std::optional<Keyring> keys_in(const std::filesystem::path& folder, Console& console);
// The keys that --key (several) and --keys name; remarks go to console.err. Nothing, and told, when one cannot be read.
[[nodiscard]] std::optional<Keyring> keys_of(const ParsedArguments& parsed, Console& console);

// "édition 12 du 5 décembre 2026, par Awa, pour Les Tilleuls, La Source"
[[nodiscard]] std::string in_words(const Edition& edition);
[[nodiscard]] std::string size_in_words(std::uintmax_t bytes);

}  // namespace parvis::content::cli
