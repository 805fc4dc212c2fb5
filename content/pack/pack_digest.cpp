#include "content/pack/pack_digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cstdlib>
#include <vector>

namespace parvis::content {
namespace {

// OpenSSL refuses where there is no memory, or where it is no whole OpenSSL. What is no digest must not be signed.
void must(int succeeded) {
    if (succeeded != 1) std::abort();
}

}  // namespace

struct Digester::State {
    EVP_MD_CTX* hash = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(hash); }
};

void Digester::Gone::operator()(State* state) const {
    delete state;
}

Digester::Digester() : state_(new State) {
    // The system's settings for OpenSSL are about TLS: nothing of a board's files decides how packs are verified.
    must(OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr));
    must(state_->hash != nullptr ? 1 : 0);
    must(EVP_DigestInit_ex(state_->hash, EVP_blake2b512(), nullptr));
}

void Digester::add(std::span<const std::byte> bytes) {
    must(EVP_DigestUpdate(state_->hash, bytes.data(), bytes.size()));
}

PackDigest Digester::finish() {
    PackDigest digest{};
    must(EVP_DigestFinal_ex(state_->hash, digest.data(), nullptr));
    return digest;
}

Result<PackDigest> digest_of(InputFile& input, const Cancellation* cancel) {
    constexpr std::size_t block_bytes = 1'000'000;
    Digester digester;
    std::vector<std::byte> block(block_bytes);
    for (;;) {
        if (cancel != nullptr && cancel->cancelled()) return fail(Errc::interrupted, "la vérification a été arrêtée");
        const auto read = input.read(block);
        if (!read) return fail(read.error());
        digester.add(std::span(block).first(*read));
        if (*read < block.size()) return digester.finish();
    }
}

}  // namespace parvis::content
