// A text of SENACS sheets.
#include "content/sources/senacs_text.h"
#include "tests/fuzz/readings.h"

using namespace parvis;
using namespace parvis::content;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::text_of(data, size);
    auto reading = read_senacs_text(bytes, "f");
    fuzz::promise(static_cast<std::size_t>(reading.sheets_read) == reading.document.actions.size(),
                  "every sheet that was counted is there");
    static_cast<void>(looks_like_senacs(decode_text(bytes).utf8));
    if (reading.sheets_read == 0) fuzz::promise(!reading.diagnostics.empty(), "that there was no sheet is told");
    fuzz::promise_good(std::move(reading), bytes);
    return 0;
}
