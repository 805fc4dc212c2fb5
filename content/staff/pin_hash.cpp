#include "content/staff/pin_hash.h"

#include <sodium.h>

#include <array>

#include "content/sodium.h"

namespace parvis::content {
namespace {

// The service has 256 MB for everything, on boards of 512: half of what libsodium takes for somebody who waits, as many
// passes.
constexpr std::size_t memory_bytes = std::size_t{32} << 20U;
constexpr unsigned long long passes = crypto_pwhash_OPSLIMIT_INTERACTIVE;

// “$argon2id$v=19$m=…,t=…,p=1$”, the salt and the hash in base 64. libsodium takes a shorter one for a hash too, which
// is no code's.
std::size_t whole_length() {
    constexpr std::size_t salt_letters = 22;
    constexpr std::size_t hash_letters = 43;
    const std::string costs =
        "$argon2id$v=19$m=" + std::to_string(memory_bytes / 1024) + ",t=" + std::to_string(passes) + ",p=1$";
    return costs.size() + salt_letters + 1 + hash_letters;
}

}  // namespace

Result<std::string> hash_pin(std::string_view digits) {
    wake_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), digits.data(), digits.size(), passes, memory_bytes) != 0)
        return fail(Errc::unavailable, "pas assez de mémoire pour enregistrer le code ; réessayez");
    return std::string(hash.data());
}

bool is_pin_hash(const std::string& hash) {
    wake_sodium();
    return hash.size() == whole_length() && crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory_bytes) == 0;
}

bool is_right_pin(const std::string& hash, std::string_view digits) {
    return is_pin_hash(hash) && crypto_pwhash_str_verify(hash.c_str(), digits.data(), digits.size()) == 0;
}

}  // namespace parvis::content
