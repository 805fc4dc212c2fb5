// A key, a file and its trusted comment, for tests of signatures.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "content/pack/pack_digest.h"

namespace parvis::content {

inline const std::string content = "the bytes of a pack";
inline const std::string comment = "product=parvis\tschema=2\tsequence=7\tsize=19\tcentre=Maison de l’Étang";

inline PackDigest digest_of(std::string_view bytes) {
    Digester digester;
    digester.add(std::as_bytes(std::span(bytes)));
    return digester.finish();
}

inline const SecretKey& a_key() {
    static const SecretKey key = SecretKey::generate();
    return key;
}

inline bool all_is_signed(const Signature& signature, const PublicKey& key, std::string_view bytes) {
    return comment_is_signed(signature, key) && file_is_signed(signature, key, digest_of(bytes));
}

}  // namespace parvis::content
