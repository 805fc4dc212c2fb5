// The three texts of minisign. What is taken is written again and taken again as the same.
#include "content/pack/minisign.h"
#include "content/text/encoding.h"
#include "tests/fuzz/fuzz_target.h"

using namespace parvis;
using namespace parvis::content;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    if (const auto signature = parse_signature(text)) {
        fuzz::promise(is_clean_text(signature->trusted_comment), "a trusted comment is clean");
        const auto again = parse_signature(to_text(*signature));
        fuzz::promise(again && *again == *signature, "a signature is written as it was read");
        static const PublicKey key = SecretKey::generate().public_key();
        fuzz::promise(!comment_is_signed(*signature, key), "nobody signs with a key that was made a moment ago");
    }
    if (const auto key = parse_public_key(text)) {
        const auto again = parse_public_key(to_text(*key));
        fuzz::promise(again && *again == *key, "a public key is written as it was read");
    }
    // Not the encrypted ones: each would take seconds.
    if (!SecretKey::is_encrypted(text)) {
        if (const auto key = SecretKey::parse(text, "")) {
            const auto again = SecretKey::parse(key->to_text("").value(), "");
            fuzz::promise(again && again->public_key() == key->public_key(), "a secret key is written as it was read");
        }
    }
    return 0;
}
