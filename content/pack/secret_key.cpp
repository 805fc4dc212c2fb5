#include <sodium.h>

#include <utility>
#include <vector>

#include "content/pack/minisign.h"
#include "content/pack/minisign_file.h"
#include "content/sodium.h"

namespace parvis::content {
namespace {

constexpr std::array<std::uint8_t, 2> scrypt{'S', 'c'};
constexpr std::array<std::uint8_t, 2> not_encrypted{0, 0};
constexpr std::array<std::uint8_t, 2> blake2b{'B', '2'};
constexpr std::size_t salt_bytes = crypto_pwhash_scryptsalsa208sha256_SALTBYTES;
constexpr std::size_t locked_bytes = 8 + 64 + 32;  // id, secret, checksum
constexpr std::size_t header_bytes = 2 + 2 + 2 + salt_bytes + 8 + 8;
constexpr std::uint64_t max_memory_bytes = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;  // 1 GB
constexpr std::uint64_t max_operations = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;

// Bytes that are a secret, or from which one could be had.
template <std::size_t count>
struct Wiped : std::array<std::uint8_t, count> {
    Wiped() : std::array<std::uint8_t, count>{} {}
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    ~Wiped() { sodium_memzero(this->data(), count); }
};

std::uint64_t number_of(const std::array<std::uint8_t, 8>& bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number |= std::uint64_t{bytes[i]} << (8 * i);
    return number;
}

void append_number(std::vector<std::uint8_t>& out, std::uint64_t number) {
    for (int i = 0; i < 8; ++i) out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

Status xor_with_password(std::array<std::uint8_t, locked_bytes>& bytes, std::string_view password,
                         const std::array<std::uint8_t, salt_bytes>& salt, std::uint64_t operations,
                         std::uint64_t memory_bytes) {
    Wiped<locked_bytes> stream;
    const int code = crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), password.data(), password.size(),
                                                        salt.data(), operations, memory_bytes);
    if (code != 0)
        return fail(Errc::too_large,
                    "la mémoire manque pour le mot de passe d’une clé (il en faut 1 Go) : fermez d’autres programmes, "
                    "ou signez sur un autre ordinateur");
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(bytes[i] ^ stream[i]);
    return {};
}

std::array<std::uint8_t, 32> checksum_of(const KeyId& id, const std::array<std::uint8_t, 64>& secret) {
    std::array<std::uint8_t, 32> sum{};
    crypto_generichash_state hash;
    crypto_generichash_init(&hash, nullptr, 0, sum.size());
    crypto_generichash_update(&hash, key_algorithm.data(), key_algorithm.size());
    crypto_generichash_update(&hash, id.data(), id.size());
    crypto_generichash_update(&hash, secret.data(), secret.size());
    crypto_generichash_final(&hash, sum.data(), sum.size());
    return sum;
}

std::string comment_of(const KeyId& id) {
    return "minisign public key " + to_text(id);
}

}  // namespace

struct SecretKey::Bytes {
    PublicKey open;
    std::array<std::uint8_t, 64> secret{};
    ~Bytes() { sodium_memzero(secret.data(), secret.size()); }
};

SecretKey::SecretKey() : bytes_(std::make_unique<Bytes>()) {}
SecretKey::SecretKey(SecretKey&&) noexcept = default;
SecretKey& SecretKey::operator=(SecretKey&&) noexcept = default;
SecretKey::~SecretKey() = default;

SecretKey SecretKey::generate() {
    wake_sodium();
    SecretKey key;
    randombytes_buf(key.bytes_->open.id.data(), key.bytes_->open.id.size());
    crypto_sign_keypair(key.bytes_->open.key.data(), key.bytes_->secret.data());
    key.bytes_->open.comment = comment_of(key.bytes_->open.id);
    return key;
}

