// A trusted comment. What is taken is within its limits, and told again as the same.
#include "content/pack/pack_facts.h"
#include "content/text/encoding.h"
#include "tests/fuzz/fuzz_target.h"

using namespace parvis;
using namespace parvis::content;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto facts = facts_of(fuzz::text_of(data, size));
    if (!facts || !*facts) return 0;
    const PackFacts& told = **facts;
    fuzz::promise(told.schema > 0 && told.sequence >= 0 && told.sequence <= max_sequence && told.size_bytes > 0,
                  "numbers are within their limits");
    fuzz::promise(told.centres.size() <= max_centres, "there are no more centres than that");
    fuzz::promise(is_clean_text(told.author), "an author is clean");
    for (const auto& centre : told.centres)
        fuzz::promise(!centre.empty() && is_clean_text(centre), "a centre is clean");
    const auto comment = to_trusted_comment(told);
    fuzz::promise(comment.has_value(), "what was read can be told");
    fuzz::promise(facts_of(*comment).value() == told, "facts are told as they were read");
    return 0;
}
