#include "content/pack/pack_digest.h"

#include <span>
#include <vector>

namespace parvis::content {

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