Result<SecretKey> SecretKey::parse(std::string_view text, std::string_view password) {
    wake_sodium();
    if (text.size() > max_signature_text_bytes || !untrusted_comment_of(next_line(text)))
        return fail(Errc::malformed,
                    "n’est pas une clé secrète de minisign : donnez le fichier .key que keygen a fait");
    Wiped<header_bytes + locked_bytes> bytes;
    if (!from_base64(next_line(text), bytes) || !is_blank(text))
        return fail(Errc::malformed, "clé secrète abîmée : reprenez la copie que vous en gardez");
    std::span<const std::uint8_t> rest = bytes;
    const auto algorithm = take<2>(rest);
    const auto kdf = take<2>(rest);
    if (algorithm != key_algorithm || (kdf != scrypt && kdf != not_encrypted) || take<2>(rest) != blake2b)
        return fail(Errc::malformed, "clé secrète d’une sorte inconnue : il faut une clé de minisign, Ed25519");
    const auto salt = take<salt_bytes>(rest);
    const auto operations = number_of(take<8>(rest));
    const auto memory_bytes = number_of(take<8>(rest));
    Wiped<locked_bytes> locked;
    std::copy(rest.begin(), rest.end(), locked.begin());
    if (kdf == scrypt) {
        if (memory_bytes > max_memory_bytes || operations > max_operations)
            return fail(Errc::too_large,
                        "le mot de passe de cette clé demande plus de 1 Go de mémoire : faites-en une autre avec "
                        "parvis-content keygen");
        if (auto opened = xor_with_password(locked, password, salt, operations, memory_bytes); !opened)
            return fail(opened.error());
    }

    SecretKey key;
    rest = locked;
    key.bytes_->open.id = take<8>(rest);
    key.bytes_->secret = take<64>(rest);
    // minisign writes no checksum in a key that is not encrypted; the public half inside is one as well.
    std::array<std::uint8_t, 32> seed{};
    std::array<std::uint8_t, 64> again{};
    std::copy_n(key.bytes_->secret.begin(), seed.size(), seed.begin());
    crypto_sign_seed_keypair(key.bytes_->open.key.data(), again.data(), seed.data());
    const bool whole = again == key.bytes_->secret &&
                       (kdf == not_encrypted || take<32>(rest) == checksum_of(key.bytes_->open.id, key.bytes_->secret));
    sodium_memzero(seed.data(), seed.size());
    sodium_memzero(again.data(), again.size());
    if (!whole && kdf == not_encrypted)
        return fail(Errc::malformed, "clé secrète abîmée : reprenez la copie que vous en gardez");
    if (!whole) return fail(Errc::invalid_value, "ce n’est pas le mot de passe de cette clé");
    key.bytes_->open.comment = comment_of(key.bytes_->open.id);
    return key;
}

bool SecretKey::is_encrypted(std::string_view text) {
    (void)next_line(text);
    Wiped<header_bytes + locked_bytes> bytes;
    return from_base64(next_line(text), bytes) && bytes[2] == scrypt[0] && bytes[3] == scrypt[1];
}

bool SecretKey::is_one(std::string_view text) {
    (void)next_line(text);
    Wiped<header_bytes + locked_bytes> bytes;
    return from_base64(next_line(text), bytes) && std::equal(key_algorithm.begin(), key_algorithm.end(), bytes.begin());
}

Result<std::string> SecretKey::to_text(std::string_view password) const {
    std::array<std::uint8_t, salt_bytes> salt{};
    std::uint64_t operations = 0;
    std::uint64_t memory_bytes = 0;
    Wiped<locked_bytes> locked;
    auto next = std::copy(bytes_->open.id.begin(), bytes_->open.id.end(), locked.begin());
    next = std::copy(bytes_->secret.begin(), bytes_->secret.end(), next);
    if (!password.empty()) {
        const auto sum = checksum_of(bytes_->open.id, bytes_->secret);
        std::copy(sum.begin(), sum.end(), next);
        randombytes_buf(salt.data(), salt.size());
        operations = max_operations;
        memory_bytes = max_memory_bytes;
        if (auto closed = xor_with_password(locked, password, salt, operations, memory_bytes); !closed)
            return fail(closed.error());
    }
    std::vector<std::uint8_t> bytes(key_algorithm.begin(), key_algorithm.end());
    const auto& kdf = password.empty() ? not_encrypted : scrypt;
    bytes.reserve(header_bytes + locked_bytes);  // it does not move, so that no copy of the secret stays behind
    bytes.insert(bytes.end(), kdf.begin(), kdf.end());
    bytes.insert(bytes.end(), blake2b.begin(), blake2b.end());
    bytes.insert(bytes.end(), salt.begin(), salt.end());
    append_number(bytes, operations);
    append_number(bytes, memory_bytes);
    bytes.insert(bytes.end(), locked.begin(), locked.end());
    std::string text = std::string(untrusted_prefix) +
                       (password.empty() ? "minisign secret key, not encrypted\n" : "minisign encrypted secret key\n") +
                       to_base64(bytes) + "\n";
    sodium_memzero(bytes.data(), bytes.size());
    return text;
}

const PublicKey& SecretKey::public_key() const {
    return bytes_->open;
}

Signature SecretKey::sign(const PackDigest& digest, std::string_view trusted_comment) const {
    Signature signature;
    signature.key_id = bytes_->open.id;
    signature.trusted_comment = trusted_comment;
    crypto_sign_detached(signature.of_file.data(), nullptr, digest.data(), digest.size(), bytes_->secret.data());
    std::vector<std::uint8_t> words(signature.of_file.begin(), signature.of_file.end());
    words.insert(words.end(), trusted_comment.begin(), trusted_comment.end());
    crypto_sign_detached(signature.of_comment.data(), nullptr, words.data(), words.size(), bytes_->secret.data());
    return signature;
}

}  // namespace parvis::content
