#include "content/store/version.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "content/pack/pack_facts.h"
#include "content/sodium.h"

namespace parvis::content {
namespace {

constexpr std::size_t sequence_digits = 10;
constexpr std::size_t digest_digits = 12;

bool all_of(std::string_view text, std::string_view letters) {
    return text.find_first_not_of(letters) == std::string_view::npos;
}

}  // namespace

VersionName name_of(std::int64_t sequence, const PackDigest& digest) {
    VersionName name{sequence, {}};
    for (std::size_t i = 0; i < digest_digits / 2; ++i) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(digest[i]));
        name.digest += two;
    }
    return name;
}

std::string checksum_of(std::string_view text) {
    // The same digest as a pack's, by libsodium: it is taken at every start, when OpenSSL need not be woken.
    wake_sodium();
    PackDigest digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       nullptr, 0);
    return name_of(0, digest).digest;
}

std::string to_text(const VersionName& name) {
    const std::string number = std::to_string(name.sequence);
    return std::string(sequence_digits - std::min(sequence_digits, number.size()), '0') + number + "-" + name.digest;
}

std::optional<VersionName> version_name_of(std::string_view text) {
    if (text.size() != sequence_digits + 1 + digest_digits || text[sequence_digits] != '-') return std::nullopt;
    const auto digits = text.substr(0, sequence_digits);
    const auto digest = text.substr(sequence_digits + 1);
    if (!all_of(digits, "0123456789") || !all_of(digest, "0123456789abcdef")) return std::nullopt;
    VersionName name{0, std::string(digest)};
    std::from_chars(digits.data(), digits.data() + digits.size(), name.sequence);
    if (name.sequence > max_sequence) return std::nullopt;
    return name;
}

bool is_lost(Errc why) {
    return why == Errc::malformed || why == Errc::foreign || why == Errc::not_found || why == Errc::too_large;
}

std::string spoken(const VersionName& name) {
    return name.sequence == 0 ? "le contenu sans numéro" : "le contenu n°\u202f" + std::to_string(name.sequence);
}

std::string spoken_first(const VersionName& name) {
    std::string words = spoken(name);
    words.front() = 'L';
    return words;
}

}  // namespace parvis::content
