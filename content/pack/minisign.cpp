#include "content/pack/minisign.h"

#include <sodium.h>

#include <vector>

#include "content/pack/minisign_file.h"
#include "content/sodium.h"
#include "content/text/encoding.h"

namespace parvis::content {
namespace {

constexpr std::string_view trusted_prefix = "trusted comment: ";
constexpr std::size_t public_key_bytes = 2 + 8 + 32;
constexpr std::size_t signature_bytes = 2 + 8 + 64;
// minisign reads the line, its prefix and its end into 8192 bytes.
constexpr std::size_t max_trusted_comment_bytes = 8192 - trusted_prefix.size() - 2;

bool is_one_clean_line(std::string_view text) {
    return is_clean_text(text) && text.find('\n') == std::string_view::npos;
}

// What the global signature is of.
std::vector<std::uint8_t> signed_words(const SignatureBytes& of_file, std::string_view comment) {
    std::vector<std::uint8_t> words(of_file.begin(), of_file.end());
    words.insert(words.end(), comment.begin(), comment.end());
    return words;
}

}  // namespace

std::string_view next_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::optional<std::string> untrusted_comment_of(std::string_view line) {
    if (!line.starts_with(untrusted_prefix) || line.size() > max_untrusted_comment_bytes) return std::nullopt;
    line.remove_prefix(untrusted_prefix.size());
    if (!is_one_clean_line(line)) return std::nullopt;
    return std::string(line);
}

bool from_base64(std::string_view line, std::span<std::uint8_t> bytes) {
    // libsodium takes a letter with its highest bit set for the same letter.
    if (std::any_of(line.begin(), line.end(), [](char letter) { return (letter & 0x80) != 0; })) return false;
    std::size_t written = 0;
    const char* end = nullptr;
    const int code = sodium_base642bin(bytes.data(), bytes.size(), line.data(), line.size(), nullptr, &written, &end,
                                       sodium_base64_VARIANT_ORIGINAL);
    return code == 0 && written == bytes.size() && end == line.data() + line.size();
}

std::string to_base64(std::span<const std::uint8_t> bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // its own end of string
    return text;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Result<PublicKey> parse_public_key(std::string_view text) {
    constexpr std::string_view remedy = "recopiez le fichier .pub de la personne qui signe";
    if (text.size() > max_signature_text_bytes)
        return fail(Errc::malformed, "trop gros pour une clé publique : " + std::string(remedy));
    PublicKey key;
    auto comment = untrusted_comment_of(next_line(text));
    if (!comment) return fail(Errc::malformed, "n’est pas une clé publique de minisign : " + std::string(remedy));
    key.comment = std::move(*comment);
    std::array<std::uint8_t, public_key_bytes> bytes{};
    if (!from_base64(next_line(text), bytes) || !is_blank(text))
        return fail(Errc::malformed, "clé publique abîmée : " + std::string(remedy));
    std::span<const std::uint8_t> rest = bytes;
    if (take<2>(rest) != key_algorithm)
        return fail(Errc::malformed, "clé publique d’une sorte inconnue : il faut une clé de minisign, Ed25519");
    key.id = take<8>(rest);
    key.key = take<32>(rest);
    return key;
}

std::string to_text(const PublicKey& key) {
    std::vector<std::uint8_t> bytes(key_algorithm.begin(), key_algorithm.end());
    bytes.insert(bytes.end(), key.id.begin(), key.id.end());
    bytes.insert(bytes.end(), key.key.begin(), key.key.end());
    return std::string(untrusted_prefix) + key.comment + "\n" + to_base64(bytes) + "\n";
}

std::string to_text(const KeyId& id) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    // minisign reads the id as a little-endian number.
    for (auto byte = id.rbegin(); byte != id.rend(); ++byte) {
        text += digits[*byte >> 4];
        text += digits[*byte & 15];
    }
    return text;
}

Result<Signature> parse_signature(std::string_view text) {
    if (text.size() > max_signature_text_bytes)
        return fail(Errc::too_large, "trop grosse pour une signature (16 Ko au plus) : recopiez le fichier .minisig");
    const auto damaged = [](std::string_view what) {
        return fail(Errc::malformed, std::string(what) + " : recopiez le fichier .minisig");
    };
    Signature signature;
    if (!untrusted_comment_of(next_line(text))) return damaged("n’est pas une signature de minisign");

    std::array<std::uint8_t, signature_bytes> bytes{};
    if (!from_base64(next_line(text), bytes)) return damaged("signature abîmée (deuxième ligne)");
    std::span<const std::uint8_t> rest = bytes;
    const auto algorithm = take<2>(rest);
    if (algorithm == key_algorithm)
        return fail(Errc::unsupported,
                    "signature de l’ancienne sorte, qui ne se vérifie qu’avec tout le fichier en mémoire : signez avec "
                    "parvis-content sign, ou avec minisign 0.10 ou plus récent sans l’option -l");
    if (algorithm != prehashed_algorithm) return damaged("signature d’une sorte inconnue");
    signature.key_id = take<8>(rest);
    signature.of_file = take<64>(rest);

    std::string_view comment = next_line(text);
    if (!comment.starts_with(trusted_prefix)) return damaged("signature sans sa troisième ligne (trusted comment)");
    comment.remove_prefix(trusted_prefix.size());
    if (comment.size() > max_trusted_comment_bytes) return damaged("troisième ligne de la signature trop longue");
    if (!is_one_clean_line(comment)) return damaged("troisième ligne de la signature illisible");
    signature.trusted_comment = comment;

    if (!from_base64(next_line(text), signature.of_comment) || !is_blank(text))
        return damaged("signature abîmée (quatrième ligne)");
    return signature;
}

std::string to_text(const Signature& signature) {
    std::vector<std::uint8_t> bytes(prehashed_algorithm.begin(), prehashed_algorithm.end());
    bytes.insert(bytes.end(), signature.key_id.begin(), signature.key_id.end());
    bytes.insert(bytes.end(), signature.of_file.begin(), signature.of_file.end());
    return std::string(untrusted_prefix) + "signature from Parvis, key " + to_text(signature.key_id) + "\n" +
           to_base64(bytes) + "\n" + std::string(trusted_prefix) + signature.trusted_comment + "\n" +
           to_base64(signature.of_comment) + "\n";
}

bool comment_is_signed(const Signature& signature, const PublicKey& key) {
    wake_sodium();
    const auto words = signed_words(signature.of_file, signature.trusted_comment);
    return signature.key_id == key.id &&
           crypto_sign_verify_detached(signature.of_comment.data(), words.data(), words.size(), key.key.data()) == 0;
}

bool file_is_signed(const Signature& signature, const PublicKey& key, const PackDigest& digest) {
    wake_sodium();
    return signature.key_id == key.id &&
           crypto_sign_verify_detached(signature.of_file.data(), digest.data(), digest.size(), key.key.data()) == 0;
}

}  // namespace parvis::content
