// The digest of a whole file, BLAKE2b-512 (RFC 7693), by which packs are signed and named. By OpenSSL: on some
// processors twice as fast as libsodium, and an update from a fast stick takes as long as its hashing does. Any thread.
#pragma once

#include <memory>
#include <span>

#include "content/cancellation.h"
#include "content/pack/minisign.h"
#include "platform/base/files.h"
#include "platform/base/result.h"

namespace parvis::content {

// The digest of a file that comes in parts.
class Digester {
public:
    Digester();
    void add(std::span<const std::byte> bytes);
    [[nodiscard]] PackDigest finish();  // once

private:
    struct State;
    struct Gone {
        void operator()(State* state) const;
    };
    std::unique_ptr<State, Gone> state_;
};

// From where `input` stands to its end, in parts of 1 MB. Fails as its read() does, or with interrupted.
[[nodiscard]] Result<PackDigest> digest_of(InputFile& input, const Cancellation* cancel = nullptr);

}  // namespace parvis::content
