// minisign's three kinds of files, so that its own tool verifies what we sign and we verify what it signs.
// Source: minisign's manual, sections “Signature format”, “Public key format”, “Secret key format” (jedisct1.github.io/
// minisign). Ed25519 is libsodium's; pack_digest.h takes the digest of a file. Only prehashed signatures (“ED”) are
// taken: the older kind (“Ed”) needs the whole file in memory before anything of it is known. Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "platform/base/result.h"

namespace parvis::content {

using KeyId = std::array<std::uint8_t, 8>;
using SignatureBytes = std::array<std::uint8_t, 64>;
using PackDigest = std::array<std::uint8_t, 64>;  // BLAKE2b-512 of a whole file

struct PublicKey {
    KeyId id{};
    std::array<std::uint8_t, 32> key{};
    std::string comment;  // the untrusted comment of its file, without “untrusted comment: ”
    bool operator==(const PublicKey&) const = default;
};

// The text of a .pub file: a comment's line, then the key in base64. Fails with malformed, in a French sentence without
// a file's name: the caller knows it.
[[nodiscard]] Result<PublicKey> parse_public_key(std::string_view text);
[[nodiscard]] std::string to_text(const PublicKey& key);
// As minisign shows it: 16 capital hexadecimal digits.
[[nodiscard]] std::string to_text(const KeyId& id);

struct Signature {
    KeyId key_id{};
    SignatureBytes of_file{};     // of the file's digest
    std::string trusted_comment;  // UTF-8, one line
    SignatureBytes of_comment{};  // of `of_file` and the trusted comment: minisign's “global signature”
    bool operator==(const Signature&) const = default;
};

inline constexpr std::size_t max_signature_text_bytes = 16384;

// The text of a .minisig file. Fails with malformed, unsupported (the older kind of signature) or too_large.
[[nodiscard]] Result<Signature> parse_signature(std::string_view text);
[[nodiscard]] std::string to_text(const Signature& signature);

// Whether `key` signed what `signature` says of itself (its trusted comment), before a byte of the file is read.
[[nodiscard]] bool comment_is_signed(const Signature& signature, const PublicKey& key);
// Whether `key` signed a file of that digest. Says nothing about the comment.
[[nodiscard]] bool file_is_signed(const Signature& signature, const PublicKey& key, const PackDigest& digest);

// What signs. Its bytes are wiped when it goes.
class SecretKey {
public:
    [[nodiscard]] static SecretKey generate();
    // The text of a minisign secret key's file. An empty password is minisign's “-W”: not encrypted. Fails with
    // malformed, invalid_value (another password) or too_large (scrypt asks for more memory than 1 GB).
    [[nodiscard]] static Result<SecretKey> parse(std::string_view text, std::string_view password);
    // Whether the text is a secret key's, encrypted or not, as far as its form tells.
    [[nodiscard]] static bool is_one(std::string_view text);
    // Whether parse() needs the password of the key in that text.
    [[nodiscard]] static bool is_encrypted(std::string_view text);
    // Encrypted with the password by scrypt, with minisign's costs; not encrypted when it is empty.
    [[nodiscard]] Result<std::string> to_text(std::string_view password) const;
    [[nodiscard]] const PublicKey& public_key() const;
    [[nodiscard]] Signature sign(const PackDigest& digest, std::string_view trusted_comment) const;

    SecretKey(SecretKey&&) noexcept;
    SecretKey& operator=(SecretKey&&) noexcept;
    ~SecretKey();

private:
    SecretKey();
    struct Bytes;
    std::unique_ptr<Bytes> bytes_;
};

}  // namespace parvis::content
