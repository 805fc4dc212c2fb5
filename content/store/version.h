// A content that the store holds: the pack and its signature, under a name that says which it is.
#pragma once

#include <compare>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "content/pack/minisign.h"
#include "platform/base/result.h"

namespace parvis::content {

// “0000000012-a1b2c3d4e5f6”: the sequence (0: not numbered), then the first 12 hexadecimal digits of the digest.
struct VersionName {
    std::int64_t sequence = 0;
    std::string digest;
    auto operator<=>(const VersionName&) const = default;  // by sequence first
};

[[nodiscard]] VersionName name_of(std::int64_t sequence, const PackDigest& digest);
[[nodiscard]] std::string to_text(const VersionName& name);
[[nodiscard]] std::optional<VersionName> version_name_of(std::string_view text);

// Twelve such digits of a text, to know it again.
[[nodiscard]] std::string checksum_of(std::string_view text);

inline constexpr std::string_view pack_ending = ".parvis";
inline constexpr std::string_view signature_ending = ".minisig";  // after the pack's own name

struct Version {
    VersionName name;
    std::filesystem::path file;  // the pack; stays readable by who has it open when it is removed
    Signature signature;
};

// Whether what failed so is itself at fault, and may go: not the disk of today, its lack of memory or of descriptors,
// nor this version of Parvis.
[[nodiscard]] bool is_lost(Errc why);

// “le contenu n° 12”, for sentences.
[[nodiscard]] std::string spoken(const VersionName& name);
[[nodiscard]] std::string spoken_first(const VersionName& name);  // “Le contenu n° 12”

}  // namespace parvis::content
